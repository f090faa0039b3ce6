"""The sheet as Markdown: the form as a table, the board as a table below.

Refuses to let a name be Markdown: everything goes through `escape`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.method.stages import BOARD
from pipelinecli.render.board.writing import write_markdown as write_board
from pipelinecli.render.formats.markdown import escape, table_row
from pipelinecli.render.marks import override_words
from pipelinecli.render.sheet.handed_in import since_text, status_label
from pipelinecli.render.sheet.text import (
    any_override,
    checkin_label,
    column_label,
    covers,
    entry_text,
    form_name,
    head,
    lost_text,
    subtotal_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.sheet import Sheet, SheetRow


def write_markdown(sheet: Sheet, out: TextIO) -> None:
    """Write the form under one heading, the board under the next."""
    out.write(f"# {escape(form_name())}\n\n")
    out.writelines(f"- {escape(label)}: {escape(value)}\n" for label, value in head(sheet))
    out.write("\n")
    write_rows(sheet.rows, out)
    out.write("\n## ")
    write_board(sheet.board, out)


def write_rows(rows: Sequence[SheetRow], out: TextIO, *, since: bool = True) -> None:
    """Write rows as a table under the header of the columns.

    `since` leaves a place below each row for what was recorded since it was handed in.
    """
    out.write(table_row(("", *(escape(column_label(stage)) for stage in BOARD))))
    out.write(table_row(["---"] * (len(BOARD) + 1)))
    for row in rows:
        out.writelines(table_row(cells) for cells in _cells(row, since=since))
    if any_override(rows):
        out.write(f"\n{escape(override_words())}\n")


def _cells(row: SheetRow, *, since: bool) -> Iterator[list[str]]:
    label = f"**{escape(checkin_label(row.window))}**<br>{escape(covers(row.window))}"
    status = status_label(row.status)
    if status:
        label += f"<br>{escape(status)}"
    yield [label, *("<br>".join(escape(entry_text(e)) for e in row.column(s)) for s in BOARD)]
    yield [escape(subtotal_label()), *(str(row.subtotal[stage]) for stage in BOARD)]
    below = [lost_text(row), since_text(row) if since else ""]
    for text in filter(None, below):
        yield [escape(text), *("" for _stage in BOARD)]

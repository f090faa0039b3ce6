"""The sheet as Markdown: the form as a table, the board as a table below.

Refuses to let a name be Markdown: everything goes through `escape`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.method.stages import BOARD
from pipelinecli.render.board.writing import write_markdown as write_board
from pipelinecli.render.formats.markdown import escape, table_row
from pipelinecli.render.marks import override_words
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
    from collections.abc import Iterator

    from pipelinecli.method.sheet import Sheet, SheetRow


def write_markdown(sheet: Sheet, out: TextIO) -> None:
    """Write the form under one heading, the board under the next."""
    out.write(f"# {escape(form_name())}\n\n")
    out.writelines(f"- {escape(label)}: {escape(value)}\n" for label, value in head(sheet))
    out.write("\n" + table_row(("", *(escape(column_label(stage)) for stage in BOARD))))
    out.write(table_row(["---"] * (len(BOARD) + 1)))
    for row in sheet.rows:
        out.writelines(table_row(cells) for cells in _rows(row))
    if any_override(sheet):
        out.write(f"\n{escape(override_words())}\n")
    out.write("\n## ")
    write_board(sheet.board, out)


def _rows(row: SheetRow) -> Iterator[list[str]]:
    label = f"**{escape(checkin_label(row.window))}**<br>{escape(covers(row.window))}"
    yield [label, *("<br>".join(escape(entry_text(e)) for e in row.column(s)) for s in BOARD)]
    yield [escape(subtotal_label()), *(str(row.subtotal[stage]) for stage in BOARD)]
    lost = lost_text(row)
    if lost:
        yield [escape(lost), *("" for _stage in BOARD)]

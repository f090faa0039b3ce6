"""The sheet as the deck's form, for a terminal and as plain text; and its rows alone.

One layout for both: the terminal has rules between the columns and as many cells as it is wide,
plain text has neither and is never cut. Where dates and names do not fit side by side the name
goes below its date; where the columns do not fit either, they go one below another. How a row
that was handed in is laid out never depends on what happened to it later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.render.cells import fit, width
from pipelinecli.render.formats.grid import (
    Line,
    Span,
    abreast,
    balance,
    flow,
    fold,
    line,
    longest_part,
    rule,
    share,
    text_of,
)
from pipelinecli.render.formats.plain import WIDEST
from pipelinecli.render.labels import labelled
from pipelinecli.render.marks import OVERRIDE, name_text, override_words
from pipelinecli.render.sheet import handed_in
from pipelinecli.render.sheet import text as form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.sheet import Entry, Sheet, SheetRow

LONGEST_NAME: Final = 30
"""On a terminal no column grows beyond this many cells for a name."""
_SHORT: Final = 20
"""Columns are set roomily only if entries keep this many cells."""
_NARROWEST: Final = 6
_PLAIN_BETWEEN: Final = "  "
_BETWEEN: Final = (" │ ", "│ ", "│")


class _Plan(NamedTuple):
    """How the seven columns are set; `cut` when names give way to the widths."""

    widths: Sequence[int]
    between: str
    cut: bool = True


def write_plain(sheet: Sheet, out: TextIO) -> None:
    """Write the form and the board below as text."""
    from pipelinecli.render.board.writing import write_plain as write_board

    lines = [line(form.form_name()), *_head(sheet, 0), (), *row_lines(sheet.rows)]
    out.writelines(text_of(spans) + "\n" for spans in lines)
    out.write("\n")
    write_board(sheet.board, out)


def draw_form(sheet: Sheet, out: TextIO, *, no_color: bool = False) -> None:
    """Draw the form and the board below on a terminal."""
    from pipelinecli.render.board.table import board_lines
    from pipelinecli.render.formats.console import make_console
    from pipelinecli.render.formats.drawing import draw

    console = make_console(out, no_color=no_color)
    room = console.width
    lines = [*_terminal_lines(sheet, room), (), *board_lines(sheet.board, room)]
    draw(lines, console)


def _terminal_lines(sheet: Sheet, room: int) -> Iterator[Line]:
    for text in fold(form.form_name(), room):
        yield line(text, "bold")
    yield from _head(sheet, room)
    yield ()
    yield from row_lines(sheet.rows, room)


def row_lines(
    rows: Sequence[SheetRow], room: int | None = None, *, since: bool = True
) -> Iterator[Line]:
    """Lay rows out in `room` cells under the header of the columns; without `room`, as text.

    `since` leaves a place below each row for what was recorded since it was handed in.
    """
    plan = _plain_plan(rows) if room is None else _terminal_plan(rows, room)
    if room is not None and plan is None:
        yield from _stacked(rows, room, since=since)
    elif plan is not None:
        yield from _abreast(rows, plan, room, since=since)
    if form.any_override(rows):
        if room is None or plan is None:
            yield ()
        yield from _told(override_words(), room)


def _head(sheet: Sheet, room: int) -> Iterator[Line]:
    # The head is printed on the form as it stands in METHOD §4, colon and all.
    texts = [f"{label}: {value}" for label, value in form.head(sheet)]
    yield from flow((line(fit(text, room) if room else text) for text in texts), room)


def _abreast(
    rows: Sequence[SheetRow], plan: _Plan, room: int | None, *, since: bool
) -> Iterator[Line]:
    """The header of the columns, then each row with its subtotal and who was lost."""
    heads = ["", *map(form.column_label, BOARD)]
    folded = [
        [line(text, "bold") for text in balance(head, cells)]
        for head, cells in zip(heads, plan.widths, strict=True)
    ]
    yield from abreast(folded, plan.widths, plan.between)
    for number, row in enumerate(rows):
        if number or plan.cut:
            yield _divider(plan)
        columns = [_label(row, plan.widths[0])]
        for stage, cells in zip(BOARD, plan.widths[1:], strict=True):
            columns.append(_entries(row.column(stage), cells if plan.cut else None))
        yield from abreast(columns, plan.widths, plan.between)
        counts = [str(row.subtotal[stage]) for stage in BOARD]
        subtotal = [[line(text, "bold")] for text in (form.subtotal_label(), *counts)]
        yield from abreast(subtotal, plan.widths, plan.between)
        yield from _below(row, room, since=since)
    if plan.cut:
        yield _divider(plan)


def _divider(plan: _Plan) -> Line:
    return rule(plan.widths, plan.between) if plan.cut else ()


def _below(row: SheetRow, room: int | None, *, since: bool) -> Iterator[Line]:
    """Who was lost, and what was recorded since the row was handed in."""
    longest = None if room is None else LONGEST_NAME
    yield from _told(form.lost_text(row, longest), room)
    if since:
        style = handed_in.status_style(row.status)
        yield from _told(handed_in.since_text(row, longest), room, style)


def _told(text: str, room: int | None, style: str = "") -> Iterator[Line]:
    """A sentence in as many lines as it needs, none for an empty one."""
    if text:
        yield from (line(part, style) for part in ([text] if room is None else fold(text, room)))


def _label(row: SheetRow, cells: int) -> list[Line]:
    """The name of a row, the days it answers for, and what became of it."""
    name = line(form.checkin_label(row.window), "bold")
    return [name, *map(line, form.covers_lines(row.window, cells)), *_status(row)]


def _status(row: SheetRow) -> list[Line]:
    label = handed_in.status_label(row.status)
    return [line(label, handed_in.status_style(row.status))] if label else []


def _entries(entries: Sequence[Entry], cells: int | None) -> list[Line]:
    """A column's entries, those that do not fit on a line with the name below the date."""
    return [spans for entry in entries for spans in _entry(entry, cells)]


def _entry(entry: Entry, cells: int | None) -> Iterator[Line]:
    whole = form.entry_text(entry)
    if cells is None or width(whole) <= cells:
        yield line(whole)
        return
    day = form.entry_day(entry)
    indent = " " if day else ""
    if day:
        yield line(day)
    mark = f" {OVERRIDE}" if entry.overridden else ""
    name = fit(name_text(entry.name), cells - width(indent + mark))
    yield (Span(f"{indent}{name}"), Span(mark, "bold"))


def _plain_plan(rows: Sequence[SheetRow]) -> _Plan:
    statuses = handed_in.status_cells(rows)
    widths = [max(width(form.subtotal_label()), statuses, *_label_cells(rows))]
    for stage in BOARD:
        widest = max(width(form.column_label(stage)), *_entry_cells(rows, stage))
        widths.append(min(WIDEST, widest))
    return _Plan(widths, _PLAIN_BETWEEN, cut=False)


def _terminal_plan(rows: Sequence[SheetRow], room: int) -> _Plan | None:
    """Choose the roomiest way that fits; None when the columns do not go side by side."""
    labels = [form.column_label(stage) for stage in BOARD]
    names = [width(form.checkin_label(row.window)) for row in rows]
    label = max(width(form.subtotal_label()), handed_in.status_cells(rows), *names)
    short, least_row = max(label, len("12.12-14")), max(label, len("12.12-"))
    least = [max(_NARROWEST, longest_part(label)) for label in labels]
    entries = [min(LONGEST_NAME, max(_entry_cells(rows, stage))) for stage in BOARD]
    good = [max(cells, min(entry, _SHORT)) for cells, entry in zip(least, entries, strict=True)]
    whole = [max(cells, width(label)) for cells, label in zip(good, labels, strict=True)]
    for wanted, betweens in (
        ([short, *whole], _BETWEEN[:2]),
        ([least_row, *whole], _BETWEEN[1:2]),
        ([short, *good], _BETWEEN),
        ([least_row, *least], _BETWEEN[1:2]),
    ):
        for between in betweens:
            inside = room - len(BOARD) * width(between)
            if sum(wanted) <= inside:
                widths = share(wanted, [short, *good], inside)
                widths = share(widths, [max(_label_cells(rows)), *whole], inside)
                return _Plan(share(widths, [0, *entries], inside), between)
    return None


def _label_cells(rows: Sequence[SheetRow]) -> list[int]:
    return [
        max(width(form.checkin_label(row.window)), width(form.covers(row.window))) for row in rows
    ]


def _entry_cells(rows: Sequence[SheetRow], stage: Stage) -> list[int]:
    return [0, *(width(form.entry_text(e)) for row in rows for e in row.column(stage))]


def _stacked(rows: Sequence[SheetRow], room: int, *, since: bool) -> Iterator[Line]:
    """Each row with its columns one below another; columns without anybody are left out."""
    for number, row in enumerate(rows):
        if number:
            yield ()
        label = f"{form.checkin_label(row.window)} {form.covers(row.window)}"
        yield line(fit(label, room), "bold")
        yield from _status(row)
        for stage in BOARD:
            count = row.subtotal[stage]
            if count:
                yield line(fit(f"  {labelled(form.column_label(stage), count)}", room))
            for spans in _entries(row.column(stage), room - 4):
                yield (Span("    "), *spans)
        yield from _below(row, room, since=since)

"""The sheet as the deck's form, for a terminal and as plain text.

One layout for both: the terminal has rules between the columns and as many cells as it is wide,
plain text has neither and is never cut. Where dates and names do not fit side by side the name
goes below its date; where the columns do not fit either, they go one below another.
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
from pipelinecli.render.marks import OVERRIDE, name_text, override_words
from pipelinecli.render.sheet import text as form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.calendar import Window
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

    lines = [line(form.form_name()), *_head(sheet, 0), (), *_abreast(sheet, _plain_plan(sheet))]
    if form.any_override(sheet):
        lines += [(), line(override_words())]
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
    plan = _terminal_plan(sheet, room)
    if plan is None:
        yield from _stacked(sheet, room)
    else:
        yield from _abreast(sheet, plan, room)
    if form.any_override(sheet):
        yield from (line(text) for text in fold(override_words(), room))


def _head(sheet: Sheet, room: int) -> Iterator[Line]:
    texts = [f"{label}: {value}" for label, value in form.head(sheet)]
    yield from flow((line(fit(text, room) if room else text) for text in texts), room)


def _abreast(sheet: Sheet, plan: _Plan, room: int | None = None) -> Iterator[Line]:
    """The header of the columns, then each row with its subtotal and who was lost."""
    heads = ["", *map(form.column_label, BOARD)]
    folded = [
        [line(text, "bold") for text in balance(head, cells)]
        for head, cells in zip(heads, plan.widths, strict=True)
    ]
    yield from abreast(folded, plan.widths, plan.between)
    for number, row in enumerate(sheet.rows):
        if number or plan.cut:
            yield _divider(plan)
        columns = [_label(row.window, plan.widths[0])]
        for stage, cells in zip(BOARD, plan.widths[1:], strict=True):
            columns.append(_entries(row.column(stage), cells if plan.cut else None))
        yield from abreast(columns, plan.widths, plan.between)
        counts = [str(row.subtotal[stage]) for stage in BOARD]
        subtotal = [[line(text, "bold")] for text in (form.subtotal_label(), *counts)]
        yield from abreast(subtotal, plan.widths, plan.between)
        yield from _lost(row, room)
    if plan.cut:
        yield _divider(plan)


def _divider(plan: _Plan) -> Line:
    return rule(plan.widths, plan.between) if plan.cut else ()


def _lost(row: SheetRow, room: int | None) -> Iterator[Line]:
    lost = form.lost_text(row, None if room is None else LONGEST_NAME)
    if lost:
        yield from map(line, [lost] if room is None else fold(lost, room))


def _label(window: Window, cells: int) -> list[Line]:
    """The name of a row and the days it answers for."""
    name = line(form.checkin_label(window), "bold")
    return [name, *map(line, form.covers_lines(window, cells))]


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


def _plain_plan(sheet: Sheet) -> _Plan:
    widths = [max(width(form.subtotal_label()), *(_label_cells(sheet)))]
    for stage in BOARD:
        widest = max(width(form.column_label(stage)), *_entry_cells(sheet, stage))
        widths.append(min(WIDEST, widest))
    return _Plan(widths, _PLAIN_BETWEEN, cut=False)


def _terminal_plan(sheet: Sheet, room: int) -> _Plan | None:
    """Choose the roomiest way that fits; None when the columns do not go side by side."""
    labels = [form.column_label(stage) for stage in BOARD]
    names = [width(form.checkin_label(row.window)) for row in sheet.rows]
    rows = max(width(form.subtotal_label()), *names)
    short, least_row = max(rows, len("12.12-14")), max(rows, len("12.12-"))
    least = [max(_NARROWEST, longest_part(label)) for label in labels]
    entries = [min(LONGEST_NAME, max(_entry_cells(sheet, stage))) for stage in BOARD]
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
                widths = share(widths, [max(_label_cells(sheet)), *whole], inside)
                return _Plan(share(widths, [0, *entries], inside), between)
    return None


def _label_cells(sheet: Sheet) -> list[int]:
    return [
        max(width(form.checkin_label(row.window)), width(form.covers(row.window)))
        for row in sheet.rows
    ]


def _entry_cells(sheet: Sheet, stage: Stage) -> list[int]:
    return [0, *(width(form.entry_text(e)) for row in sheet.rows for e in row.column(stage))]


def _stacked(sheet: Sheet, room: int) -> Iterator[Line]:
    """Each row with its columns one below another; columns without anybody are left out."""
    for row in sheet.rows:
        label = f"{form.checkin_label(row.window)} {form.covers(row.window)}"
        yield line(fit(label, room), "bold")
        for stage in BOARD:
            count = row.subtotal[stage]
            if count:
                yield line(fit(f"  {form.column_label(stage)}: {count}", room))
            for spans in _entries(row.column(stage), room - 4):
                yield (Span("    "), *spans)
        yield from _lost(row, room)
        yield ()

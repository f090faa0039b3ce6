"""The board for a terminal: six columns side by side, or one below another where it is narrow.

Each card is its name, then first meeting and age, then its flags: in words where the columns are
wide enough for them, else as marks with a legend below. Names give way first and are cut by
cells; dates, ages and marks are always whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.render import marks
from pipelinecli.render.board.listing import cards
from pipelinecli.render.board.text import how_to_begin, is_empty, more_hints, more_text, title
from pipelinecli.render.cells import fit, width
from pipelinecli.render.formats.grid import (
    Line,
    Span,
    abreast,
    balance,
    cells_of,
    flow,
    fold,
    line,
    longest_part,
    rule,
    share,
)
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.board import Board
    from pipelinecli.method.cards import Card

LONGEST_NAME: Final = 30
"""No column grows beyond this many cells for a name."""
_SHORT_NAME: Final = 14
"""Flags are put in words only if names keep this many cells."""
_NARROWEST: Final = 6
_BETWEEN: Final = (" │ ", "│ ")
_TIGHT: Final = ("│ ", "│")
_MORE_BETWEEN: Final = " · "


class _Plan(NamedTuple):
    """How the columns are set."""

    words: bool
    between: str
    widths: Sequence[int]


def board_lines(board: Board, room: int) -> Iterator[Line]:
    """Lay the board out in `room` cells."""
    for text in fold(title(board), room):
        yield line(text, "bold")
    yield ()
    plan = _plan(board, room)
    if plan is None:
        yield from _stacked(board, room)
    else:
        heads = [
            [line(text, "bold") for text in _head(board, stage, cells)]
            for stage, cells in zip(BOARD, plan.widths, strict=True)
        ]
        yield from abreast(heads, plan.widths, plan.between)
        yield rule(plan.widths, plan.between)
        columns = [
            list(_column(board, stage, cells, words=plan.words))
            for stage, cells in zip(BOARD, plan.widths, strict=True)
        ]
        if any(columns):
            yield from abreast(columns, plan.widths, plan.between)
    yield from _below(board, room, words=plan is None or plan.words)


def _plan(board: Board, room: int) -> _Plan | None:
    """Choose the roomiest way that fits; None when the columns do not go side by side."""
    heads = [f"{stage_label(stage)} ({board.counts[stage]})" for stage in BOARD]
    least = [
        max(_NARROWEST, longest_part(head), width(f"({board.counts[stage]})"))
        for stage, head in zip(BOARD, heads, strict=True)
    ]
    for words in (True, False):
        fixed = [
            max(cells, *_fixed(board, stage, words=words))
            for stage, cells in zip(BOARD, least, strict=True)
        ]
        names = [_widest_name(board, stage) for stage in BOARD]
        for between in _BETWEEN:
            inside = room - (len(BOARD) - 1) * width(between)
            if sum(map(max, fixed, (min(cells, _SHORT_NAME) for cells in names))) <= inside:
                return _Plan(words, between, _shared(fixed, names, heads, inside))
    for between in _TIGHT:
        inside = room - (len(BOARD) - 1) * width(between)
        if sum(fixed) <= inside:
            return _Plan(words, between, _shared(fixed, names, heads, inside))
    return None


def _shared(
    fixed: Sequence[int], names: Sequence[int], heads: Sequence[str], room: int
) -> Sequence[int]:
    """Give names what they mostly want, then heads, then long names what is left."""
    widths = share(fixed, [min(cells, _SHORT_NAME) for cells in names], room)
    return share(share(widths, [width(head) for head in heads], room), names, room)


def _fixed(board: Board, stage: Stage, *, words: bool) -> Iterator[int]:
    """The cells of what is never cut in a column."""
    yield width(_more(board, stage))
    for card in board.columns[stage]:
        for spans in _details(card, words=words):
            yield cells_of(spans)


def _widest_name(board: Board, stage: Stage) -> int:
    return max(
        (min(LONGEST_NAME, cells_of(_name(card, LONGEST_NAME))) for card in board.columns[stage]),
        default=0,
    )


def _head(board: Board, stage: Stage, cells: int) -> list[str]:
    """A column's label and count, the count never broken from its brackets."""
    label, count = stage_label(stage), f"({board.counts[stage]})"
    lines = balance(label, cells)
    together = f"{lines[-1]} {count}"
    return [*lines[:-1], together] if width(together) <= cells else [*lines, count]


def _column(board: Board, stage: Stage, cells: int, *, words: bool) -> Iterator[Line]:
    for card in board.columns[stage]:
        yield _name(card, cells)
        yield from _details(card, words=words)
    if board.more(stage) > 0:
        yield line(_more(board, stage), "dim")


def _more(board: Board, stage: Stage) -> str:
    n = board.more(stage)
    return more_text(n) if n > 0 else ""


def _name(card: Card, cells: int) -> Line:
    name = marks.name_text(card.person.name)
    if not marks.overridden(card):
        return line(fit(name, cells))
    mark = f" {marks.OVERRIDE}"
    return (Span(fit(name, cells - width(mark))), Span(mark, "bold"))


def _details(card: Card, *, words: bool) -> Iterator[Line]:
    """The lines below a name: date, age and marks; or date and age, and each flag in words."""
    when = _when(card)
    flags: Line = ()
    if card.flags and not words:
        flags = (Span(" "), *map(marks.flag_mark, card.flags))
    if when or flags:
        yield (Span(f" {when}" if when else ""), *flags)
    if words:
        for flag in card.flags:
            yield (Span(" "), marks.flag_words(flag))


def _when(card: Card) -> str:
    """First meeting and age. Column 1 needs no date (METHOD §3)."""
    first = card.first_meeting
    if first is None or card.stage is Stage.OPPORTUNITY:
        return ""
    day = marks.day_mark(first.day)
    return day if card.age is None else f"{day} {marks.age_text(card.age)}"


def _stacked(board: Board, room: int) -> Iterator[Line]:
    for stage in BOARD:
        for text in fold(f"{stage_label(stage)} ({board.counts[stage]})", room):
            yield line(text, "bold")
        for card in board.columns[stage]:
            yield (Span("  "), *_name(card, room - 2))
            pieces = [line(_when(card))] if _when(card) else []
            pieces += [(marks.flag_words(flag),) for flag in card.flags]
            for spans in flow(pieces, room - 4):
                yield (Span("    "), *spans)
        if board.more(stage) > 0:
            yield line(f"  {_more(board, stage)}", "dim")


def _below(board: Board, room: int, *, words: bool) -> Iterator[Line]:
    """The legend of the marks, and how to see what is not listed."""
    shown = list(cards(board))
    flags = [flag for card in shown for flag in card.flags] if not words else []
    pieces = list(marks.legend(flags, override=any(map(marks.overridden, shown))))
    hints = [how_to_begin()] if is_empty(board) else list(more_hints(board))
    if pieces or hints:
        yield ()
    yield from flow(pieces, room)
    for spans in flow((line(hint) for hint in hints), room, _MORE_BETWEEN):
        for text in fold("".join(span.text for span in spans), room):
            yield line(text, "dim")

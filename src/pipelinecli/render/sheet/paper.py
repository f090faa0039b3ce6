"""The sheet as CSV: the paper form, seven columns wide in every row, for a spreadsheet.

Head, the header of the columns, each check-in with its subtotal, then the board and its counts.
The labels follow the language, as on paper; programs read the long listing. Refuses to let a
cell run as a formula, line by line: a spreadsheet that splits at line ends sees nothing either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.exchange.guarding import guard
from pipelinecli.i18n import _
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.render.board.text import more_text
from pipelinecli.render.formats.delimited import BOM, csv_row, writer
from pipelinecli.render.marks import (
    OVERRIDE,
    age_text,
    day_mark,
    name_text,
    overridden,
    override_words,
)
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
from pipelinecli.words import day_text, flag_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.board import Board
    from pipelinecli.method.cards import Card
    from pipelinecli.method.sheet import Sheet, SheetRow
    from pipelinecli.render.formats.listing import Scalar

_COLUMNS = len(BOARD) + 1


def write_paper(sheet: Sheet, out: TextIO, *, bom: bool = False) -> None:
    """Write the form; `bom` first, for Excel, when asked for."""
    write = writer(out)
    if bom:
        write(BOM)
    for cells in _form(sheet):
        write(_wide(cells))


def write_row(row: SheetRow, about: Sequence[tuple[str, str]], out: TextIO) -> None:
    """Write the form of one row, headed by what is said `about` it."""
    heads = ((label, _cell(value.split("\n"))) for label, value in about)
    lines: list[Sequence[Scalar]] = [[form_name()], *heads, _columns(), *_check_in(row)]
    if any_override([row]):
        lines.append([override_words()])
    write = writer(out)
    for line in lines:
        write(_wide(line))


def _wide(cells: Sequence[Scalar]) -> str:
    return csv_row([*cells, *[None] * (_COLUMNS - len(cells))])


def _form(sheet: Sheet) -> Iterator[Sequence[Scalar]]:
    yield [form_name()]
    yield from head(sheet)
    yield _columns()
    for row in sheet.rows:
        yield from _check_in(row)
    yield from _board(sheet.board)
    cards = [card for stage in BOARD for card in sheet.board.columns[stage]]
    if any_override(sheet.rows) or any(map(overridden, cards)):
        yield [override_words()]


def _columns() -> Sequence[Scalar]:
    return [_("Check-in"), *map(column_label, BOARD)]


def _check_in(row: SheetRow) -> Iterator[Sequence[Scalar]]:
    label = [checkin_label(row.window), covers(row.window), status_label(row.status)]
    yield [
        "\n".join(filter(None, label)),
        *(_cell([entry_text(entry) for entry in row.column(stage)]) for stage in BOARD),
    ]
    yield [subtotal_label(), *(row.subtotal[stage] for stage in BOARD)]
    for text in filter(None, (lost_text(row), since_text(row))):
        yield [text]


def _board(board: Board) -> Iterator[Sequence[Scalar]]:
    label = _("Board")
    yield [
        f"{label}\n{day_text(board.day)}",
        *(_cell(_column(board, stage)) for stage in BOARD),
    ]
    yield [_("Count"), *(board.counts[stage] for stage in BOARD)]


def _column(board: Board, stage: Stage) -> list[str]:
    cards = [_card(card) for card in board.columns[stage]]
    n = board.more(stage)
    return [*cards, more_text(n)] if n > 0 else cards


def _card(card: Card) -> str:
    """Spell a card of the board: 11.08 刘岩 * (40d, over the cycle)."""
    parts = [name_text(card.person.name)]
    first = card.first_meeting
    if first is not None and card.stage is not Stage.OPPORTUNITY:
        parts.insert(0, day_mark(first.day))
    if overridden(card):
        parts.append(OVERRIDE)
    told = [] if card.age is None else [age_text(card.age)]
    told += map(flag_label, card.flags)
    named = " ".join(parts)
    if told:
        return _("{card} ({said})").format(card=named, said=_(", ").join(told))
    return named


def _cell(lines: Sequence[str]) -> str:
    """Put lines into one cell; `csv_row` guards the first of them."""
    return "\n".join([*lines[:1], *map(guard, lines[1:])])

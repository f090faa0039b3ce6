"""The day's list on a terminal, with every command whole, so that it can be copied.

A table with all its columns where there is room; on a narrow terminal without the stage, with
names cut and the year left out where it is this one; and where even that is too wide, each card
as lines. Refuses to break a command over two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import _, ngettext
from pipelinecli.render.agenda import AGENDA, command, reasons_text, when_text
from pipelinecli.render.card.phrases import who_text
from pipelinecli.render.cells import fit, pad, width
from pipelinecli.render.formats.answer import say
from pipelinecli.render.formats.console import make_console
from pipelinecli.render.formats.drawing import draw
from pipelinecli.render.formats.grid import GAP, abreast, fold, line, rule, share
from pipelinecli.render.formats.view import ROOMY
from pipelinecli.render.marks import name_text
from pipelinecli.render.text import safe_text
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.agenda import Day, Item
    from pipelinecli.render.formats.grid import Line
    from pipelinecli.render.formats.listing import Column

_ROOMY: Final = {"name": 16, "reasons": 24}
_NARROW: Final = {"name": 10, "reasons": 16}
"""Cells below which names and reasons would be broken into too many lines, or cut too short."""
_BETWEEN: Final = "  "
_LONGEST: Final = 200
"""Cells of one card's reasons at most; the whole text is in every other format."""


def write_table(day: Day, shown: Sequence[Item], out: TextIO, *, no_color: bool = False) -> None:
    """Write the first cards of a day's list, at least one, under a title that counts them all."""
    title = ngettext("{day}: {n} card", "{day}: {n} cards", len(day.items))
    say([title.format(day=day_text(day.day), n=len(day.items)), ""], out)
    console = make_console(out, no_color=no_color)
    table = _table(shown, console.width)
    if table is None:
        _write_entries(shown, console.width, out)
    else:
        draw(table, console)


def _table(shown: Sequence[Item], cells: int) -> Iterator[Line] | None:
    """Lay out the roomiest table in which every command is whole; None where none fits."""
    columns = AGENDA.listing.columns
    if cells >= ROOMY:
        widths = _widths(columns, shown, cells, _ROOMY)
        if widths is not None:
            return _laid_out(columns, shown, widths)
    columns = tuple(
        column._replace(value=_SHORTER.get(column.key, column.value))
        for column in columns
        if column.key != "stage"
    )
    widths = _widths(columns, shown, cells, _NARROW)
    return None if widths is None else _laid_out(columns, shown, widths, cut_names=True)


def _widths(
    columns: Sequence[Column[Item]], shown: Sequence[Item], room: int, enough: dict[str, int]
) -> list[int] | None:
    """Deal the room out: names and reasons give way down to `enough` cells, the others never.

    Reasons get what they want before names do.
    """
    wanted = [_widest(column, shown) for column in columns]
    least = [
        min(cells, enough.get(column.key, cells))
        for column, cells in zip(columns, wanted, strict=True)
    ]
    inside = room - len(_BETWEEN) * (len(columns) - 1)
    if sum(least) > inside:
        return None
    first = [
        low if column.key == "name" else cells
        for column, low, cells in zip(columns, least, wanted, strict=True)
    ]
    return share(share(least, first, inside), wanted, inside)


def _widest(column: Column[Item], shown: Sequence[Item]) -> int:
    return max(width(_(column.title)), *(width(_text(column, item)) for item in shown))


def _text(column: Column[Item], item: Item) -> str:
    return fit(safe_text(column.value(item)), _LONGEST)


def _laid_out(
    columns: Sequence[Column[Item]],
    shown: Sequence[Item],
    widths: Sequence[int],
    *,
    cut_names: bool = False,
) -> Iterator[Line]:
    heads = [
        [line(pad(_(column.title), cells, column.align), "bold")]
        for column, cells in zip(columns, widths, strict=True)
    ]
    yield from abreast(heads, widths, _BETWEEN)
    yield rule(widths, "──")
    for item in shown:
        row = []
        for column, cells in zip(columns, widths, strict=True):
            text = _text(column, item)
            cut = cut_names and column.key == "name"
            folded = [fit(text, cells)] if cut else fold(text, cells)
            row.append([line(pad(piece, cells, column.align)) for piece in folded])
        yield from abreast(row, widths, _BETWEEN)


def _write_entries(shown: Sequence[Item], cells: int, out: TextIO) -> None:
    """Write each card as who, why and what to type, a blank line between."""
    for number, item in enumerate(shown):
        person = item.card.person
        who = safe_text(who_text(person._replace(name=name_text(person.name))))
        pieces = (_short_when(item), who, stage_label(item.card.stage))
        reasons = fit(safe_text(_short_reasons(item)), _LONGEST)
        lines = [
            *([""] if number else []),
            *fold(GAP.join(filter(None, pieces)), cells),
            *(_BETWEEN + piece for piece in fold(reasons, cells - len(_BETWEEN))),
            _BETWEEN + command(item),
        ]
        say(lines, out)


def _short_when(item: Item) -> str:
    return when_text(item).removeprefix(_this_year(item))


def _short_reasons(item: Item) -> str:
    return reasons_text(item, leaving_out=_this_year(item))


def _this_year(item: Item) -> str:
    return f"{item.card.today.year}-"


_SHORTER: Final = {"when": _short_when, "reasons": _short_reasons}

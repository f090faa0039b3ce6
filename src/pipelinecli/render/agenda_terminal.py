"""The day's list on a terminal, with every command whole, so that it can be copied.

A table with all its columns where there is room; on a narrow terminal without the stage, with
names cut and the year left out where it is this one; and where even that is too wide, each card
as lines. Refuses to break a command over two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.i18n import _, ngettext
from pipelinecli.render.agenda import AGENDA, command, reasons_text, when_text
from pipelinecli.render.card.phrases import who_text
from pipelinecli.render.cells import fit, width
from pipelinecli.render.formats.answer import say
from pipelinecli.render.formats.console import make_console
from pipelinecli.render.formats.grid import GAP, fold
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.formats.view import ROOMY, write_view
from pipelinecli.render.marks import name_text
from pipelinecli.render.text import safe_text
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.agenda import Day, Item
    from pipelinecli.render.formats.listing import Column

_NAME = 10
"""Cells of names that are always shown, however narrow the table."""
_REASONS, _REASONS_BESIDE_STAGE = 16, 24
"""Cells of reasons below which they would be broken into too many lines."""
_BETWEEN = 2
"""Cells between the columns of a table, and before the lines of a card."""

_Columns = tuple["Column[Item]", ...]


def write_table(day: Day, shown: Sequence[Item], out: TextIO, *, no_color: bool = False) -> None:
    """Write the first cards of a day's list, at least one, under a title that counts them all."""
    title = ngettext("{day}: {n} card", "{day}: {n} cards", len(day.items))
    say([title.format(day=day_text(day.day), n=len(day.items)), ""], out)
    cells = make_console(out).width
    columns = _columns(cells, shown)
    if columns is None:
        _write_entries(shown, cells, out)
        return
    view = AGENDA._replace(listing=AGENDA.listing._replace(columns=columns))
    write_view(view, shown, Format.TABLE, out, no_color=no_color)


def _columns(cells: int, shown: Sequence[Item]) -> _Columns | None:
    """Return the columns of a table in which every command is whole; None where none fits."""
    every = AGENDA.listing.columns
    if cells >= ROOMY and _least(every, shown, _REASONS_BESIDE_STAGE) <= cells:
        return every
    shorter = {"when": _short_when, "reasons": _short_reasons}
    kept = tuple(
        column._replace(value=shorter.get(column.key, column.value))
        for column in every
        if column.key != "stage"
    )
    return _with_names_cut(kept, cells, shown) if _least(kept, shown) <= cells else None


def _with_names_cut(columns: _Columns, cells: int, shown: Sequence[Item]) -> _Columns:
    """Give names the room the other columns leave, so that reasons are broken last."""
    others = [column for column in columns if column.key != "name"]
    taken = sum(_BETWEEN + _widest(column, shown) for column in others)
    most = max(_NAME, cells - taken)
    return tuple(
        column._replace(value=lambda item: fit(_name(item), most))
        if column.key == "name"
        else column
        for column in columns
    )


def _least(columns: _Columns, shown: Sequence[Item], reasons: int = _REASONS) -> int:
    """Return the cells that columns need, where names and reasons give way as far as they may."""
    enough = {"name": _NAME, "reasons": reasons}
    widest = ((column.key, _widest(column, shown)) for column in columns)
    needed = sum(min(cells, enough.get(key, cells)) for key, cells in widest)
    return needed + _BETWEEN * (len(columns) - 1)


def _widest(column: Column[Item], shown: Sequence[Item]) -> int:
    return max(width(_(column.title)), *(width(safe_text(column.value(item))) for item in shown))


def _write_entries(shown: Sequence[Item], cells: int, out: TextIO) -> None:
    """Write each card as who, why and what to type, a blank line between."""
    indent = " " * _BETWEEN
    for number, item in enumerate(shown):
        person = item.card.person
        who = safe_text(who_text(person._replace(name=name_text(person.name))))
        pieces = (_short_when(item), who, stage_label(item.card.stage))
        reasons = fold(safe_text(_short_reasons(item)), cells - _BETWEEN)
        lines = [
            *([""] if number else []),
            *fold(GAP.join(filter(None, pieces)), cells),
            *(f"{indent}{line}" for line in (*reasons, command(item))),
        ]
        say(lines, out)


def _short_when(item: Item) -> str:
    return when_text(item).removeprefix(_this_year(item))


def _short_reasons(item: Item) -> str:
    return reasons_text(item, leaving_out=_this_year(item))


def _this_year(item: Item) -> str:
    return f"{item.card.today.year}-"


def _name(item: Item) -> str:
    return safe_text(name_text(item.card.person.name))

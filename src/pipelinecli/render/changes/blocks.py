"""A change set as lines for people: a heading, and a line for each thing that was altered.

Plain text is never cut or folded. On a terminal a long value is cut, a line is folded under its
own beginning, and of a change set with very many alterations the first are shown under what they
come to. Refuses to leave out that something is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.i18n import _, ngettext
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.cells import pad, width
from pipelinecli.render.changes.values import moment_text, who_text
from pipelinecli.render.changes.words import clause, counts_text, label
from pipelinecli.render.formats.grid import Line, fold, line
from pipelinecli.render.formats.table import LONGEST
from pipelinecli.render.text import safe_text
from pipelinecli.words import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.record.alterations import Account, Alteration
    from pipelinecli.render.changes.values import Names
    from pipelinecli.render.changes.words import Telling

MOST: Final = 16
SHOWN: Final = 8
"""Of more alterations than MOST this many are shown."""
_NAMED: Final = 3
_LONGEST_NAME: Final = 24
_INDENT: Final = "  "
_NARROWEST: Final = 30
"""Cells that a clause must have beside its label, or it goes below."""


def about(account: Account, names: Names, *, cut: bool) -> str:
    """Return which command it was, safe to show: mark, 范学东 (3), Sat 2026-11-21 10:02."""
    done = account.change_set
    said = _more(what(account, names, cut=cut), moment_text(done.recorded))
    if done.effective.date() == done.recorded.date():
        return said
    return _more(said, _("as of {day}").format(day=day_text(done.effective.date())))


def what(account: Account, names: Names, *, cut: bool) -> str:
    """Return a command with the cards it touched: mark, 范学东 (3)."""
    longest = _LONGEST_NAME if cut else None
    cards = [who_text(card, names, longest) for card in account.cards]
    command = safe_text(account.change_set.command)
    if not cards:
        return command
    named, rest = listed(cards[:_NAMED]), len(cards) - _NAMED
    if rest > 0 and account.change_set.more:
        named = _("{names} and more").format(names=named)
    elif rest > 0:
        more = ngettext("{names} and {n} more", "{names} and {n} more", rest)
        named = more.format(names=named, n=rest)
    return _more(command, named)


class Manner(NamedTuple):
    """How change sets are told, in how many cells; None is as many as it needs."""

    telling: Telling
    names: Names
    room: int | None


def body(account: Account, manner: Manner, indent: str = _INDENT) -> Iterator[Line]:
    """Yield a line for each alteration."""
    every = account.alterations
    some = every if len(every) <= MOST else every[:SHOWN]
    if some is not every:
        yield from _folded(counts_text(account), indent, manner.room)
    yield from _alterations(account, some, manner, indent)
    if some is not every:
        left = len(every) - len(some)
        more = ngettext("… and {n} more line", "… and {n} more lines", left).format(n=left)
        more = _("… and more") if account.change_set.more else more
        yield line(f"{indent}{more}", "dim")
    if account.change_set.erased:
        part = _("(a part was erased with a person who was forgotten)")
        said = part if every else _("(erased with a person who was forgotten)")
        yield from _folded(said, indent, manner.room, "dim")


def _alterations(
    account: Account, alterations: Sequence[Alteration], manner: Manner, indent: str
) -> Iterator[Line]:
    """The lines, under the names of the cards where there is more than one."""
    telling, names, room = manner
    grouped = len(account.cards) > 1
    cells = max((width(label(alteration, telling)) for alteration in alterations), default=0)
    last = None
    for alteration in alterations:
        subject, inner = alteration.subject, indent
        if grouped and isinstance(subject.key, int):
            inner += _INDENT
            if subject != last:
                yield from _folded(who_text(subject.key, names), indent, room)
        last = subject
        said = clause(alteration, telling, names, None if room is None else LONGEST)
        yield from _labelled(label(alteration, telling), cells, said, inner, room)


def _labelled(name: str, cells: int, said: str, indent: str, room: int | None) -> Iterator[Line]:
    """A label with its clause beside it, or below where there is no room for that."""
    hanging = indent + " " * cells + _INDENT
    if room is None:
        yield line(f"{indent}{pad(name, cells)}{_INDENT}{said}")
        return
    if room - width(hanging) < _NARROWEST:
        yield from _folded(name, indent, room)
        yield from _folded(said, indent + _INDENT, room)
        return
    first, *more = fold(said, room - width(hanging))
    yield line(f"{indent}{pad(name, cells)}{_INDENT}{first}")
    yield from (line(f"{hanging}{further}") for further in more)


def _folded(said: str, indent: str, room: int | None, style: str = "") -> Iterator[Line]:
    parts = [said] if room is None else fold(said, max(1, room - width(indent)))
    yield from (line(f"{indent}{part}", style) for part in parts)


def _more(said: str, more: str) -> str:
    return _("{said}, {more}").format(said=said, more=more)

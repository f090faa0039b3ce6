"""What stands beside a name: first meeting, age, flags and the mark of an override.

The board and the sheet write them the same way. A mark is one ASCII character, which is one cell
in every terminal, and is always explained: in words beside it or in a legend below. Colour says
nothing that the mark does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _
from pipelinecli.method.flags import Flag
from pipelinecli.render.formats.grid import Line, Span
from pipelinecli.render.text import safe_text
from pipelinecli.words import flag_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pipelinecli.method.cards import Card

OVERRIDE: Final = "*"

_MARKS: Final = {
    Flag.MEETING_UNANSWERED: "?",
    Flag.NEXT_STEP_PASSED: ">",
    Flag.NO_NEXT_STEP: "-",
    Flag.SIGNING_PASSED: "$",
    Flag.OVERDUE: "!",
    Flag.OVER_CYCLE_90: "^",
    Flag.STUCK: "=",
}
_OVER: Final = frozenset({Flag.OVERDUE, Flag.OVER_CYCLE_90})


def name_text(name: str) -> str:
    """Return a person's name, safe to show; someone who was forgotten has none."""
    return safe_text(name) or _("(forgotten)")


def day_mark(day: date) -> str:
    """Return a day as the deck writes it: 12.15."""
    return f"{day.month:02d}.{day.day:02d}"


def age_text(days: int) -> str:
    """Return an age: 12d."""
    return _("{n}d").format(n=days)


def flag_mark(flag: Flag) -> Span:
    """Return the one-character mark of a flag."""
    return Span(_MARKS[flag], _style(flag))


def flag_words(flag: Flag) -> Span:
    """Return the mark of a flag with its meaning."""
    return Span(f"{_MARKS[flag]} {flag_label(flag)}", _style(flag))


def legend(flags: Iterable[Flag], *, override: bool) -> Iterator[Line]:
    """Explain the marks that were used, in their fixed order."""
    used = set(flags)
    for flag in Flag:
        if flag in used:
            yield (flag_words(flag),)
    if override:
        yield (Span(override_words()),)


def override_words() -> str:
    """Explain the mark of an override."""
    return _("{mark} moved by override, not earned").format(mark=OVERRIDE)


def overridden(card: Card) -> bool:
    """Whether the card stands where its facts do not support it."""
    return card.attempt.override is not None


def _style(flag: Flag) -> str:
    return "red" if flag in _OVER else "yellow"

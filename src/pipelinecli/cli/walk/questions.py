"""Which answers make sense for a card, by the flag that asks and by where the card stands.

Pure: a card and a flag in, keys out. It refuses to offer what the method would refuse.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _
from pipelinecli.method.criteria import Criterion
from pipelinecli.method.fallback import fall_back
from pipelinecli.method.flags import Flag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pipelinecli.method.cards import Card

DATES: Final = frozenset(
    {Flag.MEETING_UNANSWERED, Flag.NEXT_STEP_PASSED, Flag.NO_NEXT_STEP, Flag.SIGNING_PASSED}
)
"""What a date would settle, which may come up only after another answer."""


class Key(StrEnum):
    """What may be answered; the value is the key, in the order the keys are shown."""

    HELD = "h"
    BOOK = "b"
    RE_DATE = "r"
    NEXT = "n"
    CRITERION = "c"
    BACK = "f"
    LOSE = "l"
    SKIP = "s"
    STOP = "q"
    HELP = "?"


_WORDS: Final = {
    Key.HELD: N_("held"),
    Key.BOOK: N_("book"),
    Key.RE_DATE: N_("re-date"),
    Key.NEXT: N_("next step"),
    Key.CRITERION: N_("criterion"),
    Key.BACK: N_("fall back"),
    Key.LOSE: N_("lost"),
    Key.SKIP: N_("skip"),
    Key.STOP: N_("stop"),
}
_ABOUT: Final = {
    Key.HELD: N_("The meeting was held: on which day, and what was agreed next."),
    Key.BOOK: N_("A first meeting is agreed: for which day."),
    Key.NEXT: N_("A next step is agreed: for which day, and what for."),
    Key.CRITERION: N_("One of the five criteria was won: which, and what proves it."),
    Key.BACK: N_("It falls back by the rules."),
    Key.LOSE: N_("A clear no: why. The card comes off the board."),
    Key.SKIP: N_("Leave the card as it is, and go on to the next one."),
    Key.STOP: N_("Stop here, as Ctrl-C and Ctrl-D do. What was answered is kept."),
}
_RE_DATES: Final = {
    Flag.NEXT_STEP_PASSED: N_("The next step has another day: which."),
    Flag.SIGNING_PASSED: N_("It is to be signed on another day: which."),
}
_CRITERIA: Final = {
    "p": Criterion.PERSON,
    "l": Criterion.PLAN,
    "b": Criterion.BUDGET,
    "t": Criterion.TIMING,
    "n": Criterion.NEXT,
}


def asking(card: Card, asked: Collection[Flag], *, again: bool) -> Flag | None:
    """Return the flag of the card that asks next, or None where none does any more.

    The most urgent one at first; `again`, after an answer, only a date that was not `asked` about.
    """
    left = (flag for flag in card.flags if not again or (flag in DATES and flag not in asked))
    return next(left, None)


def offered(card: Card, flag: Flag) -> tuple[Key, ...]:
    """Return the answers that make sense when `flag` asks, in the order the keys are shown."""
    some = {Key.LOSE, Key.SKIP, Key.STOP, Key.HELP, *_dated(card, flag)}
    if card.attempt.facts.met is not None and missing(card):
        some.add(Key.CRITERION)
    if _can_fall_back(card):
        some.add(Key.BACK)
    return tuple(answer for answer in Key if answer in some)


def missing(card: Card) -> dict[str, Criterion]:
    """Return the criteria that are not met today, by the key that names each."""
    unmet = {verdict.criterion for verdict in card.classification.verdicts if not verdict.met}
    return {key: criterion for key, criterion in _CRITERIA.items() if criterion in unmet}


def word(answer: Key) -> str:
    """Return the word beside a key; the key that explains the others has none."""
    return _(_WORDS[answer]) if answer in _WORDS else ""


def explained(answers: tuple[Key, ...], flag: Flag) -> Iterator[tuple[str, str]]:
    """Give each key with what it does here."""
    for answer in answers:
        if answer is Key.RE_DATE:
            about = _RE_DATES.get(flag, N_("The first meeting has another day: which."))
            yield answer, _(about)
        elif answer in _ABOUT:
            yield answer, _(_ABOUT[answer])


def _dated(card: Card, flag: Flag) -> Iterator[Key]:
    """The answers that give a day."""
    attempt = card.attempt
    if attempt.facts.met is None:
        if flag is Flag.MEETING_UNANSWERED:
            yield Key.HELD
        yield Key.BOOK if card.first_meeting is None else Key.RE_DATE
        return
    if flag in {Flag.NEXT_STEP_PASSED, Flag.NO_NEXT_STEP}:
        yield Key.HELD
    if flag in {Flag.NEXT_STEP_PASSED, Flag.SIGNING_PASSED}:
        yield Key.RE_DATE
    if attempt.signed is None:
        yield Key.NEXT


def _can_fall_back(card: Card) -> bool:
    attempt = card.attempt
    step = fall_back(
        card.stage,
        attempt.facts,
        card.today,
        card.rules.cycle,
        overridden=attempt.override is not None,
    )
    return step is not None

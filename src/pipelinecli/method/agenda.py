"""The day's work: what to do now, most urgent first, with the reason per line (METHOD §3).

It refuses to rank people: the order is that of the reasons, then of the hour or date. What
settles a reason is said in `settling`.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.dates import When
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelinecli.method.cards import Card
    from pipelinecli.method.goal import Progress


class Due(StrEnum):
    """Why a card is on the day's list, most urgent first; the last two are alike in that."""

    MEETING = "meeting"
    NEXT_STEP = "next-step"
    SIGNING = "signing"
    MEETING_UNANSWERED = "meeting-unanswered"
    NEXT_STEP_PASSED = "next-step-passed"
    NO_NEXT_STEP = "no-next-step"
    SIGNING_PASSED = "signing-passed"
    OVERDUE = "overdue"
    OVER_CYCLE_90 = "over-cycle-90"
    STUCK = "stuck"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"


OCCASIONS = frozenset({Due.BIRTHDAY, Due.ANNIVERSARY})
"""What comes round every year, and is told ahead of its day."""
_ORDER = {due: rank for rank, due in enumerate(Due)}


class Reason(NamedTuple):
    """One reason, and the date or hour that makes it one."""

    due: Due
    when: When | None = None
    years: int | None = None
    """Of an anniversary, how many years it has been."""


class Item(NamedTuple):
    """A card on the day's list with all its reasons, the most urgent first."""

    card: Card
    reasons: tuple[Reason, ...]


class CheckInDue(NamedTuple):
    """The check-in that was due last: the day it is held, and whether it has been handed in."""

    day: date
    handed_in: bool


class Day(NamedTuple):
    """One day's work."""

    day: date
    items: tuple[Item, ...]
    plan: tuple[Progress, ...] = ()
    """Where each goal that is set stands; none without a goal."""
    checkin: CheckInDue | None = None
    """None where nothing can have been done in its days: the store was not in use yet."""


def agenda(cards: Iterable[Card], occasions: Iterable[tuple[Card, Reason]]) -> tuple[Item, ...]:
    """Return the day's list of these cards; a card with nothing due is left out.

    `occasions` are the birthdays and anniversaries to tell of. A card may come in both, and
    twice; what is the same reason twice is told once.
    """
    found: dict[int, tuple[Card, list[Reason]]] = {}
    for card in cards:
        if card.person.id not in found:
            found[card.person.id] = (card, list(_reasons(card)))
    for card, reason in occasions:
        reasons = found.setdefault(card.person.id, (card, []))[1]
        if reason not in reasons:
            reasons.append(reason)
    items = [
        Item(card, tuple(sorted(reasons, key=_key))) for card, reasons in found.values() if reasons
    ]
    return tuple(sorted(items, key=lambda item: (*_key(item.reasons[0]), item.card.person.id)))


def _reasons(card: Card) -> Iterable[Reason]:
    attempt, today = card.attempt, card.today
    first, step, signing = attempt.first_meeting, attempt.next_step, attempt.signing
    if card.stage is Stage.APPOINTMENT and first is not None and first.day == today:
        yield Reason(Due.MEETING, first)
    answered = step is None or (attempt.signed is not None and step.day <= attempt.signed)
    if step is not None and not answered and card.stage not in {Stage.CLOSED, Stage.LOST}:
        if step.day == today:
            yield Reason(Due.NEXT_STEP, step)
        elif step.day < today and not attempt.signed and Flag.NEXT_STEP_PASSED not in card.flags:
            # Fallen back, or not met yet: the clock is not running, and there is no flag.
            yield Reason(Due.NEXT_STEP_PASSED, step)
    to_sign = card.stage in EFFECTIVE and attempt.signed is None
    if to_sign and signing is not None and signing.day == today:
        yield Reason(Due.SIGNING, signing)
    for flag in card.flags:
        yield Reason(Due(flag.value), _when_of(flag, card))


def _when_of(flag: Flag, card: Card) -> When | None:
    attempt = card.attempt
    if flag is Flag.MEETING_UNANSWERED:
        return attempt.first_meeting
    if flag is Flag.NEXT_STEP_PASSED:
        return attempt.next_step
    if flag is Flag.SIGNING_PASSED:
        return attempt.signing
    if flag in {Flag.OVERDUE, Flag.OVER_CYCLE_90} and card.last_good_day is not None:
        return When(card.last_good_day + timedelta(days=1))
    return None


def _key(reason: Reason) -> tuple[int, str, int, int]:
    rank = _ORDER[reason.due]
    urgency = min(rank, _ORDER[Due.BIRTHDAY])
    when = "" if reason.when is None else reason.when.text()
    return (urgency, when, rank, reason.years or 0)

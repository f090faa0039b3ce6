"""What happened to a card, step by step, so that its history replays to where it stands.

A life is a story (booked, met, lost …) with dates. The stories keep the method's order: nothing
is signed before it was met. This module refuses to write; `stores` does.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

LONGEST_STORY = 10
"""The events of the longest story; every card has at least as many."""

OPEN, CALL, BOOK, MEET, FIVE, SIGN, ISSUE, LOSE, FALL = range(9)
_EVENTS = {BOOK: 2, MEET: 2}
_GAP = {OPEN: 0, CALL: 2, BOOK: 2, MEET: 3, FIVE: 3, SIGN: 3, ISSUE: 4, LOSE: 5, FALL: 6}
"""Days after the step before, at most."""

ON_THE_BOARD = {
    Stage.APPOINTMENT: (OPEN, BOOK),
    Stage.P25: (OPEN, BOOK, MEET),
    Stage.P50: (OPEN, BOOK, MEET, FIVE),
    Stage.P90: (OPEN, BOOK, MEET, FIVE, SIGN),
}
BACK_AGAIN = (OPEN, BOOK, FALL, BOOK, MEET)
CLOSED = (OPEN, BOOK, MEET, FIVE, SIGN, ISSUE)
LOST = (OPEN, BOOK, MEET, LOSE)
FELL_BACK = (OPEN, BOOK, MEET, FALL)
LOST_AT_THE_SECOND = (OPEN, BOOK, FALL, BOOK, MEET, LOSE)
NEVER_MET_IN_THREE = (OPEN, BOOK, FALL, BOOK, FALL, BOOK, FALL)
NEVER_BOOKED = (OPEN,)
REFUSED = (OPEN, LOSE)


class Step(NamedTuple):
    """One command's worth of a card's life: at most one move and at most one activity."""

    at: str
    """The stored moment."""
    move: Stage | None = None
    kind: MoveKind | None = None
    activity: ActivityKind | None = None
    due: str | None = None
    anew: bool = False
    """Whether it begins a new attempt."""
    facts: dict[str, object] = {}  # noqa: RUF012 - read only


def live(
    rng: Random, story: Sequence[int], events: int, last: date, upcoming: date | None = None
) -> list[Step]:
    """Return a life of exactly `events` moves and activities whose last step is on day `last`.

    `upcoming` is the day agreed at the end: of the first meeting, or of the next step. Calls
    before the first booking make up the number. Raises ValueError for too few events.
    """
    calls = events - sum(_EVENTS.get(code, 1) for code in story)
    if calls < 0:
        msg = f"this story needs {events - calls} events"
        raise ValueError(msg)
    codes = [story[0], *[CALL] * calls, *story[1:]]
    gaps = [rng.randint(1, _GAP[code]) if _GAP[code] else 0 for code in codes[1:]]
    day = last - timedelta(days=sum(gaps))
    days = [day]
    for gap in gaps:
        day += timedelta(days=gap)
        days.append(day)
    days.append(upcoming or last + timedelta(days=3))
    steps = []
    for number, code in enumerate(codes):
        anew = code == OPEN or (code == BOOK and FALL in codes[:number])
        at = f"{days[number]}T00:{min(number, 59):02d}:00Z"
        step = _step(rng, code, at, days[number], days[number + 1])
        steps.append(step._replace(anew=anew))
    return steps


def _step(rng: Random, code: int, at: str, day: date, then: date) -> Step:
    """Return one step on `day`; `then` is the day of the one after it."""
    if code == CALL:
        return Step(at, activity=rng.choice((ActivityKind.DIAL, ActivityKind.TALK)))
    if code == OPEN:
        return Step(at, Stage.OPPORTUNITY, MoveKind.NEW)
    if code == BOOK:
        return Step(
            at,
            Stage.APPOINTMENT,
            MoveKind.EARNED,
            ActivityKind.BOOKING,
            due=then.isoformat(),
            facts={"first_meeting": then.isoformat()},
        )
    if code in {LOSE, FALL}:
        return _ended(code, at)
    earned = {
        MEET: (Stage.P25, _met(day, then)),
        FIVE: (Stage.P50, _won(rng, day, then)),
        SIGN: (Stage.P90, _signed(rng, day)),
        ISSUE: (Stage.CLOSED, _issued(rng, at, day)),
    }
    stage, facts = earned[code]
    visit = ActivityKind.VISIT if code == MEET else None
    return Step(at, stage, MoveKind.EARNED, visit, facts=facts)


def _met(day: date, then: date) -> dict[str, object]:
    return {
        "first_meeting": day.isoformat(),
        "held": 1,
        "next_step": then.isoformat(),
        "next_agenda": "讲计划书",
        "next_marked": day.isoformat(),
    }


def _won(rng: Random, day: date, then: date) -> dict[str, object]:
    marked = day.isoformat()
    return {
        "person": "本人",
        "person_marked": marked,
        "plan": "安心保",
        "plan_marked": marked,
        "budget": "1500/month",
        "budget_marked": marked,
        "amount_low": rng.randrange(50_000, 200_000, 1_000),
        "amount_high": 200_000,
        "amount_per": "month",
        "currency": "CNY",
        "signing": then.isoformat(),
        "signing_marked": marked,
        "next_step": then.isoformat(),
        "next_marked": marked,
    }


def _signed(rng: Random, day: date) -> dict[str, object]:
    received = rng.randrange(200_000, 2_000_000, 1_000)
    return {"signed_on": day.isoformat(), "received": received, "currency": "CNY"}


def _issued(rng: Random, at: str, day: date) -> dict[str, object]:
    premium = rng.randrange(200_000, 2_000_000, 1_000)
    return {
        "issued_on": day.isoformat(),
        "premium": premium,
        "standard": premium // 2,
        "ended_at": at,
        "outcome": Outcome.CLOSED,
    }


def _ended(code: int, at: str) -> Step:
    if code == LOSE:
        facts: dict[str, object] = {"ended_at": at, "outcome": Outcome.LOST, "reason": "不需要"}
        return Step(at, Stage.LOST, MoveKind.LOST, facts=facts)
    facts = {"ended_at": at, "outcome": Outcome.FELL_BACK}
    cleared = dict.fromkeys(("next_step", "next_agenda", "next_marked"))
    return Step(at, Stage.OPPORTUNITY, MoveKind.FALL_BACK, facts={**facts, **cleared})

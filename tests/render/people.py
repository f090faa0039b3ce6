"""Cards in every situation a command can leave them in, to say and to list."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from pipelinecli.method.cards import Attempt, Card, Evidence, Outcome, Person, Rules, judged
from pipelinecli.method.dates import When
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.stages import Stage

Facts = dict[str, object]
"""Fields of an attempt."""

TODAY = date(2026, 11, 27)
"""A Friday."""
FIRST = date(2026, 11, 24)
RULES = Rules(cycle=28, limits=((Stage.P25, 20),))
SHANGHAI = timezone(timedelta(hours=8))
HOSTILE = "Eve\x1b[2J\u202e [red]x[/red] :smile: {name} %s\n=1+1"


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """Return a moment of a day in the rep's zone."""
    return datetime.combine(day, time(hour, minute), SHANGHAI)


def after(days: int) -> date:
    """Return the day that many days after the sample's today."""
    return TODAY + timedelta(days=days)


def someone(name: str = "Wang", **more: object) -> Person:
    person = Person(12, "0" * 32, name, date(2026, 11, 2))
    return person._replace(**more)  # type: ignore[arg-type]


def card(stage: Stage, facts: Facts | None = None, *, name: str = "Wang") -> Card:
    """Build a card in `stage` with nothing in its attempt but `facts`."""
    attempt = Attempt(1, 1, stage, at(FIRST, 9), at(date(2026, 11, 2), 9))
    attempt = attempt._replace(**(facts or {}))  # type: ignore[arg-type]
    return judged(someone(name), attempt, TODAY, RULES)


def met(
    stage: Stage, facts: Facts | None = None, *, first: date = FIRST, name: str = "Wang"
) -> Card:
    """Build a card that has met, with a next step in four days unless `facts` say otherwise."""
    known: Facts = {
        "first_meeting": When(first, time(14)),
        "held": True,
        "next_step": When(after(4), time(10)),
        "agenda": "go through the plan",
        "next_marked": TODAY,
    }
    return card(stage, known | (facts or {}), name=name)


FIVE: Facts = {
    "person": Evidence("himself; his wife decides with him", FIRST),
    "plan": Evidence("whole life", FIRST),
    "budget": Evidence("1000-1500/month", TODAY),
    "amount": Amount(100_000, 150_000, "CNY", Per.MONTH),
    "signing": When(after(11)),
    "signing_marked": TODAY,
}
SIGNED: Facts = {"signed": TODAY, "received": Money(300_000, "CNY")}
ISSUED: Facts = {
    "issued": TODAY,
    "premium": Money(300_000, "CNY"),
    "standard": Money(150_000, "CNY"),
    "ended": at(TODAY),
    "outcome": Outcome.CLOSED,
}
NO_STEP: Facts = {"next_step": None, "agenda": None, "next_marked": None}
EARLIER: Facts = {"next_marked": FIRST}

NEW = card(Stage.OPPORTUNITY)
BOOKED = card(Stage.APPOINTMENT, {"first_meeting": When(after(4), time(14))})
UNANSWERED = card(Stage.APPOINTMENT, {"first_meeting": When(after(-2))}, name="Li")
AT_25 = met(Stage.P25)
NO_NEXT = met(Stage.OPPORTUNITY, NO_STEP)
AT_50 = met(Stage.P50, FIVE)
AT_90 = met(Stage.P90, FIVE | SIGNED)
CLOSED = met(Stage.CLOSED, FIVE | SIGNED | ISSUED)
LOST = met(Stage.LOST, {"ended": at(TODAY), "outcome": Outcome.LOST, "reason": "bought elsewhere"})
FELL_BACK = met(
    Stage.OPPORTUNITY,
    NO_STEP | {"ended": at(TODAY), "outcome": Outcome.FELL_BACK, "reason": "no answer"},
)
OVER = met(
    Stage.P25,
    EARLIER | {"next_step": When(after(-3)), "agenda": None},
    first=after(-35),
    name="Tang",
)
OVER_WAITING = met(Stage.P25, EARLIER, first=after(-35), name="Zhou")
FORCED = met(
    Stage.P50, EARLIER | {"override": "the boss said so", "person": Evidence("her", FIRST)}
)
TOO_LATE = met(Stage.P25, FIVE | EARLIER | {"signing": When(after(40))})
LAPSED = met(Stage.P50, FIVE | EARLIER | {"signing": When(after(-1)), "signing_marked": FIRST})

EVERYONE = (
    NEW, BOOKED, UNANSWERED, AT_25, NO_NEXT, AT_50, AT_90, CLOSED, LOST, FELL_BACK, OVER,
    OVER_WAITING, FORCED, TOO_LATE, LAPSED,
)  # fmt: skip

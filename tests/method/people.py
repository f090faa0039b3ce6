"""Cards judged on one day, with nothing known of them but what a test says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from pipelinecli.method.cards import Attempt, Card, Person, Rules, judged
from pipelinecli.method.dates import When
from pipelinecli.method.stages import Stage

Facts = dict[str, Any]
"""Fields of an attempt."""

TODAY = date(2026, 11, 24)
FIRST = When(date(2026, 11, 16))


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def card(stage: Stage, number: int = 1, **facts: Any) -> Card:  # noqa: ANN401 - fields of an attempt
    person = Person(number, f"{number:032}", "Ann", date(2026, 11, 2))
    then = datetime(2026, 11, 16, 12, tzinfo=UTC)
    attempt = Attempt(1, 1, stage, then, then)._replace(**facts)
    return judged(person, attempt, TODAY, Rules())


def at_25(number: int = 1, **facts: Any) -> Card:  # noqa: ANN401
    return card(Stage.P25, number, **{"first_meeting": FIRST, "held": True, **facts})

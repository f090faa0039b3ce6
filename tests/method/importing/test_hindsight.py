"""An attempt that came with its history, as it was on a day before it came."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from pipelinecli.method.cards import Attempt, Evidence, Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.importing.hindsight import as_it_was
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage

MIDNIGHT = datetime(2026, 3, 11, tzinfo=UTC)
"""The end of the 10th."""


def attempt(**facts: Any) -> Attempt:  # noqa: ANN401
    opened = datetime(2026, 3, 1, tzinfo=UTC)
    blank = Attempt(1, 1, Stage.CLOSED, opened, opened)
    return blank._replace(**facts)


def test_what_had_not_happened_is_not_shown() -> None:
    late = date(2026, 3, 11)
    money = Money(100, "CNY")
    whole = attempt(
        ended=MIDNIGHT,
        outcome=Outcome.CLOSED,
        reason="why",
        issued=late,
        premium=money,
        standard=money,
        signed=late,
        received=money,
        first_meeting=When(late),
        held=True,
        next_step=When(late),
        agenda="sign",
        next_marked=late,
        signing=When(late),
        signing_marked=late,
        person=Evidence("him", late),
        plan=Evidence("life", late),
        budget=Evidence("100", late),
    )
    assert as_it_was(whole, MIDNIGHT) == attempt()
    agreed = attempt(first_meeting=When(late))
    assert as_it_was(whole, MIDNIGHT, Stage.APPOINTMENT) == agreed


def test_what_had_happened_is_as_it_stands() -> None:
    then = date(2026, 3, 10)
    money = Money(100, "CNY")
    whole = attempt(
        ended=datetime(2026, 3, 10, 23, tzinfo=UTC),
        outcome=Outcome.LOST,
        reason="no",
        issued=then,
        premium=money,
        signed=then,
        received=money,
        first_meeting=When(then),
        held=True,
        next_step=When(date(2026, 4, 1)),
        next_marked=then,
        signing=When(date(2026, 4, 1)),
        signing_marked=then,
        person=Evidence("him", then),
    )
    assert as_it_was(whole, MIDNIGHT) == whole
    assert as_it_was(attempt(), MIDNIGHT) == attempt()
    agreed = attempt(first_meeting=When(date(2026, 3, 12)))
    assert as_it_was(agreed, MIDNIGHT) == agreed

"""What was won with one person on two cards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from pipelinecli.method.cards import Attempt, Evidence
from pipelinecli.method.dates import When
from pipelinecli.method.money import Amount, Money
from pipelinecli.method.stages import Stage
from pipelinecli.method.uniting import united

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAST, SOON, LATER = (When(date(2026, 3, day)) for day in (1, 9, 20))
PERSON, PLAN, BUDGET = (Evidence(text, TODAY) for text in ("herself", "term life", "1000"))
YUAN = Amount(100_000, 100_000, "CNY")
ALL: dict[str, Any] = {
    "first_meeting": PAST, "held": True, "next_step": SOON, "agenda": "sign", "next_marked": TODAY,
    "person": PERSON, "plan": PLAN, "budget": BUDGET, "amount": YUAN,
    "signing": LATER, "signing_marked": TODAY,
}  # fmt: skip


def attempt(**won: object) -> Attempt:
    return Attempt(1, 1, Stage.P25, NOON, NOON, **won)  # type: ignore[arg-type]


def test_what_the_one_lacks_comes_from_the_other() -> None:
    assert united(attempt(), attempt(**ALL), TODAY) == attempt(**ALL)


def test_what_the_one_has_stays() -> None:
    own = {
        "first_meeting": SOON, "held": False, "next_step": LATER, "agenda": "plan",
        "next_marked": date(2026, 3, 1), "person": PLAN, "plan": BUDGET, "budget": PERSON,
        "amount": YUAN._replace(low=1), "signing": SOON, "signing_marked": date(2026, 3, 1),
    }  # fmt: skip
    assert united(attempt(**own), attempt(**ALL), TODAY) == attempt(**own)


@pytest.mark.parametrize("ended", [(True, False), (False, True)])
def test_what_is_over_gives_nothing_and_takes_nothing(ended: tuple[bool, bool]) -> None:
    leading, resting = attempt(), attempt(**ALL)
    if ended[0]:
        leading = leading._replace(ended=NOON)
    if ended[1]:
        resting = resting._replace(ended=NOON)
    assert united(leading, resting, TODAY) == leading


@pytest.mark.parametrize(
    ("own", "others", "kept"),
    [
        (None, None, None),
        (None, PAST, None),
        (None, SOON, SOON),
        (PAST, PAST, PAST),
        (PAST, SOON, SOON),
        (SOON, None, SOON),
        (SOON, LATER, SOON),
        (LATER, SOON, LATER),
    ],
)
def test_a_next_step_gives_way_only_when_it_is_over(
    own: When | None, others: When | None, kept: When | None
) -> None:
    found = united(
        attempt(next_step=own, agenda="own"), attempt(next_step=others, agenda="other"), TODAY
    )
    assert (found.next_step, found.agenda) == (kept, "own" if kept == own else "other")


@pytest.mark.parametrize(("currency", "comes"), [("CNY", True), ("USD", False)])
def test_an_amount_does_not_come_to_sums_in_another_currency(currency: str, comes: bool) -> None:
    leading = attempt(received=Money(5, currency))
    found = united(leading, attempt(budget=BUDGET, amount=YUAN), TODAY)
    assert (found.budget, found.amount) == ((BUDGET, YUAN) if comes else (None, None))

"""Falling back by the rules: METHOD §3."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.method.facts import Fact, Facts, Meeting
from pipelinecli.method.fallback import FallBack, fall_back, propose
from pipelinecli.method.gate import settle
from pipelinecli.method.stages import Stage
from tests.method.prospects import (
    COMPLETE,
    CYCLE,
    FIVE,
    GOING_ON,
    MET,
    OVERDUE_FROM,
    TODAY,
    TOMORROW,
    YESTERDAY,
)
from tests.method.strategies import CYCLES, DAYS, FACTS, STAGES, shown_cards

LONG_AFTER = date(2011, 1, 1)


def back(
    stage: Stage, facts: Facts, today: date = TODAY, *, overridden: bool = False
) -> FallBack | None:
    """Return what falling back does in a cycle of 28 days."""
    return fall_back(stage, facts, today, CYCLE, overridden=overridden)


def test_90_falls_to_50_without_the_papers_and_the_money() -> None:
    assert back(Stage.P90, COMPLETE) == FallBack(Stage.P50, (Fact.SIGNED, Fact.PAID))
    assert back(Stage.P90, COMPLETE, LONG_AFTER) == FallBack(Stage.P50, (Fact.SIGNED, Fact.PAID))


def test_90_falls_as_far_as_the_facts_held_before_the_signing() -> None:
    at_once = COMPLETE._replace(signing=None)

    assert back(Stage.P90, at_once) == FallBack(Stage.P25, (Fact.SIGNED, Fact.PAID))
    assert back(Stage.P90, at_once._replace(next_step=None)) == FallBack(Stage.OPPORTUNITY)


def test_50_falls_to_25_without_its_signing_date_when_all_five_hold() -> None:
    assert back(Stage.P50, FIVE) == FallBack(Stage.P25, (Fact.TIMING,))


def test_50_falls_to_25_without_the_papers_too_when_they_were_signed() -> None:
    signed = FIVE._replace(signed=TODAY)

    assert back(Stage.P50, signed) == FallBack(Stage.P25, (Fact.TIMING, Fact.SIGNED))


def test_50_falls_to_25_and_keeps_everything_when_the_facts_support_only_25() -> None:
    facts = FIVE._replace(signing=TODAY, next_step=TOMORROW)

    assert back(Stage.P50, facts, TOMORROW) == FallBack(Stage.P25)


def test_50_falls_to_25_over_the_cycle_while_a_next_step_is_to_come() -> None:
    facts = FIVE._replace(next_step=OVERDUE_FROM)

    assert back(Stage.P50, facts, OVERDUE_FROM) == FallBack(Stage.P25)


def test_50_falls_to_column_1_when_its_next_step_has_passed() -> None:
    assert back(Stage.P50, FIVE, TOMORROW) == FallBack(Stage.OPPORTUNITY)
    assert back(Stage.P50, FIVE, OVERDUE_FROM) == FallBack(Stage.OPPORTUNITY)
    assert back(Stage.P50, FIVE._replace(next_step=None)) == FallBack(Stage.OPPORTUNITY)


@pytest.mark.parametrize(
    ("stage", "facts"),
    [
        (Stage.P25, GOING_ON),
        (Stage.APPOINTMENT, Facts(Meeting(TODAY))),
        (Stage.APPOINTMENT, Facts(Meeting(YESTERDAY))),
        (Stage.OPPORTUNITY, Facts(Meeting(MET, held=True))),
    ],
)
def test_the_columns_below_fall_to_column_1_and_the_clock_is_cleared(
    stage: Stage, facts: Facts
) -> None:
    found = back(stage, facts)

    assert found == FallBack(Stage.OPPORTUNITY)
    assert found.ends_attempt


def test_only_column_1_ends_the_attempt() -> None:
    assert not FallBack(Stage.APPOINTMENT).ends_attempt
    assert not FallBack(Stage.P25).ends_attempt
    assert not FallBack(Stage.P50).ends_attempt


def test_a_card_shown_below_its_facts_still_falls_one_column_and_never_up() -> None:
    assert back(Stage.P50, FIVE._replace(issued=True)) == FallBack(Stage.P25, (Fact.TIMING,))
    assert back(Stage.P90, COMPLETE._replace(issued=True)) == FallBack(
        Stage.P50, (Fact.SIGNED, Fact.PAID)
    )


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.LOST])
def test_what_is_off_the_way_does_not_fall_back(stage: Stage) -> None:
    assert back(stage, COMPLETE) is None
    assert back(stage, GOING_ON, overridden=True) is None


def test_an_opportunity_never_met_has_nowhere_to_fall() -> None:
    assert back(Stage.OPPORTUNITY, Facts()) is None
    assert back(Stage.OPPORTUNITY, Facts(next_step=TODAY)) is None


@pytest.mark.parametrize(
    ("facts", "to"),
    [
        (FIVE, Stage.P50),
        (GOING_ON, Stage.P25),
        (Facts(Meeting(TODAY)), Stage.APPOINTMENT),
        (Facts(), Stage.OPPORTUNITY),
    ],
)
def test_an_overridden_card_falls_to_what_its_facts_support(facts: Facts, to: Stage) -> None:
    assert back(Stage.P90, facts, overridden=True) == FallBack(to)


def test_an_override_the_facts_have_caught_up_with_falls_like_any_other() -> None:
    assert back(Stage.P50, FIVE, overridden=True) == back(Stage.P50, FIVE)
    assert back(Stage.P90, COMPLETE, overridden=True) == back(Stage.P90, COMPLETE)


@settings(max_examples=300)
@given(shown_cards())
def test_back_does_what_was_proposed(card: tuple[Stage, Facts, date, int]) -> None:
    shown, facts, today, cycle = card
    found = propose(shown, facts, today, cycle)
    done = fall_back(shown, facts, today, cycle, overridden=False)

    assert found is None or (done is not None and done.to is found.to)


@settings(max_examples=300)
@given(STAGES, FACTS, DAYS, CYCLES, st.booleans())
def test_falling_back_never_leads_up_whatever_the_card_is_shown_in(
    stage: Stage, facts: Facts, today: date, cycle: int, overridden: bool
) -> None:
    found = fall_back(stage, facts, today, cycle, overridden=overridden)

    assert found is None or found.to is Stage.OPPORTUNITY or found.to.rank < stage.rank


WITHOUT = {
    Fact.TIMING: lambda facts: facts._replace(signing=None),
    Fact.SIGNED: lambda facts: facts._replace(signed=None),
    Fact.PAID: lambda facts: facts._replace(paid=False),
}


@settings(max_examples=500)
@given(shown_cards(), st.none() | STAGES)
def test_a_fall_back_goes_down_and_the_card_stays_there(
    card: tuple[Stage, Facts, date, int], forced: Stage | None
) -> None:
    shown, facts, today, cycle = card
    stage = shown if forced is None else max(shown, forced, key=lambda stage: stage.rank)
    found = fall_back(stage, facts, today, cycle, overridden=stage is not shown)
    if found is None:
        assert stage is Stage.CLOSED or (stage is Stage.OPPORTUNITY and facts.met is None)
        return

    left = Facts() if found.ends_attempt else facts
    for fact in found.withdrawn:
        left = WITHOUT[fact](left)

    assert found.to.rank < stage.rank or stage is Stage.OPPORTUNITY
    assert settle(found.to, left, today, cycle, overridden=False) is found.to

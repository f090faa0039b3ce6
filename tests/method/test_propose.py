"""What the rules propose about a card: METHOD §3."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from pipelinecli.method.classify import classify
from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.fallback import Proposal, propose
from pipelinecli.method.flags import Flag, flags
from pipelinecli.method.stages import Stage
from tests.method.prospects import (
    COMPLETE,
    CYCLE,
    FIVE,
    GOING_ON,
    LAST_GOOD_DAY,
    OVERDUE_FROM,
    TODAY,
    TOMORROW,
    YESTERDAY,
)
from tests.method.strategies import CYCLES, DAYS, FACTS, STAGES, shown_cards

LONG_AFTER = date(2011, 1, 1)


def proposed(stage: Stage, facts: Facts, today: date = TODAY) -> Proposal | None:
    """Return what the rules propose in a cycle of 28 days."""
    return propose(stage, facts, today, CYCLE)


def test_nothing_is_proposed_while_the_facts_hold() -> None:
    assert proposed(Stage.P25, GOING_ON) is None
    assert proposed(Stage.P50, FIVE) is None


@pytest.mark.parametrize("stage", [Stage.P25, Stage.P50])
def test_a_next_step_that_passed_proposes_column_1(stage: Stage) -> None:
    assert proposed(stage, FIVE, TOMORROW) == Proposal(Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED)


@pytest.mark.parametrize("stage", [Stage.P25, Stage.P50])
def test_no_next_step_at_all_proposes_column_1(stage: Stage) -> None:
    facts = FIVE._replace(next_step=None)

    assert proposed(stage, facts) == Proposal(Stage.OPPORTUNITY, Flag.NO_NEXT_STEP)


def test_over_the_cycle_and_not_progressing_proposes_column_1_for_the_cycle() -> None:
    over = Proposal(Stage.OPPORTUNITY, Flag.OVERDUE)

    assert proposed(Stage.P25, GOING_ON, OVERDUE_FROM) == over
    assert proposed(Stage.P50, FIVE, OVERDUE_FROM) == over
    assert proposed(Stage.P25, GOING_ON._replace(next_step=None), OVERDUE_FROM) == over
    assert proposed(Stage.P25, GOING_ON, LAST_GOOD_DAY) == Proposal(
        Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED
    )


def test_over_the_cycle_the_proposal_waits_until_the_next_step_has_passed() -> None:
    step = date(2010, 1, 15)
    facts = GOING_ON._replace(next_step=step)

    assert proposed(Stage.P25, facts, OVERDUE_FROM) is None
    assert proposed(Stage.P25, facts, step) is None
    assert proposed(Stage.P25, facts, date(2010, 1, 16)) == Proposal(
        Stage.OPPORTUNITY, Flag.OVERDUE
    )


def test_a_signing_date_that_passed_proposes_25_for_a_50() -> None:
    facts = FIVE._replace(signing=TODAY, next_step=TOMORROW)

    assert proposed(Stage.P50, facts, TODAY) is None
    assert proposed(Stage.P50, facts, TOMORROW) == Proposal(Stage.P25, Flag.SIGNING_PASSED)
    assert proposed(Stage.P25, facts, TOMORROW) is None


def test_a_signing_date_that_passed_proposes_25_over_the_cycle_too() -> None:
    facts = FIVE._replace(next_step=OVERDUE_FROM)

    assert proposed(Stage.P50, facts, OVERDUE_FROM) == Proposal(Stage.P25, Flag.SIGNING_PASSED)


def test_papers_signed_and_not_yet_paid_are_never_proposed_to_fall_back() -> None:
    signed = FIVE._replace(signing=TODAY, signed=TODAY)

    assert proposed(Stage.P50, signed, TOMORROW) is None
    assert proposed(Stage.P50, signed, LONG_AFTER) is None


def test_an_unanswered_first_meeting_wants_an_answer_and_is_not_proposed_for() -> None:
    assert proposed(Stage.APPOINTMENT, Facts(Meeting(YESTERDAY))) is None


def test_90_over_the_cycle_is_not_proposed_for() -> None:
    assert proposed(Stage.P90, COMPLETE, LONG_AFTER) is None


@pytest.mark.parametrize("stage", [Stage.OPPORTUNITY, Stage.CLOSED, Stage.LOST])
def test_nothing_is_proposed_for_column_1_or_off_the_way(stage: Stage) -> None:
    assert proposed(stage, GOING_ON, LONG_AFTER) is None


def test_nothing_is_proposed_for_a_card_that_was_never_met() -> None:
    assert proposed(Stage.P25, Facts(Meeting(YESTERDAY), next_step=YESTERDAY)) is None


@given(STAGES, FACTS, DAYS, CYCLES)
def test_a_proposal_is_always_below_the_stage_shown(
    stage: Stage, facts: Facts, today: date, cycle: int
) -> None:
    found = propose(stage, facts, today, cycle)

    assert found is None or Stage.OPPORTUNITY.rank <= found.to.rank < stage.rank


@given(STAGES, FACTS, DAYS, CYCLES)
def test_with_a_next_step_to_come_only_a_signing_date_that_passed_is_proposed_for(
    stage: Stage, facts: Facts, today: date, cycle: int
) -> None:
    facts = facts._replace(next_step=max(today, facts.next_step or today))

    found = propose(stage, facts, today, cycle)

    if found is not None:
        assert (stage, found) == (Stage.P50, Proposal(Stage.P25, Flag.SIGNING_PASSED))
        assert facts.signing is not None
        assert facts.signing < today


@given(STAGES, FACTS, DAYS, CYCLES)
def test_the_reason_of_a_proposal_is_a_flag_the_card_raises(
    stage: Stage, facts: Facts, today: date, cycle: int
) -> None:
    found = propose(stage, facts, today, cycle)

    assert found is None or found.reason in flags(stage, facts, today, cycle, days_in_stage=0)


@settings(max_examples=300)
@given(shown_cards())
def test_every_25_and_50_the_facts_no_longer_support_is_proposed_for_or_waits(
    card: tuple[Stage, Facts, date, int],
) -> None:
    shown, facts, today, cycle = card
    found = propose(shown, facts, today, cycle)
    supported = classify(facts, today, cycle).stage

    assert found is None or supported.rank <= found.to.rank
    if shown in {Stage.P25, Stage.P50} and supported.rank < shown.rank and found is None:
        to_come = facts.next_step is not None and facts.next_step >= today
        assert to_come or facts.signed is not None
        assert Flag.OVERDUE in flags(shown, facts, today, cycle, days_in_stage=0)

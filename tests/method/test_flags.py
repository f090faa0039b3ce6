"""What about a card asks for attention: METHOD §1 and §3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.flags import Flag, flags
from pipelinecli.method.stages import EFFECTIVE, Stage
from tests.method.prospects import (
    COMPLETE,
    CYCLE,
    FIVE,
    GOING_ON,
    LAST_GOOD_DAY,
    MET,
    OVERDUE_FROM,
    TODAY,
    TOMORROW,
    YESTERDAY,
)
from tests.method.strategies import CYCLES, DAYS, FACTS, STAGES

if TYPE_CHECKING:
    from datetime import date

MET_ONLY = Facts(Meeting(MET, held=True))


def raised(stage: Stage, facts: Facts, today: date = TODAY) -> tuple[Flag, ...]:
    """Return the flags of a card without a limit on its stage, in a cycle of 28 days."""
    return flags(stage, facts, today, CYCLE, days_in_stage=365)


def test_the_tokens_are_what_scripts_rely_on() -> None:
    assert [str(flag) for flag in Flag] == [
        "meeting-unanswered",
        "next-step-passed",
        "no-next-step",
        "signing-passed",
        "overdue",
        "over-cycle-90",
        "stuck",
    ]


@pytest.mark.parametrize(
    ("stage", "facts"),
    [
        (Stage.OPPORTUNITY, Facts()),
        (Stage.APPOINTMENT, Facts(Meeting(TODAY))),
        (Stage.P25, GOING_ON),
        (Stage.P50, FIVE),
        (Stage.P90, COMPLETE),
        (Stage.CLOSED, COMPLETE._replace(issued=True)),
    ],
)
def test_a_card_in_order_raises_no_flag_on_the_day_itself(stage: Stage, facts: Facts) -> None:
    assert raised(stage, facts) == ()


def test_a_first_meeting_is_unanswered_from_the_day_after() -> None:
    card = Stage.APPOINTMENT, Facts(Meeting(YESTERDAY))

    assert raised(*card, YESTERDAY) == ()
    assert raised(*card, TODAY) == (Flag.MEETING_UNANSWERED,)


def test_a_first_meeting_is_unanswered_wherever_the_card_was_forced_to() -> None:
    assert raised(Stage.P50, Facts(Meeting(YESTERDAY))) == (Flag.MEETING_UNANSWERED,)


def test_a_meeting_that_was_held_is_answered() -> None:
    facts = Facts(Meeting(YESTERDAY, held=True), next_step=TOMORROW)

    assert raised(Stage.APPOINTMENT, facts) == ()


@pytest.mark.parametrize("stage", [Stage.OPPORTUNITY, Stage.P25, Stage.P50])
def test_a_prospect_met_without_a_next_step_is_flagged(stage: Stage) -> None:
    assert raised(stage, MET_ONLY) == (Flag.NO_NEXT_STEP,)


@pytest.mark.parametrize("stage", [Stage.OPPORTUNITY, Stage.P25, Stage.P50])
def test_a_next_step_has_passed_from_the_day_after(stage: Stage) -> None:
    assert raised(stage, GOING_ON, TODAY) == ()
    assert raised(stage, GOING_ON, TOMORROW) == (Flag.NEXT_STEP_PASSED,)


def test_a_contact_never_met_owes_no_next_step() -> None:
    assert raised(Stage.OPPORTUNITY, Facts(next_step=YESTERDAY)) == ()


def test_a_signing_date_has_passed_from_the_day_after() -> None:
    facts = FIVE._replace(signing=TODAY, next_step=LAST_GOOD_DAY)

    assert raised(Stage.P50, facts, TODAY) == ()
    assert raised(Stage.P50, facts, TOMORROW) == (Flag.SIGNING_PASSED,)
    assert raised(Stage.P25, facts, TOMORROW) == (Flag.SIGNING_PASSED,)
    assert raised(Stage.OPPORTUNITY, facts, TOMORROW) == ()


def test_a_step_agreed_after_the_signing_wants_its_own_answer() -> None:
    signed = FIVE._replace(signing=TODAY, signed=TODAY, next_step=TODAY, step_since_signing=True)
    assert raised(Stage.P90, signed, TODAY) == ()
    assert raised(Stage.P90, signed, TOMORROW) == (Flag.NEXT_STEP_PASSED,)


def test_signed_papers_answer_the_next_step_and_the_signing_date() -> None:
    signed = FIVE._replace(signing=TODAY, signed=TODAY)

    assert raised(Stage.P50, signed, TOMORROW) == ()
    assert raised(Stage.P50, signed._replace(next_step=None), TOMORROW) == ()


def test_a_prospect_met_on_2009_12_12_is_overdue_from_2010_01_10() -> None:
    facts = GOING_ON._replace(next_step=OVERDUE_FROM)

    assert raised(Stage.P25, facts, LAST_GOOD_DAY) == ()
    assert raised(Stage.P25, facts, OVERDUE_FROM) == (Flag.OVERDUE,)
    assert raised(Stage.P50, facts, OVERDUE_FROM) == (Flag.OVERDUE,)


def test_90_over_the_cycle_has_a_flag_of_its_own() -> None:
    assert raised(Stage.P90, COMPLETE, LAST_GOOD_DAY) == ()
    assert raised(Stage.P90, COMPLETE, OVERDUE_FROM) == (Flag.OVER_CYCLE_90,)


def test_only_effective_prospects_are_overdue() -> None:
    facts = GOING_ON._replace(next_step=OVERDUE_FROM)

    assert raised(Stage.OPPORTUNITY, facts, OVERDUE_FROM) == ()


def test_a_card_is_stuck_when_it_is_longer_in_its_stage_than_the_limit() -> None:
    def stuck(days: int, limit: int | None) -> tuple[Flag, ...]:
        return flags(Stage.P25, GOING_ON, TODAY, CYCLE, days_in_stage=days, limit=limit)

    assert stuck(14, 14) == ()
    assert stuck(15, 14) == (Flag.STUCK,)
    assert stuck(1, 0) == (Flag.STUCK,)
    assert stuck(365, None) == ()


def test_everything_at_once_comes_most_urgent_first() -> None:
    facts = FIVE._replace(signing=TODAY)

    assert flags(Stage.P50, facts, OVERDUE_FROM, CYCLE, days_in_stage=2, limit=1) == (
        Flag.NEXT_STEP_PASSED,
        Flag.SIGNING_PASSED,
        Flag.OVERDUE,
        Flag.STUCK,
    )


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.LOST])
def test_off_the_way_nothing_is_flagged(stage: Stage) -> None:
    facts = FIVE._replace(signing=TODAY)

    assert flags(stage, facts, OVERDUE_FROM, CYCLE, days_in_stage=2, limit=1) == ()


@given(STAGES, FACTS, DAYS, CYCLES, st.integers(0, 60))
def test_flags_are_raised_once_each_in_order_of_urgency(
    stage: Stage, facts: Facts, today: date, cycle: int, days: int
) -> None:
    found = flags(stage, facts, today, cycle, days_in_stage=days, limit=30)

    assert list(found) == [flag for flag in Flag if flag in found]


@given(st.sampled_from(EFFECTIVE), FACTS, DAYS, CYCLES)
def test_the_cycle_flags_an_effective_prospect_exactly_when_the_age_is_over_it(
    stage: Stage, facts: Facts, today: date, cycle: int
) -> None:
    found = flags(stage, facts, today, cycle, days_in_stage=0)
    over = facts.met is not None and (today - facts.met).days > cycle

    assert over == (Flag.OVERDUE in found or Flag.OVER_CYCLE_90 in found)

"""The reasons: every fact that keeps a prospect below a stage (METHOD §1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings

from pipelinecli.method.classify import Classification, classify, missing_for
from pipelinecli.method.criteria import judge
from pipelinecli.method.facts import Fact, Facts, Meeting, Missing, Why
from pipelinecli.method.stages import Stage
from tests.method.prospects import (
    COMPLETE,
    FIVE,
    GOING_ON,
    LAST_GOOD_DAY,
    MET,
    OVERDUE_FROM,
    TODAY,
    YESTERDAY,
)
from tests.method.strategies import COLUMNS, CYCLES, DAYS, FACTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def test_the_facts_asked_for_have_tokens_that_scripts_rely_on() -> None:
    assert [str(fact) for fact in Fact] == [
        "first-meeting",
        "meeting-held",
        "inside-cycle",
        "person",
        "plan",
        "budget",
        "timing",
        "next",
        "signed",
        "paid",
        "issued",
    ]


def test_a_fact_is_missing_because_it_is_absent_unless_said_otherwise() -> None:
    assert Missing(Fact.PAID) == Missing(Fact.PAID, Why.ABSENT, None)


def test_a_classification_says_what_the_next_stage_asks_for() -> None:
    assert classify(GOING_ON._replace(person=True), TODAY, 28) == Classification(
        stage=Stage.P25,
        verdicts=judge(GOING_ON._replace(person=True), TODAY, 28),
        toward=Stage.P50,
        missing=(Missing(Fact.PLAN), Missing(Fact.BUDGET), Missing(Fact.TIMING)),
    )


@pytest.mark.parametrize(
    ("facts", "toward", "missing"),
    [
        (Facts(), Stage.APPOINTMENT, (Missing(Fact.FIRST_MEETING),)),
        (
            Facts(Meeting(YESTERDAY)),
            Stage.APPOINTMENT,
            (Missing(Fact.FIRST_MEETING, Why.PASSED, YESTERDAY),),
        ),
        (
            Facts(Meeting(TODAY)),
            Stage.P25,
            (Missing(Fact.MEETING_HELD), Missing(Fact.NEXT)),
        ),
        (Facts(Meeting(MET, held=True)), Stage.P25, (Missing(Fact.NEXT),)),
        (
            GOING_ON._replace(next_step=YESTERDAY),
            Stage.P25,
            (Missing(Fact.NEXT, Why.PASSED, YESTERDAY),),
        ),
        (FIVE, Stage.P90, (Missing(Fact.SIGNED), Missing(Fact.PAID))),
        (FIVE._replace(signed=TODAY), Stage.P90, (Missing(Fact.PAID),)),
        (FIVE._replace(paid=True), Stage.P90, (Missing(Fact.SIGNED),)),
        (COMPLETE, Stage.CLOSED, (Missing(Fact.ISSUED),)),
        (Facts(issued=True), None, ()),
    ],
)
def test_each_stage_looks_to_the_next_and_names_what_is_missing(
    facts: Facts, toward: Stage | None, missing: tuple[Missing, ...]
) -> None:
    found = classify(facts, TODAY, 28)

    assert (found.toward, found.missing) == (toward, missing)


def test_a_prospect_over_the_cycle_looks_to_25_and_is_told_the_last_good_day() -> None:
    found = classify(GOING_ON, OVERDUE_FROM, 28)

    assert (found.stage, found.toward) == (Stage.OPPORTUNITY, Stage.P25)
    assert found.missing == (
        Missing(Fact.INSIDE_CYCLE, Why.OVER_CYCLE, LAST_GOOD_DAY),
        Missing(Fact.NEXT, Why.PASSED, TODAY),
    )


def test_a_move_to_closed_from_nothing_names_every_fact_in_board_order() -> None:
    assert missing_for(Stage.CLOSED, Facts(), TODAY, 28) == (
        Missing(Fact.MEETING_HELD),
        Missing(Fact.PERSON),
        Missing(Fact.PLAN),
        Missing(Fact.BUDGET),
        Missing(Fact.TIMING),
        Missing(Fact.NEXT),
        Missing(Fact.SIGNED),
        Missing(Fact.PAID),
        Missing(Fact.ISSUED),
    )


def test_the_issue_hides_no_fact_that_was_never_won() -> None:
    assert missing_for(Stage.CLOSED, FIVE._replace(issued=True), TODAY, 28) == (
        Missing(Fact.SIGNED),
        Missing(Fact.PAID),
    )


def test_a_move_to_50_names_the_age_and_every_criterion_at_once() -> None:
    facts = GOING_ON._replace(person=True, signing=MET)

    assert missing_for(Stage.P50, facts, OVERDUE_FROM, 28) == (
        Missing(Fact.INSIDE_CYCLE, Why.OVER_CYCLE, LAST_GOOD_DAY),
        Missing(Fact.PLAN),
        Missing(Fact.BUDGET),
        Missing(Fact.TIMING, Why.PASSED, MET),
        Missing(Fact.NEXT, Why.PASSED, TODAY),
    )


def test_over_the_cycle_90_wants_the_cycle_kept_unless_papers_are_signed() -> None:
    over = FIVE._replace(next_step=OVERDUE_FROM)
    too_old = Missing(Fact.INSIDE_CYCLE, Why.OVER_CYCLE, LAST_GOOD_DAY)

    assert too_old in missing_for(Stage.P90, over, OVERDUE_FROM, 28)
    signed = over._replace(signed=LAST_GOOD_DAY)
    assert missing_for(Stage.P90, signed, OVERDUE_FROM, 28) == (Missing(Fact.PAID),)
    assert missing_for(Stage.CLOSED, signed, OVERDUE_FROM, 28) == (
        Missing(Fact.PAID),
        Missing(Fact.ISSUED),
    )
    assert missing_for(Stage.P50, signed, OVERDUE_FROM, 28) == (too_old,)


def test_an_appointment_needs_a_meeting_still_to_be_held() -> None:
    assert missing_for(Stage.APPOINTMENT, GOING_ON, TODAY, 28) == (Missing(Fact.FIRST_MEETING),)
    assert missing_for(Stage.APPOINTMENT, Facts(Meeting(TODAY)), TODAY, 28) == ()


@given(FACTS, DAYS, CYCLES)
def test_nothing_is_missing_for_column_1_or_for_being_lost(
    facts: Facts, today: date, cycle: int
) -> None:
    assert missing_for(Stage.OPPORTUNITY, facts, today, cycle) == ()
    assert missing_for(Stage.LOST, facts, today, cycle) == ()


@given(COLUMNS, FACTS, DAYS, CYCLES)
def test_something_is_missing_exactly_for_the_stages_the_facts_do_not_support(
    target: Stage, facts: Facts, today: date, cycle: int
) -> None:
    # 90 and closed hold whatever the age, and an appointment only until it is held.
    assume(target is not Stage.APPOINTMENT or facts.met is None)
    supported = classify(facts._replace(issued=False), today, cycle).stage
    assume(supported is not Stage.P90 or target.rank >= Stage.P90.rank)

    missing = missing_for(target, facts._replace(issued=False), today, cycle)

    assert (missing == ()) == (supported.rank >= target.rank)


SUPPLY: dict[Fact, Callable[[Facts, date], Facts]] = {
    Fact.FIRST_MEETING: lambda facts, day: facts._replace(meeting=Meeting(day)),
    Fact.MEETING_HELD: lambda facts, day: facts._replace(meeting=Meeting(day, held=True)),
    Fact.INSIDE_CYCLE: lambda _, day: Facts(Meeting(day, held=True)),
    Fact.PERSON: lambda facts, _: facts._replace(person=True),
    Fact.PLAN: lambda facts, _: facts._replace(plan=True),
    Fact.BUDGET: lambda facts, _: facts._replace(budget=True),
    Fact.TIMING: lambda facts, day: facts._replace(signing=day),
    Fact.NEXT: lambda facts, day: facts._replace(next_step=day),
    Fact.SIGNED: lambda facts, day: facts._replace(signed=day),
    Fact.PAID: lambda facts, _: facts._replace(paid=True),
    Fact.ISSUED: lambda facts, _: facts._replace(issued=True),
}


def supplied(facts: Facts, missing: tuple[Missing, ...], today: date) -> Facts:
    """Return the facts with each missing one supplied today, or at a meeting still to come."""
    day = today if facts.meeting is None else max(facts.meeting.day, today)
    for item in missing:
        facts = SUPPLY[item.fact](facts, day)
    return facts


def test_there_is_a_way_to_supply_every_fact() -> None:
    assert list(SUPPLY) == list(Fact)


@settings(max_examples=500)
@given(COLUMNS, FACTS, DAYS, CYCLES)
def test_supplying_what_is_missing_reaches_the_stage(
    target: Stage, facts: Facts, today: date, cycle: int
) -> None:
    # A held first meeting has been an appointment.
    assume(target is not Stage.APPOINTMENT or facts.met is None)
    # Papers signed on a day that does not fit cannot be mended by another date.
    assume(facts.signed is None or target.rank < Stage.P90.rank)
    missing = missing_for(target, facts, today, cycle)
    mended = supplied(facts, missing, today)
    if any(item.fact in {Fact.INSIDE_CYCLE, Fact.MEETING_HELD} for item in missing):
        # A new first meeting starts the five over.
        mended = supplied(mended, missing_for(target, mended, today, cycle), today)

    assert missing_for(target, mended, today, cycle) == ()
    assert classify(mended, today, cycle).stage.rank >= target.rank

"""The four worked cases of METHOD §5 with real dates, in a cycle of 28 days."""

from __future__ import annotations

from datetime import date, timedelta

from pipelinecli.method.classify import classify
from pipelinecli.method.facts import Fact, Facts, Meeting, Missing, Why
from pipelinecli.method.fallback import Proposal, propose
from pipelinecli.method.flags import Flag, flags
from pipelinecli.method.stages import Stage
from tests.method.prospects import CYCLE

TUESDAY_14_OCTOBER_2008 = date(2008, 10, 14)


def test_the_clerk_who_will_arrange_a_meeting_when_back_is_an_opportunity() -> None:
    phoned = date(2008, 10, 9)
    keen = Facts()

    found = classify(keen, phoned, CYCLE)

    assert (found.stage, found.toward) == (Stage.OPPORTUNITY, Stage.APPOINTMENT)
    assert found.missing == (Missing(Fact.FIRST_MEETING),)


def test_the_clerk_becomes_an_appointment_only_with_a_day() -> None:
    phoned, meeting = date(2008, 10, 9), date(2008, 10, 20)

    assert classify(Facts(Meeting(meeting)), phoned, CYCLE).stage is Stage.APPOINTMENT


def test_manager_wang_is_25_without_a_signing_date_and_a_plan_discussed() -> None:
    met = date(2008, 10, 9)
    wang = Facts(
        Meeting(met, held=True), next_step=met + timedelta(days=3), person=True, budget=True
    )

    found = classify(wang, met, CYCLE)

    assert (found.stage, found.toward) == (Stage.P25, Stage.P50)
    assert found.missing == (Missing(Fact.PLAN), Missing(Fact.TIMING))


def owner_zhang() -> Facts:
    """Met the day after the call; a week later all was discussed, and next Tuesday agreed."""
    meeting = TUESDAY_14_OCTOBER_2008 + timedelta(days=7)
    return Facts(
        Meeting(date(2008, 10, 7), held=True),
        next_step=meeting,
        person=True,
        plan=True,
        budget=True,
        signing=meeting,
    )


def test_owner_zhang_is_50_and_lacks_only_the_papers_and_the_money() -> None:
    found = classify(owner_zhang(), TUESDAY_14_OCTOBER_2008, CYCLE)

    assert (found.stage, found.toward) == (Stage.P50, Stage.P90)
    assert found.missing == (Missing(Fact.SIGNED), Missing(Fact.PAID))


def test_owner_zhang_is_50_up_to_the_tuesday_and_not_after_it() -> None:
    the_tuesday = date(2008, 10, 21)

    assert classify(owner_zhang(), the_tuesday, CYCLE).stage is Stage.P50
    assert classify(owner_zhang(), date(2008, 10, 22), CYCLE).stage is Stage.OPPORTUNITY
    assert propose(Stage.P50, owner_zhang(), the_tuesday, CYCLE) is None
    assert propose(Stage.P50, owner_zhang(), date(2008, 10, 22), CYCLE) == Proposal(
        Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED
    )


def test_owner_zhang_is_90_once_signed_and_paid_that_tuesday() -> None:
    the_tuesday = date(2008, 10, 21)
    done = owner_zhang()._replace(signed=the_tuesday, paid=True)

    assert classify(done, the_tuesday, CYCLE).stage is Stage.P90
    assert classify(done, date(2008, 12, 1), CYCLE).stage is Stage.P90


DAY_7, DAY_21, DAY_42 = date(2008, 10, 7), date(2008, 10, 21), date(2008, 11, 11)


def test_director_tang_is_an_opportunity_35_days_on_without_a_next_step() -> None:
    tang = Facts(Meeting(DAY_7, held=True), plan=True)

    found = classify(tang, DAY_42, CYCLE)

    assert (DAY_42 - DAY_7).days == 35
    assert (found.stage, found.toward) == (Stage.OPPORTUNITY, Stage.P25)
    assert found.missing == (
        Missing(Fact.INSIDE_CYCLE, Why.OVER_CYCLE, date(2008, 11, 4)),
        Missing(Fact.NEXT),
    )


def test_director_tang_was_25_with_the_proposal_and_falls_back_only_on_command() -> None:
    tang = Facts(Meeting(DAY_7, held=True), next_step=date(2008, 10, 28), plan=True)

    assert classify(tang, DAY_21, CYCLE).stage is Stage.P25
    assert flags(Stage.P25, tang, DAY_42, CYCLE, days_in_stage=35) == (
        Flag.NEXT_STEP_PASSED,
        Flag.OVERDUE,
    )
    assert propose(Stage.P25, tang, DAY_42, CYCLE) == Proposal(Stage.OPPORTUNITY, Flag.OVERDUE)


def test_director_tang_with_a_new_date_is_flagged_and_the_proposal_waits() -> None:
    tang = Facts(Meeting(DAY_7, held=True), next_step=date(2008, 11, 14), plan=True)

    assert classify(tang, DAY_42, CYCLE).stage is Stage.OPPORTUNITY
    assert flags(Stage.P25, tang, DAY_42, CYCLE, days_in_stage=35) == (Flag.OVERDUE,)
    assert propose(Stage.P25, tang, DAY_42, CYCLE) is None

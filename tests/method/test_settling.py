"""What settles a reason; that each command is taken and does settle is tried in tests/cli."""

from __future__ import annotations

from datetime import date

import pytest

from pipelinecli.method.agenda import Due
from pipelinecli.method.cards import Evidence, Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.facts import Fact, Missing
from pipelinecli.method.flags import Flag
from pipelinecli.method.money import Money
from pipelinecli.method.settling import Answer, Way, settling, ways
from pipelinecli.method.stages import Stage
from tests.method.people import FIRST, TODAY, Facts, after, at_25, card

LONG_AGO = When(date(2026, 10, 1))
SOON, GONE = When(after(1)), When(after(-1))
WON = Evidence("himself", TODAY)
FOUR: Facts = {"next_step": SOON, "person": WON, "plan": WON, "budget": WON}
FIVE = FOUR | {"signing": SOON}
SIGNED: Facts = {"signed": TODAY, "received": Money(100, "CNY")}


@pytest.mark.parametrize("due", Due)
def test_every_reason_has_something_that_settles_it(due: Due) -> None:
    assert isinstance(settling(due, at_25(**FIVE)), Answer)


def test_a_flag_and_the_reason_of_its_name_are_settled_alike() -> None:
    for flag in Flag:
        assert settling(flag, at_25()) == settling(Due(flag.value), at_25())


@pytest.mark.parametrize(
    ("due", "answer"),
    [
        (Due.MEETING, Answer.MET_NEXT),
        (Due.MEETING_UNANSWERED, Answer.HELD_NEXT),
        (Due.NEXT_STEP, Answer.MET_NEXT),
        (Due.NEXT_STEP_PASSED, Answer.HELD_NEXT),
        (Due.NO_NEXT_STEP, Answer.NEXT),
        (Due.SIGNING_PASSED, Answer.SIGNING),
        (Due.OVER_CYCLE_90, Answer.CLOSE),
        (Due.BIRTHDAY, Answer.TALK),
        (Due.ANNIVERSARY, Answer.SERVICE),
    ],
)
def test_inside_the_cycle_the_rep_is_asked_for_the_answer(due: Due, answer: Answer) -> None:
    assert settling(due, at_25(next_step=GONE)) == answer


@pytest.mark.parametrize("due", [Due.NEXT_STEP_PASSED, Due.NO_NEXT_STEP, Due.OVERDUE])
@pytest.mark.parametrize("step", [GONE, None])
def test_over_the_cycle_and_not_progressing_only_falling_back_settles(
    due: Due, step: When | None
) -> None:
    assert settling(due, at_25(first_meeting=LONG_AGO, next_step=step)) is Answer.BACK


def test_over_the_cycle_with_a_step_to_come_nothing_is_proposed_and_column_1_settles() -> None:
    waiting = at_25(first_meeting=LONG_AGO, next_step=SOON)
    assert settling(Due.OVERDUE, waiting) is Answer.TO_OPPORTUNITY
    forced = at_25(first_meeting=LONG_AGO, next_step=GONE, override="the boss")
    assert settling(Due.OVERDUE, forced) is Answer.TO_OPPORTUNITY
    assert settling(Due.NEXT_STEP_PASSED, forced) is Answer.HELD_NEXT


def test_signed_papers_over_the_cycle_wait_for_what_was_withdrawn() -> None:
    signed = FIVE | SIGNED | {"first_meeting": LONG_AGO, "signing": None, "signed": after(-40)}
    withdrawn = card(Stage.P50, held=True, **(signed | {"plan": None}))
    assert settling(Due.OVERDUE, withdrawn) == Missing(Fact.PLAN)
    twice = card(Stage.P50, held=True, **(signed | {"plan": None, "person": None}))
    assert settling(Due.OVERDUE, twice) is Answer.TO_OPPORTUNITY
    held_down = card(Stage.P50, held=True, override="the boss", **signed)
    assert settling(Due.OVERDUE, held_down) is Answer.TO_90


def test_a_step_before_any_meeting_is_answered_by_another_step() -> None:
    for due, when in ((Due.NEXT_STEP, When(TODAY)), (Due.NEXT_STEP_PASSED, GONE)):
        called = card(Stage.OPPORTUNITY, next_step=when)
        fell_back = at_25(next_step=when, outcome=Outcome.FELL_BACK)
        assert settling(due, called) is settling(due, fell_back) is Answer.NEXT


def test_after_signing_a_step_needs_no_other_one() -> None:
    signed = card(Stage.P90, first_meeting=FIRST, held=True, **(FIVE | SIGNED))
    assert settling(Due.NEXT_STEP, signed) is Answer.MET
    assert settling(Due.NEXT_STEP_PASSED, signed) is Answer.HELD


def test_a_signing_that_would_be_refused_is_given_another_date() -> None:
    five = card(Stage.P50, first_meeting=FIRST, held=True, **(FIVE | {"signing": When(TODAY)}))
    assert settling(Due.SIGNING, five) is Answer.SIGN
    four = at_25(**(FIVE | {"signing": When(TODAY), "plan": None}))
    assert settling(Due.SIGNING, four) is Answer.SIGNING
    forced = card(Stage.P90, first_meeting=FIRST, held=True, override="the boss")
    assert settling(Due.SIGNING, forced) is Answer.SIGN


@pytest.mark.parametrize(
    ("stage", "facts", "answer"),
    [
        (Stage.OPPORTUNITY, {}, Answer.BOOK),
        (Stage.APPOINTMENT, {"held": False, "first_meeting": SOON}, Answer.MET_NEXT),
        (Stage.P25, {"next_step": SOON}, Answer.BACK),
        (Stage.P25, FOUR, Missing(Fact.TIMING)),
        (Stage.P25, FOUR | {"override": "the boss"}, Answer.BACK),
        (Stage.P50, FIVE, Answer.SIGN),
        (Stage.P50, FOUR | {"override": "the boss"}, Answer.BACK),
        (Stage.P90, FIVE | SIGNED, Answer.CLOSE),
    ],
)
def test_what_is_stuck_goes_one_column_on_where_one_command_does_it_else_back(
    stage: Stage, facts: Facts, answer: Answer | Missing
) -> None:
    known: Facts = {"first_meeting": FIRST, "held": True} | facts
    assert settling(Due.STUCK, card(stage, **known)) == answer


def test_a_card_is_answered_for_flag_by_flag_and_at_last_by_the_fall_back_proposed() -> None:
    passed = at_25(next_step=GONE)
    assert ways(passed) == (
        Way(Flag.NEXT_STEP_PASSED, Answer.HELD_NEXT),
        Way(None, Answer.BACK),
    )
    assert ways(at_25(next_step=None)) == (
        Way(Flag.NO_NEXT_STEP, Answer.NEXT),
        Way(None, Answer.BACK),
    )
    assert ways(at_25(next_step=SOON)) == ()

"""The card: a person and the current attempt, judged on a day (METHOD §1-§3)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from pipelinecli.method.cards import Attempt, Card, Evidence, Outcome, Person, Rules, judged
from pipelinecli.method.classify import classify
from pipelinecli.method.cycle import DEFAULT_CYCLE
from pipelinecli.method.dates import When
from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.fallback import Proposal
from pipelinecli.method.flags import Flag
from pipelinecli.method.money import Amount, Money
from pipelinecli.method.stages import Stage
from tests.method.prospects import LAST_GOOD_DAY, MET, OVERDUE_FROM, TODAY, TOMORROW

BEIJING = timezone(timedelta(hours=8))
SOMEBODY = Person(1, "0" * 32, "刘岩", opened=date(2009, 12, 1))
OPENED = datetime(2009, 12, 1, 9, 0, tzinfo=BEIJING)
NEW = Attempt(id=1, number=1, stage=Stage.OPPORTUNITY, since=OPENED, opened=OPENED)
GOING_ON = NEW._replace(
    stage=Stage.P25,
    since=datetime(2009, 12, 12, 7, 30, tzinfo=BEIJING),
    first_meeting=When(MET, time(10, 0)),
    held=True,
    next_step=When(TODAY, time(14, 0)),
)
FIVE = GOING_ON._replace(
    stage=Stage.P50,
    person=Evidence("刘岩", MET),
    plan=Evidence("annuity", MET),
    budget=Evidence("1,500 a month", MET),
    amount=Amount(150_000, 150_000, "CNY"),
    signing=When(LAST_GOOD_DAY),
)
COMPLETE = FIVE._replace(
    stage=Stage.P90, signed=date(2009, 12, 15), received=Money(1_800_000, "CNY")
)
CLOSED = COMPLETE._replace(
    stage=Stage.CLOSED,
    issued=date(2009, 12, 20),
    ended=datetime(2009, 12, 22, 9, 0, tzinfo=BEIJING),
    outcome=Outcome.CLOSED,
)
FELL_BACK = FIVE._replace(
    stage=Stage.OPPORTUNITY,
    ended=datetime(2009, 12, 14, 9, 0, tzinfo=BEIJING),
    outcome=Outcome.FELL_BACK,
)
LOST = FIVE._replace(
    stage=Stage.LOST,
    ended=datetime(2009, 12, 14, 9, 0, tzinfo=BEIJING),
    outcome=Outcome.LOST,
    reason="bought elsewhere",
)


def card(attempt: Attempt, today: date = TODAY, rules: Rules | None = None) -> Card:
    """Return the card as it stands on `today`, in a cycle of 28 days."""
    return judged(SOMEBODY, attempt, today, rules or Rules())


def test_an_attempt_ends_in_one_of_four_ways_whose_tokens_are_stored() -> None:
    assert [str(outcome) for outcome in Outcome] == ["closed", "lost", "fell-back", "merged"]


def test_a_person_is_remembered_and_an_attempt_is_the_current_one_until_said_otherwise() -> None:
    assert (SOMEBODY.forgotten, SOMEBODY.tags) == (False, ())
    assert (NEW.current, NEW.held, NEW.ended, NEW.override) == (True, False, None, None)


# --- the facts of an attempt --------------------------------------------------------------------


def test_a_new_attempt_has_no_facts() -> None:
    assert NEW.facts == Facts()


def test_the_facts_of_an_attempt_are_its_days_and_proofs() -> None:
    assert GOING_ON.facts == Facts(Meeting(MET, held=True), next_step=TODAY)
    assert CLOSED.facts == Facts(
        meeting=Meeting(MET, held=True),
        next_step=TODAY,
        person=True,
        plan=True,
        budget=True,
        signing=LAST_GOOD_DAY,
        signed=date(2009, 12, 15),
        paid=True,
        issued=True,
    )


def test_a_meeting_not_yet_held_starts_no_clock() -> None:
    booked = GOING_ON._replace(stage=Stage.APPOINTMENT, held=False, next_step=None)

    assert booked.facts == Facts(Meeting(MET))
    assert (card(booked).clock, card(booked).age, card(booked).last_good_day) == (None, None, None)
    assert not card(booked, OVERDUE_FROM).overdue
    assert card(booked).first_meeting == When(MET, time(10, 0))


def test_a_proof_taken_away_is_a_fact_taken_away() -> None:
    assert FIVE._replace(person=None).facts == FIVE.facts._replace(person=False)
    assert FIVE._replace(plan=None).facts == FIVE.facts._replace(plan=False)
    assert FIVE._replace(budget=None).facts == FIVE.facts._replace(budget=False)


@pytest.mark.parametrize("outcome", [Outcome.FELL_BACK, Outcome.MERGED])
def test_an_attempt_that_fell_back_keeps_only_its_next_step(outcome: Outcome) -> None:
    over = FELL_BACK._replace(outcome=outcome)

    assert over.facts == Facts(next_step=TODAY)
    assert over._replace(next_step=None).facts == Facts()
    assert card(over).first_meeting is None


def test_a_lost_attempt_keeps_its_facts_for_the_record() -> None:
    assert LOST.facts == FIVE.facts
    assert card(LOST).first_meeting == When(MET, time(10, 0))


# --- the card on a day --------------------------------------------------------------------------


def test_a_card_counts_its_age_from_the_first_meeting() -> None:
    assert card(GOING_ON).stage is Stage.P25
    assert card(GOING_ON).on_the_way
    assert (card(GOING_ON).clock, card(GOING_ON).age) == (MET, 3)
    assert card(GOING_ON, MET).age == 0


def test_seen_from_before_its_first_meeting_a_card_has_no_age_below_0() -> None:
    assert card(GOING_ON, date(2009, 12, 1)).age == 0


def test_the_age_of_a_closed_card_stops_at_the_day_of_issue() -> None:
    assert card(CLOSED, date(2011, 1, 1)).age == 8


def test_the_age_of_a_lost_card_stops_at_the_day_it_was_lost() -> None:
    assert card(LOST, date(2011, 1, 1)).age == 2


def test_a_card_that_fell_back_has_no_clock() -> None:
    assert (card(FELL_BACK).clock, card(FELL_BACK).age) == (None, None)


def test_a_card_is_overdue_from_the_day_after_its_last_good_day() -> None:
    assert card(GOING_ON).last_good_day == LAST_GOOD_DAY
    assert not card(GOING_ON, LAST_GOOD_DAY).overdue
    assert card(GOING_ON, OVERDUE_FROM).overdue


@pytest.mark.parametrize("over", [CLOSED, LOST, FELL_BACK])
def test_an_attempt_that_ended_is_neither_overdue_nor_on_the_way(over: Attempt) -> None:
    assert not card(over, OVERDUE_FROM).overdue
    assert not card(over, OVERDUE_FROM).on_the_way


def test_a_card_is_judged_by_the_reps_own_cycle() -> None:
    assert Rules().cycle == DEFAULT_CYCLE
    assert card(GOING_ON, TODAY, Rules(cycle=2)).overdue
    assert card(GOING_ON, TODAY, Rules(cycle=2)).last_good_day == date(2009, 12, 14)
    assert card(GOING_ON, TODAY, Rules(cycle=2)).classification.stage is Stage.OPPORTUNITY


def test_a_card_is_classified_on_the_day_of_judging() -> None:
    assert card(FIVE).classification == classify(FIVE.facts, TODAY, 28)
    assert card(FIVE, TOMORROW).classification == classify(FIVE.facts, TOMORROW, 28)


# --- flags and proposals ------------------------------------------------------------------------


def test_a_card_is_flagged_and_a_fall_back_proposed_when_its_next_step_has_passed() -> None:
    assert (card(FIVE).flags, card(FIVE).proposal) == ((), None)
    assert card(FIVE, TOMORROW).flags == (Flag.NEXT_STEP_PASSED,)
    assert card(FIVE, TOMORROW).proposal == Proposal(Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED)


def test_an_overridden_card_is_flagged_but_left_to_the_rep() -> None:
    forced = FIVE._replace(override="his wife promised")

    assert card(forced, TOMORROW).flags == (Flag.NEXT_STEP_PASSED,)
    assert card(forced, TOMORROW).proposal is None


def test_a_stage_has_a_limit_only_where_the_rep_set_one() -> None:
    rules = Rules(limits=((Stage.P25, 2), (Stage.P50, 3)))

    assert card(GOING_ON, TODAY, rules).flags == (Flag.STUCK,)
    assert card(GOING_ON, date(2009, 12, 14), rules).flags == ()
    assert card(FIVE, TODAY, rules).flags == ()
    assert card(COMPLETE, TODAY, rules).flags == ()


def test_the_days_in_a_stage_are_counted_by_the_reps_calendar() -> None:
    just_after_midnight = datetime(2009, 12, 12, 0, 5, tzinfo=BEIJING)
    rules = Rules(limits=((Stage.P25, 3),))

    assert card(GOING_ON._replace(since=just_after_midnight), TODAY, rules).flags == ()


@pytest.mark.parametrize("over", [CLOSED, LOST])
def test_an_attempt_that_ended_raises_no_flag_and_no_proposal(over: Attempt) -> None:
    rules = Rules(limits=((over.stage, 1),))

    assert card(over, OVERDUE_FROM, rules).flags == ()
    assert card(over, OVERDUE_FROM, rules).proposal is None


def test_an_ended_attempt_still_shown_in_a_column_is_not_proposed_for() -> None:
    ended = FIVE._replace(ended=LOST.ended)

    assert card(ended, TOMORROW).proposal is None


def test_a_card_that_fell_back_can_be_stuck_in_the_first_column() -> None:
    rules = Rules(limits=((FELL_BACK.stage, 1),))

    assert card(FELL_BACK, OVERDUE_FROM, rules).flags == (Flag.STUCK,)
    assert card(FELL_BACK, OVERDUE_FROM, rules).proposal is None

"""Where a card stands after a command: METHOD §1 and §3."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.method.classify import classify, standing
from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.gate import settle
from pipelinecli.method.stages import Stage
from tests.method.prospects import (
    COMPLETE,
    CYCLE,
    FIVE,
    GOING_ON,
    LAST_GOOD_DAY,
    MET,
    OVERDUE_FROM,
    TODAY,
)
from tests.method.strategies import COLUMNS, CYCLES, DAYS, FACTS, shown_cards

LONG_AFTER = date(2011, 1, 1)


def settled(shown: Stage, facts: Facts, today: date = TODAY, *, overridden: bool = False) -> Stage:
    """Return where a card shown in `shown` settles in a cycle of 28 days."""
    return settle(shown, facts, today, CYCLE, overridden=overridden)


@pytest.mark.parametrize(
    ("facts", "to"),
    [
        (Facts(Meeting(TODAY)), Stage.APPOINTMENT),
        (GOING_ON, Stage.P25),
        (FIVE, Stage.P50),
        (COMPLETE, Stage.P90),
        (COMPLETE._replace(issued=True), Stage.CLOSED),
    ],
)
def test_a_card_goes_up_to_whatever_its_facts_support_skipping_columns(
    facts: Facts, to: Stage
) -> None:
    assert settled(Stage.OPPORTUNITY, facts) is to


@pytest.mark.parametrize(
    ("shown", "facts", "to"),
    [
        (Stage.APPOINTMENT, Facts(), Stage.OPPORTUNITY),
        (Stage.APPOINTMENT, Facts(Meeting(MET, held=True)), Stage.OPPORTUNITY),
        (Stage.P25, GOING_ON._replace(next_step=None), Stage.OPPORTUNITY),
        (Stage.P50, FIVE._replace(person=False), Stage.P25),
        (Stage.P50, FIVE._replace(signing=None), Stage.P25),
        (Stage.P50, FIVE._replace(signing=OVERDUE_FROM), Stage.P25),
        (Stage.P50, FIVE._replace(next_step=None), Stage.OPPORTUNITY),
        (Stage.P90, COMPLETE._replace(paid=False), Stage.P50),
        (Stage.P90, COMPLETE._replace(budget=False), Stage.P25),
        (Stage.CLOSED, COMPLETE, Stage.P90),
    ],
)
def test_a_card_goes_down_as_far_as_a_fact_was_taken_away(
    shown: Stage, facts: Facts, to: Stage
) -> None:
    assert settled(shown, facts) is to


@pytest.mark.parametrize(
    ("shown", "facts"),
    [
        (Stage.APPOINTMENT, Facts(Meeting(MET))),
        (Stage.P25, GOING_ON),
        (Stage.P50, FIVE),
        (Stage.P50, FIVE._replace(signed=LONG_AFTER)),
        (Stage.P90, COMPLETE),
    ],
)
def test_a_card_is_never_moved_because_dates_have_passed(shown: Stage, facts: Facts) -> None:
    assert settled(shown, facts, LONG_AFTER) is shown


def test_a_fact_taken_away_long_after_costs_what_it_held_up_and_no_more() -> None:
    assert settled(Stage.P50, FIVE._replace(plan=False), LONG_AFTER) is Stage.P25
    assert settled(Stage.P90, COMPLETE._replace(paid=False), LONG_AFTER) is Stage.P50


def test_a_fact_won_over_the_cycle_moves_nothing_up() -> None:
    four = FIVE._replace(next_step=OVERDUE_FROM, budget=False)

    assert settled(Stage.P25, four._replace(budget=True), LAST_GOOD_DAY) is Stage.P50
    assert settled(Stage.P25, four._replace(budget=True), OVERDUE_FROM) is Stage.P25


def test_an_override_holds_until_the_facts_have_caught_up() -> None:
    assert settled(Stage.P50, Facts(), overridden=True) is Stage.P50
    assert settled(Stage.P50, GOING_ON, overridden=True) is Stage.P50
    assert settled(Stage.P50, FIVE, overridden=True) is Stage.P50
    assert settled(Stage.P50, COMPLETE, overridden=True) is Stage.P90


def test_a_lost_card_comes_back_by_no_fact() -> None:
    assert settled(Stage.LOST, COMPLETE) is Stage.LOST
    assert settled(Stage.LOST, COMPLETE, overridden=True) is Stage.LOST


@given(COLUMNS, FACTS, DAYS, CYCLES, st.booleans())
def test_settling_twice_is_settling_once(
    shown: Stage, facts: Facts, today: date, cycle: int, overridden: bool
) -> None:
    once = settle(shown, facts, today, cycle, overridden=overridden)

    assert settle(once, facts, today, cycle, overridden=overridden) is once


@settings(max_examples=300)
@given(COLUMNS, FACTS, DAYS, CYCLES, st.integers(0, 60))
def test_days_going_by_move_no_card_up_or_down(
    shown: Stage, facts: Facts, day: date, cycle: int, later: int
) -> None:
    stage = settle(shown, facts, day, cycle, overridden=False)

    assert settle(stage, facts, day + timedelta(later), cycle, overridden=False) is stage


@given(COLUMNS, FACTS, DAYS, CYCLES)
def test_a_settled_card_is_shown_between_what_holds_today_and_what_it_stands_on(
    shown: Stage, facts: Facts, today: date, cycle: int
) -> None:
    stage = settle(shown, facts, today, cycle, overridden=False)

    assert classify(facts, today, cycle).stage.rank <= stage.rank <= standing(facts, cycle).rank


@given(COLUMNS, FACTS, DAYS, CYCLES)
def test_an_overridden_card_never_goes_down(
    shown: Stage, facts: Facts, today: date, cycle: int
) -> None:
    stage = settle(shown, facts, today, cycle, overridden=True)

    assert stage.rank == max(shown.rank, classify(facts, today, cycle).stage.rank)


@given(shown_cards())
def test_whatever_the_commands_a_card_is_shown_no_lower_than_its_facts_support(
    card: tuple[Stage, Facts, date, int],
) -> None:
    shown, facts, today, cycle = card

    assert shown.rank >= classify(facts, today, cycle).stage.rank
    assert settle(shown, facts, today, cycle, overridden=False) is shown


def test_a_meeting_recorded_after_the_cycle_leaves_the_column_of_agreed_meetings() -> None:
    met = date(2009, 12, 12)
    late = date(2010, 1, 20)
    facts = Facts(Meeting(met, held=True), next_step=late + timedelta(days=5))

    assert classify(facts, late, 28).stage is Stage.OPPORTUNITY
    assert settle(Stage.APPOINTMENT, facts, late, 28, overridden=False) is Stage.P25

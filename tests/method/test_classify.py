"""The stage is a function of the facts: METHOD §1, §3 and the vectors of §9."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipelinecli.method.classify import classify, standing
from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.stages import BOARD, EFFECTIVE, Stage
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


def stage(facts: Facts, today: date = TODAY) -> Stage:
    """Return the stage the facts support in a cycle of 28 days."""
    return classify(facts, today, 28).stage


def test_the_board_has_six_columns_ranked_from_1_and_lost_is_off_it() -> None:
    assert [str(column) for column in BOARD] == [
        "opportunity",
        "appointment",
        "25",
        "50",
        "90",
        "closed",
    ]
    assert [column.rank for column in BOARD] == [1, 2, 3, 4, 5, 6]
    assert (str(Stage.LOST), Stage.LOST.rank) == ("lost", 0)
    assert EFFECTIVE == (Stage.P25, Stage.P50, Stage.P90)


def test_without_facts_there_is_an_opportunity_and_no_prospect() -> None:
    assert stage(Facts()) is Stage.OPPORTUNITY


def test_a_first_meeting_with_a_date_is_an_appointment_up_to_its_day() -> None:
    assert stage(Facts(Meeting(TODAY + timedelta(days=9)))) is Stage.APPOINTMENT
    assert stage(Facts(Meeting(TODAY))) is Stage.APPOINTMENT


def test_a_first_meeting_that_passed_unheld_supports_an_opportunity_only() -> None:
    assert stage(Facts(Meeting(YESTERDAY))) is Stage.OPPORTUNITY


def test_the_five_criteria_are_no_prospect_before_the_first_meeting() -> None:
    assert stage(COMPLETE._replace(meeting=None)) is Stage.OPPORTUNITY
    assert stage(COMPLETE._replace(meeting=Meeting(TODAY))) is Stage.APPOINTMENT


def test_met_with_a_next_step_is_25() -> None:
    assert stage(GOING_ON) is Stage.P25


def test_met_without_a_dated_next_step_is_an_opportunity() -> None:
    assert stage(GOING_ON._replace(next_step=None)) is Stage.OPPORTUNITY
    assert stage(FIVE._replace(next_step=None)) is Stage.OPPORTUNITY


def test_a_next_step_that_passed_supports_an_opportunity_only() -> None:
    assert stage(GOING_ON._replace(next_step=YESTERDAY)) is Stage.OPPORTUNITY
    assert stage(FIVE._replace(next_step=YESTERDAY)) is Stage.OPPORTUNITY


def test_all_five_are_50_even_in_one_sitting() -> None:
    at_once = FIVE._replace(meeting=Meeting(TODAY, held=True), signing=TODAY)

    assert stage(FIVE) is Stage.P50
    assert stage(at_once) is Stage.P50


@pytest.mark.parametrize(
    "four",
    [
        FIVE._replace(person=False),
        FIVE._replace(plan=False),
        FIVE._replace(budget=False),
        FIVE._replace(signing=None),
        FIVE._replace(signing=YESTERDAY),
        FIVE._replace(signing=OVERDUE_FROM),
    ],
)
def test_four_of_five_is_25(four: Facts) -> None:
    assert stage(four) is Stage.P25
    assert stage(four._replace(signing=None)) is Stage.P25


def test_all_five_with_papers_signed_and_money_received_are_90() -> None:
    assert stage(COMPLETE) is Stage.P90


@pytest.mark.parametrize(
    ("incomplete", "falls_to"),
    [
        (COMPLETE._replace(paid=False), Stage.P50),
        (COMPLETE._replace(signed=None), Stage.P50),
        (COMPLETE._replace(person=False), Stage.P25),
        (COMPLETE._replace(plan=False), Stage.P25),
        (COMPLETE._replace(budget=False), Stage.P25),
    ],
)
def test_90_needs_all_five_and_the_papers_and_the_money(incomplete: Facts, falls_to: Stage) -> None:
    assert stage(incomplete) is falls_to


def test_90_stays_90_when_dates_pass_and_the_cycle_ends() -> None:
    assert stage(COMPLETE, date(2011, 1, 1)) is Stage.P90
    assert stage(COMPLETE._replace(next_step=None, signing=None), date(2011, 1, 1)) is Stage.P90


def test_papers_signed_after_the_cycle_are_not_90() -> None:
    late = COMPLETE._replace(signed=OVERDUE_FROM, signing=None)

    assert stage(late, OVERDUE_FROM) is Stage.OPPORTUNITY


def test_what_is_issued_is_closed_whatever_else_is_known() -> None:
    assert stage(Facts(issued=True)) is Stage.CLOSED
    assert stage(COMPLETE._replace(issued=True)) is Stage.CLOSED


def test_a_prospect_met_on_2009_12_12_is_in_the_cycle_up_to_2010_01_09() -> None:
    met = FIVE._replace(next_step=date(2010, 2, 1))

    assert stage(met, LAST_GOOD_DAY) is Stage.P50
    assert stage(met, OVERDUE_FROM) is Stage.OPPORTUNITY
    assert stage(met._replace(signing=None), LAST_GOOD_DAY) is Stage.P25
    assert stage(met._replace(signing=None), OVERDUE_FROM) is Stage.OPPORTUNITY


def test_a_meeting_that_was_not_held_after_all_is_an_appointment_again() -> None:
    assert stage(Facts(Meeting(TODAY, held=True))) is Stage.OPPORTUNITY
    assert stage(Facts(Meeting(TODAY))) is Stage.APPOINTMENT


@pytest.mark.parametrize(
    ("facts", "column"),
    [
        (Facts(), Stage.OPPORTUNITY),
        (Facts(Meeting(MET)), Stage.APPOINTMENT),
        (Facts(Meeting(MET, held=True)), Stage.OPPORTUNITY),
        (GOING_ON, Stage.P25),
        (FIVE, Stage.P50),
        (FIVE._replace(signing=OVERDUE_FROM), Stage.P25),
        (COMPLETE, Stage.P90),
        (COMPLETE._replace(next_step=None, signing=None), Stage.P90),
        (COMPLETE._replace(issued=True), Stage.CLOSED),
    ],
)
def test_a_card_stands_where_its_facts_put_it_however_much_time_has_gone_by(
    facts: Facts, column: Stage
) -> None:
    assert standing(facts, 28) is column


def test_papers_signed_after_the_cycle_do_not_take_the_50_away() -> None:
    assert standing(FIVE._replace(signed=OVERDUE_FROM), 28) is Stage.P50

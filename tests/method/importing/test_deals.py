"""One row of another system's deals as a history: what it says, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from pipelinecli.method.importing.deals import Deal, Wrong, attempts
from pipelinecli.method.importing.facts import Known, Point, Run
from pipelinecli.method.stages import Stage

NOW = Point(date(2026, 3, 20), "2026-03-20T09:00:00Z")


def on(day: int) -> Point:
    return Point(date(2026, 3, day))


def read(deal: Deal) -> Run:
    runs = attempts(deal, NOW)
    assert not isinstance(runs, Wrong)
    [run] = runs
    return run


def told(deal: Deal) -> str:
    """Return the moves of a deal, and its first meeting."""
    run = read(deal)
    steps = " ".join(f"{step.on.day.day}:{step.to}" for step in run.steps)
    if run.first_meeting is None:
        return steps
    return f"{steps}, {'met' if run.held else 'to meet'} {run.first_meeting.day}"


def test_what_was_won_was_met_when_it_was_engaged() -> None:
    won = Deal(Stage.CLOSED, created=on(1), engaged=on(3), closed=on(9))
    assert told(won) == "1:opportunity 3:25 9:closed, met 3"
    assert told(won._replace(engaged=None)) == "1:opportunity 1:25 9:closed, met 1"
    assert told(won._replace(created=None)) == "3:opportunity 3:25 9:closed, met 3"
    assert told(Deal(Stage.CLOSED, closed=on(9))) == "9:opportunity 9:closed"


def test_how_far_it_had_come_is_taken_from_a_row_that_says_so() -> None:
    lost = Deal(Stage.LOST, engaged=on(3), closed=on(9), reached=Stage.P50)
    assert told(lost) == "3:opportunity 3:50 9:lost, met 3"
    assert told(lost._replace(engaged=None)) == "9:opportunity 9:50 9:lost"
    agreed = Deal(Stage.LOST, created=on(1), closed=on(9), reached=Stage.APPOINTMENT,
                  asks_for_meetings=True)  # fmt: skip
    assert told(agreed) == "1:opportunity 1:appointment 9:lost"


def test_what_was_lost_without_a_meeting_had_none_where_the_file_asks_for_it() -> None:
    lost = Deal(Stage.LOST, created=on(1), closed=on(9))
    assert told(lost) == "1:opportunity 1:25 9:lost, met 1"
    assert told(lost._replace(asks_for_meetings=True)) == "1:opportunity 9:lost"


def test_an_open_deal_stands_where_it_does_since_it_was_engaged() -> None:
    deal = Deal(Stage.P50, created=on(1), engaged=on(3))
    assert told(deal) == "1:opportunity 3:50, met 3"
    assert told(deal._replace(engaged=None)) == "1:opportunity 1:50, met 1"
    assert told(Deal(Stage.P25)) == "20:opportunity 20:25"
    assert told(Deal(Stage.OPPORTUNITY)) == "20:opportunity"


def test_an_agreed_meeting_is_the_day_engaged_or_the_next_step() -> None:
    deal = Deal(Stage.APPOINTMENT, created=on(1), engaged=on(25))
    assert told(deal) == "1:opportunity 1:appointment, to meet 25"
    step = Deal(Stage.APPOINTMENT, created=on(1), known=Known(next_step=date(2026, 3, 27)))
    assert told(step) == "1:opportunity 1:appointment, to meet 27"
    assert told(Deal(Stage.APPOINTMENT, created=on(1))) == "1:opportunity 1:appointment"
    past = Deal(Stage.APPOINTMENT, created=on(5), engaged=on(3))
    assert told(past) == "3:opportunity 3:appointment, to meet 3"


def test_an_opportunity_that_was_engaged_has_met() -> None:
    assert told(Deal(Stage.OPPORTUNITY, created=on(5), engaged=on(3))) == "3:opportunity, met 3"
    assert told(Deal(Stage.OPPORTUNITY, engaged=on(25))) == "20:opportunity, to meet 25"


def test_a_card_was_opened_no_later_than_the_first_thing_that_happened() -> None:
    assert read(Deal(Stage.LOST, created=on(9), closed=on(7), asks_for_meetings=True)).opened == (
        on(7)
    )


@pytest.mark.parametrize(
    ("deal", "wrong"),
    [
        (Deal(Stage.CLOSED, engaged=on(3)), Wrong.NO_CLOSE),
        (Deal(Stage.LOST, closed=on(21)), Wrong.ENDS_AHEAD),
        (Deal(Stage.CLOSED, engaged=on(9), closed=on(3)), Wrong.BEFORE_MEETING),
        (Deal(Stage.CLOSED, created=on(9), closed=on(3)), Wrong.BEFORE_MEETING),
        (Deal(Stage.P25, engaged=on(21)), Wrong.MET_AHEAD),
        (Deal(Stage.OPPORTUNITY, created=on(21)), Wrong.OPENED_AHEAD),
    ],
)
def test_days_that_cannot_be_are_said_and_not_guessed(deal: Deal, wrong: Wrong) -> None:
    assert attempts(deal, NOW) is wrong


def test_a_deal_may_be_closed_on_the_day_it_was_engaged() -> None:
    assert told(Deal(Stage.CLOSED, engaged=on(3), closed=on(3))) == (
        "3:opportunity 3:25 3:closed, met 3"
    )

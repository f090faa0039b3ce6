"""Meetings and next steps: booked, re-dated, held, agreed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.flags import Flag
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, leaving, meetings, review
from pipelinecli.services.marking import mark
from pipelinecli.services.meetings import book, met, set_next
from tests.builders import MONDAY, when

if TYPE_CHECKING:
    from pipelinecli.method.cards import Attempt
    from tests.builders import Diary

OPPORTUNITY, APPOINTMENT, P25 = Stage.OPPORTUNITY, Stage.APPOINTMENT, Stage.P25
TODAY = when(MONDAY)


@pytest.fixture
def ann(diary: Diary) -> str:
    return diary.add("Ann", phone="555")


def attempts_of(diary: Diary, who: str) -> tuple[Attempt, ...]:
    return review.show(diary.desk(), who).attempts


def moves_of(diary: Diary, who: str) -> list[tuple[str, str]]:
    """Return what the card moved to and when, without its opening."""
    moves = review.show(diary.desk(), who).moves
    return [(f"{move.at:%m-%d %H:%M}", move.to_stage) for move in moves[1:]]


def test_a_first_meeting_agreed_is_column_2(diary: Diary, ann: str) -> None:
    moved = book(diary.desk(), ann, when("2026-03-05T14:00"), "at the café")
    assert (moved.before, moved.card.stage) == (OPPORTUNITY, APPOINTMENT)
    assert moved.card.first_meeting == when("2026-03-05T14:00")
    assert moved.card.age is None
    [done] = review.show(diary.desk(), ann).activities
    assert (done.kind, done.due, done.note) == ("booking", when("2026-03-05T14:00"), "at the café")


def test_booked_again_the_date_is_changed_and_the_card_stays(diary: Diary, ann: str) -> None:
    book(diary.desk(), ann, when("2026-03-05"))
    moved = book(diary.desk("2026-03-03"), ann, when("2026-03-09"))
    assert not moved.changed
    assert moved.card.first_meeting == when("2026-03-09")
    assert moves_of(diary, ann) == [("03-02 12:00", "appointment")]
    assert len(attempts_of(diary, ann)) == 1


def test_a_meeting_that_was_missed_is_booked_again(diary: Diary, ann: str) -> None:
    book(diary.desk(), ann, when("2026-03-05"))
    assert review.one(diary.desk("2026-03-06"), ann).flags == (Flag.MEETING_UNANSWERED,)
    moved = book(diary.desk("2026-03-06"), ann, when("2026-03-10"))
    assert (moved.changed, moved.card.flags) == (False, ())


def test_held_as_booked_it_keeps_its_hour_and_starts_the_clock(diary: Diary, ann: str) -> None:
    book(diary.desk(), ann, when("2026-03-05T14:00"))
    moved = met(diary.desk("2026-03-05"), ann, when("2026-03-05"), upcoming=when("2026-03-10"))
    assert (moved.before, moved.card.stage) == (APPOINTMENT, P25)
    assert moved.card.first_meeting == when("2026-03-05T14:00")
    assert moved.card.age == 0
    assert review.one(diary.desk("2026-03-09"), ann).age == 4


@pytest.mark.parametrize("held", ["2026-03-04", "2026-03-06", "2026-03-05T15:00"])
def test_held_at_another_time_than_booked_counts_from_then(
    diary: Diary, ann: str, held: str
) -> None:
    book(diary.desk(), ann, when("2026-03-05T14:00"))
    moved = met(diary.desk("2026-03-06"), ann, when(held), upcoming=when("2026-03-10"))
    assert moved.card.first_meeting == when(held)


def test_a_walk_in_needs_no_booking(diary: Diary, ann: str) -> None:
    moved = met(diary.desk(), ann, TODAY, upcoming=when("2026-03-09T10:00"), agenda="the plan")
    assert (moved.before, moved.card.stage) == (OPPORTUNITY, P25)
    attempt = moved.card.attempt
    assert (attempt.next_step, attempt.agenda) == (when("2026-03-09T10:00"), "the plan")
    assert attempt.next_marked == date(2026, 3, 2)
    assert [done.kind for done in review.show(diary.desk(), ann).activities] == ["visit"]


@pytest.mark.parametrize("no_next", [True, False])
def test_without_a_next_step_the_card_is_an_opportunity_with_the_clock_running(
    diary: Diary, ann: str, no_next: bool
) -> None:
    book(diary.desk(), ann, TODAY)
    moved = met(diary.desk(), ann, TODAY, no_next=no_next)
    assert (moved.before, moved.card.stage) == (APPOINTMENT, OPPORTUNITY)
    assert moved.card.flags == (Flag.NO_NEXT_STEP,)
    later = set_next(diary.desk("2026-03-04"), ann, when("2026-03-09"))
    assert (later.card.stage, later.card.age) == (P25, 2)


def test_a_second_meeting_does_not_start_the_clock_again(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-05"))
    moved = met(diary.desk("2026-03-05"), ann, when("2026-03-05"), upcoming=when("2026-03-12"))
    assert (moved.changed, moved.card.age) == (False, 3)
    assert moved.card.first_meeting == TODAY
    assert moved.card.attempt.next_step == when("2026-03-12")
    assert len(review.show(diary.desk(), ann).activities) == 2


def test_a_second_meeting_without_a_next_step_answers_the_one_that_led_to_it(
    diary: Diary, ann: str
) -> None:
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-05"))
    moved = met(diary.desk("2026-03-05"), ann, when("2026-03-05"))
    assert (moved.card.stage, moved.card.attempt.next_step) == (OPPORTUNITY, None)


def test_a_meeting_in_between_keeps_the_step_still_to_come(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-09"))
    moved = met(diary.desk("2026-03-05"), ann, when("2026-03-05"))
    assert (moved.card.stage, moved.card.attempt.next_step) == (P25, when("2026-03-09"))
    gone = met(diary.desk("2026-03-05"), ann, when("2026-03-05"), no_next=True)
    assert (gone.card.stage, gone.card.attempt.next_step) == (OPPORTUNITY, None)


def test_an_earlier_meeting_recorded_late_becomes_the_first(diary: Diary) -> None:
    ann = diary.add("Ann", "2026-02-20")
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-09"))
    moved = met(diary.desk("2026-03-05"), ann, when("2026-02-26"))
    assert (moved.card.first_meeting, moved.card.age) == (when("2026-02-26"), 7)


def test_the_first_thing_recorded_may_have_happened_before_the_card_was_opened(
    diary: Diary, ann: str
) -> None:
    moved = met(diary.desk(), ann, when("2026-02-27T10:00"), upcoming=when("2026-03-03"))
    assert moved.card.person.opened == date(2026, 2, 27)
    assert moves_of(diary, ann) == [("02-27 10:00", "25")]
    assert diary.rows("SELECT opened_at FROM attempt") == [("2026-02-27T10:00:00Z",)]
    opened = "SELECT effective_at, recorded_at FROM change_set WHERE command = 'add'"
    assert diary.rows(opened) == [("2026-02-27T10:00:00Z", "2026-03-02T12:00:00Z")]


def test_a_meeting_recorded_late_counts_from_the_move_before_it(diary: Diary, ann: str) -> None:
    book(diary.desk("2026-03-04"), ann, when("2026-03-06"))
    moved = met(diary.desk("2026-03-09"), ann, when("2026-03-03"), upcoming=when("2026-03-10"))
    assert moved.card.first_meeting == when("2026-03-03")
    assert moves_of(diary, ann) == [("03-04 12:00", "appointment"), ("03-04 12:00", "25")]
    [booked, visited] = review.show(diary.desk(), ann).activities
    assert (booked.kind, visited.kind) == ("visit", "booking")  # each on its own day


def test_after_falling_back_a_meeting_is_a_new_attempt(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-05"))
    leaving.back(diary.desk("2026-03-06"), ann, "no answer")
    moved = met(diary.desk("2026-03-20"), ann, when("2026-03-20"), upcoming=when("2026-03-25"))
    assert (moved.card.stage, moved.card.attempt.number, moved.card.age) == (P25, 2, 0)
    first, second = attempts_of(diary, ann)
    assert (first.outcome, first.reason) == (Outcome.FELL_BACK, "no answer")
    assert (first.first_meeting, second.first_meeting) == (TODAY, when("2026-03-20"))


def test_after_falling_back_a_booking_is_a_new_attempt(diary: Diary, ann: str) -> None:
    book(diary.desk(), ann, when("2026-03-05"))
    leaving.back(diary.desk("2026-03-03"), ann)
    moved = book(diary.desk("2026-03-04"), ann, when("2026-03-09"))
    assert (moved.card.stage, moved.card.attempt.number) == (APPOINTMENT, 2)


def test_an_opportunity_whose_clock_has_run_out_begins_anew(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY)
    inside = met(diary.desk("2026-03-30"), ann, when("2026-03-30"))
    assert inside.card.attempt.number == 1
    moved = met(diary.desk("2026-03-31"), ann, when("2026-03-31"), upcoming=when("2026-04-02"))
    assert (moved.card.attempt.number, moved.card.age) == (2, 0)
    assert attempts_of(diary, ann)[0].outcome is Outcome.FELL_BACK


def test_a_booking_ends_a_clock_that_runs_in_column_1(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY)
    moved = book(diary.desk("2026-03-04"), ann, when("2026-03-09"))
    assert (moved.card.stage, moved.card.attempt.number, moved.card.age) == (APPOINTMENT, 2, None)


def test_a_card_forced_to_column_2_after_meeting_is_booked_with_its_history_whole(
    diary: Diary, ann: str
) -> None:
    met(diary.desk(), ann, TODAY)
    advance.move(diary.desk(), ann, APPOINTMENT, force=True, reason="again from the start")
    moved = book(diary.desk("2026-03-04"), ann, when("2026-03-09"))
    assert (moved.changed, moved.card.stage, moved.card.attempt.number) == (False, APPOINTMENT, 2)
    assert moves_of(diary, ann) == [("03-02 12:00", "appointment")]


def test_a_next_step_before_any_meeting_is_kept_and_moves_nothing(diary: Diary, ann: str) -> None:
    moved = set_next(diary.desk(), ann, TODAY, "call again")
    assert (moved.changed, moved.card.attempt.next_step) == (False, TODAY)


def test_a_step_agreed_after_falling_back_is_kept_when_a_criterion_is_marked(
    diary: Diary, ann: str
) -> None:
    book(diary.desk(), ann, when("2026-03-05"))
    leaving.back(diary.desk(), ann)
    set_next(diary.desk(), ann, when("2026-03-20"), "call again")
    moved = mark(diary.desk(), ann, ["person=his wife"])
    attempt = moved.card.attempt
    assert (attempt.number, attempt.next_step, attempt.agenda) == (
        2,
        when("2026-03-20"),
        "call again",
    )


def test_a_meeting_booked_today_at_an_hour_gone_by_is_still_todays(diary: Diary, ann: str) -> None:
    moved = meetings.book(diary.desk(), ann, when("2026-03-02T09:00"))
    assert moved.card.stage is APPOINTMENT


def test_a_visit_logged_is_no_meeting(diary: Diary, ann: str) -> None:
    capture.log(diary.desk(), ActivityKind.VISIT, ann, TODAY)
    assert review.one(diary.desk(), ann).attempt.held is False

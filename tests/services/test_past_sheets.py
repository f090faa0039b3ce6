"""The sheet as it stood then: from history, whatever has happened since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, meetings, people, review, setup
from pipelinecli.services.marking import mark
from pipelinecli.services.past import board_then
from pipelinecli.services.sheets import sheet
from tests.builders import MONDAY, when
from tests.services.erasing import forget
from tests.services.replay import differences
from tests.services.stories import FIVE, NEXT, at_2, at_25, at_50, at_90, closed, sign

if TYPE_CHECKING:
    from pipelinecli.method.board import Board
    from pipelinecli.method.cards import Card
    from tests.builders import Diary

LATER = "2026-04-20"


def evening(diary: Diary, day: str = MONDAY) -> Board:
    """Return the board as it is shown on a day."""
    return review.board(diary.desk(day))


def as_of(diary: Diary, day: str = MONDAY, now: str = LATER) -> Board:
    """Return the board beneath the sheet of a day, seen later."""
    return sheet(diary.desk(now), as_of=when(day)).board


def only(board: Board, stage: Stage) -> Card:
    [card] = board.columns[stage]
    return card


def everyone(diary: Diary) -> None:
    for number, story in enumerate((at_2, at_25, at_50, at_90, closed)):
        story(diary, f"Card {number}")
    diary.add("Card 5")
    leaving.lose(diary.desk(), at_25(diary, "Card 6"), "no")


def test_whatever_happens_later_the_day_looks_as_it_did(diary: Diary) -> None:
    everyone(diary)
    before = evening(diary)
    desk = diary.desk("2026-03-06")
    meetings.met(desk, "1", when("2026-03-06"), upcoming=when("2026-03-12"))
    mark(desk, "2", [*FIVE, "next=2026-03-20 another"])
    advance.sign(desk, "3", only(before, Stage.P90).attempt.received, when("2026-03-06"))  # type: ignore[arg-type]
    advance.close(desk, "4", when("2026-03-06"))
    leaving.reopen(desk, "5")
    advance.move(desk, "6", Stage.P90, force=True, reason="my uncle")
    leaving.reopen(desk, "7")
    diary.add("Card 7", "2026-03-06")
    assert differences(before, as_of(diary)) == {}
    assert differences(before, sheet(diary.desk(LATER), week=date(2026, 3, 2)).board) != {}
    assert differences(evening(diary, "2026-03-06"), as_of(diary, "2026-03-06")) == {}


@pytest.mark.parametrize("days", ["2026-03-02", "2026-03-09", "2026-03-10", "2026-03-31"])
def test_flags_and_ages_are_those_of_the_day(diary: Diary, days: str) -> None:
    setup.put(diary.desk(), "limit.25", "5")
    everyone(diary)
    before = evening(diary, days)
    for who in ("1", "2", "3", "4"):
        leaving.lose(diary.desk(LATER), who, "no")
    then = as_of(diary, days)
    assert differences(before, then) == {}
    assert (then.day, then.cycle) == (date.fromisoformat(days), 28)


def test_a_next_step_passed_then_is_flagged_then_and_not_once_answered(diary: Diary) -> None:
    at_25(diary, "Ann")
    meetings.met(diary.desk("2026-03-12"), "1", when("2026-03-12"), upcoming=when("2026-03-20"))
    assert only(as_of(diary, "2026-03-09"), Stage.P25).flags == ()
    assert only(as_of(diary, "2026-03-11"), Stage.P25).flags == (Flag.NEXT_STEP_PASSED,)
    assert only(as_of(diary, "2026-03-12"), Stage.P25).flags == ()


def test_an_attempt_begun_without_a_move_is_not_seen_before_it_began(diary: Diary) -> None:
    leaving.back(diary.desk(), at_25(diary, "Ann"))
    before = evening(diary)
    meetings.met(diary.desk("2026-03-05"), "1", when("2026-03-05"), no_next=True)
    between = evening(diary, "2026-03-05")
    assert only(between, Stage.OPPORTUNITY).flags == (Flag.NO_NEXT_STEP,)
    assert differences(before, as_of(diary)) == {}
    assert differences(between, as_of(diary, "2026-03-05")) == {}
    meetings.set_next(diary.desk("2026-03-06"), "1", when("2026-03-09"))
    assert differences(before, as_of(diary)) == {}
    assert differences(between, as_of(diary, "2026-03-05")) == {}


def test_a_card_that_was_not_there_is_not_there(diary: Diary) -> None:
    diary.add("Ann", "2026-03-05")
    assert set(as_of(diary, "2026-03-04").counts.values()) == {0}
    assert as_of(diary, "2026-03-05").counts[Stage.OPPORTUNITY] == 1
    meetings.met(diary.desk("2026-03-06"), "1", when("2026-03-03"), upcoming=when(NEXT))
    assert as_of(diary, "2026-03-03").counts[Stage.P25] == 1


def test_a_person_who_was_forgotten_is_counted_where_they_stood(diary: Diary) -> None:
    everyone(diary)
    before = evening(diary)
    for who in "1234567":
        forget(diary.desk("2026-03-10"), who)
    then = as_of(diary)
    assert then.counts == before.counts
    assert {card.person.name for cards in then.columns.values() for card in cards} <= {"", "Card 5"}


def test_seen_within_a_day_only_what_had_happened_by_then_counts(diary: Diary) -> None:
    ann = diary.add("Ann", f"{MONDAY}T09:00")
    meetings.book(diary.desk(f"{MONDAY}T10:00"), ann, when("2026-03-05"))
    meetings.met(diary.desk(f"{MONDAY}T15:00"), ann, when(f"{MONDAY}T14:30"), no_next=True)
    desk = diary.desk(f"{MONDAY}T18:00")
    stages = []
    for hour in ("08:59", "09:30", "10:30", "14:30", "14:31"):
        counts = sheet(desk, as_of=when(f"{MONDAY}T{hour}")).board.counts
        stages.append([stage.value for stage, count in counts.items() if count])
    assert stages == [[], ["opportunity"], ["appointment"], ["appointment"], ["opportunity"]]


def test_a_past_week_is_seen_from_its_end(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    week = sheet(diary.desk("2026-03-06"), week=date(2026, 3, 2))
    sign_later = diary.desk("2026-03-07")
    mark(sign_later, ann, FIVE)
    sign(diary, ann, "2026-03-08")
    again = sheet(diary.desk(LATER), week=date(2026, 3, 2))
    assert again == week
    assert (again.board.day, again.board.counts[Stage.P25]) == (date(2026, 3, 5), 1)


def test_a_week_and_a_day_it_is_seen_from(diary: Diary) -> None:
    ann = diary.add("Ann")
    meetings.book(diary.desk("2026-03-04"), ann, when("2026-03-05"))
    desk = diary.desk(LATER)
    found = sheet(desk, week=date(2026, 3, 2), as_of=when("2026-03-03"))
    assert [len(row.entries) for row in found.rows] == [0, 1, 0]
    assert found.as_of == date(2026, 3, 3)
    assert found.board.day == date(2026, 3, 3)
    assert only(found.board, Stage.OPPORTUNITY).person.name == "Ann"
    before = sheet(desk, week=date(2026, 3, 9), as_of=when("2026-03-03"))
    assert [len(row.entries) for row in before.rows] == [0, 0, 0]
    assert before.board == found.board


def test_a_short_board_of_the_past_lists_the_first_of_each_column(diary: Diary) -> None:
    for number in range(6):
        day = f"2026-03-0{6 - number}"
        who = diary.add(f"Card {number}", day)
        meetings.met(diary.desk(day), who, when(day), upcoming=when("2026-03-20"))
    for who in ("2", "6"):
        leaving.lose(diary.desk("2026-03-10"), who, "no")
    for number in range(6, 12):
        diary.add(f"Card {number}", "2026-03-06")
    leaving.lose(diary.desk("2026-03-10"), "12", "no")
    desk = diary.desk(LATER)
    moment = desk.clock.end_of(date(2026, 3, 6))
    for most in (1, 2, 3, 99, None):
        then = board_then(desk, date(2026, 3, 6), moment, most)
        met, new = (
            [card.person.name for card in then.columns[stage]]
            for stage in (Stage.P25, Stage.OPPORTUNITY)
        )
        assert met == [f"Card {n}" for n in (5, 4, 3, 2, 1, 0)][:most]
        assert new == [f"Card {n}" for n in (11, 10, 9, 8, 7, 6)][:most]
        assert (then.counts[Stage.P25], then.counts[Stage.OPPORTUNITY]) == (6, 6)


def test_cards_put_together_later_are_one_card_then_as_well(diary: Diary) -> None:
    keep, gone = at_25(diary, "Ann"), at_2(diary, "Anne")
    people.merge(diary.desk("2026-03-10"), keep, gone)
    assert sum(as_of(diary).counts.values()) == 1


def test_the_week_under_way_on_a_pinned_day_does_not_know_what_comes_after_it(
    diary: Diary,
) -> None:
    ann = at_50(diary, "Ann")
    before = sheet(diary.desk()).board
    leaving.lose(diary.desk(LATER), ann, "no")
    after = sheet(diary.desk()).board
    assert only(after, Stage.P50).person == only(before, Stage.P50).person
    assert after.counts == before.counts

"""The day's list, the flagged and the board."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.method.agenda import Due, Reason
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import day as whole_day
from pipelinecli.services import leaving, meetings, review, setup
from tests.builders import MONDAY, when
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from tests.builders import Diary


def day_list(diary: Diary, moment: str = MONDAY) -> list[tuple[str, list[str]]]:
    items = whole_day.day_list(diary.desk(moment))
    return [
        (item.card.person.name, [reason.due.value for reason in item.reasons]) for item in items
    ]


def flagged(diary: Diary, moment: str) -> list[tuple[str, tuple[Flag, ...]]]:
    return [(card.person.name, card.flags) for card in review.flagged(diary.desk(moment))]


def test_an_empty_store_has_an_empty_day(diary: Diary) -> None:
    setup.init(diary.desk(), {})
    assert day_list(diary) == []
    assert flagged(diary, MONDAY) == []
    board = review.board(diary.desk())
    assert board.counts == dict.fromkeys(BOARD, 0)


def test_todays_meetings_and_steps_come_first_by_the_hour(diary: Diary) -> None:
    for name, hour in (("Ann", "T15:00"), ("Bo", "T09:00"), ("Cy", "")):
        meetings.book(diary.desk("2026-03-01"), diary.add(name, "2026-03-01"), when(MONDAY + hour))
    step = diary.add("Di", "2026-03-01")
    meetings.set_next(diary.desk("2026-03-01"), step, when(f"{MONDAY}T08:00"), "call again")
    assert day_list(diary) == [
        ("Cy", ["meeting"]),
        ("Bo", ["meeting"]),
        ("Ann", ["meeting"]),
        ("Di", ["next-step"]),
    ]
    [first] = [item for item in whole_day.day_list(diary.desk()) if item.card.person.name == "Ann"]
    assert first.reasons == (Reason(Due.MEETING, when(f"{MONDAY}T15:00")),)


def test_each_kind_of_reason_on_the_day_it_begins(diary: Diary) -> None:
    at_2(diary, "met?")
    at_50(diary, "at 50")
    without = diary.add("no step")
    meetings.met(diary.desk(), without, when(MONDAY))
    assert day_list(diary) == [("met?", ["meeting"]), ("no step", ["no-next-step"])]
    assert day_list(diary, "2026-03-09") == [
        ("at 50", ["next-step", "signing"]),
        ("met?", ["meeting-unanswered"]),
        ("no step", ["no-next-step"]),
    ]
    at_90(diary, "at 90", "2026-03-09")
    assert day_list(diary, "2026-03-31") == [
        ("met?", ["meeting-unanswered"]),
        ("at 50", ["next-step-passed", "signing-passed", "overdue"]),
        ("no step", ["no-next-step"]),
        ("at 90", ["over-cycle-90"]),
    ]


def test_a_step_agreed_with_a_card_that_fell_back_is_not_lost_from_sight(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    leaving.back(diary.desk(), who)
    meetings.set_next(diary.desk(), who, when("2026-03-20"), "call again")
    assert day_list(diary, "2026-03-19") == []
    assert day_list(diary, "2026-03-20") == [("Ann", ["next-step"])]
    assert day_list(diary, "2026-03-27") == [("Ann", ["next-step-passed"])]


def test_what_is_off_the_board_wants_nothing(diary: Diary) -> None:
    closed(diary, "Ann")
    leaving.lose(diary.desk(), at_50(diary, "Bo"), "no")
    for day in (MONDAY, "2026-03-09", "2026-06-01"):
        assert day_list(diary, day) == []
        assert flagged(diary, day) == []


def test_a_card_with_several_reasons_is_listed_once(diary: Diary) -> None:
    who = diary.add("Ann", birthday=date(1980, 3, 9))
    meetings.met(diary.desk(), who, when(MONDAY), upcoming=when("2026-03-09"))
    setup.put(diary.desk(), "limit.25", "3")
    assert day_list(diary, "2026-03-09") == [("Ann", ["next-step", "stuck", "birthday"])]


def test_a_limit_flags_what_is_longer_in_its_stage(diary: Diary) -> None:
    diary.add("Ann", "2026-03-01")
    diary.add("Bo", MONDAY)
    at_25(diary, "Cy")
    setup.put(diary.desk(), "limit.opportunity", "10")
    setup.put(diary.desk(), "limit.25", "5")
    assert flagged(diary, "2026-03-07") == []
    assert flagged(diary, "2026-03-08") == [("Cy", (Flag.STUCK,))]
    assert [name for name, _flags in flagged(diary, "2026-03-12")] == ["Cy", "Ann"]
    assert [name for name, _flags in flagged(diary, "2026-03-13")] == ["Cy", "Ann", "Bo"]


def test_the_flagged_come_with_the_longest_running_first(diary: Diary) -> None:
    for name, day in (("Ann", "2026-03-04"), ("Bo", MONDAY), ("Cy", "2026-03-03")):
        who = diary.add(name, day)
        meetings.met(diary.desk(day), who, when(day), upcoming=when("2026-03-10"))
    assert flagged(diary, "2026-03-11") == [
        (name, (Flag.NEXT_STEP_PASSED,)) for name in ("Bo", "Cy", "Ann")
    ]


def test_the_board_puts_every_card_in_its_column(diary: Diary) -> None:
    stories = [at_25, at_50, at_90, closed, at_2]
    for number, story in enumerate(stories):
        story(diary, f"Card {number}")
    diary.add("Card 5")
    leaving.lose(diary.desk(), at_25(diary, "Card 6"), "no")
    board = review.board(diary.desk())
    assert {
        stage: [card.person.name for card in cards] for stage, cards in board.columns.items()
    } == {
        Stage.OPPORTUNITY: ["Card 5"],
        Stage.APPOINTMENT: ["Card 4"],
        Stage.P25: ["Card 0"],
        Stage.P50: ["Card 1"],
        Stage.P90: ["Card 2"],
        Stage.CLOSED: ["Card 3"],
    }
    assert board.counts == dict.fromkeys(BOARD, 1)
    assert (board.effective, board.cycle, board.day) == (3, 28, date(2026, 3, 2))


def test_columns_2_to_5_begin_with_the_oldest_meeting_and_the_ends_with_the_newest(
    diary: Diary,
) -> None:
    for name, day in (("Ann", "2026-03-04"), ("Bo", MONDAY), ("Cy", "2026-03-03")):
        who = diary.add(name, day)
        meetings.met(diary.desk(day), who, when(day), upcoming=when("2026-03-20"))
    for name in ("Di", "Eve"):
        diary.add(name)
    board = review.board(diary.desk("2026-03-05"))
    assert [card.person.name for card in board.columns[Stage.P25]] == ["Bo", "Cy", "Ann"]
    assert [card.person.name for card in board.columns[Stage.OPPORTUNITY]] == ["Eve", "Di"]


def test_a_short_board_lists_the_first_of_each_column_and_counts_all(diary: Diary) -> None:
    for number in range(5):
        diary.add(f"Card {number}")
    board = review.board(diary.desk(), 2)
    assert [card.person.name for card in board.columns[Stage.OPPORTUNITY]] == ["Card 4", "Card 3"]
    assert (board.counts[Stage.OPPORTUNITY], board.more(Stage.OPPORTUNITY)) == (5, 3)

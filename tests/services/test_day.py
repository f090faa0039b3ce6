"""What a day asks for beside its list: the weekly plan and the check-in that is due."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.agenda import CheckInDue, Day
from pipelinecli.method.goal import GoalKind, Progress
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.services import capture, checkins, meetings, setup
from pipelinecli.services.day import check_in, day, plan
from pipelinecli.store import activities, week
from pipelinecli.store import checkins as frozen
from tests.builders import MONDAY, Diary, refused, when
from tests.services.stories import at_2

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, FRIDAY, SATURDAY, SUNDAY = "2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01"
TUESDAY, WEDNESDAY, THURSDAY, AFTER = "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"
"""The sheet week of MONDAY, and the days around it."""


def dials(diary: Diary, on: str, number: int = 1) -> None:
    for _each in range(number):
        capture.log(diary.desk(on), ActivityKind.DIAL, None, when(on))


def tally(diary: Diary, on: str, **counts: int) -> None:
    kinds = {TallyKind(kind): count for kind, count in counts.items()}
    capture.tally(diary.desk(on), date.fromisoformat(on), kinds)


def goals(diary: Diary, **a_week: int) -> None:
    for what, number in a_week.items():
        setup.put(diary.desk(BEFORE), f"goal.{what}", str(number))


def test_without_a_goal_the_plan_asks_for_nothing(diary: Diary) -> None:
    tally(diary, MONDAY, dial=15)
    assert plan(diary.desk()) == ()


def test_a_goal_is_for_what_was_logged_and_what_was_tallied(diary: Diary) -> None:
    goals(diary, dials=75, appointments=5)
    tally(diary, FRIDAY, dial=9, appointment=1, talk=7)
    dials(diary, FRIDAY, 2)
    at_2(diary, "Ann")
    tally(diary, MONDAY, dial=4, visit=3)
    dials(diary, MONDAY)
    assert plan(diary.desk()) == (
        Progress(GoalKind.DIALS, 75, done=16, today=5, days_left=4, owed=11),
        Progress(GoalKind.APPOINTMENTS, 5, done=2, today=1, days_left=4, owed=0),
    )


def test_one_goal_alone_is_told_alone(diary: Diary) -> None:
    goals(diary, appointments=5)
    tally(diary, MONDAY, dial=15)
    assert plan(diary.desk()) == (
        Progress(GoalKind.APPOINTMENTS, 5, done=0, today=0, days_left=4, owed=2),
    )


def test_a_meeting_booked_again_is_one_appointment(diary: Diary) -> None:
    goals(diary, appointments=5)
    who = at_2(diary, "Ann")
    meetings.book(diary.desk(), who, when(WEDNESDAY))
    assert [progress.done for progress in plan(diary.desk())] == [1]


def test_a_week_runs_from_friday_to_thursday(diary: Diary) -> None:
    goals(diary, dials=75)
    tallied = (BEFORE, FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, AFTER)
    for number, on in enumerate(tallied):
        tally(diary, on, dial=10**number // 10 if number < 5 else number)
    found = {on: plan(diary.desk(on))[0] for on in tallied}
    assert {on: (at.done - at.today, at.today) for on, at in found.items()} == {
        BEFORE: (0, 0),
        FRIDAY: (0, 1),
        SATURDAY: (1, 10),
        SUNDAY: (11, 100),
        MONDAY: (111, 1000),
        TUESDAY: (1111, 5),
        WEDNESDAY: (1116, 6),
        THURSDAY: (1122, 7),
        AFTER: (0, 8),
    }
    assert [found[on].owed for on in (SATURDAY, SUNDAY)] == [0, 0]


def test_a_goal_taken_back_is_not_asked_for(diary: Diary) -> None:
    goals(diary, dials=75)
    setup.put(diary.desk(), "goal.dials", "")
    assert plan(diary.desk()) == ()


LOGGED = st.sampled_from([ActivityKind.DIAL, ActivityKind.TALK, ActivityKind.VISIT])
COUNTED = st.sampled_from([TallyKind.DIAL, TallyKind.APPOINTMENT, TallyKind.VISIT])
HOURS = st.integers(0, 9 * 24 - 1)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("one")


@given(
    st.lists(st.tuples(HOURS, LOGGED | st.just(ActivityKind.BOOKING)), max_size=12),
    st.lists(st.tuples(st.integers(0, 8), COUNTED, st.integers(0, 9)), max_size=6),
    st.integers(0, 8),
)
def test_a_week_adds_up_to_the_counts_of_its_days(
    one_store: Path,
    logged: list[tuple[int, ActivityKind]],
    tallied: list[tuple[int, TallyKind, int]],
    today: int,
) -> None:
    diary = Diary(one_store, ZoneInfo("Asia/Shanghai"))
    first = date.fromisoformat(BEFORE)
    desk = diary.desk("2026-03-20")
    with desk.store.write("test", desk.clock) as tx:
        tx.execute("DELETE FROM activity")
        tx.execute("DELETE FROM tally")
        for hours, kind in logged:
            at = desk.clock.start_of(first + timedelta(days=hours // 24))
            at = at[:11] + f"{(int(at[11:13]) + hours) % 24:02d}" + at[13:]
            activities.insert(tx, kind, at=at)
        for days, counted, number in tallied:
            activities.tally(tx, first + timedelta(days=days), {counted: number})
        tx.commit()
    friday, day_of = date.fromisoformat(FRIDAY), first + timedelta(days=today)
    span = [friday + timedelta(days=n) for n in range((day_of - friday).days + 1)]
    counts = [activities.day_counts(desk.store, desk.clock, each) for each in span]
    found = week.done(desk.store, desk.clock, friday, day_of)
    diary.store.close()
    for goal, tallied_as in (
        (GoalKind.DIALS, TallyKind.DIAL),
        (GoalKind.APPOINTMENTS, TallyKind.APPOINTMENT),
    ):
        *before, last = [count[tallied_as] for count in counts] or [0]
        assert found[goal] == (sum(before), last)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (MONDAY, "2026-03-02"),
        (TUESDAY, "2026-03-02"),
        (WEDNESDAY, "2026-03-04"),
        (THURSDAY, "2026-03-04"),
        (AFTER, "2026-03-06"),
        ("2026-03-08", "2026-03-06"),
        ("2026-05-01", "2026-05-01"),
    ],
)
def test_the_check_in_that_was_due_last_is_asked_for(diary: Diary, today: str, due: str) -> None:
    diary.add("Ann", FRIDAY)
    asked = CheckInDue(date.fromisoformat(due), handed_in=False)
    assert check_in(diary.desk(today)) == asked


def test_a_check_in_that_was_handed_in_is_told_as_such_until_the_next_is_due(diary: Diary) -> None:
    diary.add("Ann", FRIDAY)
    desk = diary.desk()
    checkins.hand_in(desk, checkins.due(desk))
    monday = date.fromisoformat(MONDAY)
    assert check_in(diary.desk()) == CheckInDue(monday, handed_in=True)
    assert check_in(diary.desk(TUESDAY)) == CheckInDue(monday, handed_in=True)
    assert check_in(diary.desk(WEDNESDAY)) == CheckInDue(date(2026, 3, 4), handed_in=False)


@pytest.mark.parametrize(
    ("begun", "today", "asked"),
    [
        (MONDAY, MONDAY, False),
        (MONDAY, TUESDAY, False),
        (SUNDAY, MONDAY, True),
        (MONDAY, WEDNESDAY, True),
        (TUESDAY, WEDNESDAY, True),
        (WEDNESDAY, WEDNESDAY, False),
        (WEDNESDAY, THURSDAY, False),
        (WEDNESDAY, AFTER, True),
        (AFTER, MONDAY, False),
    ],
)
def test_a_store_is_not_asked_about_days_before_it_was_begun(
    diary: Diary, begun: str, today: str, asked: bool
) -> None:
    diary.add("Ann", begun)
    due = check_in(diary.desk(today))
    assert (due is not None) == asked


def test_the_day_a_store_was_begun_is_the_reps_and_not_greenwichs(tmp_path: Path) -> None:
    shanghai = Diary(tmp_path, ZoneInfo("Asia/Shanghai"))
    shanghai.add("Ann", f"{MONDAY}T01:00")  # still Sunday in UTC
    assert check_in(shanghai.desk(MONDAY)) is None
    shanghai.store.close()


def test_a_whole_day_is_one_look_at_the_store(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals(diary, dials=5)
    diary.add("Ann", FRIDAY, birthday=date(1980, 3, 2))

    def written_meanwhile(*_arguments: object) -> None:
        other = sqlite3.connect(diary.path, timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("PRAGMA user_version = 7")
        other.close()

    monkeypatch.setattr(frozen, "first_recorded", written_meanwhile)
    found = day(diary.desk())
    assert found == Day(
        date(2026, 3, 2),
        found.items,
        (Progress(GoalKind.DIALS, 5, done=0, today=0, days_left=4, owed=2),),
        None,
    )
    assert [item.card.person.name for item in found.items] == ["Ann"]


def test_a_store_that_is_not_there_says_how_to_begin(diary: Diary) -> None:
    assert refused(lambda: day(diary.desk())).startswith("store: there is no store yet at")

"""A check-in is handed in once; again when there is something to it, as a revision."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.sheet import Entry, HandIn, RowStatus, SheetRow
from pipelinecli.method.stages import Stage
from pipelinecli.services import checkins, meetings, setup
from pipelinecli.services import handed_in as looking
from tests.builders import MONDAY, pinned, refused, when
from tests.services.handing_in import (
    BEFORE,
    FRIDAY,
    NEXT_MONDAY,
    WEDNESDAY,
    entries,
    hand_in,
    row_of,
    window,
)
from tests.services.stories import at_2, at_25

if TYPE_CHECKING:
    from tests.builders import Diary

ANN = Entry(1, "Ann", Stage.P25, date(2026, 3, 2))


def handed_in(at: str, *, revision: int = 1, late: bool = False, note: str | None = None) -> HandIn:
    return HandIn(pinned(at).now, revision, late, 28, note)


def test_a_row_is_frozen_as_it_reads_that_day(diary: Diary) -> None:
    at_25(diary, "Ann")
    row, anew = hand_in(diary)
    assert (row, anew) == (SheetRow(window(), (ANN,), handed_in(WEDNESDAY)), True)
    assert row_of(diary) == row
    assert row.status is RowStatus.HANDED_IN


def test_handed_in_three_times_it_is_handed_in_once(diary: Diary) -> None:
    at_25(diary, "Ann")
    row, _anew = hand_in(diary, now=f"{WEDNESDAY}T08:00")
    before = diary.dump()
    for now in (f"{WEDNESDAY}T08:01", f"{WEDNESDAY}T23:59", "2026-03-05", "2026-03-20"):
        assert hand_in(diary, now=now) == (row, False)
    assert diary.dump() == before


_HANDS_IN = """
import sys
from pathlib import Path
from tests.builders import Diary
from tests.services.handing_in import hand_in
sys.stdin.readline()
row, anew = hand_in(Diary(Path(sys.argv[1])))
print(row.hand_in.revision, anew)
"""


def test_handed_in_by_several_processes_at_once_it_is_handed_in_once(
    diary: Diary, tmp_path: Path
) -> None:
    at_25(diary, "Ann")
    diary.store.close()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _HANDS_IN, str(tmp_path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _process in range(3)
    ]  # fmt: skip
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate() for process in running]
    assert sorted(said) == [("1 False\n", ""), ("1 False\n", ""), ("1 True\n", "")]
    assert diary.rows("SELECT day, revision FROM checkin") == [(WEDNESDAY, 1)]
    assert diary.rows("SELECT name FROM checkin_entry") == [("Ann",)]


def test_an_empty_row_is_handed_in_too(diary: Diary) -> None:
    diary.add("Ann", "2026-02-20")
    row, anew = hand_in(diary)
    assert (row, anew) == (SheetRow(window(), (), handed_in(WEDNESDAY)), True)
    assert hand_in(diary) == (row, False)


@pytest.mark.parametrize(
    ("now", "late"),
    [
        (WEDNESDAY, False),
        (f"{WEDNESDAY}T00:01", False),
        ("2026-03-05T23:59", False),
        (f"{FRIDAY}T00:00", True),
        ("2026-03-30", True),
    ],
)
def test_late_is_when_the_next_check_in_was_due_already(diary: Diary, now: str, late: bool) -> None:
    at_25(diary, "Ann")
    row, _anew = hand_in(diary, now=now)
    assert row == SheetRow(window(), (ANN,), handed_in(now, late=late))
    assert row.status is (RowStatus.LATE if late else RowStatus.HANDED_IN)


def test_a_revision_is_late_only_if_the_first_time_was(diary: Diary) -> None:
    at_25(diary, "Ann")
    hand_in(diary)
    hand_in(diary, FRIDAY, now="2026-03-30")
    revised, anew = hand_in(diary, now="2026-03-30", note="again")
    late, _anew = hand_in(diary, FRIDAY, now="2026-03-30", note="again")
    assert (revised.status, anew) == (RowStatus.HANDED_IN, True)
    assert late.status is RowStatus.LATE


def test_on_tuesday_mondays_is_handed_in_and_not_late(diary: Diary) -> None:
    diary.add("Ann", "2026-03-08")
    desk = diary.desk("2026-03-10")
    due = checkins.due(desk)
    assert due == window(NEXT_MONDAY)
    row, anew = checkins.hand_in(desk, due)
    assert (entries(row), row.status, anew) == (["opportunity Ann"], RowStatus.HANDED_IN, True)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-03-01", "2026-02-27"),
        ("2026-03-02", "2026-03-02"),
        ("2026-03-03", "2026-03-02"),
        ("2026-03-04", "2026-03-04"),
        ("2026-03-05", "2026-03-04"),
        ("2026-03-06", "2026-03-06"),
        ("2026-03-07", "2026-03-06"),
        ("2026-03-08", "2026-03-06"),
    ],
)
def test_the_one_that_is_due_is_the_last_that_has_come(diary: Diary, today: str, due: str) -> None:
    assert checkins.due(diary.desk(today)) == window(due)
    assert checkins.due(diary.desk(today), date.fromisoformat(due)) == window(due)


def test_the_cycle_is_that_of_the_day_it_was_handed_in(diary: Diary) -> None:
    at_25(diary, "Ann")
    setup.put(diary.desk(), "cycle", "42")
    row, _anew = hand_in(diary)
    setup.put(diary.desk(WEDNESDAY), "cycle", "7")
    assert row.hand_in is not None
    assert row.hand_in.cycle == 42
    assert row_of(diary) == row
    assert hand_in(diary) == (row, False)


def test_a_row_of_days_before_the_store_is_made_from_what_was_recorded_late(diary: Diary) -> None:
    ann = diary.add("Ann")
    meetings.met(diary.desk(), ann, when("2026-02-28"), upcoming=when("2026-03-09"))
    row, _anew = hand_in(diary, BEFORE)
    assert entries(row) == ["25 02.28Ann"]


def test_an_agreed_meeting_stands_with_its_planned_day(diary: Diary) -> None:
    at_2(diary, "Ann")
    row, _anew = hand_in(diary)
    assert row.entries == (Entry(1, "Ann", Stage.APPOINTMENT, date(2026, 3, 2)),)


@pytest.mark.parametrize(
    ("day", "weekday", "covering"),
    [("2026-03-03", "Tue", "Wed 2026-03-04"), ("2026-02-28", "Sat", "Mon 2026-03-02")],
)
def test_a_day_without_a_check_in_names_the_one_that_covers_it(
    diary: Diary, day: str, weekday: str, covering: str
) -> None:
    at_25(diary, "Ann")
    desk = diary.desk(WEDNESDAY)
    said = (
        f"usage: there is no check-in on {weekday} {day}; "
        f"what was done that day is handed in on {covering}"
    )
    assert refused(lambda: checkins.due(desk, date.fromisoformat(day))) == said
    assert refused(lambda: looking.one(desk, date.fromisoformat(day))[0]) == said


@pytest.mark.parametrize("day", ["2026-03-05", FRIDAY, "2026-03-07"])
def test_a_day_that_has_not_come_cannot_be_handed_in(diary: Diary, day: str) -> None:
    at_25(diary, "Ann")
    desk = diary.desk(WEDNESDAY)
    weekday = {"2026-03-05": "Thu", FRIDAY: "Fri", "2026-03-07": "Sat"}[day]
    said = f"usage: {weekday} {day} is in the future; a check-in is handed in on its day, or later"
    assert refused(lambda: checkins.due(desk, date.fromisoformat(day))) == said


def test_a_check_in_to_come_is_not_asked_to_be_handed_in_now(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert refused(lambda: row_of(diary, FRIDAY, now=WEDNESDAY)) == (
        "usage: Fri 2026-03-06 is in the future; a check-in is handed in on its day, or later"
    )


def test_a_row_that_was_handed_in_can_be_seen_under_a_clock_that_was_set_back(diary: Diary) -> None:
    at_25(diary, "Ann")
    row, _anew = hand_in(diary)
    assert row_of(diary, now="2026-01-01") == row


def test_what_was_not_handed_in_is_said_so(diary: Diary) -> None:
    at_25(diary, "Ann")
    hand_in(diary)
    assert refused(lambda: row_of(diary, BEFORE)) == (
        "not_found: the check-in of Mon 2026-03-02 was not handed in; "
        "hand it in: pipeline checkin --for 2026-03-02"
    )
    assert refused(lambda: row_of(diary, revision=2)) == (
        "not_found: the check-in of Wed 2026-03-04 has no revision 2; "
        "look: pipeline checkin show 2026-03-04"
    )


def test_without_a_store_there_is_nothing_to_hand_in(diary: Diary) -> None:
    desk = diary.desk()
    for command in (
        lambda: checkins.hand_in(desk, window()),
        lambda: checkins.report(desk, window()),
        lambda: looking.every(desk)[0],
        lambda: looking.one(desk, date(2026, 3, 4))[0],
    ):
        assert refused(command).startswith("store: there is no store yet at")
    assert not Path(diary.path).exists()
    assert MONDAY == BEFORE

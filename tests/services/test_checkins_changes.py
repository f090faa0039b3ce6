"""What changed in the days of a check-in: net, for each card, in the rep's zone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.checkin import Change, ChangeKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, checkins, leaving, meetings, people
from pipelinecli.services.marking import mark
from tests.builders import Diary, when
from tests.services.erasing import forget
from tests.services.handing_in import (
    BEFORE,
    FRIDAY,
    NEXT_MONDAY,
    WEDNESDAY,
    hand_in,
    known,
    visit,
    window,
)
from tests.services.stories import FIVE, at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY = "2026-03-03"
THURSDAY = "2026-03-05"


def changes(diary: Diary, day: str = WEDNESDAY, now: str = "2026-04-20") -> list[str]:
    """Tell the changes of a check-in: kind, name, from and to, and the day."""
    return [
        f"{change.kind}: {change.name} {change.was or '-'} -> {change.now} {change.on:%m.%d}"
        for change in checkins.changes(diary.desk(now), window(day))
    ]


def test_each_kind_of_change_is_told_in_its_order(diary: Diary) -> None:
    at_50(diary, "Ann")
    at_50(diary, "Bo")
    at_90(diary, "Cy")
    at_25(diary, "Dee")
    closed(diary, "Eve")
    desk = diary.desk(THURSDAY)
    leaving.reopen(desk, "5")
    leaving.lose(desk, "4", "no")
    advance.close(desk, "3", when(THURSDAY))
    leaving.back(desk, "2")
    advance.move(desk, "1", Stage.P90, force=True, reason="my uncle")
    diary.add("Flo", THURSDAY)
    assert checkins.changes(diary.desk("2026-04-20"), window(FRIDAY)) == (
        Change(6, "Flo", None, Stage.OPPORTUNITY, date(2026, 3, 5)),
        Change(1, "Ann", Stage.P50, Stage.P90, date(2026, 3, 5)),
        Change(2, "Bo", Stage.P50, Stage.P25, date(2026, 3, 5)),
        Change(3, "Cy", Stage.P90, Stage.CLOSED, date(2026, 3, 5)),
        Change(4, "Dee", Stage.P25, Stage.LOST, date(2026, 3, 5)),
        Change(5, "Eve", Stage.CLOSED, Stage.OPPORTUNITY, date(2026, 3, 5)),
    )
    kinds = [change.kind for change in checkins.changes(desk, window(FRIDAY))]
    assert kinds == list(ChangeKind)


def test_several_moves_in_those_days_are_one_change(diary: Diary) -> None:
    ann = known(diary, "Ann")
    meetings.book(diary.desk(), ann, when(TUESDAY))
    meetings.met(diary.desk(TUESDAY), ann, when(TUESDAY), upcoming=when(NEXT_MONDAY))
    mark(diary.desk(TUESDAY), ann, FIVE)
    assert changes(diary) == ["advanced: Ann opportunity -> 50 03.03"]
    assert changes(diary, FRIDAY) == []


def test_a_card_that_ended_where_it_began_has_not_changed(diary: Diary) -> None:
    ann = known(diary, "Ann")
    meetings.book(diary.desk(), ann, when(TUESDAY))
    leaving.back(diary.desk(TUESDAY), ann, "cancelled")
    bo = at_25(diary, "Bo")
    leaving.lose(diary.desk(THURSDAY), bo, "no")
    leaving.reopen(diary.desk(THURSDAY), bo)
    meetings.met(diary.desk(THURSDAY), bo, when(THURSDAY), upcoming=when(NEXT_MONDAY))
    assert changes(diary) == ["new: Bo - -> 25 03.02"]
    assert changes(diary, FRIDAY) == []


def test_new_and_lost_or_closed_at_once_is_told_by_where_it_ended(diary: Diary) -> None:
    leaving.lose(diary.desk(), at_25(diary, "Ann"), "no")
    closed(diary, "Bo")
    assert changes(diary) == ["closed: Bo - -> closed 03.02", "lost: Ann - -> lost 03.02"]


def test_a_visit_without_a_move_is_no_change(diary: Diary) -> None:
    visit(diary, known(diary, "Ann"), TUESDAY, now=TUESDAY)
    assert changes(diary) == []


def test_every_change_belongs_to_one_check_in_whenever_it_is_asked_for(diary: Diary) -> None:
    at_2(diary, "Ann")
    meetings.met(diary.desk(THURSDAY), "1", when(THURSDAY), upcoming=when(NEXT_MONDAY))
    for now in (WEDNESDAY, FRIDAY, "2026-04-20"):
        assert changes(diary, BEFORE, now) == []
        assert changes(diary, WEDNESDAY, now) == ["new: Ann - -> appointment 03.02"]
    assert changes(diary, FRIDAY) == ["advanced: Ann appointment -> 25 03.05"]


def test_a_name_is_the_one_the_card_has_now(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    people.edit(diary.desk(THURSDAY), ann, {"name": "Anne"})
    assert changes(diary) == ["new: Anne - -> 25 03.02"]


def test_paperwork_is_no_change(diary: Diary) -> None:
    ann, bo, cy = (known(diary, name) for name in ("Ann", "Bo", "Cy"))
    people.merge(diary.desk(TUESDAY), ann, bo)
    forget(diary.desk(TUESDAY), cy)
    assert changes(diary) == []


def test_what_an_erased_person_did_before_is_told_without_a_name(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    forget(diary.desk(THURSDAY), ann)
    assert changes(diary) == ["new:  - -> 25 03.02"]
    assert changes(diary, FRIDAY) == []


# From the first moment of Friday to the last of Sunday, in the rep's zone.


@pytest.mark.parametrize(
    ("zone", "sunday"),
    [
        ("UTC", "2026-03-08"),
        ("Asia/Shanghai", "2026-03-08"),
        ("America/New_York", "2026-03-08"),  # summer time begins
        ("America/New_York", "2026-11-01"),  # and ends
        ("Europe/Berlin", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25"),
        ("America/Santiago", "2026-09-06"),  # there is no midnight
        ("America/Havana", "2026-11-01"),  # midnight comes twice
        ("Pacific/Auckland", "2024-02-25"),
    ],
)
def test_the_edges_of_friday_to_sunday(tmp_path: Path, zone: str, sunday: str) -> None:
    diary = Diary(tmp_path, ZoneInfo(zone))
    last = date.fromisoformat(sunday)
    thursday, friday, monday = (
        date.fromordinal(last.toordinal() + days).isoformat() for days in (-3, -2, 1)
    )
    for name, moment in {
        "Thu 23:59": f"{thursday}T23:59",
        "Fri 00:00": f"{friday}T00:00",
        "Sun 00:00": f"{sunday}T00:00",
        "Sun 02:30": f"{sunday}T02:30",
        "Sun 23:59": f"{sunday}T23:59",
        "Mon 00:00": f"{monday}T00:00",
    }.items():
        diary.add(name, moment)
    row, _anew = hand_in(diary, monday)
    mine = ["Fri 00:00", "Sun 00:00", "Sun 02:30", "Sun 23:59"]
    assert [entry.name for entry in row.entries] == mine
    told = checkins.changes(diary.desk(monday), window(monday))
    assert [change.name for change in told] == mine
    before, _anew = hand_in(diary, friday, now=monday)
    after, _anew = hand_in(diary, date.fromordinal(last.toordinal() + 3).isoformat())
    assert [entry.name for entry in before.entries] == ["Thu 23:59"]
    assert [entry.name for entry in after.entries] == ["Mon 00:00"]
    diary.store.close()


@pytest.mark.parametrize(
    ("first", "last", "monday"),
    [("2025-12-26", "2026-01-01", "2025-12-29"), ("2024-02-23", "2024-02-29", "2024-02-26")],
)
def test_a_week_over_new_year_and_over_the_leap_day(
    diary: Diary, first: str, last: str, monday: str
) -> None:
    begin = date.fromisoformat(first).toordinal()
    for day in range(7):
        on = date.fromordinal(begin + day).isoformat()
        diary.add(on, on)
    assert date.fromordinal(begin + 6).isoformat() == last
    held = [date.fromordinal(begin + days).isoformat() for days in (3, 5, 7)]
    assert held[0] == monday
    rows = [hand_in(diary, day)[0] for day in held]
    names = [[entry.name for entry in row.entries] for row in rows]
    assert [len(found) for found in names] == [3, 2, 2]
    assert sum(names, []) == [date.fromordinal(begin + day).isoformat() for day in range(7)]  # noqa: RUF017

"""Check-ins where two things meet: another process, another zone, a wrong clock, an erasure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.sheet import RowStatus
from pipelinecli.method.stages import Stage
from pipelinecli.services import capture, checkins, leaving, meetings, people, review, sheets
from pipelinecli.services import handed_in as looking
from pipelinecli.services.desk import sit_down
from tests.builders import Diary, pinned, refused, when
from tests.services.erasing import forget
from tests.services.handing_in import FRIDAY, WEDNESDAY, hand_in, window
from tests.services.stories import at_25, at_50

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card
    from pipelinecli.services.desk import Desk


def test_a_fall_back_that_another_process_carried_out_is_not_carried_out_twice(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = at_50(diary, "Ann"), at_50(diary, "Bo")
    for who in (ann, bo):
        meetings.set_next(diary.desk(), who, when("2026-03-20"))
    seen = review.flagged(diary.desk("2026-03-11"))
    assert [card.proposal and card.proposal.to for card in seen] == [Stage.P25, Stage.P25]

    def seen_before_the_other_wrote(_desk: Desk) -> tuple[Card, ...]:
        return seen

    leaving.back(diary.desk("2026-03-11"), ann)
    monkeypatch.setattr(review, "flagged", seen_before_the_other_wrote)
    done = checkins.carry_out(diary.desk("2026-03-11"))
    assert [applied.card.person.name for applied in done] == ["Bo"]
    assert [review.one(diary.desk("2026-03-11"), who).stage for who in (ann, bo)] == [Stage.P25] * 2


def test_a_card_that_was_merged_meanwhile_is_passed_over(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = at_25(diary, "Ann"), at_25(diary, "Bo")
    seen = review.flagged(diary.desk("2026-03-11"))
    people.merge(diary.desk("2026-03-11"), ann, bo)
    monkeypatch.setattr(review, "flagged", lambda _desk: seen)
    done = checkins.carry_out(diary.desk("2026-03-11"))
    assert [applied.card.person.name for applied in done] == ["Ann"]


def _at(diary: Diary, moment: str, zone: str) -> Desk:
    return sit_down(diary.store, pinned(moment, ZoneInfo(zone)), {"zone": zone})


def _booked_after_a_move(diary: Diary, there: str, then: str, at: str) -> list[list[str]]:
    """Hand in Wednesday's row in one zone, book in another, hand in Friday's; who is in which."""
    capture.add(_at(diary, "2026-02-20", there), capture.Contact("Ann"))
    checkins.hand_in(_at(diary, WEDNESDAY, there), window(WEDNESDAY))
    meetings.book(_at(diary, at, then), "Ann", when("2026-03-20"))
    checkins.hand_in(_at(diary, FRIDAY, then), window(FRIDAY))
    rows = [
        looking.one(_at(diary, "2026-03-20", then), date.fromisoformat(day))[0]
        for day in (WEDNESDAY, FRIDAY)
    ]
    found = [[entry.name for entry in row.entries] for row in rows]
    named = [[pair.now.name for pair in row.differences if pair.now] for row in rows]
    told = [checkins.changes(_at(diary, FRIDAY, then), row.window) for row in rows]
    together = [[*a, *b] for a, b in zip(found, named, strict=True)]
    assert [bool(changes) for changes in told] == [bool(names) for names in together]
    return together


def test_west_of_where_the_last_row_was_handed_in_no_hour_is_left_out(diary: Diary) -> None:
    # Wednesday 01:00 in Shanghai is Tuesday noon in New York.
    at = "2026-03-03T13:00"
    found = _booked_after_a_move(diary, "Asia/Shanghai", "America/New_York", at)
    assert found == [[], ["Ann"]]


def test_east_of_where_the_last_row_was_handed_in_no_hour_counts_twice(tmp_path: Path) -> None:
    diary = Diary(tmp_path)
    # Wednesday 09:00 in Shanghai is Tuesday evening in New York.
    at = "2026-03-04T09:00"
    found = _booked_after_a_move(diary, "America/New_York", "Asia/Shanghai", at)
    assert found == [["Ann"], []]
    diary.store.close()


def test_a_row_handed_in_under_a_clock_that_was_ahead_is_on_the_sheet(diary: Diary) -> None:
    at_25(diary, "Ann")
    hand_in(diary, now="2027-01-04")
    sheet = sheets.sheet(diary.desk("2026-03-05"))
    assert [row.status for row in sheet.rows] == [RowStatus.OPEN, RowStatus.LATE, RowStatus.OPEN]


def test_a_loss_is_a_loss_though_the_person_was_erased_since(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    leaving.lose(diary.desk("2026-03-03"), ann, "no need")
    forget(diary.desk("2026-03-04T08:00"), ann)
    row, _anew = hand_in(diary)
    assert [(entry.name, entry.stage) for entry in row.entries] == [("", Stage.LOST)]
    changes = checkins.changes(diary.desk(WEDNESDAY), row.window)
    assert [(change.name, change.now) for change in changes] == [("", Stage.LOST)]


def test_a_clock_that_was_at_1970_once_does_not_ask_for_decades(diary: Diary) -> None:
    diary.add("Ann", "1970-01-01")
    missed = checkins.missed(diary.desk(WEDNESDAY))
    assert (missed[0].date, missed[-1].date) == (date(2025, 3, 3), date(2026, 3, 2))
    assert len(missed) == 157


def test_a_check_in_of_days_before_the_first_entry_is_refused(diary: Diary) -> None:
    diary.add("Ann", "2026-03-03")
    said = (
        "usage: nothing was recorded for the check-in of Fri 2026-02-27; "
        "your first entry is of Tue 2026-03-03"
    )
    assert refused(lambda: checkins.due(diary.desk(WEDNESDAY), date(2026, 2, 27))) == said
    meetings.met(diary.desk(WEDNESDAY), "Ann", when("2026-02-26"), no_next=True)
    assert checkins.due(diary.desk(WEDNESDAY), date(2026, 2, 27)) == window("2026-02-27")


def test_on_the_first_day_the_one_that_is_due_may_be_named(diary: Diary) -> None:
    diary.add("Ann", WEDNESDAY)
    desk = diary.desk(WEDNESDAY)
    assert checkins.due(desk, date.fromisoformat(WEDNESDAY)) == checkins.due(desk)


def test_a_note_that_names_a_person_goes_with_them(diary: Diary) -> None:
    diary.add("Zorro Vega", "2026-02-20")
    diary.add("Ann", "2026-02-20")
    people.edit(diary.desk(), "Zorro", {"name": "Don Diego"})
    hand_in(diary, note="Don Diego wants to think")
    hand_in(diary, FRIDAY, note="a quiet week")
    forget(diary.desk("2026-03-10"), "Diego")
    notes = [row.hand_in and row.hand_in.note for row in looking.every(diary.desk(FRIDAY))[0]]
    assert notes == ["a quiet week", None]
    diary.store.close()
    assert b"Diego" not in Path(diary.path).read_bytes()


def test_a_merge_tells_no_fall_back_that_never_was(diary: Diary) -> None:
    ann = at_50(diary, "Ann")
    diary.add("Dan", "2026-03-02")
    meetings.met(diary.desk("2026-03-03"), "Dan", when("2026-03-03"), upcoming=when("2026-03-20"))
    people.merge(diary.desk("2026-03-04T08:00"), ann, "Dan")
    row, _anew = hand_in(diary)
    assert [(entry.name, entry.stage) for entry in row.entries] == [("Ann", Stage.P50)]
    assert [
        (change.was, change.now) for change in checkins.changes(diary.desk(WEDNESDAY), row.window)
    ] == [(None, Stage.P50)]
    board = sheets.sheet(diary.desk("2026-03-20"), week=date(2026, 3, 2)).board
    assert [card.person.name for card in board.columns[Stage.P50]] == ["Ann"]


@pytest.mark.parametrize(("kept", "gone"), [("Petra", "Quinn"), ("Quinn", "Petra")])
def test_work_recorded_late_is_told_after_a_merge_as_well(
    diary: Diary, kept: str, gone: str
) -> None:
    diary.add("Petra", "2026-03-02")
    diary.add("Quinn", "2026-03-02T18:00")
    hand_in(diary)
    meetings.met(diary.desk("2026-03-05"), "Quinn", when("2026-03-03"), upcoming=when("2026-03-20"))
    people.merge(diary.desk("2026-03-05T13:00"), kept, gone)
    row, _last = looking.one(diary.desk(FRIDAY), date.fromisoformat(WEDNESDAY))
    [pair] = row.differences
    assert pair.now is not None
    assert (pair.now.name, pair.now.stage) == (kept, Stage.P25)


def test_an_attempt_that_had_ended_does_not_stand_for_the_card_of_a_merge(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    leaving.back(diary.desk("2026-03-03"), ann)
    diary.add("Bo", "2026-03-03")
    meetings.book(diary.desk("2026-03-04"), "Bo", when("2026-03-20"))
    people.merge(diary.desk("2026-03-05"), ann, "Bo")
    sheet = sheets.sheet(diary.desk("2026-03-20"), week=date(2026, 3, 2), as_of=when("2026-03-04"))
    assert [card.person.name for card in sheet.board.columns[Stage.APPOINTMENT]] == ["Ann"]
    assert sheet.board.counts[Stage.P25] == 0

"""What was done, with a person or without, and how it adds up."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.method.history import Activity
from pipelinecli.method.kinds import LOGGED, ActivityKind, TallyKind
from pipelinecli.services import capture, leaving, meetings, review
from tests.builders import MONDAY, refused, when

if TYPE_CHECKING:
    from tests.builders import Diary

TALK, NOTE, VISIT = ActivityKind.TALK, ActivityKind.NOTE, ActivityKind.VISIT
TODAY = when(MONDAY)


@pytest.mark.parametrize("kind", LOGGED)
def test_every_kind_is_read_and_logged_with_a_card(diary: Diary, kind: ActivityKind) -> None:
    ann = diary.add("Ann")
    read = capture.read_kind(f" {kind.value.upper()} ")
    logged = capture.log(diary.desk(), read, ann, TODAY, note=" said so ", minutes=15)
    assert logged == capture.Logged(
        kind, "2026-03-02T12:00:00Z", 15, "said so", review.one(diary.desk(), ann)
    )
    noon = datetime(2026, 3, 2, 12, tzinfo=diary.zone)
    assert review.show(diary.desk(), ann).activities == (
        Activity(1, noon, kind, None, 15, "said so"),
    )


@pytest.mark.parametrize("typed", ["booking", "email", "", "dials"])
def test_another_kind_is_refused_with_those_there_are(typed: str) -> None:
    assert refused(lambda: capture.read_kind(typed)) == (
        f"usage: “{typed}” is not a kind of activity; one of: dial talk visit proposal service "
        "referral-asked referral-got note"
    )


def test_a_dial_needs_nobody_and_makes_the_store(diary: Diary) -> None:
    logged = capture.log(diary.desk(), ActivityKind.DIAL, None, TODAY)
    assert logged == capture.Logged(ActivityKind.DIAL, "2026-03-02T12:00:00Z", None, None, None)
    assert diary.rows("SELECT kind, card_id FROM activity") == [("dial", None)]


def test_logging_moves_nothing(diary: Diary) -> None:
    ann = diary.add("Ann")
    capture.log(diary.desk(), VISIT, ann, TODAY)
    leaving.lose(diary.desk(), ann, "no")
    capture.log(diary.desk("2026-03-05"), TALK, ann, when("2026-03-04T09:00"))
    shown = review.show(diary.desk(), ann)
    assert [move.to_stage for move in shown.moves] == ["opportunity", "lost"]
    assert [(done.kind, done.at.isoformat()) for done in shown.activities] == [
        ("visit", "2026-03-02T12:00:00+00:00"),
        ("talk", "2026-03-04T09:00:00+00:00"),
    ]


def test_what_was_done_before_the_card_was_opened_opens_it_earlier(diary: Diary) -> None:
    ann = diary.add("Ann")
    capture.log(diary.desk(), TALK, ann, when("2026-02-27"))
    shown = review.show(diary.desk(), ann)
    assert shown.card.person.opened == date(2026, 2, 27)
    assert [move.at.date() for move in shown.moves] == [date(2026, 2, 27)]


def test_a_card_that_has_moved_is_not_opened_earlier(diary: Diary) -> None:
    ann = diary.add("Ann")
    meetings.book(diary.desk(), ann, when("2026-03-05"))
    capture.log(diary.desk(), TALK, ann, when("2026-02-27"))
    shown = review.show(diary.desk(), ann)
    assert shown.card.person.opened == date(2026, 3, 2)
    assert [done.at.date() for done in shown.activities] == [date(2026, 2, 27), date(2026, 3, 2)]


@pytest.mark.parametrize(
    ("kind", "day", "more", "said"),
    [
        (
            TALK,
            "2026-03-03",
            {},
            "Tue 2026-03-03 is in the future; log what was done; plan it with pipeline next",
        ),
        (
            TALK,
            "2026-03-02T12:01",
            {},
            "Mon 2026-03-02 12:01 is in the future; log what was done; plan it with pipeline next",
        ),
        (NOTE, MONDAY, {}, 'a note needs its text; add --note "TEXT"'),
        (NOTE, MONDAY, {"note": " \n "}, 'a note needs its text; add --note "TEXT"'),
        (
            TALK,
            MONDAY,
            {"minutes": -1},
            "--minutes cannot be -1; at most 1440, and not negative",
        ),
        (
            TALK,
            MONDAY,
            {"minutes": 1441},
            "--minutes cannot be 1441; at most 1440, and not negative",
        ),
        (
            TALK,
            MONDAY,
            {"note": "a\x07"},
            "note contains a control character (U+0007); type it without",
        ),
    ],
)
def test_what_cannot_have_been_done_is_refused(
    diary: Diary, kind: ActivityKind, day: str, more: dict[str, Any], said: str
) -> None:
    ann = diary.add("Ann")
    before = diary.dump()
    for who in (ann, None):
        log = lambda who=who: capture.log(diary.desk(), kind, who, when(day), **more)  # noqa: E731
        assert refused(log) == f"usage: {said}"
    assert diary.dump() == before


def counts(**found: int) -> dict[TallyKind, int]:
    return {kind: found.get(kind.name.lower(), 0) for kind in TallyKind}


def test_counts_add_up_with_each_other_and_with_what_was_logged(diary: Diary) -> None:
    ann = diary.add("Ann")
    day = date(2026, 3, 2)
    capture.tally(diary.desk(), day, {TallyKind.DIAL: 10, TallyKind.TALK: 3})
    capture.log(diary.desk(), ActivityKind.DIAL, ann, TODAY)
    capture.log(diary.desk(), NOTE, ann, TODAY, note="not counted")
    meetings.book(diary.desk(), ann, when("2026-03-05"))
    added = capture.tally(diary.desk(), day, {TallyKind.DIAL: 5, TallyKind.VISIT: 0})
    assert added == capture.DayCounts(day, counts(dial=16, talk=3, appointment=1))
    assert capture.tally(diary.desk(), day, {}) == added
    yesterday = date(2026, 3, 1)
    assert capture.tally(diary.desk(), yesterday, {}).counts == counts()


def test_asking_for_the_counts_writes_nothing(diary: Diary) -> None:
    assert refused(lambda: capture.tally(diary.desk(), date(2026, 3, 2), {})).startswith(
        "store: there is no store yet"
    )
    diary.add("Ann")
    before = diary.dump()
    capture.tally(diary.desk(), date(2026, 3, 2), {TallyKind.DIAL: 0})
    assert diary.dump() == before


@pytest.mark.parametrize(
    ("day", "count", "said"),
    [
        (date(2026, 3, 3), 1, "Tue 2026-03-03 is in the future; count what was done"),
        (date(2026, 3, 2), -1, "dial cannot be -1; at most 10000, and not negative"),
        (date(2026, 3, 2), 10_001, "dial cannot be 10001; at most 10000, and not negative"),
    ],
)
def test_a_count_that_cannot_be_is_refused(diary: Diary, day: date, count: int, said: str) -> None:
    tally = lambda: capture.tally(diary.desk(), day, {TallyKind.DIAL: count})  # noqa: E731
    assert refused(tally) == f"usage: {said}"
    assert not diary.store.exists()


def test_a_day_is_counted_in_the_reps_zone(diary: Diary) -> None:
    from zoneinfo import ZoneInfo

    diary.zone = ZoneInfo("Asia/Shanghai")
    capture.log(diary.desk("2026-03-02T07:00"), ActivityKind.DIAL, None, when("2026-03-02T06:00"))
    assert diary.rows("SELECT at FROM activity") == [("2026-03-01T22:00:00Z",)]
    desk = diary.desk("2026-03-02T08:00")
    assert capture.tally(desk, date(2026, 3, 2), {}).counts == counts(dial=1)
    assert capture.tally(desk, date(2026, 3, 1), {}).counts == counts()

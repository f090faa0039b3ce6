"""A row that was handed in stays as it was, whatever happens to the cards later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import PipelineError
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.sheet import RowStatus, SheetRow
from pipelinecli.method.stages import Stage
from pipelinecli.services import (
    advance,
    capture,
    checkins,
    leaving,
    meetings,
    people,
    setup,
    sheets,
)
from pipelinecli.services import handed_in as looking
from pipelinecli.services.marking import mark
from tests.builders import MONDAY, when
from tests.services.erasing import forget
from tests.services.handing_in import (
    ANN,
    BO,
    CY,
    DEE,
    EVE,
    FLO,
    FRIDAY,
    FULL_ROW,
    GUS,
    WEDNESDAY,
    differences,
    entries,
    full_row,
    hand_in,
    in_the_file,
    row_of,
)
from tests.services.stories import FIVE, sign

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary

LATER = "2026-03-10"


@pytest.fixture
def diary(diary: Diary) -> Diary:
    assert entries(full_row(diary)) == FULL_ROW
    return diary


def renamed(diary: Diary) -> None:
    people.edit(diary.desk(LATER), ANN, {"name": "Anne", "org": "Acme", "tags": ["x"]})


def moved_up(diary: Diary) -> None:
    meetings.met(diary.desk(LATER), BO, when(LATER), upcoming=when("2026-03-12"))
    mark(diary.desk(LATER), ANN, [*FIVE[:3], "timing=2026-03-20", "next=2026-03-20 sign"])
    mark(diary.desk(LATER), CY, ["timing=2026-03-20", "next=2026-03-20"])
    sign(diary, CY, LATER)
    advance.close(diary.desk(LATER), DEE, when(LATER))


def moved_down(diary: Diary) -> None:
    for who in (ANN, CY, DEE, BO):
        leaving.back(diary.desk(LATER), who, "no answer")


def lost(diary: Diary) -> None:
    for who in (ANN, BO, CY, DEE, GUS):
        leaving.lose(diary.desk(LATER), who, "no")


def reopened(diary: Diary) -> None:
    for who in (EVE, FLO):
        leaving.reopen(diary.desk(LATER), who)
        meetings.book(diary.desk(LATER), who, when("2026-03-12"))


def forced(diary: Diary) -> None:
    advance.move(diary.desk(LATER), ANN, Stage.CLOSED, force=True, reason="my uncle")


def booked_again(diary: Diary) -> None:
    meetings.book(diary.desk(LATER), BO, when("2026-03-20"))


def settings_changed(diary: Diary) -> None:
    for key, value in (
        ("cycle", "7"),
        ("cycle", "auto"),
        ("name", "艾新华"),
        ("lang", "zh"),
        ("limit.25", "1"),
        ("currency", "USD"),
    ):
        setup.put(diary.desk(LATER), key, value)


def zone_changed(diary: Diary) -> None:
    setup.put(diary.desk(LATER), "zone", "America/Los_Angeles")


def another_forgotten(diary: Diary) -> None:
    forget(diary.desk(LATER), GUS)


def merged_into_one_outside(diary: Diary) -> None:
    people.merge(diary.desk(LATER), GUS, ANN)


def merged_with_one_outside(diary: Diary) -> None:
    people.merge(diary.desk(LATER), ANN, GUS)


def merged_with_each_other(diary: Diary) -> None:
    people.merge(diary.desk(LATER), BO, ANN)


def merged_the_other_way(diary: Diary) -> None:
    people.merge(diary.desk(LATER), ANN, BO)


def merged_into_one(diary: Diary) -> None:
    for gone in (GUS, CY, DEE, EVE, FLO, BO):
        people.merge(diary.desk(LATER), ANN, gone)


def merged_and_worked_since(diary: Diary) -> None:
    people.merge(diary.desk(LATER), GUS, ANN)
    meetings.met(diary.desk(LATER), GUS, when(LATER), upcoming=when("2026-03-12"))
    leaving.lose(diary.desk("2026-03-11"), GUS, "no")
    leaving.reopen(diary.desk("2026-03-12"), GUS)


def handed_in_later(diary: Diary) -> None:
    hand_in(diary, FRIDAY, now=LATER)


PAPERWORK: list[Callable[[Diary], None]] = [
    renamed, moved_up, moved_down, lost, reopened, forced, booked_again, settings_changed,
    zone_changed, another_forgotten, merged_into_one_outside, merged_with_one_outside,
    merged_with_each_other, merged_the_other_way, merged_into_one, merged_and_worked_since,
    handed_in_later,
]  # fmt: skip


@pytest.mark.parametrize("happens", PAPERWORK)
def test_a_row_stays_as_it_was_and_is_not_amended(
    diary: Diary, happens: Callable[[Diary], None]
) -> None:
    was, row = in_the_file(diary), row_of(diary)
    happens(diary)
    assert in_the_file(diary)[: len(was)] == was or happens is handed_in_later
    assert set(was) <= set(in_the_file(diary))
    assert row_of(diary) == row
    assert row.status is RowStatus.HANDED_IN
    assert hand_in(diary, now="2026-04-01") == (row, False)
    week = sheets.sheet(diary.desk(LATER), week=date(2026, 3, 2))
    assert week.rows[1] == row


def test_everything_at_once_leaves_it_as_it_was(diary: Diary) -> None:
    row = row_of(diary)
    for happens in PAPERWORK:
        try:
            happens(diary)
        except PipelineError:
            continue  # what went before is in the way
    assert row_of(diary) == row


def test_what_is_recorded_for_those_days_later_is_told_beside_it(diary: Diary) -> None:
    was = in_the_file(diary)
    capture.log(diary.desk(LATER), ActivityKind.VISIT, GUS, when("2026-03-03"))
    row = row_of(diary)
    assert in_the_file(diary) == was
    assert (entries(row), differences(row)) == (FULL_ROW, ["- -> opportunity Gus"])


def test_a_sheet_seen_from_before_shows_history_and_from_then_on_the_frozen_row(
    diary: Diary,
) -> None:
    people.edit(diary.desk("2026-03-05"), ANN, {"name": "Anne"})

    def seen(moment: str) -> SheetRow:
        found: SheetRow = sheets.sheet(diary.desk(LATER), as_of=when(moment)).rows[1]
        return found

    history = [text.replace("Ann", "Anne") for text in FULL_ROW]
    for moment in ("2026-03-03", f"{WEDNESDAY}T11:59", f"{WEDNESDAY}T12:00"):
        assert (entries(seen(moment)), seen(moment).status) == (history, RowStatus.OPEN)
    for moment in (f"{WEDNESDAY}T12:01", WEDNESDAY, "2026-03-05"):
        assert seen(moment) == row_of(diary)
    assert entries(row_of(diary)) == FULL_ROW


def test_a_sheet_seen_from_between_two_revisions_shows_the_first(diary: Diary) -> None:
    hand_in(diary, now="2026-03-05T18:00", note="again")
    numbers = []
    for moment in (WEDNESDAY, "2026-03-05T17:59", "2026-03-05"):
        hand = sheets.sheet(diary.desk(LATER), as_of=when(moment)).rows[1].hand_in
        assert hand is not None
        numbers.append(hand.revision)
    assert numbers == [1, 1, 2]


def test_every_row_of_the_week_and_of_the_list_is_the_same_row(diary: Diary) -> None:
    hand_in(diary, FRIDAY)
    desk = diary.desk(LATER)
    [_mon, wed, fri] = sheets.sheet(desk, week=date(2026, 3, 2)).rows
    assert looking.every(desk)[0] == (fri, wed)
    assert [looking.one(desk, row.window.date)[0] for row in (wed, fri)] == [wed, fri]
    assert checkins.report(desk, wed.window).row == wed
    assert MONDAY == "2026-03-02"

"""What became of attempts, from the commands a rep types to what figures count."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.figures.lives import LADDER, WITHIN, Fate, fate
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, marking, meetings, people
from pipelinecli.store import figures
from tests.builders import MONDAY, when
from tests.services.stories import FIVE, NEXT, at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pipelinecli.method.figures.lives import Life
    from tests.builders import Diary

LATER = "2026-04-20"
DAY = date.fromisoformat(MONDAY)


def lives(diary: Diary) -> list[Life]:
    return list(figures.lives(diary.store, diary.desk(LATER).clock))


def fates(diary: Diary, attempt: int = 1) -> dict[str, str]:
    [life] = [life for life in lives(diary) if life.attempt == attempt]
    found = {stage.value: fate(life, stage) for stage in LADDER}
    return {stage: one.value for stage, one in found.items() if one is not None}


def straight_to_50(diary: Diary, name: str) -> str:
    """Win all five in the first sitting, with what is next said last."""
    who = diary.add(name)
    meetings.met(diary.desk(), who, when(MONDAY), no_next=True)
    marking.mark(diary.desk(), who, [*FIVE, f"next={NEXT} the papers"])
    return who


def test_a_loss_is_never_an_advance(diary: Diary) -> None:
    leaving.lose(diary.desk("2026-03-05"), at_50(diary, "Ann"), "no")
    assert fates(diary) == {"opportunity": "advanced", "25": "advanced", "50": "lost"}
    [life] = lives(diary)
    assert (life.lost, life.won, life.days) == (True, False, 3)


def test_a_skipped_stage_was_not_reached_and_one_that_goes_on_is_open(diary: Diary) -> None:
    straight_to_50(diary, "Ann")
    assert fates(diary) == {"opportunity": "advanced", "50": "open"}


def test_back_from_50_is_no_entry_into_25(diary: Diary) -> None:
    leaving.back(diary.desk("2026-03-30"), straight_to_50(diary, "Ann"))
    found = fates(diary)
    assert found["50"] == "fell-back"
    assert "25" not in found


def test_a_cancelled_meeting_fell_back(diary: Diary) -> None:
    leaving.back(diary.desk(), at_2(diary, "Ann"))
    assert fates(diary) == {"opportunity": "advanced", "appointment": "fell-back"}


def test_a_reopened_card_is_a_new_attempt(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    leaving.lose(diary.desk("2026-03-05"), who, "no")
    leaving.reopen(diary.desk("2026-03-09"), who)
    meetings.met(diary.desk("2026-03-10"), who, when("2026-03-10"), upcoming=when("2026-03-12"))
    assert fates(diary, 1) == {"opportunity": "advanced", "25": "lost"}
    assert fates(diary, 2) == {"opportunity": "advanced", "25": "open"}
    assert [life.opened for life in lives(diary)] == [DAY, date(2026, 3, 9)]


def test_an_override_earns_nothing_and_what_comes_after_it_cannot_be_told(diary: Diary) -> None:
    advance.move(diary.desk(), at_25(diary, "Ann"), Stage.P90, force=True, reason="my uncle")
    assert fates(diary) == {"opportunity": "advanced", "25": "left-out"}
    [life] = lives(diary)
    assert life.reached_on(Stage.P90) is None
    assert life.is_overridden


def test_a_card_that_went_into_another_is_left_out(diary: Diary) -> None:
    one, other = at_25(diary, "Ann"), at_25(diary, "Ann Lee")
    people.merge(diary.desk("2026-03-05"), one, other)
    counted = Counter(fate(life, Stage.P25) for life in lives(diary))
    assert counted == {Fate.OPEN: 1, Fate.LEFT_OUT: 1}


def test_a_close_is_worth_its_premium(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    advance.close(diary.desk("2026-03-12"), who, when("2026-03-12"))
    [life] = lives(diary)
    assert (life.won, life.met, life.ended, life.days) == (True, DAY, date(2026, 3, 12), 10)
    assert life.value == Money(1_000_000, "CNY")
    assert set(fates(diary).values()) == {"advanced"}


@pytest.mark.parametrize(
    "period",
    [
        EVERYTHING,
        Period(first=date(2026, 3, 3)),
        Period(last=date(2026, 3, 2)),
        Period(date(2026, 3, 5), date(2026, 3, 10)),
    ],
)
def test_counted_by_the_store_they_are_as_they_are_one_by_one(diary: Diary, period: Period) -> None:
    for number, story in enumerate((at_2, at_25, at_50, at_90, closed, at_25, at_50)):
        story(diary, f"Card {number}")
    diary.add("Card 7")
    leaving.lose(diary.desk("2026-03-05"), "2", "no")
    leaving.reopen(diary.desk("2026-03-06"), "2")
    leaving.back(diary.desk("2026-03-10"), "3")
    advance.move(diary.desk("2026-03-06"), "6", Stage.P90, force=True, reason="my uncle")
    people.merge(diary.desk("2026-03-07"), "7", "8")
    one_by_one = Counter(
        (stage, fate(life, stage))
        for life in lives(diary)
        for stage in LADDER
        if (day := life.reached_on(stage)) is not None and period.holds(day)
    )
    counted: Counter[tuple[Stage, Fate | None]] = Counter()
    for course in figures.courses(diary.store, diary.desk(LATER).clock, period):
        for stage in LADDER:
            if course.reached[stage.rank - 1] == WITHIN:
                assert course.came_to(stage)
                counted[stage, fate(course, stage)] += course.n
    assert counted == one_by_one

"""Meetings and next steps that cannot have been, or cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving
from pipelinecli.services.meetings import book, met, set_next
from tests.builders import MONDAY, refused, when

if TYPE_CHECKING:
    from tests.builders import Diary

TODAY = when(MONDAY)


@pytest.fixture
def ann(diary: Diary) -> str:
    return diary.add("Ann", phone="555")


def test_a_booking_for_a_day_gone_by_points_to_met(diary: Diary, ann: str) -> None:
    before = diary.dump()
    assert refused(lambda: book(diary.desk(), ann, when("2026-03-01"))) == (
        "usage: Sun 2026-03-01 is in the past; if the meeting was held: "
        "pipeline met 1 --on 2026-03-01"
    )
    assert diary.dump() == before


def test_whoever_has_met_is_not_booked_again(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-09"))
    assert refused(lambda: book(diary.desk(), ann, when("2026-03-05"))) == (
        "refused: Ann has had a first meeting; "
        "the next meeting is a next step: pipeline next 1 WHEN"
    )


@pytest.mark.parametrize(
    ("day", "more", "said"),
    [
        (
            "2026-03-03",
            {},
            "Tue 2026-03-03 is in the future; to plan it: pipeline book 1 2026-03-03",
        ),
        (
            "2026-03-02T12:01",
            {},
            "Mon 2026-03-02 12:01 is in the future; to plan it: pipeline book 1 2026-03-02T12:01",
        ),
        (
            MONDAY,
            {"upcoming": when("2026-03-01")},
            "Sun 2026-03-01 is in the past; a next step is still to come; name a later day",
        ),
        (
            MONDAY,
            {"upcoming": when("2026-03-05"), "no_next": True},
            "--next and --no-next do not go together",
        ),
        (MONDAY, {"agenda": "plan"}, "--agenda needs --next; say when: --next WHEN"),
        (
            MONDAY,
            {"upcoming": when("2026-03-05"), "agenda": "a\tb"},
            "agenda contains a control character (U+0009); type it without",
        ),
    ],
)
def test_a_meeting_that_cannot_have_been_is_refused(
    diary: Diary, ann: str, day: str, more: dict[str, Any], said: str
) -> None:
    before = diary.dump()
    assert refused(lambda: met(diary.desk(), ann, when(day), **more)) == f"usage: {said}"
    assert diary.dump() == before


def test_an_earlier_meeting_is_not_before_the_card_was_opened(diary: Diary, ann: str) -> None:
    met(diary.desk(), ann, TODAY, upcoming=when("2026-03-09"))
    assert refused(lambda: met(diary.desk("2026-03-05"), ann, when("2026-03-01"))) == (
        "usage: that is before the card was opened, on Mon 2026-03-02; name a later day: --on WHEN"
    )


def test_a_next_step_in_the_past_is_refused(diary: Diary, ann: str) -> None:
    assert refused(lambda: set_next(diary.desk(), ann, when("2026-03-01"))) == (
        "usage: Sun 2026-03-01 is in the past; a next step is still to come; name a later day"
    )


@pytest.mark.parametrize("off", ["lost", "closed"])
def test_a_card_off_the_board_is_not_worked(diary: Diary, ann: str, off: str) -> None:
    if off == "lost":
        leaving.lose(diary.desk(), ann, "a clear no")
        said = "refused: Ann is off the board; start a new attempt: pipeline reopen 1"
    else:
        advance.move(diary.desk(), ann, Stage.CLOSED, force=True, reason="it is")
        said = "refused: Ann is closed; start a new attempt: pipeline reopen 1"
    before = diary.dump()
    for command in (
        lambda: book(diary.desk(), ann, when("2026-03-05")),
        lambda: met(diary.desk(), ann, TODAY),
        lambda: set_next(diary.desk(), ann, when("2026-03-05")),
    ):
        assert refused(command) == said
    assert diary.dump() == before

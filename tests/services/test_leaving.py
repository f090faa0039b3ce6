"""Down and off the board, and back again as a new attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from pipelinecli.services import meetings, review
from pipelinecli.services.leaving import back, lose, reopen
from pipelinecli.services.marking import mark
from tests.builders import MONDAY, refused, when
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary

TUESDAY = "2026-03-03"


@pytest.mark.parametrize("story", [at_2, at_25])
def test_from_2_and_25_a_card_falls_to_column_1(
    diary: Diary, story: Callable[[Diary, str], str]
) -> None:
    who = story(diary, "Ann")
    moved = back(diary.desk(TUESDAY), who, "never again")
    card, attempt = moved.card, moved.card.attempt
    assert (card.stage, card.age, card.first_meeting, card.flags) == (
        Stage.OPPORTUNITY, None, None, (),
    )  # fmt: skip
    assert (attempt.outcome, attempt.reason, attempt.next_step) == (
        Outcome.FELL_BACK, "never again", None,
    )  # fmt: skip
    last = review.show(diary.desk(), who).moves[-1]
    assert (last.kind, last.reason) == ("fall-back", "never again")


def test_from_50_a_card_falls_to_25_without_its_signing_date(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    moved = back(diary.desk(TUESDAY), who)
    assert (moved.card.stage, moved.card.attempt.signing) == (Stage.P25, None)
    assert moved.card.attempt.ended is None
    moved = mark(diary.desk(TUESDAY), who, ["timing=2026-03-10"])
    assert moved.card.stage is Stage.P50


def test_from_50_whose_step_has_passed_a_card_falls_to_column_1(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    moved = back(diary.desk("2026-03-10"), who)
    assert (moved.card.stage, moved.card.attempt.outcome) == (Stage.OPPORTUNITY, Outcome.FELL_BACK)


def test_from_50_whose_signing_date_has_passed_a_card_falls_to_25(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    meetings.set_next(diary.desk(), who, when("2026-03-20"))
    card = review.one(diary.desk("2026-03-10"), who)
    assert (card.flags, card.proposal and card.proposal.to) == ((Flag.SIGNING_PASSED,), Stage.P25)
    assert back(diary.desk("2026-03-10"), who).card.stage is Stage.P25


def test_from_90_a_card_falls_to_50_without_papers_and_money(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    moved = back(diary.desk(TUESDAY), who)
    attempt = moved.card.attempt
    assert (moved.card.stage, attempt.signed, attempt.received) == (Stage.P50, None, None)
    assert attempt.plan is not None


def test_a_clock_that_runs_in_column_1_is_cleared(diary: Diary) -> None:
    who = diary.add("Ann")
    meetings.met(diary.desk(), who, when(MONDAY))
    moved = back(diary.desk(TUESDAY), who)
    assert (moved.changed, moved.card.age, moved.card.flags) == (False, None, ())


def test_an_opportunity_has_nothing_to_fall_back_from(diary: Diary) -> None:
    who = diary.add("Ann")
    said = (
        "refused: Ann is an opportunity already; if it is a clear no: pipeline lose 1 --reason TEXT"
    )
    assert refused(lambda: back(diary.desk(), who)) == said
    meetings.book(diary.desk(), who, when(TUESDAY))
    back(diary.desk(), who)
    assert refused(lambda: back(diary.desk(), who)) == said


@pytest.mark.parametrize("story", [at_2, at_25, at_50, at_90])
def test_a_clear_no_takes_the_card_off_the_board_and_keeps_the_history(
    diary: Diary, story: Callable[[Diary, str], str]
) -> None:
    who = story(diary, "Ann")
    before = review.show(diary.desk(), who)
    moved = lose(diary.desk(TUESDAY), who, " no money ")
    attempt = moved.card.attempt
    assert (moved.card.stage, attempt.outcome, attempt.reason) == (
        Stage.LOST, Outcome.LOST, "no money",
    )  # fmt: skip
    assert moved.card.flags == ()
    after = review.show(diary.desk(), who)
    assert after.moves[:-1] == before.moves
    assert after.activities == before.activities
    assert set(review.board(diary.desk(TUESDAY)).counts.values()) == {0}


def test_an_opportunity_that_had_fallen_back_is_lost_as_a_new_attempt(diary: Diary) -> None:
    who = at_2(diary, "Ann")
    back(diary.desk(), who)
    moved = lose(diary.desk(TUESDAY), who, "no")
    assert (moved.card.attempt.number, moved.card.attempt.outcome) == (2, Outcome.LOST)
    assert review.show(diary.desk(), who).attempts[0].outcome is Outcome.FELL_BACK


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_loss_needs_a_reason(diary: Diary, reason: str) -> None:
    who = diary.add("Ann")
    assert refused(lambda: lose(diary.desk(), who, reason)) == "usage: reason is empty"


@pytest.mark.parametrize("off", [Stage.LOST, Stage.CLOSED])
def test_reopened_it_is_a_new_attempt_in_column_1(diary: Diary, off: Stage) -> None:
    who = closed(diary, "Ann") if off is Stage.CLOSED else at_50(diary, "Ann")
    if off is Stage.LOST:
        lose(diary.desk(), who, "no")
    moved = reopen(diary.desk(TUESDAY), who)
    card = moved.card
    assert (moved.before, card.stage, card.attempt.number) == (off, Stage.OPPORTUNITY, 2)
    assert (card.attempt.plan, card.attempt.first_meeting, card.age) == (None, None, None)
    last = review.show(diary.desk(), who).moves[-1]
    assert (last.from_stage, last.to_stage, last.kind) == (off, Stage.OPPORTUNITY, "reopened")
    first = review.show(diary.desk(), who).attempts[0]
    assert first.outcome == (Outcome.CLOSED if off is Stage.CLOSED else Outcome.LOST)


def test_a_card_on_the_board_is_not_reopened(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    assert refused(lambda: reopen(diary.desk(), who)) == (
        "refused: Ann is still on the board; look: pipeline show 1"
    )


def test_a_card_off_the_board_neither_falls_back_nor_is_lost_again(diary: Diary) -> None:
    who = closed(diary, "Ann")
    said = "refused: Ann is closed; start a new attempt: pipeline reopen 1"
    assert refused(lambda: back(diary.desk(), who)) == said
    assert refused(lambda: lose(diary.desk(), who, "no")) == said

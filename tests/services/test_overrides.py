"""An override: recorded with its reason, marked while it holds, and gone when it is earned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.stages import Stage
from pipelinecli.services import leaving, meetings, review
from pipelinecli.services.advance import close, move
from pipelinecli.services.marking import mark
from tests.builders import MONDAY, refused, when
from tests.services.stories import FIVE, NEXT, at_2, at_25, at_50, sign

if TYPE_CHECKING:
    from pipelinecli.services.working import Moved
    from tests.builders import Diary


def force(diary: Diary, who: str, stage: Stage) -> Moved:
    return move(diary.desk(), who, stage, force=True, reason="he is my uncle")


@pytest.mark.parametrize("target", ["appointment", "25", "50", "90", "closed"])
def test_a_card_is_put_anywhere_and_marked(diary: Diary, target: str) -> None:
    who = diary.add("Ann")
    moved = force(diary, who, Stage(target))
    assert (moved.card.stage, moved.card.attempt.override) == (Stage(target), "he is my uncle")
    [_opened, forced] = review.show(diary.desk(), who).moves
    assert (forced.kind, forced.reason) == ("override", "he is my uncle")
    assert moved.card.proposal is None


def test_a_card_may_be_forced_down_as_well(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    moved = force(diary, who, Stage.P25)
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P25, "he is my uncle")


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_force_needs_a_reason(diary: Diary, reason: str | None) -> None:
    who = diary.add("Ann")
    assert refused(lambda: move(diary.desk(), who, Stage.P50, force=True, reason=reason)) == (
        'usage: --force needs a reason; add --reason "TEXT"'
    )


def test_force_where_the_facts_suffice_is_no_override(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    force(diary, who, Stage.APPOINTMENT)
    moved = force(diary, who, Stage.P50)
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P50, None)


def test_it_holds_until_the_facts_have_caught_up(diary: Diary) -> None:
    who = diary.add("Ann")
    force(diary, who, Stage.P50)
    moved = meetings.met(diary.desk(), who, when(MONDAY), upcoming=when(NEXT))
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P50, "he is my uncle")
    moved = mark(diary.desk(), who, FIVE[:-1])
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P50, "he is my uncle")
    moved = mark(diary.desk(), who, FIVE[-1:])
    assert (moved.changed, moved.card.attempt.override) == (False, None)


def test_a_fact_withdrawn_does_not_move_it(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    force(diary, who, Stage.P50)
    moved = mark(diary.desk(), who, ["next=no"])
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P50, "he is my uncle")


def test_it_goes_back_to_what_its_facts_support(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    force(diary, who, Stage.P90)
    moved = leaving.back(diary.desk(), who)
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P25, None)
    assert moved.card.age == 0


def test_without_facts_it_goes_back_to_column_1_and_the_attempt_ends(diary: Diary) -> None:
    who = diary.add("Ann")
    force(diary, who, Stage.P90)
    moved = leaving.back(diary.desk(), who)
    assert (moved.card.stage, moved.card.attempt.outcome) == (Stage.OPPORTUNITY, Outcome.FELL_BACK)


def test_closed_from_an_override_it_stays_marked(diary: Diary) -> None:
    who = at_2(diary, "Ann")
    force(diary, who, Stage.P90)
    moved = close(diary.desk(), who, when(MONDAY))
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.CLOSED, "he is my uncle")


def test_forced_to_closed_the_attempt_has_ended(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    moved = force(diary, who, Stage.CLOSED)
    assert (moved.card.attempt.outcome, moved.card.attempt.issued) == (Outcome.CLOSED, None)


def test_after_falling_back_it_is_a_new_attempt(diary: Diary) -> None:
    who = at_2(diary, "Ann")
    leaving.back(diary.desk(), who)
    moved = force(diary, who, Stage.P25)
    assert (moved.card.attempt.number, moved.card.attempt.override) == (2, "he is my uncle")


def test_signed_later_it_is_earned(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    force(diary, who, Stage.P90)
    moved = sign(diary, who, MONDAY)
    assert (moved.changed, moved.card.attempt.override) == (False, None)

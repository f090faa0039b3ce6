"""What became of a card between two check-ins: told by where it ended, in a fixed order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.checkin import Change, ChangeKind, told
from pipelinecli.method.stages import BOARD, Stage

DAY = date(2026, 3, 3)
STAGES = st.sampled_from(Stage)


def change(was: Stage | None, now: Stage, card: int = 1) -> Change:
    return Change(card, "Ann", was, now, DAY)


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        (None, Stage.OPPORTUNITY, ChangeKind.NEW),
        (None, Stage.P90, ChangeKind.NEW),
        (None, Stage.CLOSED, ChangeKind.CLOSED),
        (None, Stage.LOST, ChangeKind.LOST),
        (Stage.OPPORTUNITY, Stage.APPOINTMENT, ChangeKind.ADVANCED),
        (Stage.P25, Stage.P90, ChangeKind.ADVANCED),
        (Stage.P90, Stage.P50, ChangeKind.FELL_BACK),
        (Stage.P25, Stage.OPPORTUNITY, ChangeKind.FELL_BACK),
        (Stage.P90, Stage.CLOSED, ChangeKind.CLOSED),
        (Stage.P25, Stage.LOST, ChangeKind.LOST),
        (Stage.CLOSED, Stage.LOST, ChangeKind.LOST),
        (Stage.LOST, Stage.CLOSED, ChangeKind.CLOSED),
        (Stage.LOST, Stage.OPPORTUNITY, ChangeKind.REOPENED),
        (Stage.CLOSED, Stage.P50, ChangeKind.REOPENED),
    ],
)
def test_a_change_is_named_by_where_it_ended(
    was: Stage | None, now: Stage, kind: ChangeKind
) -> None:
    assert change(was, now).kind is kind


def test_the_tokens_are_the_ones_scripts_rely_on() -> None:
    assert [str(kind) for kind in ChangeKind] == [
        "new", "advanced", "fell-back", "closed", "lost", "reopened",
    ]  # fmt: skip


def test_changes_are_told_by_kind_and_then_by_card() -> None:
    new, other = change(None, Stage.P25, 9), change(None, Stage.OPPORTUNITY, 2)
    up, down = change(Stage.P25, Stage.P50, 1), change(Stage.P50, Stage.P25, 1)
    assert told([down, new, up, other]) == (other, new, up, down)


@given(stage=STAGES)
def test_a_card_that_ended_where_it_began_is_not_told(stage: Stage) -> None:
    assert told([change(stage, stage)]) == ()


@given(was=st.none() | STAGES, now=STAGES)
def test_every_other_card_is_told_once(was: Stage | None, now: Stage) -> None:
    found = told([change(was, now)])
    assert len(found) == (was is not now)
    assert all(one.kind in set(ChangeKind) for one in found)


@given(was=st.sampled_from(BOARD[:-1]), now=st.sampled_from(BOARD[:-1]))
def test_on_the_board_up_is_advanced_and_down_is_fallen_back(was: Stage, now: Stage) -> None:
    up = BOARD.index(now) > BOARD.index(was)
    kinds = [one.kind for one in told([change(was, now)])]
    assert kinds == ([] if was is now else [ChangeKind.ADVANCED if up else ChangeKind.FELL_BACK])

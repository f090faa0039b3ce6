"""What must hold in every store, whatever was typed: checked against the rows themselves."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import review

if TYPE_CHECKING:
    from pipelinecli.method.board import Board
    from pipelinecli.services.desk import Desk
    from tests.builders import Diary

_MOVES = "SELECT from_stage, to_stage, kind, at FROM stage_change WHERE card_id = ? ORDER BY at, id"


def check_cards(diary: Diary) -> None:
    """The stage shown is the stage replayed from history, of exactly one current attempt."""
    cards = diary.rows("SELECT id, opened_on FROM card")
    for card_id, opened_on in cards:
        [(stage, since)] = diary.rows(
            "SELECT stage, since FROM attempt WHERE card_id = ? AND current = 1", card_id
        )
        moves = diary.rows(_MOVES, card_id)
        assert moves[0][:3] == (None, Stage.OPPORTUNITY, "new")
        assert moves[-1][1] == stage
        assert moves[-1][3] == since
        _check_chain(moves)
        first = datetime.fromisoformat(moves[0][3]).astimezone(diary.zone)
        assert first.date().isoformat() >= opened_on
        [(earliest,)] = diary.rows("SELECT min(opened_at) FROM attempt WHERE card_id = ?", card_id)
        assert earliest <= moves[0][3]


def _check_chain(moves: list[tuple[Any, ...]]) -> None:
    """Each move starts where the last one ended; two histories put together go on as one."""
    merged = [at for at, move in enumerate(moves) if move[2] == "merged"]
    chain = moves[merged[-1] :] if merged else moves
    for before, after in pairwise(chain):
        assert after[0] == before[1], moves


def check_counts(diary: Diary, desk: Desk) -> None:
    """The board's counts are those of the cards."""
    board = review.board(desk)
    stages = [row[0] for row in diary.rows("SELECT stage FROM attempt WHERE current = 1")]
    assert board.counts == {stage: stages.count(stage) for stage in BOARD}
    assert {stage: len(cards) for stage, cards in board.columns.items()} == board.counts
    for stage, cards in board.columns.items():
        assert all(card.stage is stage for card in cards)


def check_journal(diary: Diary) -> None:
    """Every change set changed something, and each row's story has no gap."""
    empty = "SELECT id FROM change_set WHERE id NOT IN (SELECT change_set_id FROM journal)"
    assert diary.rows(empty) == []
    known: dict[tuple[str, int], str | None] = {}
    for table, row, before, after in diary.rows(
        "SELECT table_name, row_id, before, after FROM journal ORDER BY id"
    ):
        # Of change sets only those whose moment is pulled back later are kept, from then on.
        assert known.get((table, row), before if table == "change_set" else None) == before
        known[table, row] = after
    for (table, row), text in known.items():
        found = diary.rows(f"SELECT * FROM {table} WHERE id = ?", row)  # noqa: S608 - our names
        assert [tuple(json.loads(text).values())] == found if text else found == []


def standing(board: Board) -> dict[Stage, list[tuple[Any, ...]]]:
    """A board as values to compare: who, with which facts and which flags."""
    return {
        stage: sorted(
            (
                card.person.id,
                card.attempt._replace(current=True),
                card.flags,
                card.first_meeting,
            )
            for card in cards
        )
        for stage, cards in board.columns.items()
    }


def differences(then: Board, now: Board) -> dict[str, Any]:
    """Where two boards differ, small enough to read in a failure."""
    was, is_ = standing(then), standing(now)
    found: dict[str, Any] = {
        stage: (was[stage], is_[stage]) for stage in BOARD if was[stage] != is_[stage]
    }
    if then.counts != now.counts:
        found["counts"] = (then.counts, now.counts)
    return found

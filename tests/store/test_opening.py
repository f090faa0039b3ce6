"""Cards opened in great numbers: their attempts, moves, tags and journal."""

from __future__ import annotations

import pytest

from pipelinecli.store import bulk, opening
from pipelinecli.store.opening import CARD, Opening
from tests.store.rows import GOOD
from tests.store.test_bulk import begun

DAYS = ("2026-03-02", "2026-02-01")


def people(count: int) -> list[Opening]:
    """Return people of whom each is referred by the next, and every other has tags."""
    good = {**GOOD["card"], "referred_by": None}
    return [
        Opening(
            tuple(
                {
                    **good,
                    "uid": uid,
                    "opened_on": DAYS[number % 2],
                    "referred_by": 8 + (number + 1) % count,
                }[column]
                for column in CARD
            ),
            ("vip", "warm") if number % 2 else (),
        )
        for number, uid in enumerate(bulk.uids(count))
    ]


@pytest.mark.parametrize("batch", [2, 100])
def test_each_card_has_its_attempt_and_its_move_on_the_day_it_was_opened(batch: int) -> None:
    for connection, tx in begun(batch=batch):
        some = people(5)
        done: list[int] = []
        opening.open_cards(tx, [some[:3], some[3:]], 5, lambda day: f"{day}T12:00:00Z", done.append)
        assert done[-1] == 5
        moments = [f"{DAYS[number % 2]}T12:00:00Z" for number in range(5)]
        assert connection.execute("SELECT id, referred_by FROM card ORDER BY id").fetchall() == [
            (8, 9), (9, 10), (10, 11), (11, 12), (12, 8),
        ]  # fmt: skip
        assert connection.execute(
            "SELECT id, card_id, number, current, stage, since, opened_at, held FROM attempt"
            " ORDER BY id"
        ).fetchall() == [
            (n + 1, n + 8, 1, 1, "opportunity", at, at, 0) for n, at in enumerate(moments)
        ]
        assert connection.execute(
            "SELECT card_id, attempt_id, change_set_id, at, from_stage, to_stage, kind, reason"
            " FROM stage_change ORDER BY id"
        ).fetchall() == [
            (n + 8, n + 1, 1, at, None, "opportunity", "new", None) for n, at in enumerate(moments)
        ]
        assert connection.execute("SELECT card_id, name FROM tag ORDER BY id").fetchall() == [
            (9, "vip"), (9, "warm"), (11, "vip"), (11, "warm"),
        ]  # fmt: skip
        kept = connection.execute(
            "SELECT table_name, count(DISTINCT row_id) FROM journal"
            " WHERE before IS NULL AND NOT (table_name = 'card' AND row_id = 7) GROUP BY 1"
        )
        assert dict(kept.fetchall()) == {"card": 5, "tag": 4, "attempt": 5, "stage_change": 5}
        found = connection.execute(
            "SELECT json_extract(after, '$.referred_by') FROM journal"
            " WHERE table_name = 'card' AND row_id = 12 ORDER BY id DESC LIMIT 1"
        )
        assert found.fetchone() == (8,)
        uids = "SELECT uid FROM attempt UNION SELECT uid FROM stage_change"
        assert len({uid for (uid,) in connection.execute(uids) if len(uid) == 32}) == 10

"""A clock that was set back: history in its order, and nothing that is negative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.stages import Stage
from pipelinecli.services import leaving, meetings, review
from pipelinecli.services.day import day_list
from pipelinecli.services.marking import mark
from pipelinecli.services.sheets import sheet
from tests.builders import when
from tests.services.replay import check_cards, check_journal
from tests.services.stories import FIVE, at_25

if TYPE_CHECKING:
    from tests.builders import Diary


def test_a_clock_that_was_set_back_leaves_history_in_order(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    mark(diary.desk("2026-03-05T09:00"), ann, FIVE)
    leaving.back(diary.desk("2026-03-04T09:00"), ann)
    meetings.set_next(diary.desk("2026-02-01"), ann, when("2026-03-20"))
    leaving.lose(diary.desk("2026-01-01"), ann, "no")
    moves = review.show(diary.desk("2026-01-01"), ann).moves
    assert [(move.at.isoformat()[:16], move.to_stage.value) for move in moves] == [
        ("2026-03-02T12:00", "opportunity"),
        ("2026-03-02T12:00", "25"),
        ("2026-03-05T09:00", "50"),
        ("2026-03-05T09:00", "25"),
        ("2026-03-05T09:00", "lost"),
    ]
    check_cards(diary)
    check_journal(diary)


def test_under_a_clock_that_was_set_back_nothing_is_negative(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    desk = diary.desk("2026-02-01")
    card = review.one(desk, ann)
    assert (card.age, card.flags, card.overdue) == (0, (), False)
    assert [item.card.person.name for item in day_list(desk)] == []
    found = sheet(desk)
    assert [len(row.entries) for row in found.rows] == [0, 0, 0]
    assert found.board.counts[Stage.P25] == 0


def test_a_card_added_under_a_clock_that_was_set_back_stands_on_its_own(diary: Diary) -> None:
    diary.add("Ann", "2026-03-02")
    diary.add("Bo", "2026-02-01")
    then = sheet(diary.desk("2026-03-02"), as_of=when("2026-02-05")).board
    assert [card.person.name for card in then.columns[Stage.OPPORTUNITY]] == ["Bo"]

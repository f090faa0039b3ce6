"""A change set of very many rows: what is told of it is bounded, all of it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.record.alterations import Field
from pipelinecli.method.record.changes import account, come_to
from pipelinecli.method.record.journal import Count
from pipelinecli.services import capture, history, undoing
from pipelinecli.store.record import changes
from tests.services.importing.taking import take
from tests.services.undone import rows, undo

if TYPE_CHECKING:
    from tests.builders import Diary

PEOPLE = [(f"P{n}", f"1380013800{n}") for n in range(9)]


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let five rows be very many, and pages be short."""
    monkeypatch.setattr(changes, "MOST", 5)
    monkeypatch.setattr(changes, "_PAGE_OF_ROWS", 4)


def test_what_is_told_of_it_is_bounded_and_says_how_much_there_is(diary: Diary) -> None:
    take(diary, PEOPLE)
    (done,) = history.history(diary.desk())
    assert len(done.rows) == 5
    assert done.more == 3 * 9 - 5
    assert done.counts == (
        Count("attempt", made=True, gone=False, rows=9),
        Count("card", made=True, gone=False, rows=9),
        Count("stage_change", made=True, gone=False, rows=9),
    )
    told = account(done, diary.desk().clock.local)
    assert come_to(told) == {Field.CARD: 9}
    assert told.alterations[-1][1:] == (Field.MORE, None, 22)


def test_few_rows_are_told_whole(diary: Diary) -> None:
    diary.add("Bo")
    (done,) = history.history(diary.desk())
    assert (len(done.rows), done.more, done.counts) == (3, 0, ())


def test_all_of_it_is_taken_back_and_brought_again(diary: Diary) -> None:
    diary.add("Bo")
    before = rows(diary)
    take(diary, PEOPLE)
    after = rows(diary)
    assert undo(diary) == [2]
    assert rows(diary) == before
    undoing.redo(diary.desk(), undoing.redo_plan(diary.desk()))
    assert rows(diary) == after
    # What took it back says so, although that stands after all the rows.
    newest = history.history(diary.desk())[0]
    assert account(newest, diary.desk().clock.local).alterations[0].field is Field.BRINGS_AGAIN


def test_what_depends_on_any_row_of_it_goes_with_it(diary: Diary) -> None:
    take(diary, PEOPLE)
    capture.add(diary.desk(), capture.Contact("Cy", referred_by="P8"))
    capture.add(diary.desk(), capture.Contact("Dora"))
    plan = undoing.plan(diary.desk(), change=1)
    assert [done.id for done in plan.others] == [2]
    undoing.undo(diary.desk(), plan)
    assert diary.rows("SELECT name FROM card") == [("Dora",)]

"""One of the older commands taken back: with whatever needs it, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, meetings, people, setup, undoing
from tests.builders import MONDAY, refused, when
from tests.services.erasing import forget
from tests.services.undone import redo, rows, undo

if TYPE_CHECKING:
    from tests.builders import Diary


def test_one_of_the_older_ones_takes_what_needs_it_along(diary: Diary) -> None:
    ann, bo = diary.add("Ann"), diary.add("Bo")
    meetings.book(diary.desk(), ann, when(MONDAY))
    capture.log(diary.desk(), ActivityKind.TALK, bo, when(MONDAY))
    meetings.met(diary.desk(), ann, when(MONDAY), upcoming=when("2026-03-09"))
    capture.log(diary.desk(), ActivityKind.TALK, ann, when(MONDAY))
    plan = undoing.plan(diary.desk(), change=3)
    assert [done.id for done in plan.sets] == [5, 3]
    assert [done.id for done in plan.others] == [5]
    assert [done.id for done in undoing.plan(diary.desk(), change=1).sets] == [6, 5, 3, 1]
    assert undoing.plan(diary.desk(), change=4).others == ()
    undo(diary, change=1)
    assert diary.rows("SELECT name FROM card") == [("Bo",)]
    assert diary.rows("PRAGMA foreign_key_check") == []
    assert redo(diary, 4) == [1, 3, 5, 6]


def test_a_setting_that_was_removed_and_made_again_is_the_same_one(diary: Diary) -> None:
    for value in ("", "30", "", "", "35"):
        setup.put(diary.desk(), "cycle", value)
    assert [done.id for done in undoing.plan(diary.desk(), change=2).sets] == [3, 2]
    undo(diary, change=2)
    assert diary.rows("SELECT key, value FROM setting") == [("cycle", "30")]


def test_what_wrote_a_row_as_it_was_does_not_depend_on_it_and_is_taken_back_too(
    diary: Diary,
) -> None:
    """A tag is added, and the card's row written once more with nothing in it changed."""
    ann = diary.add("Ann")
    people.edit(diary.desk(), ann, {"name": "Anna"})
    people.edit(diary.desk(), ann, {"tags": ["vip"]})
    named = rows(diary)
    assert undo(diary, change=2) == [2]
    assert diary.rows("SELECT card.name, tag.name FROM card, tag") == [("Ann", "vip")]
    assert undo(diary) == [3]
    assert diary.rows("SELECT card.name, tag.name FROM card LEFT JOIN tag") == [("Ann", None)]
    assert redo(diary, 2) == [3, 2]
    assert rows(diary) == named


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (99, "not_found: there is no change 99; look: pipeline history"),
        (0, "not_found: there is no change 0; look: pipeline history"),
        (1 << 64, f"not_found: there is no change {1 << 64}; look: pipeline history"),
        (2, "refused: change 2 is taken back already; to bring it again: pipeline redo"),
        (3, "refused: change 3 took others back; to bring them again: pipeline redo"),
        (
            5,
            (
                "refused: change 5 brought others again; "
                "take those back by their own numbers: pipeline history"
            ),
        ),
    ],
)
def test_what_cannot_be_taken_back_is_said_with_why(diary: Diary, change: int, said: str) -> None:
    diary.add("Ann")
    diary.add("Bo")
    undo(diary)
    undo(diary)
    redo(diary)
    assert refused(lambda: undoing.plan(diary.desk(), change=change)) == said


def test_what_an_undo_took_back_is_said_to_come_again_only_if_it_does(diary: Diary) -> None:
    for name in ("Ann", "Bo", "Cy", "Dee"):
        diary.add(name)

    def said(change: int) -> str:
        return refused(lambda: undoing.plan(diary.desk(), change=change)).partition("; ")[2]

    undo(diary, 2)
    undo(diary)
    assert [said(change) for change in (5, 6, 4, 3, 2)] == [
        "to bring them again: pipeline redo 3",
        "to bring them again: pipeline redo",
        "to bring it again: pipeline redo 3",
        "to bring it again: pipeline redo 2",
        "to bring it again: pipeline redo",
    ]
    redo(diary)
    assert said(6) == "what it took back is there again already"
    diary.add("Eve")
    assert said(5) == "something was recorded since, so that redo does not bring them again"


def test_forgetting_is_not_taken_back_and_what_came_before_it_still_is(diary: Diary) -> None:
    ann, bo = diary.add("Ann"), diary.add("Bo")
    people.edit(diary.desk(), bo, {"note": "x"})
    forget(diary.desk(), ann)
    assert undo(diary, change=3) == [3]
    assert undo(diary, change=2) == [2]
    assert redo(diary, 2) == [2, 3]
    assert diary.rows("SELECT name, note FROM card ORDER BY id") == [("", None), ("Bo", "x")]

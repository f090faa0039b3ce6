"""Whoever was on one card with somebody for a while has left words in that one's rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, people, review
from tests.builders import MONDAY, when
from tests.services.erasing import forget
from tests.services.holdings import keep, put_back
from tests.services.undone import redo, undo

if TYPE_CHECKING:
    from tests.builders import Diary

SECRETS = (b"secret ann", b"5550001", b"hidden")


def traces(diary: Diary) -> list[bytes]:
    diary.store.close()
    found = b"".join(
        path.read_bytes() for path in Path(diary.path).parent.iterdir() if path.is_file()
    ).lower()
    return [secret for secret in SECRETS if secret in found]


@pytest.fixture
def merged(diary: Diary) -> Diary:
    """Return a diary with Bo, Cy, and Secret Ann, who is put together with Bo by mistake."""
    for name in ("Bo", "Cy"):
        diary.add(name, note=f"about {name}")
    diary.add("Secret Ann", phone="5550001", note="hidden")
    people.edit(diary.desk(), "1", {"org": "Acme"})
    people.merge(diary.desk(), "1", "3")
    return diary


def what_is_known_of_bo(diary: Diary) -> tuple[object, ...]:
    person = review.one(diary.desk(), "1").person
    return person.name, person.note, person.org, person.phone


BO = ("Bo", "about Bo", "Acme", None)


def test_what_was_done_with_both_as_one_keeps_nothing_of_who_is_erased(merged: Diary) -> None:
    people.edit(merged.desk(), "1", {"org": "Baker"})
    capture.log(merged.desk(), ActivityKind.TALK, "1", when(MONDAY))
    undo(merged, 3)
    assert traces(merged) == list(SECRETS)
    forget(merged.desk(), "3")
    assert traces(merged) == []
    assert what_is_known_of_bo(merged) == BO


def test_who_was_put_together_with_both_keeps_nothing_either(merged: Diary) -> None:
    people.merge(merged.desk(), "2", "1")
    people.edit(merged.desk(), "2", {"org": "Baker"})
    undo(merged, 3)
    forget(merged.desk(), "3")
    assert traces(merged) == []
    assert what_is_known_of_bo(merged) == BO


def test_taken_back_brought_again_and_taken_back_it_keeps_nothing(merged: Diary) -> None:
    people.edit(merged.desk(), "1", {"org": "Baker"})
    undo(merged, 2)
    redo(merged, 1)
    redo(merged, 1)
    undo(merged, 1)
    undo(merged, 1)
    forget(merged.desk(), "3")
    assert traces(merged) == []


def test_a_restore_to_before_it_keeps_nothing(diary: Diary) -> None:
    for name in ("Bo", "Cy"):
        diary.add(name)
    diary.add("Secret Ann", phone="5550001", note="hidden")
    backup = keep(diary, MONDAY)
    people.merge(diary.desk(), "1", "3")
    people.merge(diary.desk(), "1", "2")
    put_back(diary, backup, MONDAY)
    forget(diary.desk(), "3")
    assert traces(diary) == []


def test_what_was_done_before_and_after_is_still_told_and_taken_back(merged: Diary) -> None:
    undo(merged)
    people.edit(merged.desk(), "1", {"org": "Baker"})
    undo(merged)
    people.edit(merged.desk(), "1", {"org": "Cook"})
    forget(merged.desk(), "3")
    assert traces(merged) == []
    whole = "SELECT id, command FROM change_set WHERE id NOT IN (SELECT id FROM erased) ORDER BY id"
    assert merged.rows(whole) == [
        (1, "add"), (2, "add"), (4, "edit"), (7, "edit"), (8, "undo"), (9, "edit"),
    ]  # fmt: skip
    assert undo(merged, change=9) == [9]
    assert undo(merged, change=4) == [4]
    assert what_is_known_of_bo(merged) == ("Bo", "about Bo", None, None)

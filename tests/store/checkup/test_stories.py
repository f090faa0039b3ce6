"""A row's story is judged by whether each image follows on the one before, up to the row."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelinecli.method.checkup.findings import Said
from pipelinecli.store.checkup.erasures import Erasures
from pipelinecli.store.checkup.stories import Entry, Story, judged, plainly_told
from tests.store.rows import MOMENT, memory

A, B, C = (json.dumps({"id": 1, "card_id": 1, "note": note}) for note in "abc")
COLUMNS = ("id", "card_id", "note")


def erasures(*statements: str) -> Erasures:
    """Return what a store says of what is gone, after these were done to it."""
    connection = memory()
    connection.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    return Erasures(connection)


def change(number: int, command: str) -> str:
    values = (number, str(number), MOMENT, MOMENT, command)
    return f"INSERT INTO change_set VALUES {values}"  # noqa: S608 - a test's own


def person(forgotten: int) -> str:
    columns = "id, uid, name, name_key, opened_on, forgotten"
    values = (1, "a" * 32, "", "", "2026-03-02", forgotten)
    return f"INSERT INTO card ({columns}) VALUES {values}"  # noqa: S608 - a test's own


def story(*images: str | None, now: str | None, first: str | None = None) -> Story:
    """Return the story of a row that had these images, one after each change set from 1 on."""
    before = (first, *images)
    entries = [
        Entry(1, number, before[number - 1], image, 1) for number, image in enumerate(images, 1)
    ]
    values = None if now is None else tuple(json.loads(now).values())
    return Story("activity", 1, entries, COLUMNS, values)


def gap(one: Story, at: int) -> Story:
    """Take an entry out."""
    return one._replace(entries=[entry for entry in one.entries if entry.change_set != at])


CASES: list[tuple[Story, list[Said]]] = [
    (story(A, B, now=B), []),
    (story(A, B, None, now=None), []),
    (story(A, None, B, now=B), []),
    (story(A, B, now=A), [Said.STORY_DIFFERS]),
    (story(A, now=None), [Said.STORY_DIFFERS]),
    (story(A, None, now=A), [Said.STORY_DIFFERS]),
    (story(now=A), [Said.STORY_MISSING]),
    (story(B, first=A, now=B), [Said.STORY_GAP]),
    (gap(story(A, B, C, now=C), 2), [Said.STORY_GAP]),
    (gap(story(A, B, C, now=B), 2), [Said.STORY_GAP, Said.STORY_DIFFERS]),
    (story("7", now=A), [Said.STORY_UNREADABLE]),
]


@pytest.mark.parametrize(("told", "said"), CASES)
def test_a_story_is_told_by_its_images(told: Story, said: list[Said]) -> None:
    assert list(judged(told, erasures(person(0)))) == said


def test_the_same_image_may_be_spelt_otherwise_and_know_other_columns() -> None:
    spaced = json.dumps(json.loads(A), indent=1)
    other = Story("activity", 1, [Entry(1, 1, None, A, 1), Entry(1, 2, spaced, B, 1)], COLUMNS, ())
    older = other._replace(columns=(*COLUMNS, "more"), values=(1, 1, "b", "new"))
    assert list(judged(older, erasures(person(0)))) == []


@pytest.mark.parametrize("forgotten", [0, 1])
def test_who_was_forgotten_takes_the_story_along_and_nobody_elses(forgotten: int) -> None:
    gone = erasures(person(forgotten), change(2, "forget"), "INSERT INTO erased VALUES (2)")
    found = [*judged(gap(story(A, B, C, now=C), 2), gone), *judged(story(now=A), gone)]
    assert found == ([] if forgotten else [Said.STORY_GAP, Said.STORY_MISSING])


def test_a_change_that_was_out_of_force_may_be_gone_for_anybody() -> None:
    gone = erasures(person(0), change(2, "undo"), "INSERT INTO erased VALUES (2)")
    assert list(judged(gap(story(A, B, C, now=C), 2), gone)) == []
    before = gap(story(A, B, C, now=C), 2)._replace(
        entries=[Entry(1, 3, None, A, 1), Entry(1, 4, B, C, 1)]
    )
    assert list(judged(before, gone)) == [Said.STORY_GAP]


def test_what_a_restore_brought_of_another_history_is_skipped_where_it_does_not_fit() -> None:
    elsewhere = [
        Entry(1, 1, None, A, 1),
        Entry(1, 2, B, C, 1),
        Entry(1, 3, A, C, 1),
    ]
    told = Story("activity", 1, elsewhere, COLUMNS, (1, 1, "c"))
    restored = erasures(person(0), change(2, "add"), change(3, "restore"))
    assert list(judged(told, restored)) == []
    assert list(judged(told, erasures(person(0), change(3, "add")))) == [Said.STORY_GAP]


@given(
    images=st.lists(st.sampled_from([A, B, C, None, "7", "{", f" {A}"]), max_size=4),
    first=st.sampled_from([None, None, None, A]),
    now=st.sampled_from([A, B, C, None]),
    left_out=st.integers(1, 9),
)
@example(images=[A, B], first=None, now=B, left_out=9)
@example(images=[A, None], first=None, now=None, left_out=9)
def test_of_what_is_plainly_told_nothing_is_wrong(
    images: list[str | None], first: str | None, now: str | None, left_out: int
) -> None:
    told = gap(story(*images, now=now, first=first), left_out)
    entries = [entry._replace(is_json=_is_json(entry)) for entry in told.entries]
    told = told._replace(entries=entries)
    wrong = list(judged(told, NOTHING_ERASED))
    if plainly_told(entries, COLUMNS, told.values):
        assert wrong == []
    elif not wrong:
        assert not entries or f" {A}" in images, "only what is not there, or spelt otherwise"


NOTHING_ERASED = erasures(person(0))


def _is_json(entry: Entry) -> int:
    return int("{" not in {entry.before, entry.after})

"""Somebody erased who has, or had, the card's id of somebody else: of another store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import forgetting, people, undoing
from tests.builders import MONDAY, Diary
from tests.services.erasing import forget
from tests.services.handing_in import FRIDAY
from tests.services.holdings import held, keep, put_back
from tests.services.stories import at_25, at_50

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Diary]:
    """Return another rep's store, in which card 1 is somebody else."""
    (tmp_path / "elsewhere").mkdir()
    other = Diary(tmp_path / "elsewhere")
    at_50(other, "Zoe Sentinel")
    yield other
    other.store.close()


def test_whoever_had_the_id_before_a_restore_is_known_to_no_copy_as_erased(
    diary: Diary, elsewhere: Diary
) -> None:
    at_25(diary, "Ann")
    people.edit(diary.desk(FRIDAY), "Ann", {"note": "likes tea"})
    of_ann, of_zoe = keep(diary, MONDAY), keep(elsewhere, MONDAY)
    with_ann = held(diary)
    put_back(diary, of_zoe, FRIDAY)
    gone = forget(diary.desk(FRIDAY), "Zoe")
    assert of_ann not in [copy.path for copy in forgetting.held_in(diary.desk(FRIDAY), gone)]
    put_back(diary, of_ann, FRIDAY)
    assert held(diary) == with_ann


def test_whoever_came_with_a_restore_that_was_taken_back_is_not_erased_from_copies(
    diary: Diary, elsewhere: Diary
) -> None:
    at_25(diary, "Ann")
    of_zoe = keep(elsewhere, MONDAY)
    with_zoe = held(elsewhere)
    put_back(diary, of_zoe, FRIDAY)
    undoing.undo(diary.desk(FRIDAY), undoing.plan(diary.desk(FRIDAY)))
    gone = forget(diary.desk(FRIDAY), "Ann")
    assert gone.marks.isdisjoint(uid for (uid,) in elsewhere.rows("SELECT uid FROM attempt"))
    put_back(diary, of_zoe, FRIDAY)
    assert held(diary)["attempt"] == with_zoe["attempt"]


def test_neither_of_two_with_one_id_is_left_in_the_file(diary: Diary, elsewhere: Diary) -> None:
    at_25(diary, "Ann Sentinel")
    put_back(diary, keep(elsewhere, MONDAY), FRIDAY)
    forget(diary.desk(FRIDAY), "Zoe")
    diary.store.close()
    assert b"Sentinel" not in Path(diary.path).read_bytes()

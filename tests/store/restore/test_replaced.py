"""A store whose file is put in its place by somebody else while it is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.builders import Diary


def test_a_file_that_was_put_in_the_place_of_the_store_is_the_one_written_to(
    diary: Diary, tmp_path: Path
) -> None:
    """A restore of the whole file may come while another command waits for the lock."""
    diary.add("Ann")
    diary.store.close()
    other = tmp_path / "other.db"
    other.write_bytes(Path(diary.path).read_bytes())
    assert diary.rows("SELECT name FROM card") == [("Ann",)]
    other.replace(diary.path)
    diary.add("Bo")
    diary.store.close()
    assert diary.rows("SELECT name FROM card") == [("Ann",), ("Bo",)]

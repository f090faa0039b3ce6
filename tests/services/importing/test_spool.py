"""Many rows held in little memory, and those among them that stand more than once."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.services.importing import spool
from pipelinecli.services.importing.repeats import Repeats
from pipelinecli.services.importing.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_rows_come_back_as_they_went_in_from_memory_and_from_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_MEMORY", 100)
    held = Spool(str(tmp_path / "pipeline.db"))
    batches = [[(f"row {number}", number, None)] * 3 for number in range(9)]
    held.add([])
    for batch in batches:
        held.add(batch)
    assert len(held) == 27
    assert list(held.batches()) == batches
    assert list(held.batches()) == batches
    # The file has no name: nothing of it is left whatever happens.
    assert list(tmp_path.iterdir()) == []
    held.close()


def test_where_there_is_no_directory_yet_the_file_is_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_MEMORY", 0)
    held = Spool(str(tmp_path / "not" / "there" / "pipeline.db"))
    held.add([(1,)])
    assert list(held.batches()) == [[(1,)]]
    held.close()


@given(st.lists(st.lists(st.integers(0, 5), max_size=8), max_size=8))
def test_a_row_is_counted_over_all_batches(batches: list[list[int]]) -> None:
    repeats = Repeats()
    seen: dict[int, int] = {}
    for batch in batches:
        expected = []
        for number in batch:
            seen[number] = seen.get(number, 0) + 1
            expected.append(seen[number])
        digests = [blake2b(bytes([number]), digest_size=16).digest() for number in batch]
        assert repeats.times(digests) == expected
    repeats.close()

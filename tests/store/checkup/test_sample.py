"""However many rows there are, the first few are told."""

from __future__ import annotations

import pytest

from pipelinecli.store.checkup.sample import Sample


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (1, "1"), (5, "1, 2, 3, 4, 5"), (6, "1, 2, 3, 4, 5, …"), (90, "1, 2, 3, 4, 5, …")],
)
def test_the_first_five_are_told_and_that_there_are_more(count: int, told: str) -> None:
    sample = Sample()
    for row in range(1, count + 1):
        sample.add(row)
    assert (sample.count, sample.told) == (count, told)

"""Values held in little room come back as they were."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.services.importing import holding
from pipelinecli.services.importing.holding import Held

VALUES = st.lists(st.tuples(st.text(), st.none() | st.integers(), st.tuples(st.text())))


@given(values=VALUES, batch=st.integers(1, 5))
def test_values_come_back_as_they_were(values: list[tuple[object, ...]], batch: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(holding, "BATCH", batch)
        held = Held()
        for value in values:
            held.add(value)
        assert len(held) == len(values)
        assert [value for some in held.batches() for value in some] == values


def test_a_hundred_thousand_people_take_a_few_megabytes() -> None:
    tracemalloc.start()
    held = Held()
    for number in range(100_000):
        held.add((f"Person {number}", f"1380{number:07}", f"p{number}@example.com", None, "Acme"))
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 8 << 20

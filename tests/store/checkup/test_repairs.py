"""A repair is made whole or not at all."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import StoreDamaged
from pipelinecli.store.checkup import repairs
from pipelinecli.store.engine import Store
from tests.services.faults import wrong_index
from tests.services.spoiling import behind_its_back, lived_in


def test_indexes_made_anew_that_leave_something_wrong_are_as_they_were(tmp_path: Path) -> None:
    path = lived_in(tmp_path)
    wrong_index(path)
    behind_its_back(path, "UPDATE card SET grade = 'X' WHERE id = 1")
    before = Path(path).read_bytes()
    with closing(Store(path)) as store:
        store.as_it_is = True
        with pytest.raises(StoreDamaged) as refused:
            repairs.index_anew(store)
    assert refused.value.reason == "a row of card breaks a rule"
    assert Path(path).read_bytes() == before

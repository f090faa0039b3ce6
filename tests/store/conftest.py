"""Every test of the store starts with a store of its own, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import set_language
from tests.builders import Diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    set_language("en")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    kept = Diary(tmp_path)
    yield kept
    kept.store.close()

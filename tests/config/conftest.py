"""Every test of the configuration starts in English."""

from __future__ import annotations

import pytest

from pipelinecli.i18n import set_language


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    set_language("en")

"""Every test begins in English; and how hard hypothesis tries.

HYPOTHESIS_PROFILE picks ci (the default), dev or thorough.

ci draws the same examples on every run, so a red build is red again when it is repeated; dev
draws new ones each time; thorough is for an evening.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from pipelinecli.i18n import set_language
from tests.builders import Diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A slow machine is not a failing property: no deadlines, no health check on speed.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Whoever started the tests in the background, or under nohup, had them ignored, and what they
# start would ignore them as well.
signal.signal(signal.SIGINT, signal.default_int_handler)
for _ignored in (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
    signal.signal(_ignored, signal.SIG_DFL)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test in English, whatever language the one before it spoke."""
    monkeypatch.setenv("LANGUAGE", "")
    set_language("en")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """Keep a store of the test's own, on pinned days."""
    kept = Diary(tmp_path)
    yield kept
    kept.store.close()

"""Every test of the command line has a machine of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.running import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")

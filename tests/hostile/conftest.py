"""Every test has a machine of its own; the long form is HYPOTHESIS_PROFILE=thorough."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.running import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def thorough() -> bool:
    """Whether everything is put through everything, and not only each through something."""
    return os.environ.get("HYPOTHESIS_PROFILE") == "thorough"

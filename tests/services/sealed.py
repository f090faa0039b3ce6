"""A machine of a test's own for what looks at the files beside the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def sealed(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every path that is looked at be in a directory."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(directory / name.lower()))
    directory.chmod(0o700)

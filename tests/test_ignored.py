"""What must never be committed by mistake: a rep's store, and all that lies beside one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT = (
    "pipeline.db",
    "pipeline.db-journal",
    "pipeline.db-backups/daily-2026-11-24.db",
    "pipeline.db-backups/daily-2026-11-24.db.sha256",
    "copies/mine.db.sha256",
    "pipeline.db.damaged-2026-11-24T090000Z",
    "pipeline.db.damaged-2026-11-24T090000Z-journal",
    "deeper/pipeline.db.replaced-2026-11-24T090000Z-2",
)


def test_nothing_that_a_store_leaves_is_committed() -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git, or no repository")
    ran = subprocess.run(
        ["git", "check-ignore", "--no-index", *LEFT, "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.splitlines() == list(LEFT)

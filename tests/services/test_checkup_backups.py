"""What a check-up finds of the backups: how old the newest is, and whether each can be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelinecli.method.checkup.findings import Check, Finding
from pipelinecli.services.checkup import look
from tests.builders import pinned
from tests.services.faults import FAULTS
from tests.services.sealed import sealed
from tests.services.spoiling import CLOCK, about, keep, lived_in, untouched

NEWEST = "2026-03-06T180000Z-manual.db"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a store that is lived in, on a machine of its own, with a backup."""
    sealed(tmp_path, monkeypatch)
    store = lived_in(tmp_path)
    keep(store)
    return store


def found(path: str) -> list[Finding]:
    """Look, and see that nothing was touched by it."""
    before = untouched(path)
    findings = look(path, CLOCK)
    assert untouched(path) == before
    return findings


def test_backups_are_told_by_the_newest_and_each_that_is_damaged(path: str) -> None:
    folder = Path(f"{path}-backups")
    newest = str(folder / NEWEST)
    older = Path(keep(path, pinned("2026-03-05T18:00")))
    oldest = Path(keep(path, pinned("2026-03-04T18:00")))
    assert about(found(path), Check.BACKUPS) == [f"ok backups-fine {newest}"]
    older.chmod(0o600)
    older.write_bytes(older.read_bytes()[:-1] + b"!")
    Path(f"{oldest}.sha256").unlink()
    assert about(found(path), Check.BACKUPS) == [
        f"problem backup-differs {older}",
        f"warning backup-without-sum {oldest}",
    ]


def test_the_newest_that_can_be_trusted_is_put_on_trial(path: str) -> None:
    older = keep(path, pinned("2026-03-05T18:00"))
    newest = Path(f"{path}-backups/{NEWEST}")
    newest.write_bytes(newest.read_bytes()[:-5000])
    findings = found(path)
    assert about(findings, Check.BACKUPS) == [f"problem backup-damaged {newest}"]
    assert about(findings, Check.TRIAL) == [f"ok trial-fine {older}"]


def test_an_old_backup_is_told_after_a_week(path: str) -> None:
    days = {"2026-03-13T18:00": "ok backups-fine", "2026-03-13T18:01": "warning backups-old"}
    newest = f"{path}-backups/{NEWEST}"
    for moment, said in days.items():
        assert about(look(path, pinned(moment)), Check.BACKUPS) == [f"{said} {newest}"]


def test_a_backup_the_program_cannot_work_with_fails_its_trial(path: str) -> None:
    FAULTS["a day that is none"].plant(path)
    newest = keep(path, pinned("2026-03-06T18:30"))
    said = about(look(path, CLOCK), Check.TRIAL)
    assert said[0] == f"problem trial-failed {newest}"

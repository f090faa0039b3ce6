"""`--fix` mends what it can, says what it did, loses nothing, and leaves the rest alone."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import BackupFailed, PipelineError
from pipelinecli.method.checkup.findings import Check, Finding, Said, State
from pipelinecli.services import history, mending, undoing
from pipelinecli.services.checkup import look
from pipelinecli.services.desk import sit_down
from pipelinecli.services.mending import mend
from pipelinecli.store.backup import backups
from pipelinecli.store.checkup import repairs
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from tests.builders import pinned
from tests.services.faults import FAULTS
from tests.services.sealed import sealed
from tests.services.spoiling import (
    CLOCK,
    behind_its_back,
    cut_short,
    dump,
    in_its_schema,
    keep,
    lived_in,
    told,
    untouched,
)
from tests.store.old_stores import RELEASED, contents, old_store

MENDED = [name for name, fault in FAULTS.items() if fault.fixed is not None]
LEFT = [name for name, fault in FAULTS.items() if fault.fixed is None]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a store that is lived in, on a machine of its own, with a backup."""
    sealed(tmp_path, monkeypatch)
    store = lived_in(tmp_path)
    keep(store)
    return store


def fixed(findings: list[Finding]) -> list[str]:
    """Return what was done, with the file it was done to."""
    return [
        f"{one.said} {Path(str(one.facts.get('path', ''))).name}".strip()
        for one in findings
        if one.state is State.FIXED
    ]


def test_a_healthy_store_is_not_written_to_and_needs_no_copy(path: str) -> None:
    before = untouched(path), sorted(Path(f"{path}-backups").iterdir())
    assert told(mend(path, CLOCK)) == []
    assert (untouched(path), sorted(Path(f"{path}-backups").iterdir())) == before


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_is_and_a_second_run_finds_nothing(name: str, path: str) -> None:
    healthy = dump(path)
    FAULTS[name].plant(path)
    faulty = dump(path)
    assert told(mend(path, CLOCK)) == list(FAULTS[name].fixed or ())
    assert told(mend(path, CLOCK)) == []
    kept = f"{path}-backups/2026-03-06T180000Z-doctor.db"
    assert dump(kept) == faulty
    left = sorted(line for line in dump(path) if not _is_of_the_repair(line))
    assert left == sorted(faulty if name == "an index that is wrong" else healthy)


def _is_of_the_repair(line: str) -> bool:
    """Whether a row tells of the repair itself."""
    of_change = line.startswith('INSERT INTO "journal" VALUES') and ",34,'attempt'" in line
    return "'doctor'" in line or of_change


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_mended_is_left_as_it_was(name: str, path: str) -> None:
    FAULTS[name].plant(path)
    found = told(look(path, CLOCK))
    before = dump(path) if "page" not in name else Path(path).read_bytes()
    kept = sorted(Path(f"{path}-backups").iterdir())
    again = told(mend(path, CLOCK))
    assert [line for line in again if not line.startswith("problem not-fixed")] == found
    assert (dump(path) if "page" not in name else Path(path).read_bytes()) == before
    assert sorted(Path(f"{path}-backups").iterdir()) == kept


def test_a_stage_put_right_is_a_change_that_undo_takes_back(path: str) -> None:
    FAULTS["a card in another column"].plant(path)
    faulty = _attempts(path)
    mend(path, CLOCK)
    with closing(Store(path)) as store:
        desk = sit_down(store, CLOCK, {})
        assert history.history(desk)[0].command == "doctor"
        healthy = _attempts(path)
        assert healthy != faulty
        undoing.undo(desk, undoing.plan(desk))
        undoing.redo(desk, undoing.redo_plan(desk))
    assert _attempts(path) == healthy
    assert told(look(path, CLOCK)) == []


def test_a_stage_the_journal_knows_of_is_put_back_to_what_it_was_by_undo(path: str) -> None:
    with closing(Store(path)) as store, store.write("edit", CLOCK) as tx:
        tx.execute("UPDATE attempt SET stage = '90' WHERE id = 2")
        tx.commit()
    faulty = _attempts(path)
    assert told(look(path, CLOCK)) == ["problem stage-differs 1 2"]
    assert fixed(mend(path, CLOCK))[0] == "stages-set"
    assert told(look(path, CLOCK)) == []
    with closing(Store(path)) as store:
        desk = sit_down(store, CLOCK, {})
        undoing.undo(desk, undoing.plan(desk))
    assert _attempts(path) == faulty


def _attempts(path: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM attempt ORDER BY id").fetchall()


def test_what_is_open_to_others_is_closed_and_nothing_more(path: str) -> None:
    newest = Path(f"{path}-backups/2026-03-06T180000Z-manual.db")
    opened = {Path(path): 0o664, newest.parent: 0o755, newest: 0o444}
    before = Path(path).read_bytes()
    for one, mode in opened.items():
        one.chmod(mode)
    assert fixed(mend(path, CLOCK)) == [
        "made-private pipeline.db",
        f"made-private {newest.name}",
        "made-private pipeline.db-backups",
    ]
    assert [one.stat().st_mode & 0o777 for one in opened] == [0o600, 0o700, 0o400]
    assert Path(path).read_bytes() == before


def test_a_directory_that_is_not_ours_stays_as_it_is(path: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    assert told(mend(path, CLOCK)) == ["warning others-write"]
    assert tmp_path.stat().st_mode & 0o777 == 0o777


def test_what_killed_runs_have_left_goes(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(f"{path}-backups")
    (folder / "backup-0123456789abcdef.part").touch(mode=0o600)
    (folder / "pipelinecli-trial-x").mkdir(mode=0o700)
    (folder / "pipelinecli-trial-x" / "store.db").touch()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3700)
    assert fixed(mend(path, CLOCK)) == [
        "swept backup-0123456789abcdef.part",
        "swept pipelinecli-trial-x",
    ]
    assert told(look(path, CLOCK)) == []


def test_a_checksum_that_is_missing_is_written_for_a_backup_that_is_sound(path: str) -> None:
    sums = Path(f"{path}-backups/2026-03-06T180000Z-manual.db.sha256")
    before = sums.read_bytes()
    sums.unlink()
    assert fixed(mend(path, CLOCK)) == ["sum-written 2026-03-06T180000Z-manual.db"]
    assert sums.read_bytes() == before
    assert sums.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("age", [None, 8])
def test_where_there_is_no_new_backup_one_is_made(age: int | None, path: str) -> None:
    newest = Path(f"{path}-backups/2026-03-06T180000Z-manual.db")
    if age is None:
        newest.unlink()
        Path(f"{newest}.sha256").unlink()
    clock = pinned("2026-03-14T18:00")
    before = Path(path).read_bytes()
    assert fixed(mend(path, clock)) == ["backed-up 2026-03-14T180000Z-doctor.db"]
    assert told(mend(path, clock)) == []
    assert Path(path).read_bytes() == before


def test_a_damaged_backup_is_named_and_left(path: str) -> None:
    newest = Path(f"{path}-backups/2026-03-06T180000Z-manual.db")
    newest.write_bytes(newest.read_bytes()[:-5000])
    damaged = newest.read_bytes()
    assert told(mend(path, CLOCK)) == ["fixed backed-up", "problem backup-differs"]
    assert newest.read_bytes() == damaged


@pytest.mark.parametrize("dump_of", RELEASED, ids=lambda path: path.stem)
def test_an_older_store_is_brought_up_to_date_after_a_copy(
    dump_of: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(tmp_path, monkeypatch)
    old = old_store(tmp_path, dump_of)
    old.chmod(0o600)
    before, clock = contents(old), pinned("2026-12-31")
    done = fixed(mend(str(old), clock))
    assert done[0] == "brought-up-to-date"
    assert contents(old) == before
    assert told(mend(str(old), clock)) == []
    [kept] = [one for one in backups.every(str(old)) if one.reason is backups.Reason.DOCTOR]
    assert backups.verify(kept.path).version < files.CURRENT


def test_a_write_that_was_cut_short_is_taken_back(path: str) -> None:
    healthy = dump(path)
    cut_short(path)
    assert fixed(mend(path, CLOCK)) == ["taken-back", "kept-before 2026-03-06T180000Z-doctor.db"]
    assert dump(path) == healthy
    assert dump(f"{path}-backups/2026-03-06T180000Z-doctor.db") == healthy
    assert told(mend(path, CLOCK)) == []


def test_a_store_is_put_back_out_of_wal_mode(path: str) -> None:
    healthy = dump(path)
    in_its_schema(path, "PRAGMA journal_mode = WAL")
    assert fixed(mend(path, CLOCK)) == ["out-of-wal", "kept-before 2026-03-06T180000Z-doctor.db"]
    assert dump(path) == healthy
    assert told(mend(path, CLOCK)) == []


def test_nothing_is_written_to_a_store_that_cannot_be_used(path: str, tmp_path: Path) -> None:
    FAULTS["a trigger that is gone"].plant(path)
    Path(f"{path}-journal").symlink_to(tmp_path / "elsewhere")
    before = untouched(path)
    assert "problem not-written" in told(mend(path, CLOCK))
    assert untouched(path) == before
    assert not (tmp_path / "elsewhere").exists()


def test_without_a_copy_nothing_is_mended(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS["a card in another column"].plant(path)
    before = untouched(path)

    def full(*_given: object, **_named: object) -> None:
        raise BackupFailed(path, "the disk is full")

    monkeypatch.setattr(backups, "make", full)
    findings = mend(path, CLOCK)
    [left] = [one for one in findings if one.said is Said.NOT_FIXED]
    assert "the disk is full" in str(left.facts["reason"])
    assert untouched(path) == before


def test_a_repair_that_fails_is_told_and_the_others_are_made(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = Path(f"{path}-backups/2026-03-06T180000Z-manual.db")
    Path(f"{newest}.sha256").unlink()
    Path(path).chmod(0o644)

    def denied(_path: str) -> None:
        raise PermissionError(13, "Permission denied")

    said = "it cannot be written"

    def failing(*_given: object) -> None:
        raise PipelineError(said)

    monkeypatch.setitem(mending._BESIDE, Said.OPEN_TO_OTHERS, (denied, Said.MADE_PRIVATE))  # noqa: SLF001
    findings = mend(path, CLOCK)
    assert fixed(findings) == [f"sum-written {newest.name}"]
    [left] = [one for one in findings if one.said is Said.NOT_FIXED]
    assert (left.check, left.facts["reason"]) == (Check.PERMISSIONS, f"{path}: Permission denied")
    Path(f"{newest}.sha256").unlink()
    monkeypatch.setattr(repairs, "write_sums", failing)
    reasons = [one.facts["reason"] for one in mend(path, CLOCK) if one.said is Said.NOT_FIXED]
    assert reasons == [f"{path}: Permission denied", "it cannot be written"]


def test_a_story_with_a_hole_can_be_gone_on_with(path: str) -> None:
    behind_its_back(path, "UPDATE attempt SET stage = '25' WHERE id = 3")
    mend(path, CLOCK)
    with closing(sqlite3.connect(path)) as connection:
        last = connection.execute(
            "SELECT before, after FROM journal WHERE table_name = 'attempt' AND row_id = 3"
            " ORDER BY id DESC LIMIT 2"
        ).fetchall()
    assert [json.loads(image)["stage"] for pair in last for image in pair] == [
        "25",
        "50",
        "50",
        "25",
    ]

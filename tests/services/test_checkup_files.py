"""What a check-up finds of the file, of what lies beside it, and of the machine around it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelinecli.config import places
from pipelinecli.config.places import Place, Where
from pipelinecli.method.checkup.findings import Check, Finding, Said
from pipelinecli.method.checkup.meanings import Outcome, outcome
from pipelinecli.services.checkup import config_alone, look
from pipelinecli.store.checkup import reading, surroundings
from tests.services.sealed import sealed
from tests.services.spoiling import CLOCK, about, cut_short, keep, lived_in, told, untouched

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


def test_a_link_to_the_store_is_told(path: str, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    assert about(look(str(link), CLOCK), Check.FILE) == [f"warning link {link}"]


def test_a_second_name_is_a_danger(path: str, tmp_path: Path) -> None:
    os.link(path, tmp_path / "other.db")
    assert about(found(path), Check.FILE) == [f"problem several-names {path}"]


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_link_that_is_planted_beside_the_store_is_not_followed(
    ending: str, path: str, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    Path(f"{path}{ending}").symlink_to(precious)
    findings = found(path)
    assert about(findings, Check.FILE) == [f"problem journal-link {path}{ending}"]
    assert outcome(findings) is Outcome.UNUSABLE
    assert precious.read_bytes() == b"mine"


def test_a_write_that_was_cut_short_is_told_and_left_as_it_is(path: str) -> None:
    cut_short(path)
    findings = found(path)
    assert told(findings) == ["warning cut-short"]
    assert outcome(findings) is Outcome.FINE


def test_the_journal_of_another_file_is_not_taken_for_the_stores(path: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = str(tmp_path / "other" / "pipeline.db")
    Path(other).write_bytes(Path(path).read_bytes())
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        for _time in range(9):
            connection.execute("UPDATE card SET note = 'again'")
    cut_short(other)
    Path(f"{path}-journal").write_bytes(Path(f"{other}-journal").read_bytes())
    Path(f"{path}-journal").chmod(0o600)
    findings = found(path)
    assert told(findings) == ["problem journal-foreign"]
    assert outcome(findings) is Outcome.UNUSABLE


def test_a_store_in_wal_mode_is_looked_at_with_what_is_in_the_wal(path: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE setting SET value = 'long'")
        kept = {end: Path(path + end).read_bytes() for end in ("", "-wal")}
    for end, content in kept.items():
        Path(path + end).write_bytes(content)
        Path(path + end).chmod(0o600)
    assert told(found(path)) == ["warning wal", "problem setting-wrong cycle"]


def test_a_store_that_is_locked_is_told_with_who_holds_it(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_connect", _hurried(reading._connect))  # noqa: SLF001
    child = os.fork()
    if not child:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        Path(f"{path}.held").touch()
        time.sleep(30)
        os._exit(0)
    try:
        while not Path(f"{path}.held").exists():
            time.sleep(0.01)
        findings = look(path, CLOCK)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
    [locked] = [one for one in findings if one.check is Check.FILE]
    assert locked.said is Said.FILE_LOCKED
    assert str(child) in str(locked.facts["reason"])
    assert outcome(findings) is Outcome.UNUSABLE


def _hurried(connect: object) -> object:
    def connect_at_once(path: str, mode: str, _patience: float) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, mode, 0.05)  # type: ignore[operator]
        return connection

    return connect_at_once


def test_what_killed_runs_have_left_is_told_when_none_can_be_at_work(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "xdg_config_home" / "pipelinecli"
    config.mkdir(parents=True, mode=0o700)
    part = "0123456789abcdef.part"
    left = [
        Path(f"{path}-backups/backup-{part}"),
        config / f"config.toml.{part}",
        Path(f"{path}-backups/pipelinecli-trial-x"),
    ]
    for one in left[:2]:
        one.touch(mode=0o600)
    left[2].mkdir(mode=0o700)
    (tmp_path / "mine.part").touch()
    assert told(found(path)) == []
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3700)
    assert sorted(about(found(path), Check.FILE)) == sorted(
        f"warning left-over {one}" for one in left
    )


class Open(NamedTuple):
    """A mode, of what, and what is said of it."""

    of: str
    mode: int
    said: str


@pytest.mark.parametrize(
    "opened",
    [
        Open("pipeline.db", 0o644, "problem open-to-others"),
        Open("pipeline.db-backups", 0o755, "problem open-to-others"),
        Open(f"pipeline.db-backups/{NEWEST}", 0o640, "problem open-to-others"),
        Open(f"pipeline.db-backups/{NEWEST}.sha256", 0o604, "problem open-to-others"),
        Open("xdg_config_home/pipelinecli/config.toml", 0o644, "problem open-to-others"),
        Open("xdg_config_home/pipelinecli", 0o755, "problem open-to-others"),
        Open("", 0o777, "warning others-write"),
    ],
    ids=lambda opened: opened.of or "the directory",
)  # fmt: skip
def test_what_others_may_look_into_is_named(opened: Open, path: str, tmp_path: Path) -> None:
    config = tmp_path / "xdg_config_home" / "pipelinecli"
    config.mkdir(parents=True, mode=0o700)
    (config / "config.toml").write_text("")
    (config / "config.toml").chmod(0o600)
    assert about(found(path), Check.PERMISSIONS) == ["ok private"]
    target = tmp_path / opened.of
    target.chmod(opened.mode)
    assert about(found(path), Check.PERMISSIONS) == [f"{opened.said} {target}"]


def test_a_directory_that_others_may_only_look_into_is_not_ours_to_judge(
    path: str, tmp_path: Path
) -> None:
    tmp_path.chmod(0o755)
    assert about(found(path), Check.PERMISSIONS) == ["ok private"]


def test_a_file_of_another_user_is_named(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    said = about(found(path), Check.PERMISSIONS)
    assert f"problem anothers {path}" in said


def test_a_store_that_cannot_be_written_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda name, mode: name != path and access(name, mode))
    assert about(found(path), Check.PERMISSIONS) == [f"warning read-only {path}"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(Where.NETWORK, "nfs4"), "warning network"),
        (Place(Where.SYNCED, "Dropbox"), "warning synced"),
        (Place(Where.VOLUME, "NAS"), "warning volume"),
    ],
)
def test_a_doubtful_place_is_told(
    place: Place, said: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "doubtful", lambda _path: place)
    assert about(found(path), Check.LOCATION) == [f"{said} {path}"]


def test_a_folder_that_is_synced_is_known_by_its_mark(path: str, tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert places.doubtful(path) == Place(Where.SYNCED, "Syncthing")
    assert about(found(path), Check.LOCATION) == [f"warning synced {path}"]


def test_a_disk_without_room_for_three_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    size = Path(path).stat().st_size

    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(3 * size))
    assert about(found(path), Check.SPACE) == ["ok room"]
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(3 * size - 1))
    assert about(found(path), Check.SPACE) == ["warning little-room"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('store = "elsewhere.db"', "ok config-fine"),
        ("store = ", "problem config-unreadable"),
        ('colour = "red"', "problem config-unreadable"),
    ],
)
def test_the_configuration_file_is_read(text: str, said: str, path: str, tmp_path: Path) -> None:
    config = tmp_path / "xdg_config_home" / "pipelinecli"
    config.mkdir(parents=True, mode=0o700)
    (config / "config.toml").write_text(text)
    assert about(found(path), Check.CONFIG) == [f"{said} {config / 'config.toml'}"]
    assert [one.check for one in config_alone()] == [Check.FILE, Check.SQLITE, Check.CONFIG]


@pytest.mark.parametrize(
    ("version", "said"),
    [((3, 37, 1), "warning sqlite-faulty"), ((3, 38, 1), "warning sqlite-faulty"),
     ((3, 37, 2), "ok sqlite-fine"), ((3, 51, 2), "ok sqlite-fine")],
)  # fmt: skip
def test_a_faulty_sqlite_is_told(
    version: tuple[int, int, int], said: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert about(found(path), Check.SQLITE) == [said]

"""A store is opened to be looked at by a connection that cannot write, or in a private copy."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from pipelinecli.store.checkup.reading import looking, one_state, private_directory
from tests.services.spoiling import cut_short, in_its_schema, lived_in, untouched


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return lived_in(tmp_path)


def test_what_is_open_to_be_looked_at_cannot_be_written(path: str) -> None:
    before = untouched(path)
    with (
        looking(path) as looked,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        looked.connection.execute("DELETE FROM setting")
    assert untouched(path) == before


def test_a_copy_is_private_and_gone_when_it_was_looked_at(path: str, tmp_path: Path) -> None:
    in_its_schema(path, "PRAGMA journal_mode = WAL")
    kept = os.umask(0)
    try:
        with looking(path) as looked:
            assert looked.in_wal
            [directory] = tmp_path.glob("pipelinecli-trial-*")
            assert directory.stat().st_mode & 0o777 == 0o700
            modes = {one.name: one.stat().st_mode & 0o777 for one in directory.iterdir()}
            assert modes["store.db"] == 0o600
    finally:
        os.umask(kept)
    assert list(tmp_path.glob("pipelinecli-trial-*")) == []


def test_a_copy_that_is_interrupted_is_gone_as_well(path: str, tmp_path: Path) -> None:
    cut_short(path)
    looked = looking(path)
    assert looked.__enter__().cut_short
    assert len(list(tmp_path.glob("pipelinecli-trial-*"))) == 1
    assert not looked.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert list(tmp_path.glob("pipelinecli-trial-*")) == []


def test_among_the_backups_a_copy_is_found_again_if_there_are_any(path: str) -> None:
    folder = Path(f"{path}-backups")
    with private_directory(path) as elsewhere:
        assert Path(elsewhere).parent != folder
    folder.mkdir(mode=0o700)
    with private_directory(path) as among_them:
        assert Path(among_them).parent == folder
    folder.rmdir()
    folder.symlink_to(folder.parent)
    with private_directory(path) as not_followed:
        assert Path(not_followed).parent != folder


def test_several_reads_see_one_state(path: str) -> None:
    with looking(path) as looked, one_state(looked.connection):
        assert looked.connection.in_transaction
    with looking(path) as looked:
        assert not looked.connection.in_transaction

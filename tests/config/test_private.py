"""A private file put in its place, and a directory made to last."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from pipelinecli.config.private import private_bytes, private_file, sync_directory
from pipelinecli.errors import PipelineError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_synced_then_put_in_place_then_its_directory_is_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(file: int) -> None:
        said.append("directory" if os.path.isdir(f"/proc/self/fd/{file}") else "file")  # noqa: PTH112
        fsync(file)

    def replaced(source: str, target: str) -> None:
        said.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    with private_file(str(tmp_path / "week.csv")) as file:
        file.write("week")
    assert said == ["file", "replace", "directory"]
    assert (tmp_path / "week.csv").read_text() == "week"


def test_a_file_in_the_working_directory_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with private_file("week.csv") as file:
        file.write("week")
    assert (tmp_path / "week.csv").read_text() == "week"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_where_directories_cannot_be_synced_they_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def unsupported(_file: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", unsupported)
    sync_directory(str(tmp_path))


def test_a_directory_that_may_not_be_listed_is_left_to_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: str, _flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "open", refusing)
    sync_directory(str(tmp_path))


def test_a_disk_that_fails_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def failing(file: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{file}"):  # noqa: PTH112
            raise OSError(errno.EIO, "Input/output error")
        fsync(file)

    monkeypatch.setattr(os, "fsync", failing)
    with (
        pytest.raises(PipelineError, match="Input/output error"),
        private_file(str(tmp_path / "week.csv")) as file,
    ):
        file.write("week")


def put(path: Path, data: bytes, meanwhile: bytes | None = None) -> None:
    """Write a file where nothing is, while somebody else may write one there."""
    with private_bytes(str(path), replaces=False) as file:
        file.write(data)
        if meanwhile is not None:
            path.write_bytes(meanwhile)


def test_bytes_do_not_replace_what_came_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    with pytest.raises(PipelineError, match="cannot be written: File exists"):
        put(path, b"ours", b"theirs")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["all.jsonl"]  # noqa: PTH208


def test_where_no_file_has_two_names_it_is_given_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: str) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "all.jsonl"
    put(path, b"ours")
    assert path.read_bytes() == b"ours"
    with pytest.raises(PipelineError, match="cannot be written: File exists"):
        put(path, b"again")
    assert path.read_bytes() == b"ours"

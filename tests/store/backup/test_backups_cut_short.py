"""Copies that are cut short: killed or failing anywhere, one is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.errors import BackupFailed
from pipelinecli.store.backup.backups import Reason
from tests.store.copies import DAY, folder_of, keep, listing, whole_or_nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary

ROOT = Path(__file__).parents[3]
COPY = [DAY, f"{DAY}.sha256"]


@pytest.fixture
def kept(diary: Diary) -> Diary:
    """Return a diary with somebody in it, and no copy."""
    diary.add("Ann")
    return diary


_CALLS = ("open", "write", "fsync", "link", "rename", "replace", "unlink", "utime", "mkdir")
"""What changes the file system, on the way of a copy."""

_KILLED = """
import os, sys
from tests.store.copies import DAY, NOW, folder_of, listing, whole_or_nothing
from tests.builders import Diary
from pathlib import Path
from pipelinecli.store.backup import backups, daily
diary = Diary(Path(sys.argv[1]))
diary.store.exists()
calls, before = sys.argv[2].split(","), sys.argv[3] == "before"
folder = folder_of(diary)
seen = set()
for left in range(1, 200):
    child = os.fork()
    if not child:
        counted = [left]
        def killed(real):
            def call(*arguments, **named):
                counted[0] -= 1
                if before and not counted[0]:
                    os._exit(9)
                done = real(*arguments, **named)
                if not counted[0]:
                    os._exit(9)
                return done
            return call
        for name in calls:
            setattr(os, name, killed(getattr(os, name)))
        diary = Diary(Path(sys.argv[1]))
        backups.make(diary.store, diary.path, backups.Reason.DAILY, NOW)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    whole_or_nothing(folder)
    seen.add(tuple(name for name in listing(folder) if not name.endswith(".part")))
    for name in listing(folder):
        if name.endswith((".db", ".part")) or code == 0:
            (folder / name).unlink()
    if code == 0:
        break
print(left, sorted(seen))
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_between_any_two_steps_there_is_a_whole_copy_or_none(
    kept: Diary, tmp_path: Path, moment: str
) -> None:
    kept.store.close()
    run = [sys.executable, "-c", _KILLED, str(tmp_path), ",".join(_CALLS), moment]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    kills, seen = done.stdout.split(" ", 1)
    assert int(kills) > 10
    # With a checksum that was left over, the next one has put its own in its place.
    assert seen.strip() == str([(), (DAY, f"{DAY}.sha256"), (f"{DAY}.sha256",)])


def failing(
    monkeypatch: pytest.MonkeyPatch, at: int, raising: BaseException, *, after: bool
) -> list[str]:
    """Let the call number `at` that changes the file system fail; return those there were."""
    called: list[str] = []

    def one(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it is
            called.append(name)
            if len(called) == at and not after:
                raise raising
            done = real(*arguments, **named)
            if len(called) == at:
                raise raising
            return done

        return call

    for name in _CALLS:
        monkeypatch.setattr(os, name, one(name, getattr(os, name)))
    return called


def test_failing_at_any_step_there_is_a_whole_copy_or_none_and_nothing_else(kept: Diary) -> None:
    for at in range(1, 100):
        with pytest.MonkeyPatch.context() as patched:
            full = OSError(errno.ENOSPC, "No space left on device")
            called = failing(patched, at, full, after=False)
            try:
                keep(kept, Reason.DAILY)
                failed = False
            except BackupFailed:
                failed = True
        there = listing(folder_of(kept))
        parts = [name for name in there if name.endswith(".part")]
        assert not parts or called[at - 1] == "unlink"
        assert failed or [name for name in there if name not in parts] == COPY
        assert [name for name in there if name not in parts] in ([], COPY)
        whole_or_nothing(folder_of(kept))
        shutil.rmtree(folder_of(kept), ignore_errors=True)
        if len(called) < at:
            break
    else:
        pytest.fail("there was no end to it")


def test_interrupted_after_any_step_there_is_a_whole_copy_or_none_and_nothing_else(
    kept: Diary,
) -> None:
    for at in range(1, 100):
        with pytest.MonkeyPatch.context() as patched:
            called = failing(patched, at, KeyboardInterrupt(), after=True)
            with suppress(KeyboardInterrupt):
                keep(kept, Reason.DAILY)
        assert listing(folder_of(kept)) in ([], COPY)
        whole_or_nothing(folder_of(kept))
        shutil.rmtree(folder_of(kept), ignore_errors=True)
        if len(called) < at:
            break
    else:
        pytest.fail("there was no end to it")


def test_a_disk_that_fills_up_while_it_is_copied_is_said_and_leaves_nothing(
    kept: Diary, tmp_path: Path
) -> None:
    limited = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from tests.builders import Diary\n"
        "from tests.store.copies import keep\n"
        "from pipelinecli.store.backup.backups import Reason\n"
        "diary = Diary(Path(sys.argv[1]))\n"
        "diary.store.exists()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "keep(diary, Reason.DAILY)\n"
    )
    run = [sys.executable, "-B", "-c", limited, str(tmp_path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "BackupFailed: no backup could be made: " in done.stderr
    assert listing(folder_of(kept)) == []

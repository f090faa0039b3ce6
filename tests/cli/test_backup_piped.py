"""`backup --to -`: the copy itself on standard output, checked before the first byte of it goes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.running import PATIENCE, PROGRAM

if TYPE_CHECKING:
    from tests.running import Home

PIPED = ("backup", "--to", "-")


@pytest.fixture
def used(home: Home) -> Home:
    """Return a machine with a store that is more than a pipe takes at once."""
    for n in range(3):
        assert home.run("add", f"Person {n}", "--note", "long " * 1_900).code == 0
    return home


def shell(home: Home, script: str) -> tuple[int, str, str]:
    """Run lines of a shell in which `pipeline` is the program."""
    program = " ".join(f"'{word}'" for word in PROGRAM)
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; pipeline() {{ {program} "$@"; }}\n{script}'],
        capture_output=True,
        text=True,
        check=False,
        cwd=home.files,
        env={**home.environment(), "PATH": os.environ["PATH"]},
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout, done.stderr


def left(home: Home) -> list[str]:
    folder = home.store.with_name("pipeline.db-backups")
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_copy_goes_down_a_pipe_and_its_checksum_is_said_beside_it(used: Home) -> None:
    before = left(used)
    code, out, err = shell(used, "pipeline backup --to - | cat > copy.db")
    copy = (used.files / "copy.db").read_bytes()
    size = -(-len(copy) // 1024)
    assert (code, out) == (0, "")
    assert err == (
        f"{size} KB, 21 rows, read back and checked.\nSHA-256: {hashlib.sha256(copy).hexdigest()}\n"
    )
    assert left(used) == before
    listed = used.run("list", "--json", "--store", "copy.db")
    assert (listed, listed.code) == (used.run("list", "--json"), 0)
    assert used.run("restore", "copy.db").out == (
        f"Nothing to put back: the store holds what {used.files}/copy.db holds.\n"
    )


def test_quiet_says_nothing_beside_it(used: Home) -> None:
    assert shell(used, "pipeline -q backup --to - > copy.db") == (0, "", "")
    assert used.run("list", "--store", "copy.db").out == used.run("list").out


def test_a_file_may_be_called_so_all_the_same(used: Home) -> None:
    assert used.run(*PIPED[:2], "./-").out.startswith(f"Backup: {used.files}/-\n")
    assert used.run("list", "--store", "./-").code == 0


def test_a_backup_is_not_poured_onto_a_terminal(used: Home) -> None:
    ran = used.terminal(*PIPED, size=(200, 24))
    assert (ran.code, ran.out) == (
        2,
        (
            "pipeline: error: a backup is no text, and this is a terminal; "
            "name a file, or send it on: pipeline backup --to - | PROGRAM\n"
        ),
    )


@pytest.mark.parametrize("form", [("--json",), ("-o", "csv"), ("-o", "table")])
def test_a_backup_has_no_other_format(used: Home, form: tuple[str, ...]) -> None:
    ran = used.run(*PIPED, *form)
    said = "what --to - writes is the backup itself"
    if form == ("--json",):
        assert json.loads(ran.err)["data"]["message"] == said
    else:
        assert ran.err == f"pipeline: error: {said}; leave out -o and --json\n"
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("reader", "reason"),
    [("| head -c 10 > /dev/null", "Broken pipe"), ("> /dev/full", "No space left on device")],
)
def test_a_copy_that_does_not_arrive_is_no_copy(used: Home, reader: str, reason: str) -> None:
    before = left(used)
    said = f"no backup could be made: standard output: {reason}; nothing was changed"
    ended = shell(used, f"pipeline backup --to - {reader}")
    assert ended == (1, "", f"pipeline: error: {said}\n")
    assert left(used) == before


def test_not_a_byte_of_a_store_that_is_damaged_goes_out(used: Home) -> None:
    whole = used.store.read_bytes()
    used.store.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    code, out, err = shell(used, "pipeline backup --to -")
    assert (code, out) == (6, "")
    assert err.startswith(f"pipeline: error: {used.store} is damaged: ")


def test_without_a_store_nothing_goes_out_and_nothing_is_made(home: Home) -> None:
    code, out, err = shell(home, "pipeline backup --to -")
    assert (code, out) == (6, "")
    assert err.startswith(f"pipeline: error: there is no store yet at {home.store}; ")
    assert home.contents() == {}

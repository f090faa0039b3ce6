"""A step between two versions happens whole or not at all, once, or the line says why it cannot."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import StoreError, StoreLocked, StoreUnwritable
from pipelinecli.store import engine
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from pipelinecli.store.upgrade import migrations
from pipelinecli.store.upgrade.migrations import Step, TooOld
from tests.builders import Diary, refused
from tests.running import Home
from tests.store.old_stores import TODAY, contents, first, old_store, tables, version


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_store(tmp_path)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a machine on which the old program was used until today."""
    home = Home(tmp_path / "home")
    home.store.parent.mkdir(parents=True)
    old_store(home.store.parent)
    return home


_OPENS = """
import sys
from pipelinecli.store.engine import Store
store = Store(sys.argv[1])
sys.stdin.readline()
print(store.first("SELECT count(*) FROM checkin")[0])
store.close()
"""


def test_several_processes_at_once_bring_it_up_to_date_once(tmp_path: Path) -> None:
    for _again in range(3):
        old = old_store(tmp_path)
        before = contents(old)
        running = [
            subprocess.Popen(
                [sys.executable, "-c", _OPENS, str(old)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for _process in range(4)
        ]  # fmt: skip
        for process in running:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        assert [process.communicate() for process in running] == [("0\n", "")] * 4
        assert contents(old) == before


def test_a_step_that_another_process_took_meanwhile_is_not_taken_again(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process is let in after the version was read and before the step begins."""
    taking = migrations._take  # noqa: SLF001
    taken: list[Step] = []

    def late(connection: sqlite3.Connection, step: Step) -> None:
        if not taken:
            taken.append(step)
            assert first(old, "SELECT count(*) FROM checkin") == (0,)
            assert version(old) == files.CURRENT
        taking(connection, step)

    monkeypatch.setattr(migrations, "_take", late)
    assert first(old, "SELECT count(*) FROM checkin") == (0,)
    assert taken == [migrations.STEPS[0]]


_KILLED = """
import os, sys
from pipelinecli.store import engine
from pipelinecli.store.upgrade import migrations
from pipelinecli.store.upgrade.migrations import Step
step, *later = migrations.STEPS
filler = (
    "CREATE TABLE filler (text)",
    "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 400)"
    " INSERT INTO filler SELECT printf('%4000d', n) FROM n",
    "SELECT die()",
)
migrations.STEPS = (Step(step.before, step.after, (*step.statements, *filler)), *later)
connect = engine._connect

def with_a_small_cache(path, patience):
    connection = connect(path)
    connection.create_function("die", 0, lambda: os._exit(9))
    connection.execute("PRAGMA cache_size = 1")
    return connection

engine._connect = with_a_small_cache
engine.Store(sys.argv[1]).first("SELECT 1")
"""


@pytest.mark.parametrize("header", [False, True])
def test_a_step_that_is_killed_leaves_the_old_version_whole(old: Path, header: bool) -> None:
    before, size = contents(old), old.stat().st_size
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(old)], check=False)
    assert killed.returncode == 9
    assert old.stat().st_size > 2 * size  # it was in the middle of writing
    assert Path(f"{old}-journal").stat().st_size > 0
    if header:  # a commit that is killed may have written the new version already
        with old.open("r+b") as file:
            file.seek(60)
            file.write(files.CURRENT.to_bytes(4, "big"))
    else:
        assert contents(old) == before
        assert version(old) == 1000
    assert first(old, "SELECT count(*) FROM checkin") == (0,)
    assert contents(old) == before


def test_a_step_that_fails_half_way_leaves_the_old_version_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, *later = migrations.STEPS
    broken = step._replace(statements=(*step.statements[:-1], "INSERT INTO card DEFAULT VALUES"))
    before = contents(old)
    monkeypatch.setattr(migrations, "STEPS", (broken, *later))
    store = Store(str(old))
    for _again in range(2):
        with pytest.raises(StoreError, match="a row breaks a rule of its table"):
            store.first("SELECT count(*) FROM card")
        assert contents(old) == before
        assert version(old) == 1000
    monkeypatch.setattr(migrations, "STEPS", (step, *later))
    assert store.first("SELECT count(*) FROM card") == (5,)


def test_two_steps_are_two_transactions_and_the_first_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = migrations.STEPS[0]
    broken = Step(step.after, step.after + 1, ("CREATE TABLE later (x)", "no such statement"))
    monkeypatch.setattr(migrations, "STEPS", (step, broken))
    monkeypatch.setattr(files, "CURRENT", broken.after)
    with pytest.raises(StoreError, match="SQLite cannot do with it what is asked"):
        first(old, "SELECT count(*) FROM card")
    assert version(old) == step.after
    assert "later" not in tables(old)
    fixed = broken._replace(statements=("CREATE TABLE later (x)",))
    monkeypatch.setattr(migrations, "STEPS", (step, fixed))
    assert first(old, "SELECT count(*) FROM later") == (0,)
    assert version(old) == fixed.after


def test_an_old_store_that_cannot_be_written_says_what_it_would_need(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: str, _patience: float | None) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(engine, "_connect", read_only)
    before = old.read_bytes()
    diary = Diary(old.parent)
    said = (
        f"store: {old} has store version 1.0 and cannot be brought up to 1.2: "
        "it may only be read; nothing was changed"
    )
    for work in (lambda: diary.desk(TODAY), lambda: diary.add("Ann")):
        assert refused(work) == said
    with pytest.raises(StoreUnwritable):
        diary.desk(TODAY)
    assert old.read_bytes() == before


def test_a_full_disk_leaves_the_old_store_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = engine._connect  # noqa: SLF001

    def on_a_full_disk(path: str, _patience: float | None) -> sqlite3.Connection:
        connection = connect(path)
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(engine, "_connect", on_a_full_disk)
    before = old.read_bytes()
    assert refused(lambda: Diary(old.parent).desk(TODAY)) == (
        f"store: {old} has store version 1.0 and cannot be brought up to 1.2: "
        "the disk is full; nothing was changed"
    )
    assert old.read_bytes() == before


def test_an_old_store_that_another_program_writes_to_is_waited_for_and_then_named(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(old, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked):
            first(old, "SELECT count(*) FROM card")
        holder.execute("ROLLBACK")
    assert version(old) == 1000
    assert first(old, "SELECT count(*) FROM card") == (5,)


@pytest.mark.parametrize(("number", "told"), [(9, "0.9"), (1, "0.1"), (999, "0.999")])
def test_a_version_that_no_step_leads_on_from_is_refused_and_left_alone(
    old: Path, number: int, told: str
) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    before = old.read_bytes()
    said = (
        f"store: {old} has store version {told}; this program knows 1.0 and later; "
        "name another with --store FILE"
    )
    diary = Diary(old.parent)
    for work in (lambda: diary.desk(TODAY), lambda: diary.add("Ann")):
        assert refused(work) == said
    with pytest.raises(TooOld):
        diary.desk(TODAY)
    assert old.read_bytes() == before


def test_a_store_of_an_unknown_version_is_one_line_for_every_command(home: Home) -> None:
    with closing(sqlite3.connect(home.store)) as connection:
        connection.execute("PRAGMA user_version = 9")
    before = home.contents()
    said = (
        f"pipeline: error: {home.store} has store version 0.9; this program knows 1.0 and later; "
        "name another with --store FILE\n"
    )
    for typed in ("board", "sheet", "checkin", "add 孙七", "init", "forget 1 --yes"):
        assert home.run(*typed.split(), today=TODAY) == (6, "", said)
    assert home.contents() == before

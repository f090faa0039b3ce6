"""Stores of released versions, opened by this program: brought up to date whole, or left alone."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.errors import StoreError, StoreLocked, StoreUnwritable
from pipelinecli.method.stages import BOARD
from pipelinecli.services import capture, checkins, people, review, sheets
from pipelinecli.services.capture import Contact
from pipelinecli.store import engine, files, migrations
from pipelinecli.store.engine import Store
from pipelinecli.store.migrations import Step, TooOld
from tests.builders import Diary, refused
from tests.store.rows import memory

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "golden"
RELEASED = sorted(GOLDEN.glob("store-*.sql"))
"""A dump of a store of every version there was before this one, as its own program wrote it."""
TODAY = "2026-11-23"


def old_store(directory: Path, dump: Path = RELEASED[0]) -> Path:
    """Make the store of a dump and return where it is."""
    path = directory / "pipeline.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_store(tmp_path)


@pytest.fixture
def diary(old: Path) -> Iterator[Diary]:
    kept = Diary(old.parent)
    yield kept
    kept.store.close()


def first(old: Path, query: str) -> tuple[Any, ...] | None:
    """Ask an old store something, as a command does that opens it."""
    with closing(Store(str(old))) as store:
        return store.first(query)


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def schema(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return everything a store is made of, white space apart, and what SQLite makes of it."""
    listing = "SELECT type, name, tbl_name, sql FROM sqlite_master"
    found: dict[str, Any] = {
        f"{kind} {name} on {table}": re.sub(r"\s+", " ", sql or "").strip()
        for kind, name, table, sql in connection.execute(listing)
    }
    for _schema, table, *kind in connection.execute("PRAGMA table_list").fetchall():
        if table.startswith("sqlite_"):
            continue
        found[f"{table} is"] = kind
        for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
            rows = connection.execute(f"PRAGMA {pragma}({table})").fetchall()
            # Indexes are listed in the order in which they were made.
            found[f"{table} {pragma}"] = sorted(row[1:] for row in rows)
    return found


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that there was in the old store."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - ours
            for (table,) in tables.fetchall()
        }


def test_there_is_a_dump_of_every_version_that_a_step_begins_at() -> None:
    dumped = [f"store-{files.version_text(step.before)}.sql" for step in migrations.STEPS]
    assert dumped == [dump.name for dump in RELEASED]


def test_the_steps_lead_from_one_version_to_the_next_and_to_this_one() -> None:
    steps = migrations.STEPS
    assert [step.after for step in steps] == [
        *(step.before for step in steps[1:]),
        files.CURRENT,
    ]


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_an_old_store_brought_up_to_date_is_made_like_a_new_one(tmp_path: Path, dump: Path) -> None:
    diary = Diary(old_store(tmp_path, dump).parent)
    review.board(diary.desk(TODAY))
    assert schema(diary.store._open()) == schema(memory())  # noqa: SLF001
    assert diary.rows("PRAGMA user_version") == [(files.CURRENT,)]
    assert diary.rows("PRAGMA integrity_check") == [("ok",)]
    assert diary.rows("PRAGMA foreign_key_check") == []
    diary.store.close()


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_no_row_of_an_old_store_is_changed(tmp_path: Path, dump: Path) -> None:
    old = old_store(tmp_path, dump)
    before = contents(old)
    review.board(Diary(tmp_path).desk(TODAY))
    assert contents(old) == {**before, "checkin": [], "checkin_entry": []}


def test_what_an_old_store_holds_reads_as_it_did(diary: Diary) -> None:
    desk = diary.desk(TODAY)
    board = review.board(desk)
    standing = {stage: [card.person.name for card in board.columns[stage]] for stage in BOARD}
    assert {stage.value: names for stage, names in standing.items() if names} == {
        "opportunity": ["赵六", 'Li "Bo" O\'Hara'], "25": ["陈太太"], "closed": ["王经理"],
    }  # fmt: skip
    shown = review.show(desk, "2")
    assert (shown.card.person.note, shown.card.person.phone) == (
        "两个孩子\n喜欢 \\ 喝茶", "139-0013-9000",
    )  # fmt: skip
    week = sheets.sheet(desk, week=date(2026, 11, 16))
    assert [[(entry.name, entry.stage.value) for entry in row.entries] for row in week.rows] == [
        [],
        [("王经理", "90")],
        [("陈太太", "appointment"), ("王经理", "closed")],
    ]


def test_an_old_store_is_worked_with_from_then_on(diary: Diary, old: Path) -> None:
    desk = diary.desk(TODAY)
    row, anew = checkins.hand_in(desk, checkins.due(desk, date(2026, 11, 20)))
    assert (anew, [entry.name for entry in row.entries]) == (True, ["陈太太", "王经理"])
    people.merge(desk, "2", "3")
    capture.add(desk, Contact("孙七"))
    people.forget(desk, "1")
    people.forget(desk, "2")
    kept = checkins.one(diary.desk(TODAY), date(2026, 11, 20))
    assert [entry._replace(name="") for entry in row.entries] == list(kept.entries)
    assert kept.differences == ()
    diary.store.close()
    held = old.read_bytes() + Path(f"{old}-journal").read_bytes()
    for name in ("王经理", "陈太太", "陈姐", "李波", "O'Hara", "13800138000"):
        assert name.encode() not in held
    assert "孙七".encode() in held


def test_reading_is_enough_and_the_second_time_nothing_is_written(old: Path) -> None:
    assert version(old) == 1000
    store = Store(str(old))
    assert store.exists()
    assert version(old) == 1000
    assert store.first("SELECT count(*) FROM card") == (5,)
    store.close()
    assert version(old) == files.CURRENT
    after = old.read_bytes()
    store = Store(str(old))
    assert store.first("SELECT count(*) FROM checkin") == (0,)
    store.close()
    assert old.read_bytes() == after


_LOADED = """
import sys
from pipelinecli.store.engine import Store
store = Store(sys.argv[1])
print(store.first("SELECT count(*) FROM card")[0])
store.close()
print(*sorted(name for name in sys.modules if ".migrations" in name or ".steps" in name))
"""


def test_a_store_of_this_version_costs_nothing(old: Path) -> None:
    def loaded() -> list[str]:
        run = [sys.executable, "-c", _LOADED, str(old)]
        return subprocess.run(run, capture_output=True, text=True, check=True).stdout.splitlines()

    steps = ["migrations", "steps", "steps.to_1_1"]
    assert loaded() == ["5", " ".join(f"pipelinecli.store.{name}" for name in steps)]
    assert loaded() == ["5", ""]


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
        assert contents(old) == {**before, "checkin": [], "checkin_entry": []}


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
    assert taken == list(migrations.STEPS)


_KILLED = """
import os, sys
from pipelinecli.store import engine, migrations
from pipelinecli.store.migrations import Step
[step] = migrations.STEPS
filler = (
    "CREATE TABLE filler (text)",
    "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 400)"
    " INSERT INTO filler SELECT printf('%4000d', n) FROM n",
    "SELECT die()",
)
migrations.STEPS = (Step(step.before, step.after, (*step.statements, *filler)),)
connect = engine._connect

def with_a_small_cache(path):
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
    assert contents(old) == {**before, "checkin": [], "checkin_entry": []}


def test_a_step_that_fails_half_way_leaves_the_old_version_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [step] = migrations.STEPS
    broken = step._replace(statements=(*step.statements[:-1], "INSERT INTO card DEFAULT VALUES"))
    before = contents(old)
    monkeypatch.setattr(migrations, "STEPS", (broken,))
    store = Store(str(old))
    for _again in range(2):
        with pytest.raises(StoreError, match="NOT NULL constraint failed: card"):
            store.first("SELECT count(*) FROM card")
        assert contents(old) == before
        assert version(old) == 1000
    monkeypatch.setattr(migrations, "STEPS", (step,))
    assert store.first("SELECT count(*) FROM card") == (5,)


def test_two_steps_are_two_transactions_and_the_first_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [step] = migrations.STEPS
    broken = Step(step.after, step.after + 1, ("CREATE TABLE later (x)", "no such statement"))
    monkeypatch.setattr(migrations, "STEPS", (step, broken))
    monkeypatch.setattr(files, "CURRENT", broken.after)
    with pytest.raises(StoreError, match="syntax error"):
        first(old, "SELECT count(*) FROM card")
    assert version(old) == step.after
    assert "later" not in contents(old)
    fixed = broken._replace(statements=("CREATE TABLE later (x)",))
    monkeypatch.setattr(migrations, "STEPS", (step, fixed))
    assert first(old, "SELECT count(*) FROM later") == (0,)
    assert version(old) == fixed.after


def test_an_old_store_that_cannot_be_written_says_what_it_would_need(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: str) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(engine, "_connect", read_only)
    before = old.read_bytes()
    diary = Diary(old.parent)
    said = (
        f"store: {old} has store version 1.0 and cannot be brought up to 1.1: "
        "attempt to write a readonly database; nothing was changed"
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

    def on_a_full_disk(path: str) -> sqlite3.Connection:
        connection = connect(path)
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(engine, "_connect", on_a_full_disk)
    before = old.read_bytes()
    assert refused(lambda: Diary(old.parent).desk(TODAY)) == (
        f"store: {old} has store version 1.0 and cannot be brought up to 1.1: "
        "database or disk is full; nothing was changed"
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

"""Stores of released versions are brought up to date when they are opened, and read as they did."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.stages import BOARD
from pipelinecli.services import capture, checkins, people, review, sheets
from pipelinecli.services import handed_in as looking
from pipelinecli.services.capture import Contact
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from pipelinecli.store.upgrade import migrations
from tests.builders import Diary
from tests.running import Home
from tests.services.erasing import forget
from tests.store.old_stores import RELEASED, TODAY, contents, old_store, schema, version
from tests.store.rows import memory

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_store(tmp_path)


@pytest.fixture
def diary(old: Path) -> Iterator[Diary]:
    kept = Diary(old.parent)
    yield kept
    kept.store.close()


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
    assert contents(old) == before


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
    forget(desk, "1")
    forget(desk, "2")
    kept = looking.one(diary.desk(TODAY), date(2026, 11, 20))[0]
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

    steps = ["migrations", "steps", "steps.to_1_1", "steps.to_1_2"]
    assert loaded() == ["5", " ".join(f"pipelinecli.store.upgrade.{name}" for name in steps)]
    assert loaded() == ["5", ""]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a machine on which the old program was used until today."""
    home = Home(tmp_path / "home")
    home.store.parent.mkdir(parents=True)
    old_store(home.store.parent)
    return home


@pytest.mark.parametrize("first_typed", ["board", "sheet", "today", "checkin", "add 孙七"])
def test_a_rep_notices_nothing_whatever_is_typed_first(home: Home, first_typed: str) -> None:
    ran = home.run(*first_typed.split(), today=TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert version(home.store) == files.CURRENT
    assert "陈太太" in home.run("list", today=TODAY).out

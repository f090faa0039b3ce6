"""What each everyday command loads, in an interpreter of its own and a sealed environment.

Start-up is the speed a user feels (DESIGN §2.1). A linter sees imports at the top of a file and
the layers see who imports whom; only a fresh process sees what a command really loads.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli.tree import COMMANDS
from pipelinecli.method.stages import Stage
from tests.loading import DAY, Desk
from tools.bench.people import PART_OF_IT
from tools.bench.stores import FEWEST_CARDS, card_in, make_store

if TYPE_CHECKING:
    from pathlib import Path

# fmt: off
THIRD_PARTY = {
    "annotated_doc", "click", "openpyxl", "platformdirs", "pydantic", "pydantic_core", "rich",
    "shellingham", "sqlalchemy", "sqlmodel", "typer",
}
SLOW = {
    "argparse", "ast", "asyncio", "concurrent", "csv", "dataclasses", "decimal", "difflib",
    "email", "fractions", "hashlib", "html", "http", "importlib.metadata", "inspect", "ipaddress",
    "json", "locale", "logging", "multiprocessing", "pathlib", "pickle", "pkgutil", "platform",
    "random", "secrets", "shlex", "shutil", "socket", "ssl", "statistics", "subprocess",
    "tempfile", "textwrap", "threading", "tokenize", "tomllib", "traceback", "unittest",
    "urllib.request", "uuid", "xml", "zoneinfo",
}
FRAMEWORK = {
    "annotated_doc", "ast", "difflib", "inspect", "ipaddress", "locale", "pathlib", "platform",
    "shellingham", "shutil", "subprocess", "textwrap", "threading", "tokenize", "traceback",
    "typer", "uuid",
}
"""Typer, and what it loads of the standard library whatever is asked of it."""
# fmt: on


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "store.db"
    make_store(path, FEWEST_CARDS, today=DAY)
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    return Desk(tmp_path, made)


def a_card(stage: Stage) -> str:
    return str(card_in(stage, FEWEST_CARDS))


CONTACT, AGREED, MET, QUALIFIED, SIGNED = map(
    a_card, (Stage.OPPORTUNITY, Stage.APPOINTMENT, Stage.P25, Stage.P50, Stage.P90)
)
FLAGGED = str(int(MET) + 3)
WRITING = {
    "add": ("Ann Bench", "--phone", "10010", "--tag", "warm", "--birthday", "1980-01-02"),
    "log": ("dial", MET, "--note", "没接"),
    "tally": ("--dials", "12", "--talks", "4"),
    "book": (CONTACT, "+3d", "14:00"),
    "met": (AGREED, "--next", "下周二", "--agenda", "讲计划书"),
    "next": (MET, "+2d"),
    "mark": (MET, "person=本人", "budget=1000-1500/month", "timing=+5d"),
    "move": (AGREED, "opportunity"),
    "sign": (QUALIFIED, "--received", "5000"),
    "close": (SIGNED,), "back": (FLAGGED,), "lose": (MET, "--reason", "不需要"),
}  # fmt: skip
LOOKING = {
    "why": (MET,), "today": (), "board": (), "list": ("--limit", "50"), "show": (MET,),
    "flags": (), "sheet": (),
}  # fmt: skip
NUMBERS = {
    "ratios": (), "plan": ("--goal", "50", "--profile", "ai-xinhua"), "whatif": (),
}  # fmt: skip
"""They may load what counts exactly, and what they write."""
HANDING_IN = "checkin"
EVERYDAY = {**WRITING, **LOOKING}
SPECIAL = {
    "backup", "restore", "doctor", "reopen", "edit", "merge", "forget", "init", "config", "demo",
    "practice", "import", "export", "dupes", "forecast", "diagnose", "conversion", "cycle",
    "velocity",
}  # fmt: skip
"""Commands of other days, which may load what they like."""
TAKING_BACK = ("undo", "redo", "history")
"""Commands for a slip, which must answer as quickly as what slipped; the journal is JSON."""
MACHINE = {"json": {"json"}, "jsonl": {"json"}, "csv": {"csv"}, "md": set()}
"""What a format may load, by format."""
MAKES_A_COPY = {"hashlib", "ipaddress", "pathlib"}
"""What the day's copy of the store may load; its `urllib.parse` is no more than its path."""


def test_every_command_is_an_everyday_one_or_not() -> None:
    assert set(EVERYDAY) | {HANDING_IN, *TAKING_BACK, *NUMBERS} | SPECIAL == set(COMMANDS)
    assert not set(EVERYDAY) & SPECIAL


@pytest.mark.parametrize("command", TAKING_BACK)
def test_a_slip_is_taken_back_without_loading_anything_slow(desk: Desk, command: str) -> None:
    if command == "redo":
        desk.load("undo")
    loaded = desk.load(command)
    assert loaded.of(THIRD_PARTY | SLOW) <= {"json"}
    loaded_copies = {name for name in loaded.modules if ".backup." in name or ".checkup" in name}
    assert loaded_copies <= {"pipelinecli.store.backup.daily", "pipelinecli.store.backup.folder"}


@pytest.mark.parametrize("command", EVERYDAY)
def test_an_everyday_command_loads_nothing_slow(desk: Desk, command: str) -> None:
    loaded = desk.load(command, *EVERYDAY[command])
    assert loaded.of(THIRD_PARTY | SLOW) == set()
    assert loaded.catalogues == []


def test_a_check_in_reads_the_history_and_loads_nothing_else_that_is_slow(desk: Desk) -> None:
    loaded = desk.load(HANDING_IN)
    assert loaded.of(THIRD_PARTY | SLOW) <= {"json"}
    assert not {name for name in loaded.modules if ".walk" in name or ".schedule" in name}


def test_the_first_write_of_a_day_loads_what_makes_a_copy_and_nothing_else(desk: Desk) -> None:
    shutil.rmtree(desk.store.with_name(f"{desk.store.name}-backups"))
    assert desk.load("log", "dial", MET).of(THIRD_PARTY | SLOW) <= MAKES_A_COPY
    assert desk.load("log", "dial", MET).of(THIRD_PARTY | SLOW) == set()


@pytest.mark.parametrize("form", ["plain", *MACHINE])
@pytest.mark.parametrize("command", NUMBERS)
def test_numbers_that_are_piped_load_nothing_of_others(desk: Desk, command: str, form: str) -> None:
    loaded = desk.load(command, *NUMBERS[command], "-o", form)
    assert loaded.of(THIRD_PARTY | SLOW) <= {"csv", "decimal", "fractions", "json"}


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("command", LOOKING)
def test_a_format_loads_no_more_than_its_own_writer(desk: Desk, command: str, form: str) -> None:
    loaded = desk.load(command, *LOOKING[command], "-o", form)
    assert loaded.of(THIRD_PARTY | SLOW) == MACHINE[form]


@pytest.mark.parametrize("command", WRITING)
def test_what_is_written_is_told_on_a_terminal_without_drawing(desk: Desk, command: str) -> None:
    loaded = desk.load(command, *WRITING[command], terminal=True)
    assert loaded.of(THIRD_PARTY | SLOW) == set()


@pytest.mark.parametrize("command", ["today", "board", "list", "flags", "sheet"])
def test_a_table_on_a_terminal_loads_rich_and_nothing_else_of_others(
    desk: Desk, command: str
) -> None:
    loaded = desk.load(command, *LOOKING[command], terminal=True)
    assert loaded.of(THIRD_PARTY) == {"rich"}
    assert loaded.of({"logging", "asyncio", "tomllib", "importlib.metadata", "email"}) == set()


def test_a_name_is_looked_up_without_loading_anything_slow(desk: Desk) -> None:
    loaded = desk.load("log", "dial", PART_OF_IT)
    assert loaded.of(THIRD_PARTY | SLOW) == set()


def test_a_store_in_its_usual_place_loads_no_more_than_finding_it_takes(desk: Desk) -> None:
    del desk.environment["PIPELINE_STORE"]
    assert desk.load("today").of(THIRD_PARTY | SLOW) == set()


def test_chinese_reads_its_catalogue_and_loads_nothing_slow(desk: Desk) -> None:
    loaded = desk.load("today", PIPELINE_LANG="zh")
    assert len(loaded.catalogues) == 1
    assert loaded.of(THIRD_PARTY | SLOW) == set()


@pytest.mark.parametrize("arguments", [("--help",), ("log", "--help"), ("--version",)])
def test_help_loads_the_framework_and_no_more(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.load(*arguments).of(THIRD_PARTY | SLOW) <= FRAMEWORK


@pytest.mark.parametrize("typed", ["lo", "show 欧"])
def test_completion_loads_the_framework_at_most(desk: Desk, typed: str) -> None:
    loaded = desk.load(
        _PIPELINE_COMPLETE="complete_bash",
        COMP_WORDS=f"pipeline {typed}",
        COMP_CWORD=str(len(typed.split())),
    )
    assert loaded.of(THIRD_PARTY | SLOW) <= FRAMEWORK | {"shlex"}


@pytest.mark.parametrize("planted", ["sqlmodel", "rich.table", "logging", "decimal", "zoneinfo"])
def test_a_planted_import_is_found(desk: Desk, planted: str) -> None:
    loaded = desk.load("today", PLANTED=planted)
    assert planted.partition(".")[0] in loaded.of(THIRD_PARTY | SLOW)

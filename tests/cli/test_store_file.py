"""Where the store is, when it is made and what it allows others."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli._forms import FORMS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _used(home: Home, *argv: str, **env: str) -> str:
    """Return the store a command uses, relative to the rep's machine."""
    path: str = json.loads(home.run(*argv, "config", "path", "--json", env=env).out)["data"][
        "store"
    ]
    return os.path.relpath(path, home.path)


def test_the_store_is_the_flags_then_the_environments_then_the_configurations_then_the_default(
    home: Home,
) -> None:
    assert _used(home) == "data/pipelinecli/pipeline.db"
    assert home.run("config", "set", "store", "configured.db").code == 0
    assert _used(home) == "files/configured.db"
    assert _used(home, PIPELINE_STORE="environment.db") == "files/environment.db"
    assert _used(home, PIPELINE_STORE="") == "files/configured.db"
    assert _used(home, "--store", "flag.db", PIPELINE_STORE="environment.db") == "files/flag.db"
    assert _used(home, "--store", "~/in/home.db") == "in/home.db"
    assert _used(home, PIPELINE_STORE="~/in/home.db") == "in/home.db"
    assert json.loads(home.run("config", "path", "--json").out)["data"]["config"] == str(
        home.config
    )


def test_the_configuration_file_is_private(home: Home) -> None:
    home.run("config", "set", "store", "configured.db")
    assert (_mode(home.config), _mode(home.config.parent)) == (0o600, 0o700)
    assert home.config.read_text() == f'store = "{home.files / "configured.db"}"\n'
    home.run("config", "set", "store", '张 三\'s "store".db')
    assert _used(home) == 'files/张 三\'s "store".db'


READS = (
    ["list"],
    ["board"],
    ["today"],
    ["flags"],
    ["sheet"],
    ["sheet", "--as-of", "yesterday"],
    ["why", "1"],
    ["show", "1"],
    ["config", "list"],
    ["config", "get", "cycle"],
    ["config", "path"],
    ["practice"],
    ["tally"],
    ["demo"],
    ["--help"],
    ["-o", "json", "list"],
    ["sheet", "--to", "week.csv"],
)


@pytest.mark.parametrize("argv", READS)
def test_reading_creates_nothing(argv: list[str], home: Home) -> None:
    ran = home.run(*argv)
    assert ran.code in {0, 6}
    if ran.code:
        assert "there is no store yet at" in ran.out + ran.err
    assert home.contents() == {}
    assert [*(home.path / "data").iterdir()] == []


REFUSED = (
    ["add", ""],
    ["add", "Ann", "--email", "nonsense"],
    ["book", "Ann", "tomorrow"],
    ["met", "Ann"],
    ["mark", "Ann", "plan=x"],
    ["log", "dial", "Ann"],
    ["log", "note"],
    ["tally", "--dials", "-1"],
    ["lose", "Ann", "--reason", "x"],
    ["edit", "Ann", "--org", "x"],
    ["merge", "Ann", "Bob"],
    ["forget", "Ann", "--yes"],
    ["init", "--cycle", "0"],
    ["config", "set", "cycle", "0"],
    ["config", "set", "nonsense", "0"],
)


@pytest.mark.parametrize("argv", REFUSED)
def test_a_write_that_is_refused_creates_nothing(argv: list[str], home: Home) -> None:
    ran = home.run(*argv)
    assert (ran.code in {2, 3, 6}, ran.out) == (True, "")
    assert home.contents() == {}


@pytest.mark.parametrize(
    "argv",
    [
        ["add", "Ann"],
        ["log", "dial"],
        ["tally", "--dials", "3"],
        ["init"],
        ["config", "set", "cycle", "30"],
    ],
)
def test_the_first_write_makes_a_private_store_in_a_private_directory(
    argv: list[str], home: Home
) -> None:
    kept = os.umask(0)
    try:
        assert home.run(*argv).code == 0
    finally:
        os.umask(kept)
    assert (_mode(home.store), _mode(home.store.parent)) == (0o600, 0o700)
    assert {_mode(path) for path in home.store.parent.iterdir()} == {0o600}


def test_a_store_in_directories_that_are_not_there_yet_makes_them_private(home: Home) -> None:
    assert home.run("add", "Ann", "--store", "a/b/c.db").code == 0
    assert [_mode(home.files / name) for name in ("a", "a/b", "a/b/c.db")] == [0o700, 0o700, 0o600]


def test_directories_that_were_there_keep_their_permissions(home: Home) -> None:
    (home.files / "shared").mkdir()
    (home.files / "shared").chmod(0o755)
    assert home.run("add", "Ann", "--store", "shared/c.db").code == 0
    assert _mode(home.files / "shared") == 0o755


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "#1.db", "file:x.db", "王.db"])
def test_a_store_may_have_any_name(name: str, home: Home) -> None:
    assert home.run("add", "Ann", "--store", name).code == 0
    assert home.run("show", "Ann", "--store", name).code == 0
    assert {path.name for path in home.files.iterdir()} == {name, f"{name}-journal"}


def test_every_command_takes_a_store_of_its_own(home: Home) -> None:
    home.run("add", "Ann", "--store", "mine.db")
    for words in FORMS:
        assert home.run(*words.split(), "--store", "mine.db", "--help").code == 0


@pytest.mark.parametrize(
    "text", ["store = 3\n", "x = 1\n", "store = \n", "[store]\n", "\xff\n", 'store = "a"\nb = 1\n']
)
def test_a_configuration_file_that_cannot_be_read_is_named(text: str, home: Home) -> None:
    home.config.parent.mkdir(parents=True)
    home.config.write_text(text, encoding="latin-1")
    failed = home.run("list")
    assert (failed.code, failed.out) == (2, "")
    assert failed.err.startswith(f"pipeline: error: {home.config} is not a configuration file: ")
    assert failed.err.endswith('; it holds one line: store = "FILE"\n')
    assert home.run("list", "--store", "other.db").code == 6

"""`config set store`: the one setting that is in no store; the way back, and undo beside it."""

from __future__ import annotations

import os
import shlex
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

BACK = "undo does not take this back; to go back: "
LAST = "undo does not take back config set store, which came last: pipeline config set store FILE\n"


def wide(home: Home, *argv: str) -> str:
    ran = home.terminal(*argv, size=(300, 24))
    assert ran.code == 0, ran
    return ran.out


def test_nothing_goes_back_to_the_default_store(home: Home) -> None:
    home.run("config", "set", "store", "other.db")
    for value in ("", "  "):
        assert home.run("config", "set", "store", value) == (0, f"{home.store}\n", "")
        assert home.config.read_text() == ""
        assert stat.S_IMODE(home.config.stat().st_mode) == 0o600
        assert home.run("config", "get", "store").out == f"{home.store}\n"
    assert home.run("add", "Ann").code == 0
    assert home.store.exists()


def test_where_there_is_nothing_to_go_back_from_nothing_is_made(home: Home) -> None:
    assert home.run("config", "set", "store", "") == (0, f"{home.store}\n", "")
    assert home.contents() == {}


@pytest.mark.parametrize("wrong", ["not ours", "damaged", "a link", "a directory", "config"])
def test_the_way_back_is_open_whatever_is_wrong_with_the_store(home: Home, wrong: str) -> None:
    there = home.files / "there.db"
    home.run("config", "set", "store", str(there))
    if wrong == "not ours":
        there.write_text("Dear diary")
    elif wrong == "damaged":
        there.write_bytes(b"SQLite format 3\0" + bytes(4096))
    elif wrong == "a link":
        there.symlink_to("nowhere.db")
    elif wrong == "a directory":
        there.mkdir()
    else:
        home.config.write_text("[nonsense")
    if wrong != "config":
        assert home.run("config", "get", "store") == (0, f"{there}\n", "")
    assert home.run("list").code in {2, 6}
    assert home.run("config", "set", "store", "new.db").out == f"{home.files}/new.db\n"
    assert home.run("config", "set", "store", "").out == f"{home.store}\n"
    assert home.run("add", "Ann").code == 0


def test_it_says_that_undo_does_not_reach_it_and_the_line_that_leads_back(home: Home) -> None:
    first, second = home.files / "my first.db", home.files / "second.db"
    said = wide(home, "config", "set", "store", str(first))
    assert said == f'{first}\n{BACK}pipeline config set store ""\n'
    said = wide(home, "config", "set", "store", str(second))
    assert said == f"{second}\n{BACK}pipeline config set store '{first}'\n"
    home.run(*shlex.split(said.partition(BACK)[2])[1:])
    assert home.run("config", "get", "store").out == f"{first}\n"
    assert wide(home, "config", "set", "store", str(first)) == f"{first}\n"
    assert wide(home, "-q", "config", "set", "store", str(second)) == f"{second}\n"
    said = wide(home, "config", "set", "store", "")
    assert said == f"{home.store}\n{BACK}pipeline config set store {second}\n"


def named_last(home: Home, seconds: int) -> None:
    """Let the configuration file be so much younger than the store."""
    os.utime(home.store, (10**9, 10**9))
    os.utime(home.config, (10**9 + seconds, 10**9 + seconds))


def test_undo_says_that_it_took_back_what_came_before_it(home: Home) -> None:
    home.play("|add Ann\n|edit Ann --org Acme\n|edit Ann --org Baker")
    home.run("config", "set", "store", str(home.store))
    named_last(home, 1)
    taken_back = (
        "Taken back: edit, Ann (1), Tue 2026-11-24 09:00\n"
        "  Company  Baker → back to Acme\n"
        "To bring it again: pipeline redo\n"
    )
    assert wide(home, "undo", "--dry-run").endswith(f"\n{LAST}")
    assert wide(home, "undo", "-o", "plain") == f"{taken_back}{LAST}"
    assert wide(home, "undo", "-o", "plain") == taken_back.replace("Baker", "Acme").replace(
        "back to Acme", "back to –"
    )


def test_undo_says_nothing_of_it_where_it_came_before_or_was_not_meant(home: Home) -> None:
    home.play("|add Ann\n|edit Ann --org Acme")
    home.run("config", "set", "store", str(home.store))
    named_last(home, 0)
    assert LAST not in wide(home, "undo", "--dry-run")
    named_last(home, 1)
    assert LAST not in wide(home, "undo", "--change", "2", "--dry-run")
    assert LAST not in wide(home, "-q", "undo", "--dry-run")
    assert home.run("undo", "--dry-run").err == ""


def test_where_there_is_nothing_to_take_back_it_is_named_as_what_came_last(home: Home) -> None:
    home.play("|add Ann\n|undo")
    assert home.run("undo").err == (
        "pipeline: error: there is nothing to take back; look: pipeline history\n"
    )
    home.run("config", "set", "store", str(home.store))
    named_last(home, 1)
    assert home.run("undo") == (
        3, "", f"pipeline: error: there is nothing to take back; {LAST}",
    )  # fmt: skip

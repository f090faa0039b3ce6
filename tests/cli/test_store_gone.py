"""A store that is gone while its backups are there: nothing is begun anew without being told to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

WRITES = ("add Q", "log dial", "tally --dials 3", "config set cycle 30")


@pytest.fixture
def home(home: Home) -> Home:
    home.play("|add Ann\n|add Bo")
    return home


def backup(home: Home) -> str:
    return f"{home.store}-backups/daily-2026-11-24.db"


@pytest.mark.parametrize("line", WRITES)
def test_a_writing_command_begins_no_new_store_where_backups_of_one_are(
    line: str, home: Home
) -> None:
    home.store.unlink()
    before = home.contents()
    assert home.run(*line.split()) == (
        6,
        "",
        (
            f"pipeline: error: {home.store} is gone, and there are backups of it; put the last one "
            f"back: pipeline restore {backup(home)}; to begin anew: pipeline init\n"
        ),
    )
    assert home.contents() == before


def test_one_that_was_emptied_is_no_other(home: Home) -> None:
    home.store.write_bytes(b"")
    before = home.contents()
    ran = home.run("--store", str(home.store), "add", "Q", "--json")
    assert ran.code == 6
    assert json.loads(ran.err)["data"] == {
        "code": 6,
        "message": f"{home.store} is empty, and there are backups of it",
        "hint": (
            f"put the last one back: pipeline --store {home.store} restore {backup(home)}; "
            f"to begin anew: pipeline --store {home.store} init"
        ),
        "missing": [],
    }
    assert home.contents() == before
    assert home.run("restore", backup(home), "--yes").code == 0
    assert home.run("add", "Q").code == 0


def test_reading_says_what_it_said(home: Home) -> None:
    home.store.unlink()
    said = (
        f"pipeline: error: there is no store yet at {home.store}; "
        f"put the last backup back: pipeline restore {backup(home)}\n"
    )
    for line in ("list", "doctor", "undo", "checkin"):
        assert home.run(*line.split()) == (6, "", said)


def test_init_begins_anew_and_doctor_says_what_lies_there(home: Home) -> None:
    home.store.unlink()
    ran = home.run("init", "--cycle", "30")
    assert (ran.code, ran.err) == (
        0,
        (
            "pipeline: warning: there are backups of an earlier store; "
            f"to put the last one back: pipeline restore {backup(home)}\n"
        ),
    )
    assert home.run("add", "Q").err == ""
    ran = home.run("doctor")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "1 warning.")
    assert (
        f"{backup(home)} is of an earlier store, not of this one; "
        f"if that is the one you want: pipeline restore {backup(home)}\n"
    ) in ran.out
    assert home.run("restore", backup(home), "--yes").code == 0
    assert "is of an earlier store" not in home.run("doctor").out


def test_without_a_backup_that_could_be_put_back_a_store_is_made(home: Home) -> None:
    home.store.unlink()
    copy = home.store.with_name("pipeline.db-backups") / "daily-2026-11-24.db"
    copy.write_bytes(copy.read_bytes()[:-5000])
    assert home.run("add", "Q").code == 0

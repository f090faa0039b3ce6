"""Whatever a damaged store makes go wrong, the line says that it is damaged, and the way out."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import review

if TYPE_CHECKING:
    from tests.running import Home


@pytest.fixture
def worked(home: Home) -> Home:
    home.play("2026-11-24 09:00|add Wang\n2026-11-25 09:00|add Li")
    return home


def garbage(home: Home) -> None:
    """Put a value into the store that no command has ever written."""
    with closing(sqlite3.connect(home.store)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE attempt SET stage = 'nowhere'")
        connection.commit()


def test_a_value_that_no_command_expects_is_damage(worked: Home) -> None:
    garbage(worked)
    before = worked.contents()
    for command in ("list", "show 1", "board"):
        ran = worked.run(*command.split())
        assert (ran.code, ran.out) == (6, "")
        assert ran.err.startswith(
            f"pipeline: error: {worked.store} is damaged: a row of attempt breaks a rule; "
            "put the last backup back: pipeline restore "
        )
    assert worked.contents() == before
    assert worked.run("restore", "daily-2026-11-25", "--yes").code == 0
    assert [card["name"] for card in worked.data("list")] == ["Wang"]


def test_a_table_that_is_gone_is_damage(worked: Home) -> None:
    with closing(sqlite3.connect(worked.store)) as connection:
        connection.execute("DROP TABLE tag")
    ran = worked.run("list")
    assert ran.code == 6
    assert "is damaged: its tables are not those of a store; put the last backup back" in ran.err


def test_a_damaged_store_in_wal_mode_is_not_written_to_and_set_aside_as_it_is(
    worked: Home,
) -> None:
    with closing(sqlite3.connect(worked.store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE card SET referred_by = 99 WHERE id = 1")
        kept = {end: Path(f"{worked.store}{end}").read_bytes() for end in ("", "-wal")}
    for end, content in kept.items():
        Path(f"{worked.store}{end}").write_bytes(content)
    before = worked.contents()
    for command in ("list", "add Bo", "board"):
        ran = worked.run(*command.split())
        assert (ran.code, ran.out) == (6, "")
        assert ran.err.startswith(
            f"pipeline: error: {worked.store} is damaged: a row of card belongs to one that is not "
            "there; put the last backup back: pipeline restore "
        )
    assert worked.run("doctor").code == 1
    assert worked.contents() == before
    assert worked.run("restore", "daily-2026-11-25", "--yes").code == 0
    [aside] = worked.store.parent.glob("*.damaged-*Z")
    assert {end: Path(f"{aside}{end}").read_bytes() for end in ("", "-wal")} == kept
    assert [card["name"] for card in worked.data("list")] == ["Wang"]


def dropped(home: Home, *parts: str) -> None:
    with closing(sqlite3.connect(home.store)) as connection:
        for part in parts:
            connection.execute(f"DROP {part}")


@pytest.mark.parametrize("part", ["INDEX attempt_on_board", "TRIGGER journal_card_update"])
def test_what_is_mended_without_loss_is_to_be_mended(worked: Home, part: str) -> None:
    dropped(worked, part)
    before = worked.contents()
    for command in ("list", "add Q", "show 1"):
        assert worked.run(*command.split()) == (
            6,
            "",
            (
                f"pipeline: error: {worked.store} is damaged: its indexes or triggers are not "
                "those of a store; mend it, which loses nothing: pipeline doctor --fix; or put "
                "the last backup back: pipeline restore "
                f"{worked.store}-backups/daily-2026-11-25.db\n"
            ),
        )
    assert worked.contents() == before
    assert worked.run("doctor", "--fix").code == 0
    assert [card["name"] for card in worked.data("list")] == ["Wang", "Li"]


def test_what_is_mended_only_in_part_is_put_back(worked: Home) -> None:
    dropped(worked, "INDEX attempt_on_board", "TABLE tag")
    assert "put the last backup back: pipeline restore " in worked.run("list").err
    assert "doctor --fix" not in worked.run("list").err


def test_the_way_out_is_in_json_as_well(worked: Home) -> None:
    garbage(worked)
    ran = worked.run("list", "--json")
    assert ran.code == 6
    assert '"hint": "put the last backup back: pipeline restore ' in ran.err


def test_a_surprise_with_a_sound_store_is_still_one(
    worked: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_named: object) -> None:
        raise ValueError

    monkeypatch.setattr(review, "one", fails)
    ran = worked.run("why", "1")
    assert ran.code == 1
    assert "something went wrong that should not: ValueError at " in ran.err


def test_a_surprise_without_a_store_is_still_one(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_named: object) -> None:
        raise ValueError

    monkeypatch.setattr(review, "one", fails)
    assert home.run("why", "1").code == 1


def test_a_store_that_is_locked_is_not_looked_into(worked: Home) -> None:
    garbage(worked)
    with closing(sqlite3.connect(worked.store, isolation_level=None)) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        ran = worked.process("list", env={"PIPELINE_LANG": "en"})
    assert ran.code == 6
    assert "is locked by another program" in ran.err


def test_one_that_never_was_a_store_is_told_as_before(home: Home) -> None:
    letters = home.files / "letters.txt"
    letters.write_bytes(os.urandom(9000))
    assert home.run("--store", "letters.txt", "list").err == (
        f"pipeline: error: {letters} is not a pipelinecli store; it has not been touched; "
        "name another with --store FILE\n"
    )

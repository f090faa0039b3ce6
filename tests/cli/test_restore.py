"""`restore` as it is typed: what it says, what it asks, and what leads back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

STORY = """
2026-11-24 09:00|add Wang
|book Wang fri 14:00
|backup
2026-11-25 09:00|add Li
|edit Wang --name "Wang Li"
|config set cycle 14
|tally --dials 3
"""
BACKUP = "2026-11-24T010000Z-manual.db"


def folder(home: Home) -> Path:
    return Path(f"{home.store}-backups")


@pytest.fixture
def worked(home: Home) -> Home:
    """Return a machine on which a backup was made, and work went on."""
    home.play(STORY)
    return home


def damage(store: Path) -> None:
    whole = store.read_bytes()
    store.write_bytes(whole[:8192] + os.urandom(len(whole) - 8192))


def test_it_says_what_came_back_what_it_cost_and_the_way_back(worked: Home) -> None:
    ran = worked.run("restore", BACKUP, today="2026-11-26 09:00")
    where = folder(worked)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Put back: {where}/{BACKUP}\n"
        "The last command in it: Tue 2026-11-24 09:00.\n"
        "1 card, 2 before.\n"
        "Taken back: 4 commands, the last of them:\n"
        "  6  tally, Wed 2026-11-25 09:00\n"
        "  5  config, Wed 2026-11-25 09:00\n"
        "  4  edit, Wang (1), Wed 2026-11-25 09:00\n"
        "Settings are those of the backup as well: cycle.\n"
        f"What was there before is kept: {where}/2026-11-26T010000Z-restore.db\n"
        "To take it back: pipeline undo\n"
    )
    assert worked.data("config", "get", "cycle")["value"] == "28"
    assert [card["name"] for card in worked.data("list")] == ["Wang"]
    assert worked.run("undo", today="2026-11-26 10:00").code == 0
    assert [card["name"] for card in worked.data("list")] == ["Wang Li", "Li"]
    assert worked.run("redo", today="2026-11-26 10:00").code == 0
    assert [card["name"] for card in worked.data("list")] == ["Wang"]


def test_the_same_once_more_is_nothing(worked: Home) -> None:
    worked.run("restore", BACKUP)
    before = worked.contents()
    assert worked.run("restore", BACKUP) == (
        0,
        f"Nothing to put back: the store holds what {folder(worked)}/{BACKUP} holds.\n",
        "",
    )
    assert worked.contents() == before


@pytest.mark.parametrize("before", ["", "|undo\n"])
def test_nobody_who_was_erased_is_said_to_be_there(home: Home, before: str) -> None:
    """Somebody who was taken back is in the backup's journal only, and is in it all the same."""
    home.play(f"|add Li\n|add Wang\n{before}|backup\n|forget Wang --yes")
    assert home.run("restore", BACKUP) == (
        0,
        (
            f"Nothing to put back: the store holds what {folder(home)}/{BACKUP} holds, "
            "but for whoever was erased since.\n"
            "1 person in it had been erased since, and stays so.\n"
        ),
        "",
    )
    assert home.data("restore", BACKUP)["erased_again"] == 1


def test_what_is_kept_of_before_can_be_put_back_as_well(worked: Home) -> None:
    later = "2026-11-26 09:00"
    kept = worked.data("restore", BACKUP, today=later)["kept"]
    assert worked.data("restore", Path(kept).name, today=later)["cards"] == 2
    assert [card["name"] for card in worked.data("list")] == ["Wang Li", "Li"]


def test_a_program_is_told_in_json(worked: Home) -> None:
    told = worked.data("restore", BACKUP, today="2026-11-26 09:00")
    where = folder(worked)
    assert told == {
        "file": f"{where}/{BACKUP}",
        "last_recorded": "2026-11-24T09:00:00+08:00",
        "changed": True,
        "undoable": True,
        "cards_before": 2,
        "cards": 1,
        "taken_back": 4,
        "brought": 0,
        "erased_again": 0,
        "settings": ["cycle"],
        "kept": f"{where}/2026-11-26T010000Z-restore.db",
    }


def test_everyday_life_goes_on_after_it(worked: Home) -> None:
    worked.run("restore", BACKUP)
    assert worked.play("2026-11-27 15:00|met Wang --next tue\n|add Zhao").out.startswith("Zhao (3)")
    assert (folder(worked) / "daily-2026-11-27.db").exists()
    assert worked.run("checkin", today="2026-11-27 16:00").code == 0


def test_of_a_store_that_is_gone_the_last_backup_is_named_and_put_back(worked: Home) -> None:
    worked.store.unlink()
    ran = worked.run("list")
    last = f"{folder(worked)}/daily-2026-11-25.db"
    assert (ran.code, ran.out) == (6, "")
    assert ran.err == (
        f"pipeline: error: there is no store yet at {worked.store}; "
        f"put the last backup back: pipeline restore {last}\n"
    )
    ran = worked.run("restore", last)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Put back: {last}\nThe last command in it: Tue 2026-11-24 09:00.\n1 card.\n"
    )
    assert [card["name"] for card in worked.data("list")] == ["Wang"]
    assert (worked.store.stat().st_mode & 0o777) == 0o600


@pytest.mark.parametrize(
    "command", ["list", "show 1", "add Zhao", "undo", "history", "log dial 1", "sheet", "today"]
)
def test_of_a_damaged_store_the_last_backup_is_named(worked: Home, command: str) -> None:
    damage(worked.store)
    before = worked.contents()
    ran = worked.run(*command.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (6, "", 1)
    assert ran.err.startswith(f"pipeline: error: {worked.store} is damaged: ")
    assert ran.err.endswith(
        f"; put the last backup back: pipeline restore {folder(worked)}/daily-2026-11-25.db\n"
    )
    assert worked.contents() == before


def test_a_backup_that_is_damaged_as_well_is_not_named(worked: Home) -> None:
    damage(worked.store)
    damage(folder(worked) / "daily-2026-11-25.db")
    before = f"{folder(worked)}/2026-11-24T010000Z-manual.db"
    assert worked.run("list").err.endswith(f"pipeline restore {before}\n")
    for path in folder(worked).glob("*.db"):
        damage(path)
    assert worked.run("list").err.endswith(
        "; nothing was changed; there is no sound backup of it\n"
    )


def test_the_line_to_type_names_the_store_it_is_for(worked: Home) -> None:
    moved = worked.files / "my store.db"
    worked.store.rename(moved)
    folder(worked).rename(f"{moved}-backups")
    damage(moved)
    ran = worked.run("--store", "my store.db", "list")
    line = ran.err.rstrip().partition("put the last backup back: ")[2]
    assert line == (f"pipeline --store 'my store.db' restore '{moved}-backups/daily-2026-11-25.db'")


def test_a_damaged_store_is_replaced_as_a_whole_if_that_is_agreed_to(worked: Home) -> None:
    damage(worked.store)
    was, before = worked.store.read_bytes(), worked.contents()
    ran = worked.run("restore", BACKUP)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"pipeline: error: {worked.store} is damaged (")
    assert ran.err.endswith(
        "); it would be moved aside and the backup put in its place, which undo cannot take back; "
        "add --yes if you mean it\n"
    )
    assert worked.contents() == before
    ran = worked.run("restore", BACKUP, "--yes", today="2026-11-26 09:00")
    aside = f"{worked.store}.damaged-2026-11-26T010000Z"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Put back: {folder(worked)}/{BACKUP}\n"
        "The last command in it: Tue 2026-11-24 09:00.\n"
        "1 card.\n"
        "Whoever was erased since that backup may be in it again.\n"
        f"The damaged store is kept: {aside}\n"
        "pipeline undo does not take this back.\n"
    )
    assert Path(aside).read_bytes() == was
    assert [card["name"] for card in worked.data("list")] == ["Wang"]
    assert worked.run("undo").out.startswith("Taken back: book, Wang (1)")


def test_at_a_terminal_it_asks_before_a_damaged_store_is_replaced(worked: Home) -> None:
    damage(worked.store)
    before = worked.contents()
    ran = worked.terminal("restore", BACKUP, answers=[("Go on? [y/N]", "n\n")])
    assert ran.code == 1
    assert "not confirmed; nothing was changed" in ran.out
    assert worked.contents() == before
    ran = worked.terminal("restore", BACKUP, answers=[("Go on? [y/N]", "y\n")])
    assert ran.code == 0
    assert "The damaged store is kept" in ran.out


def test_a_store_whose_beginning_is_gone_is_known_by_its_backups(worked: Home) -> None:
    whole = worked.store.read_bytes()
    worked.store.write_bytes(b"\0" * 4096 + whole[4096:])
    ran = worked.run("list")
    assert "is damaged: it is not a store any more; put the last backup back" in ran.err
    assert worked.run("restore", BACKUP, "--yes").code == 0
    assert [card["name"] for card in worked.data("list")] == ["Wang"]


def test_what_never_was_a_store_is_not_replaced(worked: Home) -> None:
    letters = worked.files / "letters.txt"
    letters.write_text("dear")
    ran = worked.run("--store", "letters.txt", "restore", f"{folder(worked)}/{BACKUP}", "--yes")
    assert ran.code == 6
    assert ran.err == (
        f"pipeline: error: {letters} is not a pipelinecli store; it has not been touched; "
        "name another with --store FILE\n"
    )
    assert letters.read_text() == "dear"


def test_settings_that_a_damaged_store_lost_do_not_matter(worked: Home) -> None:
    """The zone and the language are in it; the day that was asked for is not."""
    damage(worked.store)
    assert worked.run("restore", BACKUP, "--yes", today="2026-13-13").code == 2
    assert worked.run("restore", BACKUP, "--yes", lang=None).code == 0


@pytest.mark.parametrize("later", ["store", "backup"])
def test_of_another_version_it_is_put_in_place_as_a_whole(worked: Home, later: str) -> None:
    """Nobody knows what else the later one holds, and where it would go in the other."""
    backup = folder(worked) / BACKUP
    if later == "backup":
        Path(f"{backup}.sha256").unlink()
    with closing(sqlite3.connect(worked.store if later == "store" else backup)) as connection:
        connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
        connection.execute("PRAGMA user_version = 1999")
    was = worked.store.read_bytes()
    ran = worked.run("restore", BACKUP, today="2026-11-26 09:00")
    assert (ran.code, ran.out) == (2, "")
    assert "is of another version; the store would be moved aside" in ran.err
    ran = worked.run("restore", BACKUP, "--yes", today="2026-11-26 09:00")
    aside = f"{worked.store}.replaced-2026-11-26T010000Z"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[2:] == [
        "1 card, 2 before.",
        f"What was there before is kept: {aside}",
        "pipeline undo does not take this back.",
    ]
    assert Path(aside).read_bytes() == was
    assert [card["name"] for card in worked.data("list")] == ["Wang"]


def test_who_is_gone_with_it_is_named_all_the_same(worked: Home) -> None:
    worked.play("2026-11-25 10:00|log dial Li\n|log dial Li\n|log talk Li")
    lines = worked.run("restore", BACKUP, today="2026-11-26 09:00").out.splitlines()
    assert lines[3:7] == [
        "Taken back: 7 commands, the last of them:",
        "  9  log, Li (2), Wed 2026-11-25 10:00",
        "  8  log, Li (2), Wed 2026-11-25 10:00",
        "  7  log, Li (2), Wed 2026-11-25 10:00",
    ]
    assert "card 2" not in worked.run("history", tty=True).out


def test_what_becomes_of_the_commands_is_in_words_when_it_is_taken_back(worked: Home) -> None:
    worked.run("restore", BACKUP, today="2026-11-26 09:00")
    worked.run("restore", "2026-11-26T010000Z-restore.db", today="2026-11-26 10:00")

    def commands(*argv: str) -> list[str]:
        out = worked.run(*argv, today="2026-11-26 11:00").out
        lines = (line.split(maxsplit=1) for line in out.splitlines())
        return [said for label, said in lines if label == "Commands"]

    assert commands("undo") == ["1 holds again: 7", "4 are taken back again: 3, 4, 5, 6"]
    assert commands("undo") == ["4 hold again: 3, 4, 5, 6"]
    assert commands("redo") == ["4 are taken back again: 3, 4, 5, 6"]
    assert commands("redo") == ["1 is taken back again: 7", "4 hold again: 3, 4, 5, 6"]

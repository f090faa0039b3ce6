"""Somebody erased, as it is typed: what is said of what went, and of what is left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.terminal import END_OF_INPUT, INTERRUPT

if TYPE_CHECKING:
    from tests.running import Home

ERASED = "Mia X (2) is erased for good. The counts stay, without a name.\n"
WENT = "1 card that was taken back went with them.\n"


@pytest.fixture
def home(home: Home) -> Home:
    home.play("|add 'Mia X' --phone 138\n|undo\n|add 'Mia X' --phone 139\n|backup")
    return home


def held(home: Home) -> list[str]:
    """Return the files that have a byte of them."""
    files = (path for path in home.path.rglob("*") if path.is_file())
    return sorted(path.name for path in files if b"mia x" in path.read_bytes().lower())


def test_a_card_of_theirs_that_was_taken_back_goes_with_them_and_from_the_copies(
    home: Home,
) -> None:
    copies = held(home)[:-1]
    assert len(copies) == 2
    ran = home.run("forget", "Mia", "--yes", "--backups")
    anew = "2 backups held them and are written anew without them.\n"
    assert ran == (0, f"{ERASED}{WENT}{anew}", "")
    assert held(home) == []
    assert "138" not in home.run("history").out


def test_who_is_asked_is_told_first_what_goes_and_after_ctrl_c_what_went(home: Home) -> None:
    home.run("log", "dial", "Mia")
    home.run("add", "Bo", "--note", "with Mia X")
    question = "Erase Mia X (2) for good? [y/N]: "
    goes = "What goes: the card, 1 activity, 1 card that was taken back. 2 backups hold them too.\n"
    assert home.run("forget", "Mia") == (
        2,
        "",
        (
            "pipeline: error: Mia X (2) would be erased for good: the card, 1 activity, "
            "1 card that was taken back; 2 backups hold them too; add --yes if you mean it\n"
        ),
    )
    copies = "2 backups still hold them. Write them anew without them? [y/N]: "
    ran = home.terminal("forget", "2", answers=[(question, "y\r"), (copies, END_OF_INPUT)])
    folder = f"{home.store}-backups"
    left = [line for line in ran.out.splitlines() if line.startswith("  /")]
    assert (ran.code, len(left)) == (130, 2)
    assert all(line.startswith(f"  {folder}/") for line in left)
    paths = "".join(f"{line}\n" for line in left)
    assert ran.out == (
        f"{goes}{question}y\n{ERASED}{WENT}"
        "The name still stands in what was written of others, which was not touched:\n"
        "  Bo (3): Note  pipeline edit 3 --note TEXT\n"
        "The journal keeps what such a text said before, as long as that card is there.\n"
        f"{copies}\n2 backups still hold them:\n{paths}"
        "To write them anew without them: pipeline forget 2 --backups\n"
    )
    assert home.run("forget", "2", "--backups").out == (
        "2 backups held them and are written anew without them.\n"
    )


def test_a_program_that_is_left_at_the_question_is_told_what_went(home: Home) -> None:
    asked = [("good? [y/N]: ", "y\r"), ("without them? [y/N]: ", INTERRUPT)]
    before = ("sh", "-c", 'exec "$@" --json >out', "sh")
    assert home.terminal("forget", "2", answers=asked, before=before).code == 130
    data = json.loads((home.files / "out").read_text())["data"]
    assert (data["name"], len(data["backups"]), data["rewritten"]) == ("Mia X", 2, [])
    assert (data["taken_back"], data["notes"], data["still_named"]) == (1, 0, [])


def test_a_folder_of_copies_that_cannot_be_looked_into_is_said_after_who_went(home: Home) -> None:
    folder = home.store.with_name("pipeline.db-backups")
    folder.rename(folder.with_name("elsewhere"))
    folder.write_bytes(b"")
    ran = home.run("forget", "Mia", "--yes")
    assert (ran.code, ran.out) == (1, f"{ERASED}{WENT}")
    assert ran.err.splitlines()[0] == (f"pipeline: error: {folder} cannot be read: Not a directory")

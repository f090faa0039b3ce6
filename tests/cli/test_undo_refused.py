"""What undo and redo refuse, and what they ask."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

STORY = """
2026-11-24 09:00|add Wang
|add Li
|book Wang fri 14:00
|log dial Li
2026-11-27 15:00|met Wang --next tue
"""
OTHERS = (
    "2 later changes depend on it and would be taken back as well",
    "5  met, Wang (1), Fri 2026-11-27 15:00",
    "3  book, Wang (1), Tue 2026-11-24 09:00",
)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("undo 0", "0 is too small; at least 1"),
        ("undo ten", "“ten” is not a whole number"),
        ("undo 1.5", "“1.5” is not a whole number"),
        ("undo ²", "“²” is not a whole number"),
        ("undo 9999999999", "9999999999 is too large; at most 999999999"),
        ("redo 0", "0 is too small; at least 1"),
        ("undo 1 --change 1", "N and --change do not go together; type one of them"),
    ],
)
def test_what_is_no_number_of_commands_is_refused(argv: str, said: str, home: Home) -> None:
    home.play(STORY)
    before = home.contents()
    assert home.run(*argv.split()) == (2, "", f"pipeline: error: {said}\n")
    assert home.contents() == before


@pytest.mark.parametrize("count", ["0000000000002", " 2 "])
def test_a_count_is_the_number_that_is_typed_however_it_is_typed(count: str, home: Home) -> None:
    home.play(STORY)
    assert home.run("undo", count, "--dry-run") == home.run("undo", "2", "--dry-run")


@pytest.mark.parametrize("argv", ["undo --change 0", "undo --change x", "history --limit 0"])
def test_what_the_framework_cannot_read_is_refused(argv: str, home: Home) -> None:
    home.play(STORY)
    ran = home.run(*argv.split())
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("argv", ["undo 6", "redo", "undo --change 99"])
def test_what_is_not_there_is_said_in_a_line(argv: str, home: Home) -> None:
    home.play(STORY)
    before = home.contents()
    ran = home.run(*argv.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert home.contents() == before


@pytest.mark.parametrize("argv", ["undo", "redo", "history", "undo --change 1"])
def test_without_a_store_it_is_said_how_to_begin(argv: str, home: Home) -> None:
    ran = home.run(*argv.split())
    assert (ran.code, ran.out) == (6, "")
    assert "begin with pipeline init" in ran.err
    assert home.contents() == {}


def test_nothing_is_asked_where_nothing_else_goes_with_it(home: Home) -> None:
    home.play(STORY)
    ran = home.run("undo", "--change", "4", today="2026-11-27 15:00")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Taken back: log, Li (2), Tue 2026-11-24 09:00\n")
    assert home.run("undo", "2").code == 0


def test_what_goes_with_it_is_listed_and_refused_without_a_terminal(home: Home) -> None:
    home.play(STORY)
    before = home.contents()
    ran = home.run("undo", "--change", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"pipeline: error: {OTHERS[0]}; add --yes if you mean it\n  {OTHERS[1]}\n  {OTHERS[2]}\n"
    )
    assert home.contents() == before
    error = json.loads(home.run("undo", "--change", "1", "--json").err)
    assert error["data"]["code"] == 2
    assert home.contents() == before


def test_yes_takes_back_what_goes_with_it_and_redo_brings_all_of_it_again(home: Home) -> None:
    home.play(STORY)
    ran = home.run("undo", "--change", "1", "--yes")
    assert ran.code == 0
    heads = [line for line in ran.out.splitlines() if line.startswith("Taken back: ")]
    assert [head.split()[2] for head in heads] == ["met,", "book,", "add,"]
    assert ran.out.endswith("To bring it again: pipeline redo 3\n")
    assert [card["name"] for card in home.data("list")] == ["Li"]
    assert home.run("redo", "3").code == 0
    assert [card["name"] for card in home.data("list")] == ["Wang", "Li"]


def test_a_plan_asks_nothing(home: Home) -> None:
    home.play(STORY)
    before = home.contents()
    ran = home.run("undo", "--change", "1", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("Would be taken back: ") == 3
    assert home.contents() == before


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_at_a_terminal_it_is_listed_and_asked(answer: str, code: int, home: Home) -> None:
    home.play(STORY)
    question = "Take back 3 changes? [y/N]: "
    ran = home.terminal("undo", "--change", "1", answers=[(question, f"{answer}\n")])
    assert ran.code == code
    assert ran.out.startswith(f"{OTHERS[0]}:\n{OTHERS[1]}\n{OTHERS[2]}\n{question}")
    left = ["Li"] if answer == "y" else ["Wang", "Li"]
    assert [card["name"] for card in home.data("list")] == left


def test_a_person_who_was_forgotten_is_not_brought_back(home: Home) -> None:
    home.play(STORY + "|forget Li --yes")
    before = home.contents()
    for argv in (["undo"], ["undo", "--change", "6"], ["undo", "--change", "2"]):
        ran = home.run(*argv)
        assert (ran.code, ran.out) == (4, "")
        assert "Li" not in ran.err
    assert home.contents() == before
    shown = home.run("history", "-o", "table")
    assert "Li" not in shown.out
    assert "   2  add, Tue 2026-11-24 09:00\n      (erased with a person who" in shown.out

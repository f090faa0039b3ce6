"""Questions on a terminal: asked on stderr, answered by typing, refused where nobody is there."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.running import PROGRAM
from tests.terminal import END_OF_INPUT, INTERRUPT

if TYPE_CHECKING:
    from tests.running import Home

SAME = "王经理 (1) is there already. Is this somebody else? [y/N]: "
GONE = "Erase 王经理 (1) for good? [y/N]: "
GOES = "What goes: the card.\n"
COPIES = "1 backup still holds them. Write it anew without them? [y/N]: "


@pytest.fixture
def home(home: Home) -> Home:
    home.run("add", "王经理")
    return home


def _people(home: Home) -> list[str]:
    return [line.split(",")[1] for line in home.run("list", "-o", "csv").out.splitlines()[1:]]


@pytest.mark.parametrize("answer", ["y", "Y", "yes", " yes ", "是"])
def test_somebody_else_of_the_same_name_is_added_on_yes(answer: str, home: Home) -> None:
    ran = home.terminal("add", "王经理", answers=[(SAME, f"{answer}\r")])
    assert ran.code == 0
    assert ran.out.splitlines()[-2] == "王经理 (2): new card, Opportunity."
    assert _people(home) == ["王经理", "王经理"]


@pytest.mark.parametrize("answer", ["", "n", "No", "否"])
def test_anything_that_is_no_leaves_the_card_alone_and_says_what_to_type(
    answer: str, home: Home
) -> None:
    before = home.contents()
    ran = home.terminal("add", "王经理", answers=[(SAME, f"{answer}\r")])
    assert ran.code == 4
    assert ran.out.endswith(
        "pipeline: error: the name 王经理 already belongs to 王经理 (1); "
        "for another person of that name add --new\n"
    )
    assert home.contents() == before


def test_what_is_neither_yes_nor_no_is_asked_again(home: Home) -> None:
    ran = home.terminal(
        "forget", "1", answers=[(GONE, "maybe\r"), ("Answer y or n.", ""), (GONE, "n\r")]
    )
    assert (ran.code, _people(home)) == (1, ["王经理"])
    assert ran.out.endswith("pipeline: error: not confirmed; nothing was changed\n")


def test_a_person_is_forgotten_on_yes(home: Home) -> None:
    ran = home.terminal("forget", "1", answers=[(GONE, "y\r"), (COPIES, "y\r")])
    said = "王经理 (1) is erased for good. The counts stay, without a name."
    anew = "1 backup held them and is written anew without them."
    assert ran == (0, f"{GOES}{GONE}y\n{said}\n{COPIES}y\n{anew}\n", "")
    assert _people(home) == []


@pytest.mark.parametrize("typed", ["n\r", INTERRUPT])
def test_who_is_forgotten_is_so_whatever_is_said_of_the_backups(typed: str, home: Home) -> None:
    ran = home.terminal("forget", "1", answers=[(GONE, "y\r"), (COPIES, typed)])
    assert ran.code == (130 if typed == INTERRUPT else 0)
    assert "王经理 (1) is erased for good." in ran.out
    assert _people(home) == []


@pytest.mark.parametrize("typed", [INTERRUPT, END_OF_INPUT])
@pytest.mark.parametrize(("argv", "question"), [(("add", "王经理"), SAME), (("forget", "1"), GONE)])
def test_ctrl_c_and_the_end_of_input_at_a_question_change_nothing(
    argv: tuple[str, ...], question: str, typed: str, home: Home
) -> None:
    before = home.contents()
    ran = home.terminal(*argv, answers=[(question, typed)])
    goes = GOES if question is GONE else ""
    assert (ran.code, ran.out.replace("^C", "")) == (130, f"{goes}{question}\n")
    assert home.contents() == before


def test_without_a_terminal_nobody_is_asked(home: Home) -> None:
    before = home.contents()
    assert home.run("add", "王经理", stdin="y\n").code == 4
    assert home.run("forget", "1", stdin="y\n") == (
        2,
        "",
        (
            "pipeline: error: 王经理 (1) would be erased for good: the card; "
            "add --yes if you mean it\n"
        ),
    )
    assert home.contents() == before
    assert home.run("forget", "1", "--yes").code == 0


def test_a_question_goes_to_stderr_so_that_data_stays_data(home: Home) -> None:
    """Standard output is a file here, the rest is a terminal."""
    ran = home.terminal(
        "add", "王经理", answers=[(SAME, "y\r")], before=("sh", "-c", 'exec "$@" --json >out', "sh")
    )
    assert ran == (0, f"{SAME}y\n", "")
    assert (home.files / "out").read_text().startswith('{\n  "schema": 1,\n  "kind": "card"')


def test_questions_are_asked_in_chinese(home: Home) -> None:
    ran = home.terminal("forget", "1", lang="zh", answers=[("[y/N]", "y\r"), ("[y/N]", "n\r")])
    assert ran.code == 0
    assert "彻底删除" in ran.out


def test_a_name_in_a_question_cannot_act_on_the_terminal(home: Home) -> None:
    home.run("edit", "1", "--name", "[bold]x[/bold] :smile: \u202eevil")
    ran = home.terminal("forget", "1", answers=[("[y/N]", "n\r")])
    assert "Erase [bold]x[/bold] :smile: \N{REPLACEMENT CHARACTER}evil (1) for good?" in ran.out


def test_init_asks_for_what_it_needs_with_what_holds_as_the_answer(home: Home) -> None:
    ran = home.terminal(
        "init",
        answers=[
            ("Your name, for the sheet: ", "艾新华\r"),
            ("Your sales cycle in days (or auto) [28]: ", "30\r"),
            ("The currency of your amounts [CNY]: ", "\r"),
            ("Your time zone [Asia/Shanghai]: ", "\r"),
        ],
    )
    assert ran.code == 0
    settings = home.run("config", "list", "-o", "csv").out.splitlines()
    assert [line.rpartition(",")[0].split(",")[:2] for line in settings[1:5]] == [
        ["name", "艾新华"],
        ["cycle", "30"],
        ["currency", "CNY"],
        ["zone", "Asia/Shanghai"],
    ]


def test_init_asks_again_where_it_cannot_use_the_answer(home: Home) -> None:
    ran = home.terminal(
        "init",
        answers=[
            ("sheet: ", "艾新华\r"),
            ("[28]: ", "soon\r"),
            ("pipeline: error: cycle cannot be “soon”; it takes days, or auto", ""),
            ("[28]: ", "30\r"),
            ("[CNY]: ", "\r"),
            ("[Asia/Shanghai]: ", "\r"),
        ],
    )
    assert (ran.code, home.run("config", "get", "cycle").out) == (0, "30\n")


def test_init_that_is_left_keeps_nothing(home: Home) -> None:
    before = home.contents()
    ran = home.terminal("init", answers=[("sheet: ", "艾新华\r"), ("[28]: ", INTERRUPT)])
    assert ran.code == 130
    assert home.contents() == before


def test_practice_asks_and_counts_what_was_right(home: Home) -> None:
    ran = home.terminal(
        "practice",
        answers=[
            ("Which stage: ", "opportunity\r"),
            ("Right: Opportunity.", ""),
            ("Which stage: ", "50\r"),
            ("No: 25%.", ""),
            ("Which stage: ", "a lot\r"),
            ("“a lot” is not a stage", ""),
            ("Which stage: ", "50%\r"),
            ("Right: 50%.", ""),
            ("Which stage: ", "1\r"),
            ("“1” is not a stage", ""),
            ("Which stage: ", "Opportunity\r"),
        ],
    )
    assert ran.code == 0
    assert ran.out.endswith("\n3 of 4 right.\n")


def test_practice_can_be_left(home: Home) -> None:
    assert home.terminal("practice", answers=[("Which stage", INTERRUPT)]).code == 130


def test_practice_in_chinese_takes_chinese_answers(home: Home) -> None:
    asked = [("哪个阶段", f"{answer}\r") for answer in ("销售机会", "25%", "50", "销售机会")]
    ran = home.terminal("practice", lang="zh", answers=asked)
    assert (ran.code, "4" in ran.out.splitlines()[-1]) == (0, True)


def test_a_closed_stdin_is_nobody(home: Home) -> None:
    words = " ".join(f"'{word}'" for word in (*PROGRAM, "forget", "1"))
    done = subprocess.run(
        ["bash", "-c", f"{words} <&-"],
        capture_output=True,
        check=False,
        cwd=home.files,
        env={**home.environment(measured=False), "PATH": os.environ["PATH"]},
        timeout=60,
    )
    assert done.returncode == 2

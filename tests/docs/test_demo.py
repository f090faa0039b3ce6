"""`pipeline demo`, as somebody sees it who has never heard of the program."""

from __future__ import annotations

import json
import sys

import pytest
from rich.cells import cell_len

from tools.docs.session import Language, play

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_explains_itself_and_fits_on_a_terminal(language: Language) -> None:
    lines = play(["pipeline demo"], language)[0].splitlines()
    own = [line for line in lines if line.startswith(("$ ", "# "))] + lines[:3] + lines[-2:]
    assert [line for line in own if cell_len(line) > 80] == []
    assert "pipeline practice" in lines[-1]
    assert "pipeline add NAME" in lines[-2]


def test_the_demo_ends_in_the_sheet_of_the_deck() -> None:
    sheet = "pipeline --store kept.db sheet --week 2008-12-15 --as-of 2008-12-15 -o json"
    shown, answer = play(["pipeline demo --keep kept.db", sheet], "en")
    assert shown.rindex("$ pipeline sheet") > shown.rindex("$ pipeline today")
    data = json.loads(answer)["data"]
    monday, wednesday, friday = data["rows"]
    stood = {
        stage: [(entry["name"], entry["first_meeting"]) for entry in entries]
        for stage, entries in monday["entries"].items()
        if entries
    }
    assert (data["cycle_days"], data["from"], data["to"]) == (28, "2008-12-12", "2008-12-18")
    assert stood == {
        "appointment": [("何建国", "2008-12-15")],
        "25": [("刘岩", "2008-12-12"), ("范学东", "2008-12-13")],
        "50": [("艾新华", "2008-12-14")],
    }
    assert not any([*wednesday["entries"].values(), *friday["entries"].values()])


def test_the_demo_shows_a_refusal_in_its_place_in_a_file_too() -> None:
    shown = play(["pipeline demo > file 2> errors", "cat errors", "cat file"], "en")
    assert shown[:2] == ["", ""]
    assert "$ pipeline move 范学东 50\npipeline: error: 范学东 cannot move to 50%" in shown[2]


def test_the_demo_leaves_nothing_behind() -> None:
    assert play(["pipeline demo > /dev/null; echo $?; ls -A"], "en") == ["0\n"]


def test_the_demo_overwrites_no_file() -> None:
    lines = ["echo mine > kept.db", "pipeline demo --keep kept.db; echo $?", "cat kept.db"]
    assert play(lines, "en")[1:] == ["pipeline: error: kept.db exists already\n2\n", "mine\n"]


def test_the_demo_calls_the_program_as_it_was_called_where_it_is_not_on_the_path() -> None:
    script = "from pipelinecli.__main__ import main; main()"
    lines = [
        f"mkdir bin; echo '{script}' > bin/pipeline",
        f"(PATH=; {sys.executable} bin/pipeline demo) | tail -1",
        "pipeline demo | tail -1",
    ]
    assert play(lines, "en")[1:] == [
        "Test yourself on the method: bin/pipeline practice\n",
        "Test yourself on the method: pipeline practice\n",
    ]

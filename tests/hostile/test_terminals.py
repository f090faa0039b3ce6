"""The same on a terminal, where text could act: the program's own colours, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli._forms import FORMS
from tests.hostile.crowd import LATER, Person, gather
from tests.hostile.payloads import BEL, ESC, OURS, TERMINAL
from tests.hostile.screen import COLOURS, faults
from tests.hostile.views import ID, VIEWS
from tests.running import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "zh")
KEYS = {"en": "  ?: ", "zh": "  ?："}
"""Where a check-in by hand asks for a key."""
SIZES = ((80, 24), (120, 40), (50, 20))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, list[Person]]:
    home = Home(tmp_path_factory.mktemp("crowd") / "home")
    return home, gather(home, one_in=4)


def _runs(people: list[Person], *, everything: bool) -> Iterator[list[str]]:
    for name, calls in VIEWS.items():
        for argv in calls if name in FORMS else ():
            for person in people[:: 1 if everything else 15] if ID in argv else people[:1]:
                yield [word.replace(ID, str(person.id)) for word in argv]


def test_no_view_sends_a_terminal_anything_but_text_and_its_colours(
    crowd: tuple[Home, list[Person]], *, thorough: bool
) -> None:
    home, people = crowd
    found, coloured = [], 0
    for number, argv in enumerate(_runs(people, everything=thorough)):
        ran = home.terminal(
            *argv,
            today=LATER,
            lang=LANGUAGES[number % 2],
            size=SIZES[number % 3],
            answers=[(KEYS[LANGUAGES[number % 2]], "q")] if argv == ["checkin"] else (),
        )
        coloured += bool(COLOURS.search(ran.out))
        wrong = faults(ran.out, terminal=True)
        if ran.code not in {0, 130}:
            wrong.append(f"ended with {ran.code}")
        found += [f"{argv}: {what}" for what in wrong]
    assert found == [], "\n".join(found)
    assert coloured > 5


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_data_on_a_terminal_is_text_too(crowd: tuple[Home, list[Person]], form: str) -> None:
    home, _people = crowd
    ran = home.terminal("list", "--limit=9999", "-o", form)
    assert (ran.code, faults(ran.out, terminal=True, data=form == "json")) == (0, [])


@pytest.mark.parametrize(
    "line", ["add -- {}", "show -- {}", "{}", "list --{}", "mark 1 -- {}=x", "--today={} list"]
)
def test_an_error_on_a_terminal_is_text_only(line: str, crowd: tuple[Home, list[Person]]) -> None:
    text = " ".join(TERMINAL[name] for name in TERMINAL if name != "nul")
    ran = crowd[0].terminal(*(word.replace("{}", text) for word in line.split(" ")))
    assert ran.code in {2, 3}
    assert faults(ran.out) == []


QUESTION = "for good? [y/N]: "


@pytest.mark.parametrize("name", ["terminal: C1 CSI", "invisible: override", "heavy: zalgo"])
def test_a_question_about_somebody_hostile_is_text(name: str, home: Home) -> None:
    home.run("add", "Bo")
    text = OURS[name] if not name.startswith("terminal") else "[bold]{name}[/] %s"
    assert home.run("add", "--new", f"--org={text}", "--", text).code == 0
    ran = home.terminal("forget", "2", answers=[(QUESTION, "n\r")])
    assert ran.code == 1
    assert faults(ran.out, terminal=True) == []


def test_what_is_typed_at_a_question_acts_on_nothing(home: Home) -> None:
    """The terminal echoes a control as ^[; what the program says of it is text."""
    home.run("add", "Bo")
    hostile = f"{ESC}]0;owned{BEL}\u202e\x9b31m"
    ran = home.terminal("forget", "1", answers=[(QUESTION, f"{hostile}\r"), (QUESTION, "n\r")])
    assert ran.code == 1
    shown = ran.out.replace("\u202e", "").replace("\x9b", "")  # the echo is the terminal's own
    assert faults(shown, terminal=True) == []
    assert "\a" not in ran.out

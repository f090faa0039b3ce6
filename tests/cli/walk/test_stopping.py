"""A walk that is left: what was answered is kept, nothing is handed in, the terminal is as before.

The terminal is asked for its settings by `stty`, before and after, by the shell that starts us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.walk.seat import on_terminal
from tests.cli.walk.stories import KEYS, MONDAY, NO_STEP, STEP_PASSED, UNANSWERED, begin, done
from tests.running import PROGRAM
from tests.terminal import END_OF_INPUT, INTERRUPT, plain

if TYPE_CHECKING:
    from tests.running import Home, Ran

WITH_STTY = (
    "sh", "-c", 'trap : INT; stty -a >before; "$@"; code=$?; stty -a >after; exit $code', "sh",
)  # fmt: skip
DAY = "Mon 2026-11-23"
CRITERIA = "next  - back: "
PLACES = {
    "the keys": [(KEYS, "")],
    "a day with a default": [(KEYS, "h"), ("Held on [2026-11-20] (-: back): ", "")],
    "a day that may be left out": [(KEYS, "h"), ("Held on", "\r"), ("Next step on (", "")],
    "a text that may be left out": [(KEYS, "f"), ("Reason (Enter: none, -: back): ", "")],
    "a text that may not": [(KEYS, "l"), ("Reason: ", "")],
    "the criteria": [(KEYS, "c"), (CRITERIA, "")],
    "evidence": [(KEYS, "c"), (CRITERIA, "p"), ("Who decides: ", "")],
}
WAYS = {"ctrl-c": INTERRUPT, "ctrl-d": END_OF_INPUT, "q": "q", "full-width q": "Ｑ"}


def _left(home: Home, answers: list[tuple[str, str]], way: str, *options: str) -> Ran:
    """Walk, leave where the last prompt is, and see that the terminal is as it was."""
    prompt = answers[-1][0]
    by_line = prompt not in {KEYS, CRITERIA} and way.lower() in {"q", "ｑ"}
    typed = [*answers[:-1], (prompt, f"{way}\r" if by_line else way)]
    ran = home.terminal("checkin", *options, today=MONDAY, answers=typed, before=WITH_STTY)
    settings = [(home.files / name).read_text() for name in ("before", "after")]
    assert settings[0] == settings[1]
    assert " icanon" in settings[1]
    return ran._replace(out=plain(ran.out).replace("^C", ""))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_a_walk_can_be_left_anywhere(place: str, way: str, home: Home) -> None:
    begin(home, STEP_PASSED)
    before = home.store.read_bytes()
    ran = _left(home, PLACES[place], WAYS[way])
    said = f"Stopped: nothing was answered; the check-in of {DAY} was not handed in.\n"
    assert (ran.code, ran.out[-len(said) :]) == (130, said)
    assert home.store.read_bytes() == before


@pytest.mark.parametrize("way", WAYS)
def test_what_was_answered_is_kept(way: str, home: Home) -> None:
    begin(home, STEP_PASSED + NO_STEP + UNANSWERED)
    answers = [(KEYS, "f"), ("Reason", "\r"), (KEYS, "s"), (KEYS, "")]
    ran = _left(home, answers, WAYS[way])
    said = f"Stopped: 1 answer is kept; the check-in of {DAY} was not handed in.\n"
    assert (ran.code, ran.out[-len(said) :]) == (130, said)
    assert done(home) == ["back"]
    assert home.data("show", "1", today=MONDAY)["stage"] == "opportunity"
    assert home.data("checkin", "list", today=MONDAY) == []


def test_answers_are_counted(home: Home) -> None:
    begin(home, STEP_PASSED + NO_STEP + UNANSWERED)
    back = [(KEYS, "f"), ("Reason", "\r")]
    ran = _left(home, [*back, *back, (KEYS, "")], INTERRUPT)
    assert ran.out.endswith(
        f"Stopped: 2 answers are kept; the check-in of {DAY} was not handed in.\n"
    )
    assert (ran.code, done(home)) == (130, ["back", "back"])


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([(KEYS, "")], "Stopped: nothing was answered; "),
        ([(KEYS, "f"), ("Reason", "\r"), (KEYS, "")], "Stopped: 1 answer is kept; "),
    ],
)
def test_what_was_handed_in_before_stays_so(
    answers: list[tuple[str, str]], said: str, home: Home
) -> None:
    begin(home, STEP_PASSED + UNANSWERED)
    home.run("checkin", today=MONDAY)
    shown = home.run("checkin", "show", "2026-11-23", today=MONDAY)
    ran = _left(home, answers, INTERRUPT)
    assert ran.code == 130
    assert ran.out.endswith(f"{said}the check-in of {DAY} stays as it was handed in.\n")
    assert home.run("checkin", "show", "2026-11-23", today=MONDAY) == shown


def test_a_terminal_that_is_gone_is_as_ctrl_d(home: Home) -> None:
    begin(home, STEP_PASSED + NO_STEP)
    deaf = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *PROGRAM, "checkin"]
    with on_terminal(deaf, home.environment(today=MONDAY)) as seat:
        seat.sees(KEYS)
        seat.types("f")
        seat.sees("Reason (")
        seat.types("\r")
        seat.sees(KEYS)
        seat.hang_up()
        assert seat.process.wait(30) == 130
    assert done(home) == ["back"]


def test_a_fall_back_that_was_asked_for_is_carried_out_though_the_walk_is_left(home: Home) -> None:
    begin(home, STEP_PASSED + UNANSWERED)
    ran = _left(home, [(KEYS, "")], INTERRUPT, "--apply")
    assert ran.out.startswith("王芳 (1): 25% → Opportunity.\nReason: next step passed.\n")
    assert (ran.code, done(home)) == (130, ["checkin"])
    assert "1 answer is kept" in plain(ran.out)
    assert home.data("checkin", "list", today=MONDAY) == []


def test_however_quiet_no_card_falls_back_silently(home: Home) -> None:
    begin(home, STEP_PASSED + UNANSWERED)
    ran = _left(home, [(KEYS, "")], INTERRUPT, "--apply", "-q")
    assert ran.out.startswith("王芳 (1): 25% → Opportunity.\nReason: next step passed.\n")

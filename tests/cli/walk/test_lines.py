"""A line that is asked for after a key: its prompt, and what is taken for an answer."""

from __future__ import annotations

import termios

import pytest

from pipelinecli.cli.walk.lines import Line
from tests.cli.walk.seat import seated

QUESTION = """
import sys
from pipelinecli.cli.session import Session
from pipelinecli.cli.walk.lines import BackToTheKeys, Line, read
from pipelinecli.services.fields import line

kinds = {"default": {"default": "friday"}, "optional": {"nothing": "none"}, "required": {}}
try:
    asked = Line("When", lambda text: line("when", text), **kinds[sys.argv[1]])
    print("read", ascii(read(asked, Session())), flush=True)
except BackToTheKeys:
    print("back", flush=True)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""
PROMPTS = {
    "default": "When [friday] (-: back): ",
    "optional": "When (Enter: none, -: back): ",
    "required": "When: ",
}


@pytest.mark.parametrize("kind", PROMPTS)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tue\r", "read 'tue'"),
        ("  next tue \r", "read 'next tue'"),
        ("ｔｕｅ\r", "read '\\uff54\\uff55\\uff45'"),
        ("quite\r", "read 'quite'"),
        ("--\r", "read '--'"),
        ("-\r", "back"),
        ("－\r", "back"),
        (" - \r", "back"),
        ("\x1b\r", "back"),
        ("q\r", "stopped"),
        ("Ｑ\r", "stopped"),
        ("\x03", "stopped"),
        ("\x04", "stopped"),
        ("half a rea\x04\x04", "stopped"),
    ],
)
def test_what_is_typed_is_the_answer_goes_back_or_stops(kind: str, typed: str, said: str) -> None:
    with seated(QUESTION, kind) as seat:
        seat.sees(PROMPTS[kind])
        seat.types(typed)
        code, rest = seat.ends()
    assert (code, rest.splitlines()[-1]) == (0, said)


@pytest.mark.parametrize("typed", ["\r", "   \r"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [("default", "read 'friday'"), ("optional", "read None"), ("required", "back")],
)
def test_enter_alone_is_what_the_prompt_says(kind: str, typed: str, said: str) -> None:
    with seated(QUESTION, kind) as seat:
        seat.sees(PROMPTS[kind])
        seat.types(typed)
        assert seat.ends()[1].splitlines()[-1] == said


@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape"])
def test_what_is_no_text_is_said_and_asked_for_again(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    with seated(QUESTION, "default") as seat:
        seat.sees(PROMPTS["default"])
        seat.types(b"\xff\xfe\r")
        seat.sees("is not valid UTF-8 text; type it again\r\n")
        seat.sees(PROMPTS["default"])
        seat.types("tue\r")
        assert seat.ends() == (0, "tue\r\nread 'tue'\r\n")


def test_after_ctrl_z_the_question_is_asked_again() -> None:
    with seated(QUESTION, "default", job=True) as seat:
        seat.sees(PROMPTS["default"])
        seat.types("tu\x1a")
        seat.sees("stopped")
        seat.types("fg\n")
        seat.sees(PROMPTS["default"])
        seat.types("wed\r")
        code, rest = seat.ends()
    assert (code, rest.splitlines()[-1]) == (0, "read 'wed'")


@pytest.mark.parametrize("typed", ["\x03", "tue\r"])
def test_the_terminal_is_as_it_was_afterwards(typed: str) -> None:
    with seated(QUESTION + "\ninput('done? ')", "default") as seat:
        seat.sees(PROMPTS["default"])
        assert seat.local_modes & termios.NOFLSH
        seat.types(typed)
        seat.sees("done? ")
        assert seat.mode == seat.before


def test_a_terminal_that_is_gone_stops() -> None:
    quiet = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    ending = QUESTION.replace('print("stopped", flush=True)', "import os; os._exit(17)")
    with seated(quiet + ending, "required") as seat:
        seat.sees(PROMPTS["required"])
        seat.hang_up()
        assert seat.process.wait(30) == 17


def test_a_terminal_that_was_gone_before_stops() -> None:
    quiet = (
        "import signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "print('ready', flush=True)\n"
        "try:\n    sys.stdin.readline()\nexcept OSError:\n    pass\n"
    )
    ending = QUESTION.replace('print("stopped", flush=True)', "import os; os._exit(17)")
    with seated(quiet + ending, "required") as seat:
        seat.sees("ready\r\n")
        seat.hang_up()
        assert seat.process.wait(30) == 17


def test_a_default_is_shown_safely_and_not_at_any_length() -> None:
    prompt = Line("What", str, default="签" * 300).prompt
    assert prompt == f"What [{'签' * 19}…] (-: back): "
    assert Line("What", str, default="a\x1b[2J").prompt == "What [a\ufffd[2J] (-: back): "

"""One keystroke on a terminal: what counts, what is thrown away, and the terminal put back."""

from __future__ import annotations

import signal
import sys
import termios

import pytest

from pipelinecli.cli.walk import keys
from tests.cli.walk.seat import seated

QUESTIONS = """
import sys
from pipelinecli.cli.walk.keys import key
for leaves in sys.argv[1:]:
    try:
        print("read", ascii(key("which? ", leaves=leaves == "leaves")), flush=True)
    except KeyboardInterrupt:
        print("left", flush=True)
"""
ONCE = ("stays",)


@pytest.mark.parametrize(
    ("typed", "shown", "read"),
    [
        ("h", "h", "'h'"),
        ("H", "H", "'h'"),
        ("ｈ", "ｈ", "'h'"),
        ("Ｈ", "Ｈ", "'h'"),
        ("？", "？", "'?'"),
        ("是", "是", "'\\u662f'"),
        ("hello\nyes\n", "h", "'h'"),
        ("是的\n", "是", "'\\u662f'"),
        (b"\xff", "\ufffd", "'\\ufffd'"),
    ],
)
def test_one_character_counts_without_enter(typed: str | bytes, shown: str, read: str) -> None:
    with seated(QUESTIONS, *ONCE) as seat:
        seat.sees("which? ")
        seat.types(typed)
        assert seat.ends() == (0, f"{shown}\r\nread {read}\r\n")


@pytest.mark.parametrize(
    "typed", ["\x1b[A", "\x1bOP", "\x1b", "\r", "\n", " ", "\t", "\x7f", "\x01"]
)
def test_a_key_without_a_character_does_nothing(typed: str) -> None:
    with seated(QUESTIONS, *ONCE) as seat:
        seat.sees("which? ")
        seat.types(typed)
        assert not seat.shows_more()
        seat.types("s")
        assert seat.ends() == (0, "s\r\nread 's'\r\n")


@pytest.mark.parametrize("typed", ["\r", "\x1b", "\x7f"])
def test_enter_escape_and_backspace_leave_a_question_that_may_be_left(typed: str) -> None:
    with seated(QUESTIONS, "leaves") as seat:
        seat.sees("which? ")
        seat.types("\x1b[D")
        assert not seat.shows_more()
        seat.types(typed)
        assert seat.ends() == (0, "\r\nread ''\r\n")


def test_what_is_pasted_does_not_answer_the_next_question() -> None:
    with seated(QUESTIONS, *ONCE * 2) as seat:
        seat.sees("which? ")
        seat.types("lll\n" * 100)
        assert seat.sees("which? ") == "l\r\nread 'l'\r\nwhich? "
        assert not seat.shows_more()
        seat.types("s")
        assert seat.ends() == (0, "s\r\nread 's'\r\n")


def test_what_was_typed_before_the_question_was_seen_does_not_answer_it() -> None:
    slow = "import time; print('slow', flush=True); time.sleep(0.5)\n" + QUESTIONS
    with seated(slow, *ONCE) as seat:
        seat.sees("slow")
        seat.types("lx\n")
        seat.sees("which? ")
        assert not seat.shows_more()
        seat.types("s")
        assert seat.ends() == (0, "s\r\nread 's'\r\n")


@pytest.mark.parametrize("typed", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_leave_with_the_terminal_as_it_was(typed: str) -> None:
    with seated(QUESTIONS, *ONCE * 2) as seat:
        seat.sees("which? ")
        assert not seat.by_lines()
        seat.types(typed)
        seat.sees("left")
        seat.sees("which? ")
        seat.types("s")
        seat.sees("read 's'")
        assert seat.mode == seat.before


def test_the_terminal_is_put_back_after_every_key() -> None:
    with seated("input('ready? ')\n" + QUESTIONS + "input('done? ')", *ONCE) as seat:
        seat.sees("ready? ")
        assert seat.by_lines()
        seat.types("\n")
        seat.sees("which? ")
        assert not seat.by_lines()
        seat.types("s")
        seat.sees("done? ")
        assert seat.mode == seat.before


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_that_ends_the_program_ends_it_with_the_terminal_as_it_was(
    how: signal.Signals,
) -> None:
    with seated(QUESTIONS, *ONCE) as seat:
        seat.sees("which? ")
        seat.process.send_signal(how)
        assert seat.process.wait(30) == -how
        assert seat.mode == seat.before


def test_a_signal_that_is_to_be_ignored_is_ignored() -> None:
    quiet = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + QUESTIONS
    with seated(quiet, *ONCE) as seat:
        seat.sees("which? ")
        seat.process.send_signal(signal.SIGHUP)
        assert not seat.shows_more()
        seat.types("s")
        assert seat.ends() == (0, "s\r\nread 's'\r\n")


def test_ctrl_z_puts_the_terminal_back_and_the_question_is_asked_again_afterwards() -> None:
    with seated(QUESTIONS, *ONCE, job=True) as seat:
        seat.sees("which? ")
        for _time in range(2):
            assert not seat.by_lines()
            seat.types("\x1a")
            seat.sees("stopped")
            assert seat.by_lines()
            seat.types("fg\n")
            seat.sees("which? ")
        assert not seat.by_lines()
        seat.types("s")
        assert seat.ends() == (0, "s\r\nread 's'\r\n")


def test_ctrl_z_where_nobody_could_bring_it_back_asks_again() -> None:
    with seated(QUESTIONS, *ONCE) as seat:
        seat.sees("which? ")
        seat.types("\x1a")
        seat.sees("which? ")
        seat.types("s")
        assert seat.ends() == (0, "s\r\nread 's'\r\n")


def test_a_terminal_that_is_gone_is_as_ctrl_d() -> None:
    """The hang-up is ignored, so that reading finds out."""
    quiet = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from pipelinecli.cli.walk.keys import key\n"
        "try:\n    key('which? ')\nexcept KeyboardInterrupt:\n    import os; os._exit(17)\n"
    )
    with seated(quiet) as seat:
        seat.sees("which? ")
        seat.hang_up()
        assert seat.process.wait(30) == 17


def test_a_terminal_that_was_gone_before_is_as_ctrl_d() -> None:
    quiet = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from pipelinecli.cli.walk.keys import key\n"
        "print('ready', flush=True)\n"
        "try:\n    sys.stdin.readline()\nexcept OSError:\n    pass\n"
        "try:\n    key('which? ')\nexcept KeyboardInterrupt:\n    os._exit(17)\n"
    )
    with seated(quiet) as seat:
        seat.sees("ready\r\n")
        seat.hang_up()
        assert seat.process.wait(30) == 17


def test_while_a_question_is_open_ctrl_c_does_not_throw_away_what_is_said_to_it() -> None:
    with seated(QUESTIONS, *ONCE) as seat:
        seat.sees("which? ")
        assert seat.local_modes & termios.NOFLSH
        seat.types("s")
        assert seat.ends()[0] == 0


class Console:
    """A console of Windows, with what was typed at it."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)
        self.early = True

    def kbhit(self) -> bool:
        return bool(self.typed) and self.typed[0] == "early"

    def getwch(self) -> str:
        return self.typed.pop(0)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["h"], "h"),
        (["early", "early", "Ｈ"], "h"),
        (["\xe0", "early", "s"], "s"),
        (["\x00", "early", "s"], "s"),
        (["\r", "s"], "s"),
    ],
)
def test_on_windows_a_key_is_read_from_the_console(
    typed: list[str], read: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _windows(monkeypatch, typed)
    assert keys.key("which? ") == read
    assert capsys.readouterr().err.startswith("which? ")


@pytest.mark.parametrize("typed", ["\x03", "\x04", "\x1a"])
def test_on_windows_ctrl_c_ctrl_d_and_ctrl_z_leave(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _windows(monkeypatch, [typed])
    with pytest.raises(KeyboardInterrupt):
        keys.key("which? ")


def _windows(monkeypatch: pytest.MonkeyPatch, typed: list[str]) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", Console(*typed))

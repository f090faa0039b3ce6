"""How far a command has come: shown to whoever watches, once it has lasted a second."""

from __future__ import annotations

import io
import re

import pytest

from pipelinecli.render.progress import watched
from tests.render.written import pin_the_terminal


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def seen(out: io.StringIO) -> list[str]:
    """Return what was drawn, without what only moves the cursor."""
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", out.getvalue())
    return [line.strip() for line in re.split(r"[\r\n]", text) if line.strip()]


@pytest.fixture(autouse=True)
def _pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, 60)


def test_nothing_is_shown_of_what_is_over_in_a_second() -> None:
    out, clock = Terminal(), Clock()
    with watched(out, now=clock) as told:
        for tenth in range(10):
            clock.at = tenth / 10
            told("Reading", tenth, 10)
    assert out.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_nothing_is_shown_where_nobody_watches(stream: io.StringIO) -> None:
    clock = Clock()
    with watched(stream, quiet=stream.isatty(), now=clock) as told:
        clock.at = 9.0
        told("Reading", 1, 10)
    assert stream.getvalue() == ""


def test_what_lasts_longer_is_shown_and_is_gone_in_the_end() -> None:
    out, clock = Terminal(), Clock()
    with watched(out, now=clock) as told:
        for tenth in range(30):
            clock.at = tenth / 10
            told("Reading", tenth, 30)
        clock.at = 3.05
        told("Writing [red]", 1, None)
    drawn = seen(out)
    assert drawn[0].startswith("Reading")
    assert drawn[0].endswith("33%")
    assert any(line.startswith("Writing [red]") for line in drawn)
    assert len(drawn) < 40
    # The cursor is shown again, and the line is erased.
    assert out.getvalue().rstrip("\n").endswith("\x1b[2K")
    assert "\x1b[?25h" in out.getvalue()


def test_it_is_gone_as_well_when_the_command_is_interrupted() -> None:
    out, clock = Terminal(), Clock()

    def work() -> None:
        with watched(out, now=clock) as told:
            clock.at = 2.0
            told("Reading", 1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert "\x1b[?25h" in out.getvalue()

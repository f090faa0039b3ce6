"""The lists are what they say, and the oracle sees what is in them."""

from __future__ import annotations

import hashlib

import pytest

from tests.hostile.payloads import BIG_LIST, DATA, EVERY, INVISIBLE, TERMINAL
from tests.hostile.screen import faults


def test_the_big_list_is_as_it_came() -> None:
    digest = hashlib.sha256((DATA / "blns.json").read_bytes()).hexdigest()
    assert f"`{digest}`" in (DATA / "README.md").read_text(encoding="utf-8")
    assert "MIT License" in (DATA / "blns-LICENSE").read_text(encoding="utf-8")
    assert len(BIG_LIST) == 481
    assert len(EVERY) > 600


@pytest.mark.parametrize("name", TERMINAL)
def test_whatever_acts_on_a_terminal_is_a_fault(name: str) -> None:
    assert faults(f"Ann {TERMINAL[name]} Lee", terminal=True)
    assert faults(f"Ann {TERMINAL[name]} Lee", data=True)


@pytest.mark.parametrize("name", INVISIBLE)
def test_whatever_is_not_seen_is_a_fault(name: str) -> None:
    assert faults(f"Ann {INVISIBLE[name]} Lee", terminal=True)


@pytest.mark.parametrize("marks", ["\u0301", "\u20dd", "\u0338"])
def test_a_pile_of_marks_is_a_fault(marks: str) -> None:
    assert faults("e" + marks * 7)
    assert not faults("e" + marks * 4)


def test_text_and_the_programs_own_colours_are_no_faults() -> None:
    for text in (
        "Ann Lee\n",
        "王经理 – 50% · ✓",
        "é Nguyê\u0303n 한국어 עברית 😀 \U0001fae8",
        "�␊",
    ):
        assert not faults(text)
    assert not faults("\x1b[1mName\x1b[0m \x1b[31m! over\x1b[0m \x1b[1;31mx\x1b[0m", terminal=True)
    assert faults("\x1b[1mName\x1b[0m")


def test_only_the_programs_own_colours_are_let_through() -> None:
    for text in ("\x1b[95m", "\x1b[38;5;1m", "\x1b[7m", "\x1b[8m", "\x1b[m", "\x1b[1K", "\x1b[31"):
        assert faults(text, terminal=True)

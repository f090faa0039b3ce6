"""One keystroke, as it is pressed: no Enter is needed, and no more than one key counts.

What a paste brings along is thrown away. It refuses to know which keys there are.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from pipelinecli.cli.walk.terminal import question, show
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from pipelinecli.cli.walk.terminal import Wait

_TOGETHER: Final = 0.02
"""Seconds: nobody presses two keys within them, and what a terminal sends for one comes whole."""
_MOST: Final = 65_536
_ENDS: Final = ("\x03", "\x04", "\x1a")
"""Ctrl-C where it is no signal, Ctrl-D, and Ctrl-Z where that is no signal (Windows)."""
_LEAVES: Final = frozenset({"\r", "\n", "\x1b", "\x7f", "\b"})
"""Enter, Escape, Backspace."""


def key(prompt: str, *, leaves: bool = False) -> str:
    """Ask on stderr with `prompt`, which is safe to show; return the key pressed, in lower case.

    A full-width letter, as an input method types it, is that letter. Enter, Escape and Backspace
    are the empty text if one `leaves` the question by them; other keys without a character of
    their own do nothing. Raises KeyboardInterrupt for Ctrl-C and Ctrl-D, and when nobody is there
    any more.
    """
    from unicodedata import normalize

    try:
        sys.stdout.flush()
        with question(prompt, by_key=True) as wait:
            pressed = _pressed(wait, leaves=leaves)
    except (KeyboardInterrupt, OSError):
        show("\n")
        raise KeyboardInterrupt from None
    show(f"{safe_text(pressed)}\n")
    return normalize("NFKC", pressed).casefold()


def _pressed(wait: Wait, *, leaves: bool) -> str:
    """Return the first character that is one, or nothing."""
    typed = _on_a_console if sys.platform == "win32" else _on_a_terminal
    while True:
        wait()
        pressed = meaning(typed(), leaves=leaves)
        if pressed is not None:
            return pressed


def meaning(sent: str, *, leaves: bool) -> str | None:
    """Return the character that a keystroke has sent; "" where it leaves; None for no answer.

    Raises KeyboardInterrupt for those that end the program, and for the end of input.
    """
    if not sent or sent.startswith(_ENDS):
        raise KeyboardInterrupt
    if sent[0].isprintable() and not sent[0].isspace():
        return sent[0]
    # What begins with Escape and goes on is an arrow, or another key without a character.
    if leaves and sent[0] in _LEAVES and (sent[0] != "\x1b" or sent == "\x1b"):
        return ""
    return None


def _on_a_terminal() -> str:
    """Return what a keystroke has sent; empty at the end of input."""
    from select import select

    descriptor = sys.stdin.fileno()
    sent = os.read(descriptor, _MOST)
    while 0 < len(sent) < _MOST and select([descriptor], [], [], _TOGETHER)[0]:
        sent += os.read(descriptor, _MOST)
    return sent.decode(sys.stdin.encoding, errors="replace")


def _on_a_console() -> str:
    """Wait for a keystroke on a console of Windows and return its character."""
    if sys.platform == "win32":
        import msvcrt

        sent = msvcrt.getwch()
        # A key without a character comes as one of two marks and its number.
        special = sent in {"\x00", "\xe0"}
        while msvcrt.kbhit():
            msvcrt.getwch()
        return "\x00" if special else sent
    raise OSError

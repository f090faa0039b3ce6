"""One keystroke, as it is pressed: the terminal is let out of its lines for it, and put back.

Whatever ends the wait puts the terminal back first: a key, Ctrl-C, Ctrl-Z, a signal that ends
the program. It refuses to let more than one key count: what a paste brings along is thrown away,
and so is what was typed before the question was seen.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    _Handler = Callable[[int, FrameType | None], object]

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
        pressed = _pressed(lambda: _show(prompt), leaves=leaves)
    except OSError:
        raise KeyboardInterrupt from None  # the terminal has gone
    except KeyboardInterrupt:
        _show("\n")
        raise
    _show(f"{safe_text(pressed)}\n")
    return normalize("NFKC", pressed).casefold()


def _show(text: str) -> None:
    with suppress(OSError):  # reading will find out that the terminal has gone
        sys.stderr.write(text)
        sys.stderr.flush()


def _pressed(show: Callable[[], None], *, leaves: bool) -> str:
    """Return the first character that is one, or nothing."""
    with _keyboard(show) as typed:
        while True:
            sent = typed()
            if not sent or sent.startswith(_ENDS):
                raise KeyboardInterrupt
            if sent[0].isprintable() and not sent[0].isspace():
                return sent[0]
            if leaves and (sent[0] in _LEAVES and (sent[0] != "\x1b" or sent == "\x1b")):
                return ""


@contextmanager
def _keyboard(show: Callable[[], None]) -> Iterator[Callable[[], str]]:
    """Give what waits for a keystroke and returns what it sends; empty at the end of input.

    `show` shows the question: now, and again after a stop. Raises OSError without a terminal.
    """
    if os.name == "nt":
        yield _console(show)
        return
    import termios

    descriptor = sys.stdin.fileno()
    try:
        with _without_lines(descriptor, show):
            yield lambda: _sent(descriptor)
    except termios.error as error:
        raise OSError(*error.args) from None


def _sent(descriptor: int) -> str:
    from select import select

    sent = os.read(descriptor, _MOST)
    while 0 < len(sent) < _MOST and select([descriptor], [], [], _TOGETHER)[0]:
        sent += os.read(descriptor, _MOST)
    return sent.decode(sys.stdin.encoding, errors="replace")


@contextmanager
def _without_lines(descriptor: int, show: Callable[[], None]) -> Iterator[None]:
    """Let single keys through, unseen, and take care that the terminal is put back."""
    import signal
    import termios

    before, ours = termios.tcgetattr(descriptor), termios.tcgetattr(descriptor)
    ours[3] &= ~(termios.ICANON | termios.ECHO)
    # A signal's key would else throw away what we answer to the signal, if we are quick.
    ours[3] |= termios.NOFLSH
    ours[6][termios.VMIN], ours[6][termios.VTIME] = 1, 0

    def enter() -> None:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, ours)
        show()

    def leave() -> None:
        with suppress(termios.error):  # of a terminal that has gone nobody misses the mode
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        # Here as well as at the end, which a second Ctrl-C may not let us reach.
        leave()
        raise KeyboardInterrupt

    def ended(number: int, _frame: FrameType | None) -> None:
        leave()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        signal.signal(number, ended)  # only a stop comes back from there
        enter()

    with _handlers(interrupted, ended):
        try:
            enter()
            yield
        finally:
            leave()


@contextmanager
def _handlers(interrupted: _Handler, ended: _Handler) -> Iterator[None]:
    """Handle Ctrl-C, and every signal that stops or ends the program unless somebody says not to.

    One that we were asked to ignore, as nohup does, stays ignored.
    """
    import signal

    taken: list[tuple[signal.Signals, _Handler | signal.Handlers]] = []
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            taken.append((signal.SIGINT, signal.default_int_handler))
            signal.signal(signal.SIGINT, interrupted)
        for number in (signal.SIGTSTP, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            if signal.getsignal(number) is signal.SIG_DFL:
                taken.append((number, signal.SIG_DFL))
                signal.signal(number, ended)
        yield
    finally:
        for number, usual in taken:
            signal.signal(number, usual)


def _console(show: Callable[[], None]) -> Callable[[], str]:
    """Give what waits for a keystroke on a console of Windows."""
    if sys.platform == "win32":
        import msvcrt

        def thrown_away() -> None:
            while msvcrt.kbhit():
                msvcrt.getwch()

        def typed() -> str:
            sent = msvcrt.getwch()
            # A key without a character comes as one of two marks and its number.
            special = sent in {"\x00", "\xe0"}
            thrown_away()
            return "\x00" if special else sent

        thrown_away()
        show()
        return typed
    raise OSError

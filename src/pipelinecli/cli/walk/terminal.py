"""The terminal while a question is open: its mode, and that it is put back whatever happens.

An answer, Ctrl-C, Ctrl-Z, a signal that ends the program: the mode is the old one again, and what
was typed and not read is thrown away. It refuses to be asked where there is no terminal.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    Wait = Callable[[], None]
    _Handler = Callable[[int, FrameType | None], object]

_SIGNALS: Final = 512
"""Signals that are taken note of at once, a byte each."""


def show(text: str) -> None:
    """Write to stderr what belongs to a question; reading finds out where nobody is there."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


@contextmanager
def question(prompt: str, *, by_key: bool, afresh: bool = True) -> Iterator[Wait]:
    """Open a question: `prompt`, which is safe to show, is shown now, and again after a stop.

    `by_key` lets single keys through, unseen. What was typed before the question was seen is
    thrown away, unless it need not be answered `afresh`. Gives what waits until there is something
    to read, and raises KeyboardInterrupt for Ctrl-C. Raises OSError where the terminal has gone.
    """
    if sys.platform == "win32":
        import msvcrt

        while afresh and msvcrt.kbhit():
            msvcrt.getwch()
        show(prompt)
        yield lambda: None
        return
    import termios

    descriptor = sys.stdin.fileno()
    try:
        with _mode(descriptor, prompt, by_key=by_key, afresh=afresh), _waiting(descriptor) as wait:
            yield wait
    except termios.error as error:
        raise OSError(*error.args) from None


@contextmanager
def _waiting(descriptor: int) -> Iterator[Wait]:
    """Give what waits for input, or for a signal: one that comes just before is not missed."""
    import signal
    from select import select

    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    before = signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)

    def wait() -> None:
        while descriptor not in select([descriptor, woken], [], [])[0]:
            os.read(woken, _SIGNALS)

    try:
        yield wait
    finally:
        signal.set_wakeup_fd(before)
        os.close(woken)
        os.close(wakes)


@contextmanager
def _mode(descriptor: int, prompt: str, *, by_key: bool, afresh: bool) -> Iterator[None]:
    import signal
    import termios

    at_once = termios.TCSAFLUSH if afresh else termios.TCSADRAIN
    before, ours = termios.tcgetattr(descriptor), termios.tcgetattr(descriptor)
    # A terminal that handles Ctrl-C would else throw away what we say to it, if we are quick.
    ours[3] |= termios.NOFLSH
    if by_key:
        ours[3] &= ~(termios.ICANON | termios.ECHO)
        ours[6][termios.VMIN], ours[6][termios.VTIME] = 1, 0

    def enter() -> None:
        termios.tcsetattr(descriptor, at_once, ours)
        show(prompt)

    def leave() -> None:
        with suppress(termios.error):  # of a terminal that has gone nobody misses the mode
            termios.tcsetattr(descriptor, at_once, before)

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

"""The program's entry point: `pipeline`, and `python -m pipelinecli`.

A signal that ends the program ends it in order: what is half done is taken back, and the terminal
is as it was. Then Ctrl-C is exit code 130, and of any other signal the program dies, so that who
sent it can tell. It refuses to show a traceback to somebody who has not asked for one.
"""

from __future__ import annotations

# What `signal` is made of: the enums it adds cost as much as a query.
import _signal as signal  # type: ignore[import-not-found]
import os
import sys

_INTERRUPTED = 130


def _leave(_number: int, _frame: object) -> None:
    """Answer Ctrl-C before there is anything to put back."""
    os._exit(_INTERRUPTED)


# Python's own answer is a traceback. Whoever only imports this module keeps theirs.
_is_program = __name__ == "__main__" or os.path.basename(sys.argv[0]).startswith("pipeline")  # noqa: PTH119
if _is_program and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, _leave)

import gc  # noqa: E402

# A process this short never gets its memory's worth back from collecting garbage.
gc.disable()

from time import monotonic  # noqa: E402

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_FAILED = 1
_DEBUG = "PIPELINE_DEBUG"
_A_MOMENT = 0.001
_AT_ONCE = 1.0
"""Seconds within which a signal says nothing new: a terminal that is closed sends more than one."""


class Ended(BaseException):
    """A signal that ends the program, and that it dies of once everything is put back."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Signals:
    """What signals do: the first one ends the program in order, one that insists ends it now."""

    def __init__(self) -> None:
        self._first: float | None = None

    def heed(self) -> None:
        """Answer those that nobody told us to ignore, as nohup does."""
        if signal.getsignal(signal.SIGINT) in {signal.default_int_handler, _leave}:
            signal.signal(signal.SIGINT, self._answer)
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # not every system has all of them
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, self._answer)
        sys.unraisablehook = self._not_raised

    def ignore(self) -> None:
        """Let none come any more: the command has ended, and how it ended is settled."""
        if hasattr(signal, "pthread_sigmask"):
            ours = ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM")
            signal.pthread_sigmask(signal.SIG_BLOCK, {getattr(signal, name) for name in ours})

    def _answer(self, number: int, _frame: object) -> None:
        now = monotonic()
        if self._first is None:
            self._first = now
            raise KeyboardInterrupt if number == signal.SIGINT else Ended(number)
        if now - self._first > _AT_ONCE:
            if number == signal.SIGINT:
                os._exit(_INTERRUPTED)
            _die_of(number)

    def _not_raised(self, what: sys.UnraisableHookArgs) -> None:
        """Take a signal up again that came where nothing can be raised, as within an import."""
        error = what.exc_value
        if isinstance(error, (KeyboardInterrupt, Ended)):
            number = error.number if isinstance(error, Ended) else signal.SIGINT
            self._first = None
            if not hasattr(signal, "setitimer"):
                _die_of(number)
            signal.signal(signal.SIGALRM, lambda _alarm, frame: self._answer(number, frame))
            signal.setitimer(signal.ITIMER_REAL, _A_MOMENT)
        elif os.environ.get(_DEBUG):
            sys.__unraisablehook__(what)


def main() -> None:
    """Run the command line and leave with its exit code."""
    signals = Signals()
    code = dies_of = 0
    try:
        signals.heed()
        code = _run()
        _say_what_is_left(code)
        signals.ignore()
    except KeyboardInterrupt:
        code = _INTERRUPTED
        _say_what_is_left(code)
    except Ended as ended:
        dies_of = ended.number
    # By now what the error held has gone, and with it what was still open.
    if dies_of:
        _die_of(dies_of)
    # The interpreter collects garbage once more as it leaves; what is frozen it passes over.
    gc.freeze()
    sys.exit(code)


def _run() -> int:
    try:
        from pipelinecli.cli.run import run

        code = run(sys.argv[1:])
    except Exception as error:
        # Not even the boundary could answer it. What an error says may name somebody.
        if os.environ.get(_DEBUG):
            raise
        what = error if isinstance(error, ImportError) else type(error).__name__
        if sys.stderr is not None:
            sys.stderr.write(f"pipeline: error: something went wrong that should not: {what}\n")
        code = _FAILED
    return code


def _say_what_is_left(code: int) -> None:
    """Let the interpreter find nothing to write as it leaves, for it would have its own exit code.

    What cannot be written any more goes nowhere; so do the data of a command that was interrupted,
    for their reader may have stopped reading.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                if code == _INTERRUPTED and stream is sys.stdout:
                    _let_go(stream)
                stream.flush()
            except (OSError, ValueError):
                _let_go(stream)


def _let_go(stream: TextIO) -> None:
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def _die_of(number: int) -> None:
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


if __name__ == "__main__":
    main()

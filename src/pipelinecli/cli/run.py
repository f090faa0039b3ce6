"""One command from argv to exit code: the language, the command, the one error boundary.

No traceback reaches a user from here, and no exit code but those of `ExitCode`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.cli.plain_forms import read_plain
from pipelinecli.cli.session import GLANCE, LOOKS, Session
from pipelinecli.cli.tree import command_function
from pipelinecli.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "pipeline"
COMPLETION = "_PIPELINE_COMPLETE"
"""Set by the shell: `complete_SHELL` asks for completions, `source_SHELL` for its script."""
_ASKS = "complete_"
_LAST_PLACE = 2
"""Of standard input, output and error the descriptors are 0, 1 and 2."""


class Context(NamedTuple):
    """What a command needs of the framework's context: the session."""

    obj: Session


def run(arguments: Sequence[str], *, keeps_copies: bool = True) -> int:
    """Run one command and return its exit code; `keeps_copies` of the store, the day's."""
    _have_streams()
    session = Session(keeps_copies=keeps_copies)
    try:
        return _run(session, list(arguments))
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the boundary: nothing else may reach a user
        from pipelinecli.cli.diagnostics import tell

        if isinstance(error, OSError):
            _leave_the_pipe()
        # A completion is asked for in the middle of a line that somebody is typing.
        return int(ExitCode.FAILED) if _is_completing() else tell(error, session)
    finally:
        if session.doubt is not None:
            from pipelinecli.cli.diagnostics import warn

            warn(session)
        session.close()


def _run(session: Session, arguments: list[str]) -> int:
    if _is_completing():
        return _complete(session)
    line = None if COMPLETION in os.environ else read_plain(arguments)
    if line is None or not session.take(line.shared):
        session.guess_language(arguments)
        return _run_framework(session, arguments)
    session.choose_language(only_looks=line.words[0] == LOOKS)
    try:
        command_function(line.words)(Context(session), **line.arguments)
        sys.stdout.flush()
    except SystemExit as left:
        return _left(left)
    return int(session.exit_code)


def _is_completing() -> bool:
    return os.environ.get(COMPLETION, "").startswith(_ASKS)


def _complete(session: Session) -> int:
    from pipelinecli.cli.completion import complete

    # Somebody is in the middle of a line, and waits for this.
    session.patience = GLANCE
    session.guess_language([])
    shell = os.environ[COMPLETION].removeprefix(_ASKS)
    said, code = complete(session, shell, os.environ)
    sys.stdout.write(f"{said}\n" if said else "")
    sys.stdout.flush()
    return code


def _run_framework(session: Session, arguments: list[str]) -> int:
    """Let Typer read the line: it knows every form, and has words for what is wrong with one."""
    from typer import Abort, Exit

    from pipelinecli.cli.app import FrameworkError, make_app

    try:
        result = make_app().main(
            args=arguments, prog_name=PROGRAM, standalone_mode=False, obj=session
        )
        sys.stdout.flush()
    except FrameworkError as error:
        from pipelinecli.cli.diagnostics import report_usage

        session.guess_form(arguments)
        return report_usage(error, session)
    except Exit as error:
        return int(error.exit_code)
    except Abort:
        return int(ExitCode.INTERRUPTED)
    except SystemExit as left:
        return _left(left)
    return result if isinstance(result, int) else int(session.exit_code)


def _left(left: SystemExit) -> int:
    """Return the exit code of a library that leaves by itself, after a completion for instance.

    It is how the framework and the drawing library answer a reader who has gone.
    """
    if isinstance(left.__context__, BrokenPipeError):
        raise left.__context__ from None
    return left.code if isinstance(left.code, int) else int(ExitCode.DONE)


def _have_streams() -> None:
    """Write UTF-8 to a pipe or file whatever the locale; a terminal gets what it can show.

    A stream that was closed before we came (`>&-`) is one that goes nowhere; its place must not
    be taken by the store's file, into which anything that is said would go.
    """
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _fill_the_places()
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _fill_the_places() -> None:
    """Open what goes nowhere until the three places of the standard streams are taken."""
    while (place := os.open(os.devnull, os.O_RDWR)) <= _LAST_PLACE:
        continue
    os.close(place)


def _leave_the_pipe() -> None:
    """Let the interpreter's last flush go nowhere: the reader has left, or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

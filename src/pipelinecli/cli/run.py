"""One command from argv to exit code: the language, the command, the one error boundary.

No traceback reaches a user from here, and no exit code but those of `ExitCode`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.cli.plain_forms import read_plain
from pipelinecli.cli.session import Session
from pipelinecli.cli.tree import command_function
from pipelinecli.errors import ExitCode, PipelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "pipeline"
COMPLETION = "_PIPELINE_COMPLETE"
"""Set by the shell when it asks for completions."""


class Context(NamedTuple):
    """What a command needs of the framework's context: the session."""

    obj: Session


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    session = Session()
    try:
        return _run(session, list(arguments))
    except PipelineError as error:
        from pipelinecli.cli.diagnostics import report

        report(error, session)
        return int(error.code)
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        _leave_the_pipe()
        return int(ExitCode.DONE)
    except Exception as error:  # noqa: BLE001 - the boundary: nothing else may reach a user
        from pipelinecli.cli.diagnostics import report_unexpected

        report_unexpected(error, session)
        return int(ExitCode.FAILED)
    finally:
        session.close()


def _run(session: Session, arguments: list[str]) -> int:
    session.choose_language(arguments)
    line = None if COMPLETION in os.environ else read_plain(arguments)
    if line is None or not session.take(line.shared):
        return _run_framework(session, arguments)
    command_function(line.words)(Context(session), **line.arguments)
    sys.stdout.flush()
    return int(session.exit_code)


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

        return report_usage(error, session)
    except Exit as error:
        return int(error.exit_code)
    except Abort:
        return int(ExitCode.INTERRUPTED)
    return result if isinstance(result, int) else int(session.exit_code)


def _speak_utf8() -> None:
    """Write UTF-8 to a pipe or file whatever the locale; a terminal gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _leave_the_pipe() -> None:
    """Let the interpreter's last flush go nowhere: the reader has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

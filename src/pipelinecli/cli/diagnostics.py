"""The one place that says what went wrong: on stderr, in one plain line, details below it.

With JSON asked for, the error is JSON as well. A surprise gets one line and a way to report it,
without anything of the rep's in it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pipelinecli.errors import ExitCode, PipelineError, StoreError, StoreLocked, UsageError
from pipelinecli.i18n import _
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from pipelinecli.cli.app import FrameworkError
    from pipelinecli.cli.session import Session

_LONGEST = 300
DEBUG = "PIPELINE_DEBUG"


def tell(error: Exception, session: Session) -> int:
    """Say what ended the command, and return the exit code; a reader who left is told nothing."""
    if isinstance(error, BrokenPipeError):
        return int(ExitCode.DONE)
    if isinstance(error, OSError) and error.filename is None:
        error = Unwritten(error)
    if isinstance(error, StoreError) or not (isinstance(error, PipelineError) or _debugging()):
        from pipelinecli.cli.unusable import explained

        error = explained(error, session)
    if isinstance(error, PipelineError):
        report(error, session)
        return int(error.code)
    report_unexpected(error, session)
    return int(ExitCode.FAILED)


def warn(session: Session) -> None:
    """Say, once in a run, that the clock is in doubt.

    With JSON asked for it waits for the end: an error then carries it, so that what is on stderr
    is one value; after data it is a plain line.
    """
    if session.doubt is not None:
        _say(_("pipeline: warning: {said}").format(said=_short(safe_text(session.doubt))))
        session.doubt_said()


class Unwritten(PipelineError):
    """The output did not arrive: the disk is full, the terminal is gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            _("the output cannot be written: {reason}").format(
                reason=error.strerror or type(error).__name__
            ),
            hint=_("what the command has changed is kept"),
        )


def report(error: PipelineError, session: Session) -> None:
    """Say an expected failure."""
    if isinstance(error, StoreLocked):
        error = _with_its_holder(error, session)
    if _wants_json(session):
        _report_json(error, session)
        return
    said = _short(safe_text(error.message))
    if error.hint:
        said = _("{problem}; {hint}").format(problem=said, hint=_short(safe_text(error.hint)))
    _say(_("pipeline: error: {said}").format(said=said))
    for detail in error.details:
        _say(f"  {_short(safe_text(detail))}")


def _with_its_holder(error: StoreLocked, session: Session) -> PipelineError:
    from pipelinecli.store.file.holder import LockedBy, holder_of

    session.close()  # to look is to give up the locks of an open connection
    holder = holder_of(error.path)
    return error if holder is None else LockedBy(error.path, holder)


def report_usage(error: FrameworkError, session: Session) -> int:
    """Say what the command line framework could not read, and return the exit code."""
    from pipelinecli.render.usage import usage_text

    context = getattr(error, "ctx", None)
    hint = None
    if context is not None:
        path = " ".join(context.command_path.split())
        hint = _("see {command} --help").format(command=path)
        if "unexpected extra argument" in error.format_message():
            hint = _("text with spaces goes in quotes; {hint}").format(hint=hint)
    report(UsageError(usage_text(error.format_message()).rstrip(".。"), hint=hint), session)
    return int(ExitCode.USAGE)


def report_unexpected(error: BaseException, session: Session) -> None:
    """Say a surprise: its kind and place, never its text, which may name somebody."""
    if _debugging():
        import traceback

        traceback.print_exception(error)
        return
    report(
        PipelineError(
            _("something went wrong that should not: {what}").format(what=_place(error)),
            hint=_(
                "nothing half done was kept; please report this line, or run again with {debug}=1"
            ).format(debug=DEBUG),
        ),
        session,
    )


def _debugging() -> bool:
    return bool(os.environ.get(DEBUG))


def _place(error: BaseException) -> str:
    from pipelinecli import __version__

    frame = error.__traceback__
    where = "?"
    while frame is not None:
        path = frame.tb_frame.f_code.co_filename
        if "pipelinecli" in path:
            where = f"{os.path.basename(path)}:{frame.tb_lineno}"  # noqa: PTH119
        frame = frame.tb_next
    return f"{type(error).__name__} at {where}, pipelinecli {__version__}"


def _report_json(error: PipelineError, session: Session) -> None:
    from pipelinecli.render.formats.machine import envelope, to_json

    data: dict[str, object] = {
        "code": int(error.code),
        "message": error.message,
        "hint": error.hint,
        "missing": list(error.missing),
    }
    if error.candidates:
        data["candidates"] = list(error.candidates)
    if session.doubt is not None:
        data["warning"] = session.doubt
        session.doubt_said()
    _say(to_json(envelope("error", data)))


def _wants_json(session: Session) -> bool:
    return session.json or session.form_flag in {Format.JSON, Format.JSONL}


def _short(text: str) -> str:
    """Leave out the middle of what is too long: what is wrong with it stands at the end."""
    part = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:part]}…{text[-part:]}"


def _say(line: str) -> None:
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return

"""`pipeline doctor`: the store and what belongs to it looked at, and mended if that is wanted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.clock import read_clock
from pipelinecli.errors import ExitCode, PipelineError, UsageError
from pipelinecli.i18n import N_
from pipelinecli.method.checkup.meanings import Outcome, outcome
from pipelinecli.render.checkup import write_checkup
from pipelinecli.services import checkup, mending

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context
    from pipelinecli.cli.session import Session
    from pipelinecli.config.clock import Clock
    from pipelinecli.i18n import _
    from pipelinecli.method.checkup.findings import Finding

HELP = N_(
    "Looks at the store from end to end, at its history and its journal, at who else can read it, "
    "and puts the newest backup back on trial. Nothing is changed by looking.\n\n"
    "With --fix what can be mended without losing anything is mended; a copy of the store is kept "
    "before. It exits with 1 where problems are left, with 6 where the store cannot be used."
)
_CODES = {
    Outcome.FINE: ExitCode.DONE,
    Outcome.PROBLEMS: ExitCode.FAILED,
    Outcome.UNUSABLE: ExitCode.STORE,
}


def command(
    ctx: Context,
    fix: Annotated[
        bool, typer.Option("--fix", help=_("Mend what can be mended without losing anything."))
    ] = False,
) -> None:
    """Check up on the store."""
    session = ctx.obj
    findings = _findings(session, fix=fix)
    write_checkup(findings, session.form, sys.stdout, no_color=session.no_color)
    session.exit_code = _CODES[outcome(findings)]


def _findings(session: Session, *, fix: bool) -> list[Finding]:
    try:
        path = session.store.path
    except UsageError:
        # The configuration file, which would say where the store is, cannot be read.
        return checkup.config_alone()
    clock = _clock(session, path)
    return mending.mend(path, clock) if fix else checkup.look(path, clock)


def _clock(session: Session, path: str) -> Clock:
    """Return the clock, in the rep's zone if this machine knows it.

    The zone is read without opening the store as other commands do: that may change it.
    """
    asked = session.today_flag or os.environ.get("PIPELINE_TODAY")
    zone = checkup.settings_kept(path).get("zone")
    try:
        return read_clock(asked, zone)
    except UsageError:
        raise
    except PipelineError:
        return read_clock(asked, None)

"""`pipeline flags`: the cards that need attention."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.errors import ExitCode
from pipelinecli.render.listings import write_flags
from pipelinecli.services import review

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, ExitCodeFlag


def command(ctx: Context, exit_code: ExitCodeFlag = False) -> None:
    """List flagged cards."""
    session = ctx.obj
    found = review.flagged(session.desk)
    write_flags(found, session.form, sys.stdout, no_color=session.no_color)
    if exit_code and found:
        session.exit_code = ExitCode.ATTENTION

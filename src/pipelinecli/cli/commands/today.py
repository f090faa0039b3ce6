"""`pipeline today`: what to do now."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.limits import DAY
from pipelinecli.render.agenda import write_day
from pipelinecli.services import day

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Limit


def command(ctx: Context, limit: Limit = None) -> None:
    """List the day's work."""
    session = ctx.obj
    write_day(
        day.day(session.desk),
        session.form,
        sys.stdout,
        no_color=session.no_color,
        most=limit or DAY,
    )

"""`pipeline reopen`: a new attempt with a lost or closed card."""

from __future__ import annotations

from pipelinecli.cli.options import Context, Who
from pipelinecli.cli.telling import tell
from pipelinecli.services import leaving


def command(ctx: Context, who: Who) -> None:
    """Reopen a card."""
    session = ctx.obj
    tell(session, leaving.reopen(session.desk, who), "reopen")

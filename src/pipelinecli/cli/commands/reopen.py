"""`pipeline reopen`: a new attempt with a lost or closed card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.services import leaving

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Who


def command(ctx: Context, who: Who) -> None:
    """Reopen a card."""
    session = ctx.obj
    tell(session, leaving.reopen(session.desk, who), "reopen")

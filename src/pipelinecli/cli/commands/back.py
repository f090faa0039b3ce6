"""`pipeline back`: fall back by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import leaving

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Reason, Who

HELP = N_(
    "90% falls to 50%, 50% to 25%, everything else to Opportunity, where the clock is cleared "
    "and the five criteria must be won again."
)


def command(ctx: Context, who: Who, reason: Reason = None) -> None:
    """Fall back."""
    session = ctx.obj
    tell(session, leaving.back(session.desk, who, reason), "back")

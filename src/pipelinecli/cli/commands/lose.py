"""`pipeline lose`: a clear no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.services import leaving

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Who
    from pipelinecli.i18n import _


def command(
    ctx: Context,
    who: Who,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_("Why."))],
) -> None:
    """Lose a card."""
    session = ctx.obj
    tell(session, leaving.lose(session.desk, who, reason), "lose")

"""`pipeline move`: ask the gate for a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import advance
from pipelinecli.services.reading import read_stage

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Reason, StageToken, Who
    from pipelinecli.i18n import _

HELP = N_(
    "A move the facts do not support is refused, naming every missing fact. --force --reason "
    "TEXT moves the card all the same and marks it as overridden."
)


def command(
    ctx: Context,
    who: Who,
    stage: StageToken,
    force: Annotated[bool, typer.Option("--force", help=_("Override the gate."))] = False,
    reason: Reason = None,
) -> None:
    """Move a card."""
    session = ctx.obj
    target = read_stage(stage)
    moved = advance.move(session.desk, who, target, force=force, reason=reason)
    tell(session, moved, "move")

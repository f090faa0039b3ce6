"""`pipeline met`: a meeting held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import meetings

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Agenda, Context, On, Text, Who
    from pipelinecli.i18n import _

HELP = N_(
    "\b\nExamples:\n"
    '  pipeline met 王经理 --next 下周二 --agenda "讲计划书"\n'
    "  pipeline met 12 --on yesterday --no-next"
)


def command(
    ctx: Context,
    who: Who,
    on: On = None,
    upcoming: Annotated[
        Text, typer.Option("--next", metavar="WHEN", help=_("The next step agreed."))
    ] = None,
    agenda: Agenda = None,
    no_next: Annotated[bool, typer.Option("--no-next", help=_("No next step was agreed."))] = False,
) -> None:
    """Record a meeting."""
    session = ctx.obj
    step = None if upcoming is None else session.plan(upcoming)
    held = session.done(on)
    moved = meetings.met(session.desk, who, held, upcoming=step, agenda=agenda, no_next=no_next)
    tell(session, moved, "met", held)

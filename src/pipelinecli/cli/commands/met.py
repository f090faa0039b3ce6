"""`pipeline met`: a meeting held."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelinecli.cli.options import Agenda, Context, On, Text, Who
from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_, _
from pipelinecli.services import meetings

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
    no_next: Annotated[
        bool, typer.Option("--no-next", help=_("No next step was agreed."))
    ] = False,
) -> None:
    """Record a meeting."""
    session = ctx.obj
    step = None if upcoming is None else session.plan(upcoming)
    moved = meetings.met(
        session.desk, who, session.done(on), upcoming=step, agenda=agenda, no_next=no_next
    )
    tell(session, moved, "met")

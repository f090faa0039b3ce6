"""`pipeline cycle`: how long it takes from the first meeting to the close."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.periods import asked_for
from pipelinecli.i18n import N_
from pipelinecli.method.figures.cycle import points
from pipelinecli.method.figures.lives import LADDER
from pipelinecli.render.figures.behind import write_behind
from pipelinecli.render.figures.cycle import write_cycle
from pipelinecli.render.figures.stays import write_curve, write_stays
from pipelinecli.services.figures import cycle

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Explain, OfPeriod, Since, Until
    from pipelinecli.i18n import _

HELP = N_(
    "The days from the first meeting to the close. Those that closed alone give too short a "
    "cycle, for whoever takes longer is still open: Kaplan–Meier counts the open ones in, and is "
    "what cycle = auto uses; Aalen–Johansen counts losses as another end, and says which share "
    "ever closes. Where a curve does not get so far, it says not reached.\n\n"
    "With a period it is of attempts whose first meeting was then, and of stays in a stage that "
    "began then.\n\n"
    "\b\nExamples:\n"
    "  pipeline cycle\n"
    "  pipeline cycle --period year --curve\n"
    "  pipeline cycle --explain median"
)


def command(
    ctx: Context,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    curve: Annotated[
        bool, typer.Option("--curve", help=_("List the steps of the curves instead."))
    ] = False,
    explain: Explain = None,
) -> None:
    """Measure the cycle."""
    session = ctx.obj
    asked = asked_for(session, since, until, period)
    form, no_color = session.form, session.no_color
    if explain is not None:
        figure = cycle.figure_named(explain)
        if figure in LADDER:
            stays = cycle.stays(session.desk, asked, figure)
            write_stays(stays, form, sys.stdout, no_color=no_color)
        else:
            behind = cycle.explained(session.desk, asked, figure)
            write_behind(behind, form, sys.stdout, no_color=no_color)
    elif curve:
        steps = points(cycle.cohort_of(session.desk, asked).observations)
        write_curve(steps, form, sys.stdout, no_color=no_color)
    else:
        found = cycle.cycle(session.desk, asked)
        write_cycle(found, form, sys.stdout, no_color=no_color)

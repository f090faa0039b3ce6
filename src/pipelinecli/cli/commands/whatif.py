"""`pipeline whatif`: the five levers, each alone and all together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.explaining import explain as explain_figure
from pipelinecli.cli.periods import asked_for
from pipelinecli.cli.working import how_typed, refuse_explaining
from pipelinecli.i18n import N_
from pipelinecli.method.figures.levers import Lever
from pipelinecli.method.figures.planned import USUAL_YEAR
from pipelinecli.method.figures.weeks import USUAL
from pipelinecli.render.figures.whatif import write_what_if
from pipelinecli.services.figures.whatif import read_changes, what_if

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import (
        Context,
        Explain,
        OfPeriod,
        OfProfile,
        Since,
        Text,
        Until,
        WorkDays,
        WorkWeeks,
    )
    from pipelinecli.i18n import _

HELP = N_(
    "The five levers: more dials a day, more of them reached (talks per dial), more appointments "
    "per talk, a better closing ratio (sales per visit), more money per sale. Each is moved alone "
    "and then all together, from your own figures of everything logged or of --period, or from a "
    "sample. Type a new value (30, 8/15, 53%, 0.53) or so many times the old one (x1.1). Your "
    "dials a day are the average of the working weeks on record (ours). Without a lever each is "
    "moved by a tenth.\n\n"
    "\b\nExamples:\n"
    "  pipeline whatif --dials 30\n"
    "  pipeline whatif --reach x1.1 --closing x1.1\n"
    "  pipeline whatif --profile ai-xinhua --reach 8/15 --closing 1/7\n"
    "  pipeline whatif --average 15000 --period year"
)


def command(
    ctx: Context,
    dials: Annotated[Text, typer.Option(metavar="N|xF", help=_("Dials a day."))] = None,
    reach: Annotated[Text, typer.Option(metavar="SHARE|xF", help=_("Talks per dial."))] = None,
    appointments: Annotated[
        Text, typer.Option(metavar="SHARE|xF", help=_("Appointments per talk."))
    ] = None,
    closing: Annotated[Text, typer.Option(metavar="SHARE|xF", help=_("Sales per visit."))] = None,
    average: Annotated[
        Text, typer.Option(metavar="AMOUNT|xF", help=_("The average premium of a sale."))
    ] = None,
    days: WorkDays = USUAL,
    weeks: WorkWeeks = USUAL_YEAR,
    profile: OfProfile = None,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
) -> None:
    """Move levers."""
    session = ctx.obj
    how = how_typed(profile, asked_for(session, since, until, period), days, weeks)
    if explain is not None:
        refuse_explaining(how)
        explain_figure(session, how.period, explain)
        return
    typed = zip(Lever, (dials, reach, appointments, closing, average), strict=True)
    found = what_if(session.desk, read_changes(session.desk, dict(typed)), how)
    write_what_if(found, session.form, sys.stdout, no_color=session.no_color)

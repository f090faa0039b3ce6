"""`pipeline plan`: from a goal back to the dials a day, and what is done of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.explaining import explain as explain_figure
from pipelinecli.cli.periods import asked_for
from pipelinecli.cli.planning import Typed, goal_typed, weekly_goals
from pipelinecli.cli.working import MOST, MOST_WEEKS, how_typed, refuse_explaining, within
from pipelinecli.i18n import N_
from pipelinecli.method.figures.planned import USUAL_YEAR
from pipelinecli.method.figures.weeks import USUAL
from pipelinecli.render.figures.plan import write_plan
from pipelinecli.services.figures.plan import planned

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
    "Works back from the sales wanted to visits, appointments, talks and dials, by your own ratios "
    "of everything logged or of --period; with --profile by a sample. A premium goal becomes as "
    "many sales as your average premium, or --average, asks for. Beside the whole plan stands what "
    "is left: the goal less what is done, over the weeks left. A year has 50 working weeks, and a "
    "part of it the share of its working days (ours). Then the replacement rule: so many prospects "
    "are used up by a sale, and must be added; it looks at the sheet week, Friday to Thursday, and "
    "the effective prospects with which it began.\n\n"
    "The goal is counted from 1 January to 31 December, or from --since to --by; --done and "
    "--weeks-left take the place of what the store and the calendar say.\n\n"
    "\b\nExamples:\n"
    "  pipeline plan --goal 50\n"
    "  pipeline plan --premium 500000 --by 2026-12-31\n"
    "  pipeline plan --goal 50 --profile ai-xinhua --done 18 --weeks-left 24"
)


def command(
    ctx: Context,
    goal: Annotated[
        int | None, typer.Option("--goal", metavar="N", min=1, help=_("Sales wanted."))
    ] = None,
    premium: Annotated[Text, typer.Option(metavar="AMOUNT", help=_("Premium wanted."))] = None,
    average: Annotated[
        Text, typer.Option(metavar="AMOUNT", help=_("The average premium of a sale."))
    ] = None,
    by: Annotated[
        Text, typer.Option(metavar="DATE", help=_("The last day; 31 December if left out."))
    ] = None,
    since: Annotated[
        Text,
        typer.Option(
            "--since",
            metavar="DATE",
            help=_("The day from which sales count; 1 January if left out."),
        ),
    ] = None,
    done: Annotated[int | None, typer.Option(metavar="N", min=0, help=_("Sales so far."))] = None,
    weeks_left: Annotated[
        int | None, typer.Option("--weeks-left", metavar="N", min=1, help=_("Working weeks left."))
    ] = None,
    prospects: Annotated[
        int | None, typer.Option(metavar="N", min=1, help=_("Prospects per sale."))
    ] = None,
    days: WorkDays = USUAL,
    weeks: WorkWeeks = USUAL_YEAR,
    profile: OfProfile = None,
    first: Since = None,
    last: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
) -> None:
    """Plan."""
    session = ctx.obj
    how = how_typed(profile, asked_for(session, first, last, period), days, weeks)
    if explain is not None:
        refuse_explaining(how)
        explain_figure(session, how.period, explain)
        return
    for option, number in (("--goal", goal), ("--done", done), ("--prospects", prospects)):
        within(option, number, MOST)
    within("--weeks-left", weeks_left, 100 * MOST_WEEKS)
    how = how._replace(weeks_left=weeks_left, done=done, per_sale=prospects)
    wanted = goal_typed(session, Typed(goal, premium, average, since, by))
    found = planned(session.desk, wanted, how)
    write_plan(found, session.form, sys.stdout, no_color=session.no_color)
    for hint in weekly_goals(session, found):
        session.hint(hint)

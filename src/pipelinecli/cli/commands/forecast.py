"""`pipeline forecast`: how many of the open prospects will close, and what they bring."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.periods import asked_for
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Explain, OfPeriod, Since, Text, Until
    from pipelinecli.cli.session import Session

HELP = N_(
    "Each open prospect closes with the weight of its stage, independently of the others: 0.25, "
    "0.50 and 0.90 unless the settings weight.25, weight.50 and weight.90 or --weights say "
    "otherwise. With --own it is your own closing rate: of the attempts that earned the stage "
    "and ended, the share that closed.\n\n"
    "The amount is the premium received at 90%, else what was discussed: a range at its low end, "
    "and for a year, so that 1000/month counts as 12000 (that is this program's rule). P10, P50 "
    "and P90 are the smallest outcome that is not passed with that probability. The whole "
    "distribution is exact; only where there are too many different sums it is simulated, and "
    "that is said.\n\n"
    "Cards moved by override are left out. With a period only those count that are expected to "
    "sign in it.\n\n"
    "\b\nExamples:\n"
    "  pipeline forecast --goal 5 --premium 100000\n"
    "  pipeline forecast --own --period month\n"
    "  pipeline forecast --weights 25=0.2,50=0.4,90=0.95\n"
    "  pipeline forecast --explain 2026-12"
)


def command(
    ctx: Context,
    goal: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help=_("How likely at least so many sales are.")),
    ] = None,
    premium: Annotated[
        Text, typer.Option(metavar="AMOUNT", help=_("How likely at least so much money is."))
    ] = None,
    own: Annotated[bool, typer.Option("--own", help=_("Weigh by your own closing rates."))] = False,
    weights: Annotated[
        Text, typer.Option(metavar="25=P,50=P,90=P", help=_("Weigh by these, or some of them."))
    ] = None,
    seed: Annotated[
        int,
        typer.Option(metavar="N", min=0, help=_("Where it has to be simulated, begin with this.")),
    ] = 1,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
) -> None:
    """Forecast sales and premium from the open prospects."""
    from pipelinecli.services.figures.forecast import Asked, forecast
    from pipelinecli.services.reading import read_money

    session = ctx.obj
    asked = Asked(
        weights=weights,
        own=own,
        goal=goal,
        premium=None if premium is None else read_money(session.desk, premium),
        seed=seed,
        period=asked_for(session, _planned(session, since), _planned(session, until), period),
    )
    if explain is None:
        from pipelinecli.render.figures.forecast import write_forecast

        found = forecast(session.desk, asked)
        write_forecast(found, session.form, sys.stdout, no_color=session.no_color)
        return
    from pipelinecli.render.figures.behind import write_behind
    from pipelinecli.render.figures.counted import write_counted
    from pipelinecli.services.figures import counted

    stage = counted.rate_of(explain)
    if stage is None:
        rows = counted.explained(session.desk, asked, explain)
        write_counted(rows, session.form, sys.stdout, no_color=session.no_color)
    else:
        ended = counted.ended_after(session.desk, stage)
        write_behind(ended, session.form, sys.stdout, no_color=session.no_color)


def _planned(session: Session, typed: str | None) -> str | None:
    """Return a day that was typed as it stands in the calendar: a bare weekday is the next one."""
    return None if typed is None else session.plan(typed).day.isoformat()

"""`pipeline ratios`: what each step of the activity chain makes of the next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.explaining import explain as explain_figure
from pipelinecli.cli.periods import asked_for
from pipelinecli.i18n import N_
from pipelinecli.method.figures.period import PeriodKind, period_of
from pipelinecli.render.figures.ratios import write_ratios
from pipelinecli.services.figures.ratios import ratios

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Explain, OfPeriod, Since, Until

HELP = N_(
    "Dials, talks, first appointments, visits and sales as they were logged and tallied, with what "
    "each makes of the one before, how many that is counted from and the 95% Wilson interval: this "
    "month unless you say otherwise, beside the period before. A new date for an appointment is "
    "not another one; a sale counts on the day of issue, and not if an override closed it. A week "
    "is the average of the weeks, Monday to Friday, in which anything of the chain is on record "
    "(ours). A prospect is an attempt that earned 25% or a later column. The samples ai-xinhua "
    "and 20-5-1 are there to compare with, never in the place of your own.\n\n"
    "--explain takes dials, talks, appointments, visits, sales, contacts, prospects, or a ratio "
    "such as talks_per_dial.\n\n"
    "\b\nExamples:\n"
    "  pipeline ratios\n"
    "  pipeline ratios --period quarter\n"
    "  pipeline ratios --from 2026-09-01 --to 2026-10-31 -o csv\n"
    "  pipeline ratios --explain visits"
)


def command(
    ctx: Context,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
) -> None:
    """Show the ratios."""
    session = ctx.obj
    month = period_of(PeriodKind.MONTH, session.desk.today)
    asked = asked_for(session, since, until, period, default=month)
    if explain is not None:
        explain_figure(session, asked, explain)
        return
    found = ratios(session.desk, asked)
    write_ratios(found, session.form, sys.stdout, no_color=session.no_color)

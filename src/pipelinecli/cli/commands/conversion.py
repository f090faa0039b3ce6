"""`pipeline conversion`: from stage to stage, and closed of all that ended."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.periods import asked_for
from pipelinecli.i18n import N_
from pipelinecli.render.figures.behind import write_behind
from pipelinecli.render.figures.conversion import write_conversion
from pipelinecli.services.figures import conversion

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Explain, OfPeriod, Since, Until

HELP = N_(
    "Of the attempts that earned a stage: how many earned a later one, fell back, were lost, or "
    "are there still. A loss is never an advance, a reopened card is a new attempt, a stage that "
    "was skipped was not earned, and neither was one that an override gave. The win rate is "
    "closed of closed and lost.\n\n"
    "With a period the stages are of attempts that first earned them then, and the rest is of "
    "attempts that ended then.\n\n"
    "\b\nExamples:\n"
    "  pipeline conversion\n"
    "  pipeline conversion --period quarter\n"
    "  pipeline conversion --explain 50.lost"
)


def command(
    ctx: Context,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
) -> None:
    """Show what became of the attempts that reached each stage."""
    session = ctx.obj
    asked = asked_for(session, since, until, period)
    form, no_color = session.form, session.no_color
    if explain is None:
        found = conversion.conversion(session.desk, asked)
        write_conversion(found, form, sys.stdout, no_color=no_color)
    else:
        behind = conversion.explained(session.desk, asked, explain)
        write_behind(behind, form, sys.stdout, no_color=no_color)

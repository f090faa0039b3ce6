"""`pipeline velocity`: what the board is worth a day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.periods import asked_for
from pipelinecli.i18n import N_
from pipelinecli.render.figures.behind import write_behind
from pipelinecli.render.figures.velocity import write_velocity
from pipelinecli.services.figures import velocity

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Explain, OfPeriod, Since, Until

HELP = N_(
    "Open prospects (25%, 50%, 90%) × average premium of a sale × win rate / days of the cycle: "
    "what the board brings in a day if all goes on as it did. The cycle is the Kaplan–Meier "
    "median, or where that is not reached the cycle in force. Without a sale it is undefined. "
    "It is this program's own figure and not the deck's.\n\n"
    "With a period value and win rate are of attempts that ended then, the cycle is of those "
    "whose first meeting was then, and the open ones are today's.\n\n"
    "\b\nExamples:\n"
    "  pipeline velocity\n"
    "  pipeline velocity --period year\n"
    "  pipeline velocity --explain value"
)


def command(
    ctx: Context,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
) -> None:
    """Show what the board is worth a day."""
    session = ctx.obj
    asked = asked_for(session, since, until, period)
    form, no_color = session.form, session.no_color
    if explain is None:
        found = velocity.velocity(session.desk, asked)
        write_velocity(found, form, sys.stdout, no_color=no_color)
    else:
        behind = velocity.explained(session.desk, asked, explain)
        write_behind(behind, form, sys.stdout, no_color=no_color)

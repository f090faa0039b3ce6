"""`pipeline diagnose`: the shape of the board, and what it asks for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from pipelinecli.cli.periods import asked_for
from pipelinecli.errors import ExitCode, UsageError
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, ExitCodeFlag, Explain, OfPeriod, Since, Until
    from pipelinecli.cli.session import Session
    from pipelinecli.method.calendar import SheetWeek

HELP = N_(
    "The shape is read from columns 2 to 5, together with the cycle; the first rule that holds is "
    "said with its numbers. Of the rules, only “proposals pending” and its remedy are the deck's "
    "own; the others are this program's. Cards moved by override are left out.\n\n"
    "Whether there are enough prospects for the goal is said where the setting goal.sales gives "
    "the sales wanted a year; prospects per sale are your own, of those that ended, unless the "
    "setting prospects.per.sale says otherwise. The settings shape.top-heavy, shape.stale and "
    "shape.least move the thresholds.\n\n"
    "The past weeks are sheet weeks, Friday to Thursday, as they ended; by a period, those in "
    "it. With --exit-code it ends with 7 unless the shape is ideal or mixed and there is nothing "
    "beside it.\n\n"
    "\b\nExamples:\n"
    "  pipeline diagnose\n"
    "  pipeline diagnose --weeks 13\n"
    "  pipeline diagnose --explain stale"
)
WEEKS: Final = 8
MOST_WEEKS: Final = 520


def command(
    ctx: Context,
    weeks: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help=_("How many weeks of history; 8 if left out.")),
    ] = None,
    since: Since = None,
    until: Until = None,
    period: OfPeriod = None,
    explain: Explain = None,
    exit_code: ExitCodeFlag = False,
) -> None:
    """Read the shape of the board."""
    session = ctx.obj
    if explain is not None:
        _explain(session, explain)
        return
    from pipelinecli.render.figures.diagnose import write_diagnosis
    from pipelinecli.services.figures.diagnose import diagnose

    found = diagnose(session.desk, _weeks(session, weeks, since, until, period))
    write_diagnosis(found, session.form, sys.stdout, no_color=session.no_color)
    if exit_code and found.diagnosis.wants_attention:
        session.exit_code = ExitCode.ATTENTION


def _explain(session: Session, figure: str) -> None:
    from pipelinecli.render.figures.behind import write_behind
    from pipelinecli.render.figures.diagnose import write_cards_behind
    from pipelinecli.services.figures import shape_cards

    if shape_cards.is_of_attempts(figure):
        ended = shape_cards.ended_prospects(session.desk)
        write_behind(ended, session.form, sys.stdout, no_color=session.no_color)
    else:
        cards = shape_cards.explained(session.desk, figure)
        write_cards_behind(cards, session.form, sys.stdout, no_color=session.no_color)


def _weeks(
    session: Session, weeks: int | None, since: str | None, until: str | None, period: str | None
) -> list[SheetWeek]:
    """Return the sheet weeks whose shapes are wanted, in their order. Raises UsageError."""
    from datetime import timedelta

    from pipelinecli.method.calendar import sheet_week

    asked = asked_for(session, since, until, period)
    if weeks is not None and not asked.is_everything:
        raise UsageError(
            _("--weeks and a period cannot be given together"), hint=_("type one or the other")
        )
    today = session.desk.today
    last = sheet_week(min(asked.last or today, today))
    n = WEEKS if weeks is None else weeks
    if asked.first is not None:
        n = max(0, (last.monday - sheet_week(asked.first).monday).days // 7 + 1)
    if n > MOST_WEEKS:
        raise UsageError(
            _("{n} weeks are too many").format(n=n),
            hint=_("at most {most}").format(most=MOST_WEEKS),
        )
    return [sheet_week(last.monday - timedelta(weeks=ago)) for ago in range(n - 1, -1, -1)]

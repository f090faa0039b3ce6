"""`pipeline sheet`: the weekly tracking sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.limits import column_limit
from pipelinecli.cli.writing import output
from pipelinecli.i18n import N_, _
from pipelinecli.method.calendar import checkin_on, sheet_week
from pipelinecli.render.sheet.writing import write_sheet
from pipelinecli.services import sheets

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import AllCards, Context, Limit, Text, ToFile

HELP = N_(
    "\b\nExamples:\n"
    "  pipeline sheet\n"
    "  pipeline sheet --week 2008-12-15 --to week.csv\n"
    "  pipeline sheet --as-of yesterday"
)


def command(
    ctx: Context,
    week: Annotated[
        Text, typer.Option(metavar="DATE", help=_("The sheet week that contains this day."))
    ] = None,
    as_of: Annotated[
        Text, typer.Option("--as-of", metavar="WHEN", help=_("The sheet as it stood then."))
    ] = None,
    long: Annotated[bool, typer.Option("--long", help=_("One entry a row."))] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help=_("Begin CSV with a byte order mark, for Excel."))
    ] = False,
    to: ToFile = None,
    limit: Limit = None,
    everything: AllCards = False,
) -> None:
    """Print the sheet."""
    session = ctx.obj
    with output(session, to) as (form, out, is_file):
        sheet = sheets.sheet(
            session.desk,
            week=None if week is None else session.done(week).day,
            as_of=None if as_of is None else session.done(as_of),
            most=column_limit(session, limit, everything=everything or is_file),
        )
        write_sheet(sheet, form, out, no_color=session.no_color, long=long, bom=bom or is_file)
    due = checkin_on(session.desk.today)
    others = due is not None and sheet_week(due.first) != sheet.week
    if week is None and as_of is None and others:
        session.hint(_("The sheet to hand in today is last week's: pipeline sheet --week mon"))

"""`pipeline list`: cards, filtered and sorted, streamed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.render.listings import write_cards
from pipelinecli.services import review

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Limit, OfFlag, OfStage, Text
    from pipelinecli.i18n import _


def command(
    ctx: Context,
    stage: OfStage = None,
    flag: OfFlag = None,
    tag: Annotated[Text, typer.Option(metavar="TAG", help=_("Only cards with this tag."))] = None,
    source: Annotated[Text, typer.Option(metavar="TEXT", help=_("Only from this source."))] = None,
    grade: Annotated[Text, typer.Option(metavar="A..D", help=_("Only this grade."))] = None,
    since: Annotated[
        Text, typer.Option(metavar="WHEN", help=_("Only cards that moved on or after this day."))
    ] = None,
    sort: Annotated[
        str,
        typer.Option(metavar="KEY", help=_("id, name, stage, first-meeting, next-step or since.")),
    ] = "id",
    limit: Limit = None,
) -> None:
    """List cards."""
    session = ctx.obj
    moved = None if since is None else session.done(since).day
    wanted = review.Wanted(stage, flag, tag, source, grade, moved)
    cards = review.listed(session.desk, wanted, order=sort, limit=limit)
    write_cards(cards, session.form, sys.stdout, no_color=session.no_color)

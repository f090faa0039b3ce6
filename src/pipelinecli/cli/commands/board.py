"""`pipeline board`: the six columns."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.limits import column_limit
from pipelinecli.render.board.writing import write_board
from pipelinecli.services import review

if TYPE_CHECKING:
    from pipelinecli.cli.options import AllCards, Context, Limit


def command(ctx: Context, limit: Limit = None, everything: AllCards = False) -> None:
    """Show the board."""
    session = ctx.obj
    most = column_limit(session, limit, everything=everything)
    write_board(
        review.board(session.desk, most), session.form, sys.stdout, no_color=session.no_color
    )

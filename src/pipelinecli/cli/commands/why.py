"""`pipeline why`: where a card stands and what it lacks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.render.card.pages import write_why
from pipelinecli.services import review

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Who


def command(ctx: Context, who: Who) -> None:
    """Explain a card."""
    session = ctx.obj
    card = review.one(session.desk, who)
    write_why(card, session.form, sys.stdout, no_color=session.no_color)

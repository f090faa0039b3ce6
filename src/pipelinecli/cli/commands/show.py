"""`pipeline show`: a card with its history."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.render.card.pages import write_show
from pipelinecli.services import review

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Who


def command(ctx: Context, who: Who) -> None:
    """Show a card."""
    session = ctx.obj
    shown = review.show(session.desk, who)
    write_show(*shown, session.form, sys.stdout, no_color=session.no_color)

"""`pipeline book`: a first meeting agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import meetings

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Note, WhenAhead, Who

HELP = N_("\b\nExamples:\n  pipeline book 王经理 下周二 14:00\n  pipeline book 12 fri 2pm")


def command(ctx: Context, who: Who, when: WhenAhead, note: Note = None) -> None:
    """Book a first meeting."""
    session = ctx.obj
    tell(session, meetings.book(session.desk, who, session.plan(" ".join(when)), note), "book")

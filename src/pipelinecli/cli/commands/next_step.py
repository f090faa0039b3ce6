"""`pipeline next`: the dated next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import meetings

if TYPE_CHECKING:
    from pipelinecli.cli.options import Agenda, Context, WhenAhead, Who

HELP = N_("\b\nExample:\n  pipeline next 王经理 fri 14:00 --agenda 讲计划书")


def command(ctx: Context, who: Who, when: WhenAhead, agenda: Agenda = None) -> None:
    """Set the next step."""
    session = ctx.obj
    step = session.plan(" ".join(when))
    tell(session, meetings.set_next(session.desk, who, step, agenda), "next")

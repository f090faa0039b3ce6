"""`pipeline sign`: papers handed in and money received."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelinecli.cli.options import Context, On, Who
from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_, _
from pipelinecli.services import advance
from pipelinecli.services.reading import read_money

HELP = N_("\b\nExample:\n  pipeline sign 王经理 --received 5000")


def command(
    ctx: Context,
    who: Who,
    received: Annotated[
        str, typer.Option("--received", metavar="AMOUNT", help=_("The money received."))
    ],
    on: On = None,
) -> None:
    """Sign."""
    session = ctx.obj
    money = read_money(session.desk, received)
    tell(session, advance.sign(session.desk, who, money, session.done(on)), "sign")

"""`pipeline sign`: papers handed in and money received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import advance
from pipelinecli.services.reading import read_money

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, On, Who
    from pipelinecli.i18n import _

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
    signed = session.done(on)
    tell(session, advance.sign(session.desk, who, money, signed), "sign", signed)

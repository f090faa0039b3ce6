"""`pipeline close`: the policy is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import advance
from pipelinecli.services.reading import read_money

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, On, Text, Who
    from pipelinecli.i18n import _

HELP = N_("\b\nExample:\n  pipeline close 王经理 --premium 10000 --factor 0.5")


def command(
    ctx: Context,
    who: Who,
    premium: Annotated[
        Text,
        typer.Option(metavar="AMOUNT", help=_("The premium; what was received if left out.")),
    ] = None,
    standard: Annotated[
        Text, typer.Option(metavar="AMOUNT", help=_("The standard premium."))
    ] = None,
    factor: Annotated[
        Text, typer.Option(metavar="F", help=_("Standard premium = premium x factor."))
    ] = None,
    on: On = None,
) -> None:
    """Close."""
    session = ctx.obj
    desk, issued = session.desk, session.done(on)
    moved = advance.close(
        desk,
        who,
        issued,
        premium=None if premium is None else read_money(desk, premium),
        standard=None if standard is None else read_money(desk, standard),
        factor=factor,
    )
    tell(session, moved, "close", issued)

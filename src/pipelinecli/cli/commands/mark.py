"""`pipeline mark`: the five criteria, with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import marking

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Who
    from pipelinecli.i18n import _

HELP = N_(
    "KEY=no withdraws a criterion.\n\n"
    "\b\nKEYS:\n"
    "  person=NAME         the decision-maker\n"
    "  plan=PLAN           the plan that fits the need and makes sense to them\n"
    "  budget=AMOUNT       the price discussed: 1500/month, 1000-1500/month, 1.5万\n"
    "  timing=WHEN         the specific signing date, inside the cycle\n"
    '  next="WHEN AGENDA"  the next meeting and what happens there\n\n'
    "\b\nExample:\n"
    "  pipeline mark 王经理 person=本人 budget=1500/month timing=下周五"
)


def command(
    ctx: Context,
    who: Who,
    pairs: Annotated[
        list[str],
        typer.Argument(metavar="KEY=VALUE...", help=_("A criterion and its evidence.")),
    ],
) -> None:
    """Mark criteria."""
    session = ctx.obj
    tell(session, marking.mark(session.desk, who, pairs), "mark")

"""`pipeline tally`: the day's counts without names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.i18n import N_
from pipelinecli.method.kinds import TallyKind
from pipelinecli.render.card.told import tell_day_counts
from pipelinecli.services import capture

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, On
    from pipelinecli.i18n import _

HELP = N_(
    "Counts add up with what was logged; without an option the day's counts are shown.\n\n"
    "\b\nExample:\n"
    "  pipeline tally --dials 15 --talks 7 --appointments 1"
)
Count = int | None


def command(
    ctx: Context,
    dials: Annotated[Count, typer.Option(metavar="N", help=_("Calls dialled."))] = None,
    talks: Annotated[Count, typer.Option(metavar="N", help=_("Conversations."))] = None,
    appointments: Annotated[
        Count, typer.Option(metavar="N", help=_("First meetings agreed."))
    ] = None,
    visits: Annotated[Count, typer.Option(metavar="N", help=_("Meetings held."))] = None,
    proposals: Annotated[Count, typer.Option(metavar="N", help=_("Proposals made."))] = None,
    services: Annotated[Count, typer.Option(metavar="N", help=_("Services rendered."))] = None,
    referrals_asked: Annotated[
        Count, typer.Option(metavar="N", help=_("Times asked for a referral."))
    ] = None,
    referrals_got: Annotated[
        Count, typer.Option(metavar="N", help=_("Referrals received."))
    ] = None,
    on: On = None,
) -> None:
    """Tally a day."""
    session = ctx.obj
    typed = (
        dials, talks, appointments, visits, proposals, services, referrals_asked, referrals_got
    )  # fmt: skip
    counts = {kind: n for kind, n in zip(TallyKind, typed, strict=True) if n is not None}
    found = capture.tally(session.desk, session.done(on).day, counts)
    tell_day_counts(*found, session.form, sys.stdout, quiet=session.quiet)

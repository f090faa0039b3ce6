"""`pipeline history`: what was done, command by command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.taking_back import accounts
from pipelinecli.i18n import N_
from pipelinecli.render.changes.writing import write_history
from pipelinecli.render.formats.listing import Format
from pipelinecli.services import history

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Limit, Text
    from pipelinecli.i18n import _

SHOWN = 20
"""Commands a person is shown who did not say how many; a program gets all of them."""

HELP = N_(
    "The newest comes first, with its number and with what it changed, before → after. What was "
    "taken back stays in the list and says so. A number is what undo --change takes."
)


def command(
    ctx: Context,
    who: Annotated[
        Text,
        typer.Argument(
            metavar="[WHO]", help=_("Only what touched this person."), show_default=False
        ),
    ] = None,
    limit: Limit = None,
) -> None:
    """List what was done."""
    session = ctx.obj
    for_people = session.form in {Format.TABLE, Format.PLAIN}
    most = limit or (SHOWN if for_people else None)
    found = history.history(session.desk, who, None if most is None else most + 1)
    sets = found[:most]
    more = None
    if most is not None and len(found) > most:
        asked = "" if who is None else f" {_quoted(who)}"
        more = f"pipeline history{asked} --limit {most * 5}"
    names = history.names(session.desk, sets)
    write_history(
        accounts(session, sets),
        names,
        session.form,
        sys.stdout,
        more=more,
        no_color=session.no_color,
    )


def _quoted(who: str) -> str:
    """Return a name as it has to be typed in a shell."""
    from shlex import quote

    return quote(who)

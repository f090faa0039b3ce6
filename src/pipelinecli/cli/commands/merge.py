"""`pipeline merge`: two cards of one person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.render.card.told import tell_merged
from pipelinecli.services import people

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context
    from pipelinecli.i18n import _


def command(
    ctx: Context,
    keep: Annotated[str, typer.Argument(metavar="A", help=_("The card to keep."))],
    gone: Annotated[
        str,
        typer.Argument(metavar="B", help=_("The card whose history moves into it.")),
    ],
) -> None:
    """Merge B into A."""
    session = ctx.obj
    merged = people.merge(session.desk, keep, gone)
    tell_merged(*merged, session.form, sys.stdout, quiet=session.quiet)

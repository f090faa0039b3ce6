"""`pipeline redo`: bring again what undo took back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.taking_back import accounts, as_they_are_now, read_count
from pipelinecli.i18n import N_
from pipelinecli.render.changes.writing import REDO, tell
from pipelinecli.services import history, undoing

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Text
    from pipelinecli.i18n import _

HELP = N_(
    "What was taken back last comes again first. Only what was taken back since the last command "
    "that wrote something can be brought again."
)


def command(
    ctx: Context,
    count: Annotated[
        Text,
        typer.Argument(
            metavar="[N]",
            help=_("How many commands; the last one if left out."),
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say what would be brought again."))
    ] = False,
) -> None:
    """Bring again."""
    session = ctx.obj
    plan = undoing.redo_plan(session.desk, read_count(count))
    sets = plan.sets
    if not dry_run:
        sets = as_they_are_now(session, undoing.redo(session.desk, plan).sets)
    tell(
        REDO,
        accounts(session, sets),
        history.names(session.desk, sets),
        session.form,
        sys.stdout,
        planned=dry_run,
        quiet=session.quiet,
        no_color=session.no_color,
    )

"""`pipeline undo`: take back the last commands, or one of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.taking_back import accounts, agree, as_they_are_now, read_count
from pipelinecli.config.paths import named_since
from pipelinecli.errors import NothingThere, UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.render.changes.writing import UNDO, tell
from pipelinecli.services import history, undoing

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Text, Yes
    from pipelinecli.cli.session import Session
    from pipelinecli.services.undoing import Plan

HELP = N_(
    "Whatever the command wrote, it goes back to what it was before. The arrow points at what "
    "holds afterwards: 50% → back to 25%. It asks only when a change that was named has later ones "
    "that depend on it. What was taken back can be brought again with redo. A person who was "
    "forgotten stays so: after a forget, name what came before it with --change. Where the store "
    "is (config set store) is in no store, and is not taken back.\n\n"
    "\b\nExamples:\n"
    "  pipeline undo\n"
    "  pipeline undo 3 --dry-run\n"
    "  pipeline undo --change 12"
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
    change: Annotated[
        int | None,
        typer.Option("--change", metavar="ID", min=1, help=_("The one of this number in history.")),
    ] = None,
    yes: Yes = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say what would be taken back."))
    ] = False,
) -> None:
    """Take back."""
    session = ctx.obj
    if count is not None and change is not None:
        raise UsageError(_("N and --change do not go together"), hint=_("type one of them"))
    plan, said = _plan(session, read_count(count), change)
    sets = plan.sets
    if not dry_run:
        agree(session, plan, yes=yes)
        sets = as_they_are_now(session, undoing.undo(session.desk, plan).sets)
    tell(
        UNDO,
        accounts(session, sets),
        history.names(session.desk, sets),
        session.form,
        sys.stdout,
        planned=dry_run,
        quiet=session.quiet,
        no_color=session.no_color,
    )
    if said:
        session.hint(said)


def _plan(session: Session, count: int, change: int | None) -> tuple[Plan, str]:
    """Return what would be taken back, and what is to be said of what came after it."""
    # Where the store is stands in no store, and may be what was changed last.
    said = ""
    if change is None and named_since(session.store.path):
        said = _(
            "undo does not take back config set store, which came last: "
            "pipeline config set store FILE"
        )
    try:
        return undoing.plan(session.desk, count, change), said
    except NothingThere as error:
        error.hint = said or error.hint
        raise

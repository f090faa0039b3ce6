"""`pipeline restore`: put a backup back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import confirm
from pipelinecli.cli.taking_back import accounts
from pipelinecli.cli.unusable import desk_of
from pipelinecli.i18n import N_, _
from pipelinecli.render.changes.writing import brief
from pipelinecli.render.restored import Told, tell_restored
from pipelinecli.services import history, restoring
from pipelinecli.services.restoring import State

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Yes
    from pipelinecli.cli.session import Session
    from pipelinecli.services.restoring import Ready, Restored

HELP = N_(
    "The store becomes what it was in the backup, settings included; what has been done since is "
    "taken back. The backup is checked first, and what it replaces is kept. pipeline undo takes a "
    "restore back like anything else. People who were erased since stay erased. A store that is "
    "damaged is moved aside and replaced as a whole: undo cannot take that back, so it asks."
    "\n\n"
    "\b\nExamples:\n"
    "  pipeline backup list\n"
    "  pipeline restore daily-2026-11-24.db\n"
    "  pipeline restore /media/stick/pipeline.db"
)


def command(
    ctx: Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help=_("A backup: its path, or its name in backup list.")),
    ],
    yes: Yes = False,
) -> None:
    """Put a backup back."""
    session = ctx.obj
    desk = desk_of(session)
    with restoring.prepared(desk, file) as ready:
        if ready.whole and ready.found.state is not State.ABSENT:
            said = _question(session, ready)
            confirm(session, _("{said}. Go on?").format(said=said), said, yes=yes)
        done = restoring.restore(desk, ready)
    tell_restored(_told(session, done), session.form, sys.stdout, quiet=session.quiet)


def _question(session: Session, ready: Ready) -> str:
    """Return what would happen that undo cannot take back."""
    path = session.store.path
    if ready.found.state is State.DAMAGED:
        said = _(
            "{path} is damaged ({reason}); it would be moved aside and the backup put in its place"
        ).format(path=path, reason=ready.found.said)
    else:
        said = _(
            "{path} or the backup is of another version; the store would be moved aside and the "
            "backup put in its place"
        ).format(path=path)
    return _("{said}, which undo cannot take back").format(said=said)


def _told(session: Session, done: Restored) -> Told:
    ready = done.ready
    before, after = done.cards
    lines: tuple[str, ...] = ()
    if done.latest:
        names = history.names(session.desk, done.latest)
        lines = tuple(brief(account, names) for account in accounts(session, done.latest))
    return Told(
        path=ready.copy.of,
        last=ready.last,
        changed=done.changed,
        whole=ready.whole,
        before=before,
        after=after,
        taken_back=done.taken_back,
        latest=lines,
        brought=done.brought,
        erased_again=ready.erased_again,
        unknown=ready.found.state is State.DAMAGED,
        settings=done.settings,
        kept=done.kept,
        damaged=ready.found.state is State.DAMAGED and done.kept is not None,
    )

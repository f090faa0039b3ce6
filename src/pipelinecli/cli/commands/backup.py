"""`pipeline backup`: a copy of the store, and the copies there are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.errors import PipelineError
from pipelinecli.i18n import N_, _
from pipelinecli.render.backups import tell_kept, write_backups
from pipelinecli.services import backups

if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Text
    from pipelinecli.cli.session import Session

HELP = N_(
    "The store is copied as it is at this moment, and the copy is read back and checked before it "
    "counts. A copy is also kept by itself: on the first change of a day, before two cards are "
    "put together, a backup is put back, doctor mends something, or a newer program brings the "
    "store up to date.\n\n"
    "\b\nExamples:\n"
    "  pipeline backup\n"
    "  pipeline backup --to /media/stick\n"
    "  pipeline backup list"
)


def command(
    ctx: Context,
    to: Annotated[
        Text,
        typer.Option(
            "--to", metavar="FILE|DIR", help=_("A file that is not there yet, or a directory.")
        ),
    ] = None,
) -> None:
    """Copy the store."""
    session = ctx.obj
    kept = backups.keep(session.desk, to)
    backup = kept.backup._replace(made=kept.backup.made.astimezone(session.desk.clock.zone))
    about = {"version": kept.version, "sha256": kept.sha256}
    tell_kept(backup, about, kept.rows, session.form, sys.stdout, quiet=session.quiet)


def list_all(ctx: Context) -> None:
    """List the copies there are."""
    session = ctx.obj
    zone, store = _zone(session), session.store.path
    rows = [backup._replace(made=backup.made.astimezone(zone)) for backup in backups.every(store)]
    write_backups(rows, session.form, sys.stdout, no_color=session.no_color)
    if rows:
        folder = backups.folder(store)
        session.hint(_("They are in {folder}.").format(folder=folder))


def _zone(session: Session) -> tzinfo | None:
    """Return the rep's zone; the machine's where the store is not there or cannot be read."""
    try:
        return session.desk.clock.zone
    except PipelineError:
        return None


COMMANDS = {"list": (list_all, N_("List the copies there are."))}

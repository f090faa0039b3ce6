"""`pipeline backup`: a copy of the store, and the copies there are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.errors import BackupFailed, PipelineError, UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.render.backups import tell_kept, tell_poured, write_backups
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
    "  pipeline backup --to - | gzip > pipeline.db.gz\n"
    "  pipeline backup list"
)


def command(
    ctx: Context,
    to: Annotated[
        Text,
        typer.Option(
            "--to",
            metavar="FILE|DIR",
            help=_("A file that is not there yet, a directory, or - for standard output."),
        ),
    ] = None,
) -> None:
    """Copy the store."""
    session = ctx.obj
    if to == "-":
        _pour(session)
        return
    kept = backups.keep(session.desk, to)
    backup = kept.backup._replace(made=kept.backup.made.astimezone(session.desk.clock.zone))
    about = {"version": kept.version, "sha256": kept.sha256}
    tell_kept(backup, about, kept.rows, session.form, sys.stdout, quiet=session.quiet)


def _pour(session: Session) -> None:
    """Write the copy itself to standard output, for another program to read."""
    if session.json or session.form_flag is not None:
        raise UsageError(
            _("what --to - writes is the backup itself"),
            hint=_("leave out -o and --json"),
        )
    if sys.stdout.isatty():
        raise UsageError(
            _("a backup is no text, and this is a terminal"),
            hint=_("name a file, or send it on: pipeline backup --to - | PROGRAM"),
        )
    desk = session.desk
    try:
        kept = backups.pour(desk, sys.stdout.buffer)
    except OSError as error:
        # A reader who leaves is no answer here: what has not arrived is no backup.
        raise BackupFailed(_("standard output"), error.strerror or str(error)) from error
    if not session.quiet:
        tell_poured(kept.backup.size, kept.rows, kept.sha256, sys.stderr)


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

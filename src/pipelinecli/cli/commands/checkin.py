"""`pipeline checkin`: the Monday, Wednesday and Friday check-in, and what was handed in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.limits import CHECKINS
from pipelinecli.errors import ExitCode
from pipelinecli.i18n import N_
from pipelinecli.render.checkin.writing import write_checkin, write_handed_in, write_row
from pipelinecli.render.formats.listing import Format
from pipelinecli.services import checkins, fields, handed_in

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, ExitCodeFlag, Limit, Note, Text, Yes
    from pipelinecli.i18n import _

HELP = N_(
    "It is due on Monday for Friday to Sunday, on Wednesday for Monday and Tuesday, on Friday for "
    "Wednesday and Thursday. At a keyboard it asks about each card that wants an answer; "
    "otherwise it asks nothing.\n\n"
    "\b\nExamples:\n"
    "  pipeline checkin\n"
    "  pipeline checkin --apply --exit-code </dev/null\n"
    "  pipeline checkin --for 2026-11-20\n"
    "  pipeline checkin show 2026-11-20"
)


def command(
    ctx: Context,
    day: Annotated[
        Text,
        typer.Option("--for", metavar="DATE", help=_("The check-in held on this day, if late.")),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help=_("Carry out the fall-backs the rules propose."))
    ] = False,
    exit_code: ExitCodeFlag = False,
    note: Note = None,
) -> None:
    """Hand in the check-in that was due last."""
    session = ctx.obj
    desk = session.desk
    kept = fields.note(note)
    window = checkins.due(desk, None if day is None else session.done(day).day)
    if session.at_keyboard:
        from pipelinecli.cli.walk.walk import walk

        walk(session, window, kept, apply=apply, exit_code=exit_code)
        return
    report = checkins.take(desk, window, kept, apply=apply)
    write_checkin(report, session.form, sys.stdout, no_color=session.no_color)
    if exit_code and report.attention:
        session.exit_code = ExitCode.ATTENTION


def list_all(ctx: Context, limit: Limit = None) -> None:
    """List what was handed in."""
    session = ctx.obj
    for_people = session.form in {Format.TABLE, Format.PLAIN}
    rows, of = handed_in.every(session.desk, limit or (CHECKINS if for_people else None))
    write_handed_in(rows, session.form, sys.stdout, of=of, no_color=session.no_color)


def show(
    ctx: Context,
    day: Annotated[str, typer.Argument(metavar="DATE", help=_("The day of the check-in."))],
    revision: Annotated[
        int | None,
        typer.Option("--revision", metavar="N", min=1, help=_("As it was the N-th time.")),
    ] = None,
) -> None:
    """Show one that was handed in."""
    session = ctx.obj
    row, last = handed_in.one(session.desk, session.done(day).day, revision)
    write_row(row, session.form, sys.stdout, last=last, no_color=session.no_color)


def schedule(
    ctx: Context,
    scheduler: Annotated[
        Text,
        typer.Argument(
            metavar="[cron|systemd|launchd]",
            help=_("What runs it; launchd on macOS and cron elsewhere if left out."),
            show_default=False,
        ),
    ] = None,
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help=_("The time of day."))] = "08:30",
    to: Annotated[
        Text, typer.Option("--to", metavar="DIR", help=_("Write the files into this directory."))
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help=_("Let it carry out the fall-backs the rules propose."))
    ] = False,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help=_("Let it exit with 7 when something needs attention.")),
    ] = False,
    yes: Yes = False,
) -> None:
    """Print what to install so that the check-in is handed in by itself."""
    from pipelinecli.cli import scheduling
    from pipelinecli.render.schedule.writing import write_schedule

    session = ctx.obj
    made = scheduling.scheduled(session, scheduler, at, apply=apply, exit_code=exit_code)
    if to is not None:
        from pipelinecli.cli.placing import place

        made = place(session, made, to, yes=yes)
    if to is None or session.form not in {Format.TABLE, Format.PLAIN}:
        write_schedule(made, session.form, sys.stdout)
    if to is None:
        scheduling.tell_next(session, made)
    scheduling.warn(session, made)


COMMANDS = {
    "list": (list_all, N_("List what was handed in.")),
    "show": (show, N_("Show one that was handed in.")),
    "schedule": (schedule, N_("Print what to install so that it is handed in by itself.")),
}

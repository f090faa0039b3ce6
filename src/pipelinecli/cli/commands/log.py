"""`pipeline log`: one activity, with a person or without."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.i18n import N_
from pipelinecli.render.card.told import tell_logged
from pipelinecli.services import capture

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, MaybeWho, Note, On
    from pipelinecli.i18n import _

HELP = N_(
    "\b\nKINDS: dial talk visit proposal service referral-asked referral-got note\n\n"
    "\b\nExamples:\n"
    "  pipeline log dial 王经理 --note 没接\n"
    "  pipeline log talk 12 --minutes 8\n"
    "  pipeline log dial"
)


def command(
    ctx: Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help=_("What was done.")),
    ],
    who: MaybeWho = None,
    on: On = None,
    note: Note = None,
    minutes: Annotated[int | None, typer.Option(metavar="N", help=_("How long."))] = None,
) -> None:
    """Log an activity."""
    session = ctx.obj
    desk, read = session.desk, capture.read_kind(kind)
    done = capture.log(desk, read, who, session.done(on), note=note, minutes=minutes)
    tell_logged(
        done.kind,
        desk.clock.local(done.at),
        done.minutes,
        done.note,
        done.card,
        session.form,
        sys.stdout,
        quiet=session.quiet,
    )

"""`pipeline init`: the store and the first settings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import ask
from pipelinecli.cli.diagnostics import report
from pipelinecli.config.settings import checked
from pipelinecli.errors import UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.render.settings import tell_made
from pipelinecli.services import setup

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Text
    from pipelinecli.cli.session import Session

HELP = N_(
    "On a terminal it asks for what you leave out. Nothing else needs it: the first `pipeline "
    "add` makes a store with the defaults.\n\n"
    "\b\nExample:\n"
    "  pipeline init --name 艾新华 --cycle 28 --currency CNY --zone Asia/Shanghai"
)


def command(
    ctx: Context,
    name: Annotated[Text, typer.Option(metavar="NAME", help=_("Your name, for the sheet."))] = None,
    cycle: Annotated[
        Text, typer.Option(metavar="DAYS", help=_("Your sales cycle in days, or auto."))
    ] = None,
    currency: Annotated[
        Text, typer.Option(metavar="CODE", help=_("The currency of your amounts."))
    ] = None,
    zone: Annotated[Text, typer.Option(metavar="ZONE", help=_("Your time zone."))] = None,
    language: Annotated[
        Text, typer.Option("--language", metavar="en|zh", help=_("The language to keep."))
    ] = None,
) -> None:
    """Set up."""
    session = ctx.obj
    typed = {"name": name, "cycle": cycle, "currency": currency, "zone": zone, "lang": language}
    values = {key: value for key, value in typed.items() if value is not None}
    if not values and session.interactive:
        values = _asked(session)
    session.begins_anew = True
    made = setup.init(session.desk, values)
    tell_made(*made, session.form, sys.stdout, quiet=session.quiet)


def _asked(session: Session) -> dict[str, str]:
    """Ask for the settings, with what holds now as the answers to take by pressing Enter."""
    now = {item.key: item.value for item in setup.every(session.desk)}
    now["zone"] = now["zone"] or setup.detected_zone() or ""
    questions = {
        "name": _("Your name, for the sheet"),
        "cycle": _("Your sales cycle in days (or auto)"),
        "currency": _("The currency of your amounts"),
        "zone": _("Your time zone"),
    }
    answers = {
        key: _answer(session, key, question, now[key]) for key, question in questions.items()
    }
    return {key: answer for key, answer in answers.items() if answer}


def _answer(session: Session, key: str, question: str, default: str) -> str:
    """Ask one question until its answer can be kept; nothing typed keeps nothing."""
    while True:
        typed = ask(question, default).strip()
        try:
            return checked(key, typed) if typed else ""
        except UsageError as error:
            report(error, session)

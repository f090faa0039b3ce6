"""`pipeline forget`: erase a person for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import agrees, confirm
from pipelinecli.errors import NotFound, PipelineError
from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.render.forgotten import Gone, tell_forgotten
from pipelinecli.services import forgetting

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Who, Yes
    from pipelinecli.cli.session import Session
    from pipelinecli.method.backups import Backup

HELP = N_(
    "Name, contact details, notes and what the journal kept of them are deleted; the counts "
    "they were part of stay, without a name. Copies of the store that still hold them are named, "
    "and written anew without them if you say so. This cannot be undone."
)


def command(
    ctx: Context,
    who: Who,
    yes: Yes = False,
    from_copies: Annotated[
        bool, typer.Option("--backups", help=_("Erase them from the backups too, without asking."))
    ] = False,
) -> None:
    """Forget a person."""
    session = ctx.obj
    desk = session.desk
    whom = forgetting.whom(desk, who)
    if whom.name:
        question = _("Erase {name} ({id}) for good?").format(name=whom.name, id=whom.id)
        said = _("{name} ({id}) would be erased for good").format(name=whom.name, id=whom.id)
        confirm(session, question, said, yes=yes)
    forgotten = forgetting.forget(desk, whom)
    held = tuple(forgetting.held_in(desk, forgotten))
    if not (whom.name or held):
        raise NotFound(who)
    agreed = bool(held) and (from_copies or _agreed(session, held, yes=yes))
    rewritten, left, problem = [], list(held), None
    for backup in held if agreed else ():
        try:
            forgetting.erase_from(desk, backup, forgotten)
        except PipelineError as error:
            problem = problem or error
            continue
        left.remove(backup)
        rewritten.append(backup)
    aside = forgetting.set_aside(desk)
    gone = Gone(whom.id, whom.name, rewritten, left, aside)
    tell_forgotten(gone, session.form, sys.stdout, quiet=session.quiet)
    if problem is not None:
        raise problem


def _agreed(session: Session, held: tuple[Backup, ...], *, yes: bool) -> bool:
    """Ask whether the copies are to be written anew, if somebody is there to answer."""
    if yes or not session.interactive:
        return False
    question = ngettext(
        "{n} backup still holds them. Write it anew without them?",
        "{n} backups still hold them. Write them anew without them?",
        len(held),
    )
    return agrees(question.format(n=len(held)))

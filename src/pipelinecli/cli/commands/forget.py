"""`pipeline forget`: erase a person for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import agrees, confirm
from pipelinecli.errors import NotFound, PipelineError
from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.render.forgotten import (
    Goes,
    Gone,
    question_lines,
    tell_erased,
    tell_forgotten,
)
from pipelinecli.services import forgetting
from pipelinecli.services.whom import meant

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Who, Yes
    from pipelinecli.cli.session import Session
    from pipelinecli.method.backups import Backup
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.forgetting import Forgotten
    from pipelinecli.services.whom import Whom

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
    whom = meant(desk, who)
    if whom.name and not yes:
        _confirm(session, whom)
    forgotten = forgetting.forget(desk, whom)
    gone = Gone(
        whom.id,
        whom.name,
        taken_back=forgotten.taken_back,
        notes=forgotten.notes,
        named=forgotten.named,
    )
    if whom.name:
        # Said before anything else can end the command: nobody may wonder whether it was done.
        tell_erased(gone, session.form, sys.stdout, quiet=session.quiet)
    try:
        held = tuple(forgetting.held_in(desk, forgotten))
    except PipelineError:
        if gone.name:
            tell_forgotten(gone, session.form, sys.stdout, quiet=session.quiet)
        raise
    if not (whom.name or held):
        raise NotFound(who)
    try:
        agreed = bool(held) and (from_copies or _agreed(session, held, yes=yes))
    except KeyboardInterrupt:
        _tell_rest(session, gone._replace(left=held))
        # Said all the same, though the data of a command that is interrupted are not.
        sys.stdout.flush()
        raise
    rewritten, problem = _written_anew(desk, held if agreed else (), forgotten)
    left = [backup for backup in held if backup not in rewritten]
    _tell_rest(session, gone._replace(rewritten=rewritten, left=left, tried=agreed))
    if problem is not None:
        raise problem


def _tell_rest(session: Session, gone: Gone) -> None:
    gone = gone._replace(aside=forgetting.set_aside(session.desk))
    tell_forgotten(gone, session.form, sys.stdout, quiet=session.quiet)


def _confirm(session: Session, whom: Whom) -> None:
    """Ask whether somebody is to be erased, saying first what goes with them."""
    goes = Goes(*forgetting.extent(session.desk, whom))
    before, said = question_lines(whom.name, whom.id, goes)
    question = _("Erase {name} ({id}) for good?").format(name=whom.name, id=whom.id)
    confirm(session, question, said, before=before)


def _written_anew(
    desk: Desk, held: tuple[Backup, ...], forgotten: Forgotten
) -> tuple[list[Backup], PipelineError | None]:
    """Write copies anew; return those that are, and the first thing that went wrong."""
    rewritten: list[Backup] = []
    problem: PipelineError | None = None
    for backup in held:
        try:
            forgetting.erase_from(desk, backup, forgotten)
        except PipelineError as error:
            problem = problem or error
        else:
            rewritten.append(backup)
    return rewritten, problem


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

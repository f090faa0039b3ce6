"""`pipeline forget`: erase a person for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import confirm
from pipelinecli.i18n import N_, _
from pipelinecli.render.card.told import tell_forgotten
from pipelinecli.services import people, review

if TYPE_CHECKING:
    from pipelinecli.cli.options import Context, Who, Yes

HELP = N_(
    "Name, contact details, notes and what the journal kept of them are deleted; the counts "
    "they were part of stay, without a name. This cannot be undone."
)


def command(ctx: Context, who: Who, yes: Yes = False) -> None:
    """Forget a person."""
    session = ctx.obj
    person = review.one(session.desk, who).person
    question = _("Erase {name} ({id}) for good?").format(name=person.name, id=person.id)
    said = _("{name} ({id}) would be erased for good").format(name=person.name, id=person.id)
    confirm(session, question, said, yes=yes)
    gone = people.forget(session.desk, str(person.id))
    tell_forgotten(gone, session.form, sys.stdout, quiet=session.quiet)

"""`pipeline add`: a new card in column 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.asking import agrees
from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import capture
from pipelinecli.services.reading import read_birthday

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import (
        Birthday,
        Context,
        Email,
        Grade,
        Note,
        Org,
        Phone,
        ReferredBy,
        Source,
        Tags,
        Title,
    )
    from pipelinecli.i18n import _

HELP = N_(
    "\b\nExamples:\n"
    "  pipeline add 王经理 --phone 13800138000 --source referral\n"
    '  pipeline add "Ann Lee" --org Acme --grade A --tag warm --birthday 1985-04-12'
)


def command(
    ctx: Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("The person's name."))],
    phone: Phone = None,
    email: Email = None,
    org: Org = None,
    title: Title = None,
    source: Source = None,
    referred_by: ReferredBy = None,
    grade: Grade = None,
    birthday: Birthday = None,
    tag: Tags = None,
    note: Note = None,
    new: Annotated[bool, typer.Option("--new", help=_("Somebody else of the same name."))] = False,
) -> None:
    """Open a card."""
    session = ctx.obj
    born = None if birthday is None else read_birthday(session.desk, birthday)
    contact = capture.Contact(
        name, phone, email, org, title, source, referred_by, grade, born, note, tag or ()
    )
    try:
        moved = capture.add(session.desk, contact, another=new)
    except capture.SameName as same:
        if not (session.interactive and agrees(same.question)):
            raise
        moved = capture.add(session.desk, contact, another=True)
    tell(session, moved, "add")

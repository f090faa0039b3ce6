"""`pipeline add`: a new card in column 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.asking import agrees
from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import capture

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Note, Text
    from pipelinecli.i18n import _

HELP = N_(
    "\b\nExamples:\n"
    "  pipeline add 王经理 --phone 13800138000 --source referral\n"
    '  pipeline add "Ann Lee" --org Acme --grade A --tag warm --birthday 1985-04-12'
)


def command(
    ctx: Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("The person's name."))],
    phone: Annotated[Text, typer.Option(metavar="NUMBER", help=_("Phone number."))] = None,
    email: Annotated[Text, typer.Option(metavar="ADDRESS", help=_("E-mail address."))] = None,
    org: Annotated[Text, typer.Option(metavar="NAME", help=_("Company."))] = None,
    title: Annotated[Text, typer.Option(metavar="TEXT", help=_("Position."))] = None,
    source: Annotated[Text, typer.Option(metavar="TEXT", help=_("Where from."))] = None,
    referred_by: Annotated[Text, typer.Option(metavar="WHO", help=_("Who referred them."))] = None,
    grade: Annotated[Text, typer.Option(metavar="A..D", help=_("Grade A, B, C or D."))] = None,
    birthday: Annotated[Text, typer.Option(metavar="DATE", help=_("Day of birth."))] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help=_("A tag; repeatable."))
    ] = None,
    note: Note = None,
    new: Annotated[bool, typer.Option("--new", help=_("Somebody else of the same name."))] = False,
) -> None:
    """Open a card."""
    session = ctx.obj
    born = None if birthday is None else session.done(birthday).day
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

"""`pipeline edit`: correct what is known of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import people

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, Note, Text, Who
    from pipelinecli.i18n import _

HELP = N_('An empty text clears a field: --org "".')


def command(
    ctx: Context,
    who: Who,
    name: Annotated[Text, typer.Option(metavar="NAME", help=_("The person's name."))] = None,
    phone: Annotated[Text, typer.Option(metavar="NUMBER", help=_("Phone number."))] = None,
    email: Annotated[Text, typer.Option(metavar="ADDRESS", help=_("E-mail address."))] = None,
    org: Annotated[Text, typer.Option(metavar="NAME", help=_("Company."))] = None,
    title: Annotated[Text, typer.Option(metavar="TEXT", help=_("Position."))] = None,
    source: Annotated[Text, typer.Option(metavar="TEXT", help=_("Where from."))] = None,
    referred_by: Annotated[Text, typer.Option(metavar="WHO", help=_("Who referred them."))] = None,
    grade: Annotated[Text, typer.Option(metavar="A..D", help=_("Grade A, B, C or D."))] = None,
    birthday: Annotated[Text, typer.Option(metavar="DATE", help=_("Day of birth."))] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help=_("A tag to add; repeatable."))
    ] = None,
    untag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help=_("A tag to take off; repeatable."))
    ] = None,
    note: Note = None,
) -> None:
    """Correct a person."""
    session = ctx.obj
    typed = {
        "name": name, "phone": phone, "email": email, "org": org, "title": title,
        "source": source, "referred_by": referred_by, "grade": grade, "note": note,
        "tags": tag or None,
    }  # fmt: skip
    changes: dict[str, object] = {key: text for key, text in typed.items() if text is not None}
    if birthday is not None:
        changes["birthday"] = session.done(birthday).day if birthday.strip() else None
    tell(session, people.edit(session.desk, who, changes, untag or ()), "edit")

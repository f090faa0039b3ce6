"""`pipeline edit`: correct what is known of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.telling import tell
from pipelinecli.i18n import N_
from pipelinecli.services import people
from pipelinecli.services.reading import read_birthday

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import (
        Birthday,
        Context,
        Email,
        Grade,
        Name,
        Note,
        Org,
        Phone,
        ReferredBy,
        Source,
        Tags,
        Title,
        Who,
    )
    from pipelinecli.i18n import _

HELP = N_('An empty text clears a field: --org "".')


def command(
    ctx: Context,
    who: Who,
    name: Name = None,
    phone: Phone = None,
    email: Email = None,
    org: Org = None,
    title: Title = None,
    source: Source = None,
    referred_by: ReferredBy = None,
    grade: Grade = None,
    birthday: Birthday = None,
    tag: Tags = None,
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
        changes["birthday"] = read_birthday(session.desk, birthday) if birthday.strip() else None
    tell(session, people.edit(session.desk, who, changes, untag or ()), "edit")

"""What is said of somebody who was erased, naming them for the last time, and of the copies.

It refuses to look into a copy: who holds what is told to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.backups import Backup


class Gone(NamedTuple):
    """Who was erased, the copies that held them, and whether those were written anew."""

    id: int
    name: str
    held: Sequence[Backup]
    rewritten: bool


def tell_forgotten(gone: Gone, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say that a person was erased. JSON kind "forgotten"."""
    if form in MACHINE:
        paths = [backup.path for backup in gone.held]
        data = {
            "id": gone.id,
            "name": gone.name,
            "backups": [] if gone.rewritten else paths,
            "rewritten": paths if gone.rewritten else [],
        }
        write_value("forgotten", data, form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_listing(FORGOTTEN, (gone,), form, out)
    elif not quiet:
        say(_lines(gone), out)


def _lines(gone: Gone) -> Iterator[str]:
    if gone.name:
        said = _("{who} is erased for good. The counts stay, without a name.")
        yield said.format(who=f"{gone.name} ({gone.id})")
    if not gone.held:
        return
    count = len(gone.held)
    if gone.rewritten:
        yield ngettext(
            "{n} backup held them and is written anew without them.",
            "{n} backups held them and are written anew without them.",
            count,
        ).format(n=count)
        return
    yield ngettext("{n} backup still holds them:", "{n} backups still hold them:", count).format(
        n=count
    )
    yield from (f"  {backup.path}" for backup in gone.held)
    yield _("To write them anew without them: pipeline forget {id} --backups").format(id=gone.id)


FORGOTTEN: Final[Listing[Gone]] = Listing(
    "forgotten",
    (
        Column("id", N_("Id"), lambda row: str(row.id), lambda row: row.id),
        Column("name", N_("Name"), lambda row: row.name, lambda row: row.name),
    ),
)

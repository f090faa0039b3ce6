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
    """Who was erased, and the copies: those written anew, those that hold them still."""

    id: int
    name: str
    rewritten: Sequence[Backup] = ()
    left: Sequence[Backup] = ()
    aside: Sequence[str] = ()
    """Stores that a restore has set aside; nobody looks into them."""


def tell_erased(card: int, name: str, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say to a person, at once, that somebody was erased; a program is told when all is done."""
    if form in {Format.TABLE, Format.PLAIN} and not quiet:
        said = _("{who} is erased for good. The counts stay, without a name.")
        say([said.format(who=f"{name} ({card})")], out)
        out.flush()


def tell_forgotten(gone: Gone, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say which copies held somebody, and to a program who it was. JSON kind "forgotten"."""
    if form in MACHINE:
        data = {
            "id": gone.id,
            "name": gone.name,
            "backups": [backup.path for backup in gone.left],
            "rewritten": [backup.path for backup in gone.rewritten],
            "set_aside": list(gone.aside),
        }
        write_value("forgotten", data, form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_listing(FORGOTTEN, (gone,), form, out)
    elif not quiet:
        say(_lines(gone), out)


def _lines(gone: Gone) -> Iterator[str]:
    if gone.rewritten:
        count = len(gone.rewritten)
        yield ngettext(
            "{n} backup held them and is written anew without them.",
            "{n} backups held them and are written anew without them.",
            count,
        ).format(n=count)
    if gone.left:
        count = len(gone.left)
        yield ngettext(
            "{n} backup still holds them:", "{n} backups still hold them:", count
        ).format(n=count)
        yield from (f"  {backup.path}" for backup in gone.left)
        if not gone.rewritten:
            said = _("To write them anew without them: pipeline forget {id} --backups")
            yield said.format(id=gone.id)
    if gone.aside:
        yield _("These files were left over and may hold them too; delete them if you can:")
        yield from (f"  {path}" for path in gone.aside)


FORGOTTEN: Final[Listing[Gone]] = Listing(
    "forgotten",
    (
        Column("id", N_("Id"), lambda row: str(row.id), lambda row: row.id),
        Column("name", N_("Name"), lambda row: row.name, lambda row: row.name),
    ),
)

"""What is said of somebody who is erased, naming them for the last time, and of the copies.

It refuses to look into a copy: who holds what is told to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.render.still_named import changing, named_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.backups import Backup
    from pipelinecli.method.record.mentions import Mention


class Goes(NamedTuple):
    """What goes with somebody: as it is asked, and as it was done."""

    activities: int = 0
    taken_back: int = 0
    """Cards of theirs that had been taken back."""
    notes: int = 0
    """Notes of check-ins with their name."""
    copies: int = 0


class Gone(NamedTuple):
    """Who was erased, and the copies: those written anew, those that hold them still."""

    id: int
    name: str
    rewritten: Sequence[Backup] = ()
    left: Sequence[Backup] = ()
    aside: Sequence[str] = ()
    """Stores that a restore has set aside; nobody looks into them."""
    tried: bool = False
    """Whether the copies were to be written anew: what went wrong is said by itself."""
    taken_back: int = 0
    notes: int = 0
    named: Sequence[Mention] = ()
    """Where the name still stands."""


def question_lines(name: str, card: int, goes: Goes) -> tuple[str, str]:
    """Return what is said before the question, and what is said where nobody can be asked."""
    parts = _(", ").join(_parts(goes))
    held = ngettext("{n} backup holds them too", "{n} backups hold them too", goes.copies).format(
        n=goes.copies
    )
    said = _("{name} ({id}) would be erased for good: {parts}").format(
        name=name, id=card, parts=parts
    )
    before = _("What goes: {parts}.").format(parts=parts)
    if not goes.copies:
        return before, said
    return (
        _("What goes: {parts}. {backups}.").format(parts=parts, backups=held),
        _("{said}; {backups}").format(said=said, backups=held),
    )


def _parts(goes: Goes) -> Iterator[str]:
    yield _("the card")
    if goes.activities:
        yield ngettext("{n} activity", "{n} activities", goes.activities).format(n=goes.activities)
    if goes.taken_back:
        yield ngettext(
            "{n} card that was taken back", "{n} cards that were taken back", goes.taken_back
        ).format(n=goes.taken_back)
    if goes.notes:
        yield ngettext(
            "{n} check-in note with the name", "{n} check-in notes with the name", goes.notes
        ).format(n=goes.notes)


def tell_erased(gone: Gone, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say to a person, at once, that somebody was erased; a program is told when all is done."""
    if form in {Format.TABLE, Format.PLAIN} and not quiet:
        say(_erased_lines(gone), out)
        out.flush()


def _erased_lines(gone: Gone) -> Iterator[str]:
    said = _("{who} is erased for good. The counts stay, without a name.")
    yield said.format(who=_("{name} ({id})").format(name=gone.name, id=gone.id))
    if gone.taken_back:
        yield ngettext(
            "{n} card that was taken back went with them.",
            "{n} cards that were taken back went with them.",
            gone.taken_back,
        ).format(n=gone.taken_back)
    if gone.notes:
        yield ngettext(
            "{n} check-in note had the name in it and is erased.",
            "{n} check-in notes had the name in them and are erased.",
            gone.notes,
        ).format(n=gone.notes)
    yield from named_lines(gone.named)


def tell_forgotten(gone: Gone, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say which copies held somebody, and to a program who it was. JSON kind "forgotten"."""
    if form in MACHINE:
        data = {
            "id": gone.id,
            "name": gone.name,
            "backups": [backup.path for backup in gone.left],
            "rewritten": [backup.path for backup in gone.rewritten],
            "set_aside": list(gone.aside),
            "taken_back": gone.taken_back,
            "notes": gone.notes,
            "still_named": [_mention(mention) for mention in gone.named],
        }
        write_value("forgotten", data, form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_listing(FORGOTTEN, (gone,), form, out)
    elif not quiet:
        say(_lines(gone), out)


def _mention(mention: Mention) -> dict[str, object]:
    return {"id": mention.card, "field": str(mention.field), "command": changing(mention)}


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
        if not gone.tried:
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

"""What is said of a backup that was put back: what it brought, what it cost, and the way back.

It refuses to leave out where the old state is, or that undo does not lead to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.changes.values import moment_text
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


class Told(NamedTuple):
    """A restore as it is told."""

    path: str
    """The backup."""
    last: datetime | None
    """When the last command in it was recorded, in the rep's zone."""
    changed: bool
    """Whether there was anything to put back."""
    whole: bool
    """Whether the file was put in place as a whole, so that undo does not take it back."""
    before: int | None
    """How many cards there were, where that is known."""
    after: int
    taken_back: int
    """How many commands it took back."""
    latest: tuple[str, ...]
    """The last few of those, each in a line."""
    brought: int
    """How many it brought in, or again."""
    erased_again: int
    """How many people it did not bring back, for they had been erased since."""
    unknown: bool
    """Whether people may have come back who had been erased since."""
    settings: tuple[str, ...]
    """The keys of the settings that changed."""
    kept: str | None
    """Where what was there before is now."""
    damaged: bool
    """Whether that is damaged."""


def tell_restored(told: Told, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say what a restore did, JSON kind "restore"."""
    if form in MACHINE:
        data: dict[str, object] = {column.key: column.data(told) for column in _COLUMNS}
        write_value("restore", {**data, "settings": list(told.settings)}, form, out)
    elif form not in {Format.TABLE, Format.PLAIN}:
        write_listing(Listing("restore", _COLUMNS), (told,), form, out)
    elif not quiet:
        say(_lines(told), out)


def _lines(told: Told) -> Iterator[str]:
    last = "" if told.last is None else moment_text(told.last)
    if not told.changed:
        said = _("Nothing to put back: the store holds what {path} holds.")
        if told.erased_again:
            said = _(
                "Nothing to put back: the store holds what {path} holds, but for whoever was "
                "erased since."
            )
        yield said.format(path=told.path)
        yield from _people(told)
        return
    yield _("Put back: {path}").format(path=told.path)
    if last:
        yield _("The last command in it: {moment}.").format(moment=last)
    yield _cards(told)
    yield from _commands(told)
    yield from _people(told)
    if told.settings:
        yield _("Settings are those of the backup as well: {keys}.").format(
            keys=listed(told.settings)
        )
    yield from _way_back(told)


def _cards(told: Told) -> str:
    said = ngettext("{n} card", "{n} cards", told.after).format(n=told.after)
    if told.before is None:
        return _("{cards}.").format(cards=said)
    return _("{cards}, {before} before.").format(cards=said, before=told.before)


def _commands(told: Told) -> Iterator[str]:
    if told.taken_back:
        said = ngettext("Taken back: {n} command", "Taken back: {n} commands", told.taken_back)
        said = said.format(n=told.taken_back)
        more = len(told.latest) < told.taken_back
        head = _("{what}, the last of them:") if more else _("{what}:")
        yield head.format(what=said)
        yield from (f"  {line}" for line in told.latest)
    if told.brought:
        yield ngettext(
            "Brought in: {n} command that was not in force here.",
            "Brought in: {n} commands that were not in force here.",
            told.brought,
        ).format(n=told.brought)


def _people(told: Told) -> Iterator[str]:
    if told.erased_again:
        yield ngettext(
            "{n} person in it had been erased since, and stays so.",
            "{n} people in it had been erased since, and stay so.",
            told.erased_again,
        ).format(n=told.erased_again)
    if told.unknown:
        yield _("Whoever was erased since that backup may be in it again.")


def _way_back(told: Told) -> Iterator[str]:
    if told.damaged:
        yield _("The damaged store is kept: {path}").format(path=told.kept)
    elif told.kept is not None:
        yield _("What was there before is kept: {path}").format(path=told.kept)
    if not told.whole:
        yield _("To take it back: pipeline undo")
    elif told.kept is not None:
        yield _("pipeline undo does not take this back.")


def _yes_no(value: object) -> str:
    return _("yes") if value else _("no")


_COLUMNS: Final = (
    Column[Told]("file", N_("File"), lambda told: told.path, lambda told: told.path),
    Column[Told](
        "last_recorded",
        N_("Last command"),
        lambda told: "" if told.last is None else moment_text(told.last),
        lambda told: None if told.last is None else told.last.isoformat(),
    ),
    Column[Told](
        "changed", N_("Changed"), lambda told: _yes_no(told.changed), lambda told: told.changed
    ),
    Column[Told](
        "undoable",
        N_("Can be undone"),
        lambda told: _yes_no(not told.whole),
        lambda told: not told.whole,
    ),
    Column[Told](
        "cards_before",
        N_("Cards before"),
        lambda told: "" if told.before is None else str(told.before),
        lambda told: told.before,
    ),
    Column[Told]("cards", N_("Cards"), lambda told: str(told.after), lambda told: told.after),
    Column[Told](
        "taken_back",
        N_("Commands taken back"),
        lambda told: str(told.taken_back),
        lambda told: told.taken_back,
    ),
    Column[Told](
        "brought",
        N_("Commands brought in"),
        lambda told: str(told.brought),
        lambda told: told.brought,
    ),
    Column[Told](
        "erased_again",
        N_("Erased again"),
        lambda told: str(told.erased_again),
        lambda told: told.erased_again,
    ),
    Column[Told](
        "settings",
        N_("Settings"),
        lambda told: listed(told.settings),
        lambda told: " ".join(told.settings),
    ),
    Column[Told](
        "kept", N_("What was there before"), lambda told: told.kept or "", lambda told: told.kept
    ),
)

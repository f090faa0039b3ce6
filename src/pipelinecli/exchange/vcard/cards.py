"""A card as properties with their values decoded, by name.

It refuses to say what they mean for a contact: that is `people`. What cannot be decoded is kept
as what is wrong with the card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.vcard.charsets import Undeclared, Undecodable, declared_text
from pipelinecli.exchange.vcard.heads import Heads, cut
from pipelinecli.exchange.vcard.texts import line, split, unescaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.vcard.heads import Head
    from pipelinecli.exchange.vcard.opened import RawCard

_OLD: Final = "2"
"""What the version begins with in which a line end is never written with a backslash."""


class Property(NamedTuple):
    """One property of a card."""

    head: Head
    value: str
    """Decoded, with its escapes."""
    line: int


class Unreadable(NamedTuple):
    """A property that could not be decoded."""

    line: int
    name: str
    value: str
    """What of it could be."""


class Card(NamedTuple):
    """A card's properties by name, of those that are asked for."""

    version: str
    found: dict[str, list[Property]]
    unreadable: Sequence[Unreadable]
    """Those asked for that could not be decoded. They are not among the others."""
    raw: str
    """The card as it stood, but for its folds and pictures."""

    def all(self, name: str) -> Sequence[Property]:
        """Return the properties of this name in the order of the card, preferred ones first."""
        found = self.found.get(name, ())
        if len(found) > 1:
            return sorted(found, key=lambda one: one.head.pref)
        return found

    def text(self, one: Property) -> str:
        """Return a property's value without its escapes."""
        breaks = not (one.head.encoding and self.version.startswith(_OLD))
        return unescaped(one.value, breaks=breaks)

    def lines(self, name: str) -> list[str]:
        """Return the values of a property, one line each, empty ones left out."""
        return [kept for one in self.all(name) if (kept := line(self.text(one)))]

    def line(self, name: str) -> str:
        """Return the first value of a property that says anything; empty where none does."""
        return next(iter(self.lines(name)), "")

    def parts(self, one: Property) -> list[str]:
        """Return the parts of a structured value, one line each."""
        return [line(unescaped(part)) for part in split(one.value, ";")]

    def label(self, one: Property) -> str:
        """Return what Apple calls a property, in a property of the same group."""
        if not one.head.group:
            return ""
        group = one.head.group
        return next(
            (
                line(self.text(label)).removeprefix("_$!<").removesuffix(">!$_")
                for label in self.found.get("X-ABLABEL", ())
                if label.head.group == group
            ),
            "",
        )


class Reading:
    """How the cards of one file are decoded."""

    def __init__(self, undeclared: Undeclared, wanted: frozenset[str]) -> None:
        self.undeclared = undeclared
        self.unwanted: set[str] = set()
        """The names met that were not asked for."""
        self._wanted = wanted
        self._heads = Heads()

    def card(self, raw: RawCard) -> Card:
        """Decode a card."""
        whole = b"\n".join(raw.lines)
        try:
            text = whole.decode(self.undeclared.first)
        except UnicodeDecodeError:
            return self._piece_by_piece(raw)
        found: dict[str, list[Property]] = {}
        unreadable: list[Unreadable] = []
        for number, said in zip(raw.numbers, text.split("\n"), strict=False):
            before, _, value = said.partition(":")
            if '"' in before:
                before, value = cut(said)
            head = self._heads[before]
            if head.name not in self._wanted:
                self.unwanted.add(head.name)
                continue
            if head.encoding or (head.charset and not value.isascii()):
                try:
                    value = self._decoded(head, value.encode(self.undeclared.first))
                except Undecodable:
                    unreadable.append(Unreadable(number, head.name, value))
                    continue
            found.setdefault(head.name, []).append(Property(head, value, number))
        return _card(found, unreadable, text)

    def _piece_by_piece(self, raw: RawCard) -> Card:
        """Decode a card each of whose properties is in an encoding of its own."""
        found: dict[str, list[Property]] = {}
        unreadable = []
        stood = []
        for number, said in zip(raw.numbers, raw.lines, strict=True):
            # ASCII is a part of every encoding here, and so is what stands before the colon.
            before, value = cut(said.decode("latin-1"))
            head = self._heads[before]
            data = value.encode("latin-1")
            try:
                text = self._decoded(head, data)
            except Undecodable:
                text = data.decode("ascii", "replace")
                if head.name in self._wanted:
                    unreadable.append(Unreadable(number, head.name, text))
            else:
                if head.name in self._wanted:
                    found.setdefault(head.name, []).append(Property(head, text, number))
                else:
                    self.unwanted.add(head.name)
            stood.append(f"{before}:{value if head.encoding else text}")
        return _card(found, unreadable, "\n".join(stood))

    def _decoded(self, head: Head, value: bytes) -> str:
        """Decode a value. Raises Undecodable."""
        import binascii

        if head.encoding == "q":
            value = binascii.a2b_qp(value)
        elif head.encoding == "b":
            try:
                value = binascii.a2b_base64(value)
            except binascii.Error:
                raise Undecodable from None
        if head.charset:
            text = declared_text(value, head.charset)
            if text is None:
                raise Undecodable
            return text
        return self.undeclared.text(value, head.params.get("LANGUAGE", ""))


def _card(found: dict[str, list[Property]], unreadable: list[Unreadable], text: str) -> Card:
    said = found.get("VERSION")
    version = said[0].value.strip() if said else ""
    if "ADR" in found:
        # What is on the envelope is looked at only where there is no address.
        unreadable = [one for one in unreadable if one.name != "LABEL"]
    raw = f"BEGIN:VCARD\n{text}\nEND:VCARD" if text else "BEGIN:VCARD\nEND:VCARD"
    return Card(version, found, unreadable, raw)

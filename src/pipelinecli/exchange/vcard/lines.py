"""Cards out of lines.

Folding of 2.1, 3.0 and 4.0, quoted-printable soft ends, line ends that somebody forgot to encode,
cards that lack their beginning or their end, cards inside cards, margins. It refuses to lose a
line without a word: what belongs to nothing is a `Stray`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.vcard.blocks import Cut, Source, physical
from pipelinecli.exchange.vcard.kinds import CONTACT, Kind, Kinds, name_of
from pipelinecli.exchange.vcard.opened import OpenCard, RawCard, Stray, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS: Final = b" \t"
_NOTHING: Final = b" \t\v\f\x00\x1a"
"""What may stand between cards unsaid; the last is how DOS ended a file."""
_BEGIN: Final = re.compile(rb"(?i)([>|*#\s\xef\xbb\xbf]*)(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD\s*")
_VERSION: Final = re.compile(rb"(?i)(?:\xef\xbb\xbf)?VERSION[ \t]*:[ \t]*[234]\.[01]\s*")
_LOOKED_AT: Final = 100
_MANY_STRAYS: Final = 1_000
_SHORT: Final = 40
"""Bytes: an end of a card is no longer, with its margin."""
_END: Final = re.compile(rb"(?i)(?:[\w-]+\.)?END[ \t]*:[ \t]*VCARD\s*(BEGIN[ \t]*:[ \t]*VCARD\s*)?")


def are_cards(head: bytes) -> bool:
    """Tell by its beginning whether a file is of cards, with and without their first lines."""
    for line in head.splitlines()[:_LOOKED_AT]:
        if _BEGIN.fullmatch(line) is not None or _VERSION.fullmatch(line) is not None:
            return True
    return False


class Cards:
    """The cards of a stream, and what is in it besides."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._kinds = Kinds()
        self._number = 0
        self._card: OpenCard | None = None
        self._outside: Stray | None = None
        self._ready: list[RawCard | Stray] = []

    def __iter__(self) -> Iterator[RawCard | Stray]:
        """Give cards in the order of the file, each followed by the strays within it."""
        for lines in physical(self._source):
            if isinstance(lines, Cut):
                self._number += 1
                self._cut(lines.beginning)
            else:
                self._block(lines)
            if self._card is not None and len(self._card.strays) > _MANY_STRAYS:
                # A card that never ends: what is wrong in it is said without waiting for it.
                self._ready.extend(self._card.strays)
                self._card.strays.clear()
            yield from self._ready
            self._ready.clear()
        self._close(whole=self._source.ends_a_line)
        self._say_outside()
        yield from self._ready

    def _block(self, lines: list[bytes]) -> None:
        """Take lines. Most of them are properties like others before; those take the short way."""
        known = self._kinds.known
        for line in lines:
            self._number += 1
            card = self._card
            if card is not None and not card.special:
                # Without a colon it is -1, and the head is nothing that is known.
                head = line[: max(line.find(b":"), 0)]
                if known.get(head, Kind.STRANGE) <= Kind.NOTE:
                    card.start(self._number, line, head, known[head])
                    continue
            self._take(line)

    def _take(self, line: bytes) -> None:
        card = self._card
        if card is None:
            self._between(line)
            return
        if card.indent:
            line = line.removeprefix(card.indent)
        if card.depth:
            self._nested(card, line)
            return
        if card.soft and card.goes_on(line):
            card.more(line)
        elif line[:1] in _BLANKS:
            self._folded(card, line)
        else:
            self._property(card, line)

    def _folded(self, card: OpenCard, line: bytes) -> None:
        """Take a line that begins with a blank, or an empty one."""
        if card.fresh and b":" in line:
            # Nothing that could go on: the whole card stands in from the margin.
            card.indent = line[: len(line) - len(line.lstrip(_BLANKS))]
            self._take(line)
        elif len(line) < _SHORT and _END.fullmatch(line.strip()) is not None:
            self._close()
        else:
            card.more(line[1:])

    def _property(self, card: OpenCard, line: bytes) -> None:
        at = line.find(b":")
        if at < 0:
            card.stray(self._number, line)
            return
        head = line[:at]
        kind = self._kinds.of(head)
        if kind <= Kind.NOTE:
            card.start(self._number, line, head, kind)
        elif kind is Kind.BEGIN or kind is Kind.END:
            self._boundary(card, line)
        elif kind is Kind.AGENT:
            inner = line[at + 1 :].strip()
            card.start(self._number, line, head, Kind.AGENT)
            card.depth = int(_BEGIN.fullmatch(inner) is not None)
        elif kind is Kind.STRANGE or card.kind is Kind.NOTE:
            card.stray(self._number, line)
        else:
            card.start(self._number, line, head, Kind.PLAIN)

    def _boundary(self, card: OpenCard, line: bytes) -> None:
        end = _END.fullmatch(line)
        if end is not None:
            self._close()
            if end[1]:
                self._card = OpenCard(self._number)
        elif _BEGIN.fullmatch(line) is None:
            card.start(self._number, line, line.partition(b":")[0], Kind.PLAIN)
        elif card.kind is Kind.AGENT:
            card.depth = 1
        else:
            self._close()
            self._card = OpenCard(self._number)

    def _nested(self, card: OpenCard, line: bytes) -> None:
        if _END.fullmatch(line) is not None:
            card.depth -= 1
        elif _BEGIN.fullmatch(line) is not None:
            card.depth += 1
        else:
            card.inside(line)

    def _between(self, line: bytes) -> None:
        """Take a line that is in no card."""
        if not line.strip(_NOTHING):
            return
        begin = _BEGIN.fullmatch(line)
        if begin is not None:
            self._say_outside()
            self._card = OpenCard(self._number, begin[1].replace(b"\xef\xbb\xbf", b""))
            return
        head, colon, _ = line.partition(b":")
        if colon and name_of(head) in CONTACT:
            self._say_outside()
            self._card = OpenCard(self._number)
            self._take(line)
        elif self._outside is None:
            self._outside = Stray(self._number, line, Why.OUTSIDE)

    def _cut(self, beginning: bytes) -> None:
        """Take the beginning of a line that is too long."""
        card = self._card
        if card is None:
            self._between(beginning)
            return
        if beginning[:1] in (b" ", b"\t") or card.soft:
            card.more(beginning, cut=True)
            return
        head = beginning.partition(b":")[0]
        kind = self._kinds.of(head)
        card.start(self._number, b"", head, kind)
        if kind is not Kind.BINARY:
            card.too_long(self._number, head)

    def _close(self, *, whole: bool = True) -> None:
        card, self._card = self._card, None
        if card is not None:
            self._ready.append(card.close(whole=whole))
            self._ready.extend(card.strays)

    def _say_outside(self) -> None:
        if self._outside is not None:
            self._ready.append(self._outside)
            self._outside = None

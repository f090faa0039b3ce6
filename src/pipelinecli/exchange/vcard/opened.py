"""A card in progress: its properties in one piece each, with the line each begins at.

Nothing is decoded here, for a fold may go through the middle of a character. It refuses to hold
pictures, and properties beyond the limit.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from pipelinecli.exchange.vcard.blocks import LONGEST_LINE
from pipelinecli.exchange.vcard.kinds import NOTES, Kind, base64_line, name_of
from pipelinecli.exchange.vcard.soft import joined, too_short_to_be_soft

LARGEST_CARD: Final = 4 << 20
"""Bytes of a card that are kept, its pictures aside."""
MOST_PROPERTIES: Final = 10_000
"""Properties of a card that are kept, its pictures aside."""
_BLANKS: Final = b" \t"
_LINE_END: Final = b"\\n"
_QUOTED_LINE_END: Final = b"=0A"
"""How a line end is written inside a property."""


class Why(Enum):
    """Why a line could not be used."""

    NO_COLON = "no colon"
    TOO_LONG = "too long"
    OUTSIDE = "outside"
    CARD_TOO_LARGE = "card too large"


class Stray(NamedTuple):
    """A line that belongs to nothing, or is not kept."""

    line: int
    text: bytes
    why: Why


class RawCard(NamedTuple):
    """A card's properties as they stood, each in one piece."""

    line: int
    lines: list[bytes]
    numbers: list[int]
    """The line each of them begins at."""
    whole: bool
    """Whether it is all there: the file does not end in the middle of a line of it."""
    agent: list[bytes]
    """The lines of a card inside it."""
    pictures: set[bytes]
    """The names of what was not kept."""


class OpenCard:
    """The card in progress."""

    __slots__ = (
        "_agent",
        "_at",
        "_full",
        "_head",
        "_lines",
        "_numbers",
        "_parts",
        "_pictures",
        "_size",
        "_total",
        "depth",
        "indent",
        "kind",
        "line",
        "soft",
        "strays",
    )

    def __init__(self, line: int, indent: bytes = b"") -> None:
        self.line = line
        self.indent = indent
        """What every line of it begins with: a mail's quotation marks, a listing's margin."""
        self.depth = 0
        """How many cards inside it are open."""
        self.kind = Kind.PLAIN
        self.soft = False
        """Whether the next line is more of this property, whatever it looks like."""
        self.strays: list[Stray] = []
        self._lines: list[bytes] = []
        self._numbers: list[int] = []
        self._agent: list[bytes] = []
        self._pictures: set[bytes] = set()
        self._parts: list[bytes] = []
        self._head = b""
        self._at = line
        self._size = self._total = 0
        self._full = False

    def start(self, number: int, line: bytes, head: bytes, kind: Kind) -> None:
        """Begin a property."""
        self._finish()
        self._at, self._head, self.kind = number, head, kind
        if kind is Kind.BINARY:
            self._pictures.add(name_of(head))
            return
        self._parts = [line]
        self._size = len(line)
        self.soft = kind is Kind.QUOTED and _ends_soft(line)

    @property
    def special(self) -> bool:
        """Whether the next line is not to be taken as it stands."""
        return bool(self.soft or self.depth or self.indent)

    @property
    def fresh(self) -> bool:
        """Whether nothing was said yet."""
        return not (self._parts or self._lines or self._pictures)

    def goes_on(self, line: bytes) -> bool:
        """Whether a line is what the soft end before it promised."""
        return not too_short_to_be_soft(self._parts[-1], line)

    def more(self, piece: bytes, *, cut: bool = False) -> None:
        """Go on with the property; one that gets beyond the limit is not kept."""
        if not self._parts:
            return
        if not piece:
            self.soft = False
            return
        self._size += len(piece)
        if cut or self._size > LONGEST_LINE:
            self.too_long(self._at, self._head)
            return
        self._parts.append(piece)
        self.soft = self.kind is Kind.QUOTED and _ends_soft(piece)

    def too_long(self, number: int, head: bytes) -> None:
        """Do without a property."""
        self._parts = []
        self.soft = False
        self.strays.append(Stray(number, head, Why.TOO_LONG))

    def inside(self, line: bytes) -> None:
        """Keep a line of the card inside this one."""
        self._total += len(line)
        if self.depth == 1 and self._total <= LARGEST_CARD:
            self._agent.append(line)

    def stray(self, number: int, line: bytes) -> None:
        """Take a line that is no property: more of a picture or a note, or nothing at all."""
        if not line.strip() or base64_line(line, self.kind):
            return
        if self.kind is Kind.NOTE:
            self.more(_LINE_END + line)
        elif self.kind is Kind.QUOTED and line.startswith(b"="):
            self.more(line)
        elif self.kind is Kind.QUOTED and name_of(self._head) in NOTES:
            self.more(_QUOTED_LINE_END + line)
        else:
            self.strays.append(Stray(number, line, Why.NO_COLON))

    def close(self, *, whole: bool) -> RawCard:
        """Return the card."""
        self._finish()
        return RawCard(self.line, self._lines, self._numbers, whole, self._agent, self._pictures)

    def _finish(self) -> None:
        """End the property."""
        parts, self._parts, self.soft = self._parts, [], False
        if not parts:
            return
        if len(parts) == 1:
            whole = parts[0]
        else:
            whole = joined(parts) if self.kind is Kind.QUOTED else b"".join(parts)
        self._total += len(whole)
        if self._full:
            return
        if self._total <= LARGEST_CARD and len(self._lines) < MOST_PROPERTIES:
            self._lines.append(whole)
            self._numbers.append(self._at)
        else:
            self._full = True
            self.strays.append(Stray(self._at, self._head, Why.CARD_TOO_LARGE))


def _ends_soft(line: bytes) -> bool:
    return line.endswith(b"=") or line.rstrip(_BLANKS).endswith(b"=")

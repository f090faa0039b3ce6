"""What a line of a card is, told by what stands before its colon, as bytes.

Every line of every file comes by here, so a head is looked at once and then only looked up. It
refuses to understand more of it than a reader needs to find where the property ends.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final


class Kind(IntEnum):
    """What becomes of a line."""

    PLAIN = 0
    QUOTED = 1
    """Quoted-printable: a `=` at the end joins the next line to it."""
    BINARY = 2
    """A picture, a sound, a key: never kept."""
    NOTE = 3
    """Text in which line ends are sometimes left as they are."""
    BEGIN = 4
    END = 5
    AGENT = 6
    UNKNOWN = 7
    """It has a colon, but nothing before it that a card's property is called."""
    STRANGE = 8
    """What is before the colon is no name at all."""


PROPERTIES: Final = frozenset(
    b"ADR AGENT ANNIVERSARY BDAY BEGIN BIRTHPLACE CALADRURI CALURI CAPURI CATEGORIES CLASS"
    b" CLIENTPIDMAP CONTACT-URI CREATED DEATHDATE DEATHPLACE EMAIL END EXPERTISE FBURL FN GENDER"
    b" GEO GRAMGENDER HOBBY IMPP INTEREST JSPROP KEY KIND LABEL LANG LANGUAGE LOGO MAILER MEMBER"
    b" N NAME NICKNAME NOTE ORG ORG-DIRECTORY PHOTO PRODID PROFILE PRONOUNS RELATED REV ROLE"
    b" SOCIALPROFILE SORT-STRING SOUND SOURCE TEL TITLE TZ UID URL VERSION XML".split()
)
"""The names of RFC 2426, 6350 and their extensions, and of vCard 2.1; besides what begins X-."""
CONTACT: Final = frozenset(b"VERSION N FN TEL EMAIL ORG TITLE ADR".split())
"""Lines that tell a card whose first line is missing."""
_PICTURES: Final = frozenset((b"PHOTO", b"LOGO", b"SOUND", b"KEY"))
_TEXTS: Final = frozenset(b"N FN ORG TITLE ROLE NOTE ADR LABEL NICKNAME TEL EMAIL URL".split())
"""What is text even in base64, which a few telephones write."""
NOTES: Final = frozenset((b"NOTE", b"ADR", b"LABEL"))
_NAME: Final = re.compile(rb"(?:[\w\x80-\xff-]+\.)*([\w\x80-\xff/-]+)[ \t]*(?:;|$)")
_BASE64: Final = re.compile(rb";[ \t]*(?:ENCODING[ \t]*=[ \t]*)?(?:B|BASE64)[ \t]*(?:;|$)")
_LAST_OF_BASE64: Final = re.compile(rb"[A-Za-z0-9+/=]*[ \t]*")
_BASE64_LINE: Final = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}[ \t]*")


def name_of(head: bytes) -> bytes:
    """Return the property's name in upper case; empty where there is none."""
    found = _NAME.match(head.lstrip())
    return found[1].upper() if found else b""


def kind_of(head: bytes) -> Kind:
    """Return what a line is that has this before its colon."""
    upper = head.upper()
    name = name_of(upper)
    kind = _BY_NAME.get(name)
    if kind is not None:
        return kind
    if not name:
        return Kind.STRANGE
    if _BASE64.search(upper) and name not in _TEXTS:
        return Kind.BINARY
    if b"QUOTED-PRINTABLE" in upper:
        return Kind.QUOTED
    if name in NOTES:
        return Kind.NOTE
    return Kind.PLAIN if name in PROPERTIES or name.startswith(b"X-") else Kind.UNKNOWN


_BY_NAME: Final = {
    **dict.fromkeys(_PICTURES, Kind.BINARY),
    b"BEGIN": Kind.BEGIN,
    b"END": Kind.END,
    b"AGENT": Kind.AGENT,
}


def base64_line(line: bytes, after: Kind) -> bool:
    """Whether a line without a colon is more of a picture: a short one only right after one."""
    pattern = _LAST_OF_BASE64 if after is Kind.BINARY else _BASE64_LINE
    return pattern.fullmatch(line) is not None


class Kinds:
    """Kinds by what stands before the colon, each found out once."""

    _MOST: Final = 5_000

    def __init__(self) -> None:
        self.known: dict[bytes, Kind] = {}
        """Those found out so far."""

    def of(self, head: bytes) -> Kind:
        """Return the kind of the line with this head."""
        kind = self.known.get(head)
        if kind is None:
            if len(self.known) >= self._MOST:
                self.known.clear()
            kind = self.known[head] = kind_of(head)
        return kind

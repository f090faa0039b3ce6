"""Contacts as vCards 4.0 (RFC 6350), which `table` reads back as they were.

A name is one text here, and which part of it is the family's is nowhere kept, so it stands whole
in N as well: programs that look there show it as it is. It refuses to write a property that has
nothing to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.vcard.people import OURS, WAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WIDTH: Final = 75
"""Octets of a line, without its end (RFC 6350 §3.2)."""
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_URI_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\n": "\\n"})
_TAG_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", "\n": "\\n"})
_TEXTS: Final = {
    "org": "ORG",
    "title": "TITLE",
    "nickname": "NICKNAME",
    "note": "NOTE",
    **OURS,
}
"""Fields that are one text, and their properties."""
_TYPES: Final = frozenset({"work", "home", "cell", "fax", "pager", "video"})
"""The kinds of a number that RFC 6350 has a word for; those of an address are the first two."""
_TRAILING: Final = 0xC0
_MIDDLE: Final = 0x80
"""A byte that these bits of are such is not the first of its character."""
_UID_LENGTH: Final = 32
_HEX: Final = frozenset("0123456789abcdef")


def vcards(contacts: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """Give a vCard for each contact; what is not there, or empty, is not written.

    The keys are those of the columns that cards are read as (`people.HEADER`): name, phone,
    phone label, phone 2 …, org, title, birthday (1985-04-12), tags (with commas between), uid …
    """
    for contact in contacts:
        yield b"".join(map(_folded, _lines(contact)))


def _lines(contact: Mapping[str, str]) -> Iterator[str]:
    said = {key: value for key, value in contact.items() if value}
    name = next((said[key] for key in ("name", "org", "email", "phone") if key in said), "")
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    if "uid" in said:
        yield f"UID:{_uid(said['uid'])}"
    yield f"FN:{_escaped(name)}"
    yield f"N:;{_escaped(name)};;;"
    yield from _ways(said, "phone", "TEL")
    yield from _ways(said, "email", "EMAIL")
    for key, property_ in _TEXTS.items():
        if key in said:
            yield f"{property_}:{_escaped(said[key])}"
    if "birthday" in said:
        yield _birthday(said["birthday"])
    if "address" in said:
        yield f"ADR:;;{_escaped(said['address'])};;;;"
    if "url" in said:
        yield f"URL:{said['url'].translate(_URI_ESCAPES)}"
    if "tags" in said:
        yield f"CATEGORIES:{said['tags'].translate(_TAG_ESCAPES)}"
    yield "END:VCARD"


def _ways(said: Mapping[str, str], field: str, property_: str) -> Iterator[str]:
    """Say the numbers or addresses, the first of several as the preferred one."""
    columns = [field, *(f"{field} {n}" for n in range(2, WAYS + 1))]
    there = [column for column in columns if column in said]
    for place, column in enumerate(there):
        pref = ";PREF=1" if place == 0 and len(there) > 1 else ""
        kinds = said.get(f"{column} label", "").split()
        types = "".join(f";TYPE={kind}" for kind in kinds if kind in _TYPES)
        yield f"{property_}{pref}{types}:{_escaped(said[column])}"


def _birthday(day: str) -> str:
    """Say a day in the basic form, which is the only one that RFC 6350 §4.3.1 has."""
    digits = day.replace("-", "")
    is_day = len(day) == len("1985-04-12") and len(digits) == len("19850412") and digits.isdigit()
    return f"BDAY:{digits}" if is_day else f"BDAY;VALUE=text:{_escaped(day)}"


def _uid(uid: str) -> str:
    """Say our 32 digits as the UUID they are; anything else as it stands."""
    if len(uid) != _UID_LENGTH or not _HEX.issuperset(uid):
        return _escaped(uid)
    return f"urn:uuid:{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}"


def _escaped(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line with its end, cut where it is too long and never within a character."""
    data = line.encode()
    if len(data) <= _WIDTH:
        return data + b"\r\n"
    pieces = []
    start, width = 0, _WIDTH
    while len(data) - start > width:
        end = start + width
        while data[end] & _TRAILING == _MIDDLE:
            end -= 1
        pieces.append(data[start:end])
        # The blank that begins the next line counts.
        start, width = end, _WIDTH - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"

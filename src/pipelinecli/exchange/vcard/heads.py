"""What stands before a property's colon: `item1.TEL;TYPE=work,voice;PREF=1`, and 2.1's bare words.

A file says the same few heads over and over, so each is understood once. It refuses none: a
parameter that makes no sense is a word like any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.vcard.charsets import codec

if TYPE_CHECKING:
    from collections.abc import Mapping

LAST: Final = 101
"""The preference of a property that says nothing of it; 1 is the first choice (RFC 6350)."""
_ENCODINGS: Final = {
    "QUOTED-PRINTABLE": "q",
    "QP": "q",
    "Q": "q",
    "BASE64": "b",
    "B": "b",
    "8BIT": "",
    "7BIT": "",
}
_BARE_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})
_BARE_VALUES: Final = frozenset({"URL", "URI", "INLINE", "CONTENT-ID", "CID"})
_OWN_LABEL: Final = "X-CUSTOM("
"""Android's way of naming a number's kind, with its own encoding inside the brackets."""
_PARAMETERS: Final = re.compile(r';((?:"[^"]*"?|[^;"]+)*)')
_IN_QUOTES: Final = re.compile(r'"[^"]*"')
_CARET: Final = {"^n": "\n", "^'": '"', "^^": "^"}


class Head(NamedTuple):
    """A property's name and what is said of its value."""

    group: str
    """In upper case; empty where there is none."""
    name: str
    """In upper case."""
    types: frozenset[str]
    """In lower case: home, work, cell, pref …"""
    encoding: str
    """q for quoted-printable, b for base64, else empty."""
    charset: str
    """Python's name of the encoding it declares, else empty."""
    pref: int
    params: Mapping[str, str]
    """The others by their names in upper case, the last of each."""


def cut(line: str) -> tuple[str, str]:
    """Cut a line at the colon that is in no quotes. Raises ValueError where there is none."""
    head, colon, value = line.partition(":")
    if head.count('"') % 2:
        at = _IN_QUOTES.sub(lambda found: "_" * len(found[0]), line).find(":")
        if at >= 0:
            return line[:at], line[at + 1 :]
    if not colon:
        raise ValueError(line)
    return head, value


class Heads:
    """Heads by their text, each understood once."""

    _MOST: Final = 5_000

    def __init__(self) -> None:
        self._known: dict[str, Head] = {}

    def __getitem__(self, text: str) -> Head:
        head = self._known.get(text)
        if head is None:
            if len(self._known) >= self._MOST:
                self._known.clear()
            head = self._known[text] = understood(text)
        return head


def understood(text: str) -> Head:
    """Return what a head says. It raises nothing."""
    name, semicolon, rest = text.partition(";")
    group, _, name = name.strip().rpartition(".")
    said = _Said()
    if semicolon:
        for found in _PARAMETERS.finditer(semicolon + rest):
            said.hear(found[1].strip())
    return Head(
        group.upper(),
        name.upper(),
        frozenset(said.types),
        said.encoding,
        said.charset,
        said.pref,
        said.others,
    )


class _Said:
    """What the parameters heard so far come to."""

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.encoding = ""
        self.charset = ""
        self.pref = LAST
        self.others: dict[str, str] = {}

    def hear(self, param: str) -> None:
        if param.upper().startswith(_OWN_LABEL):
            self.others["LABEL"] = _own_label(param[len(_OWN_LABEL) :].removesuffix(")"))
            return
        key, equals, value = param.partition("=")
        key = key.strip().upper()
        value = value.strip().replace('"', "")
        if not equals:
            self._bare(param.replace('"', ""))
        elif key == "TYPE":
            self._kinds(value)
        elif key == "ENCODING":
            self.encoding = _ENCODINGS.get(value.upper(), self.encoding)
        elif key == "CHARSET":
            self.charset = codec(value)
        elif key == "PREF":
            self._prefer(value)
        else:
            self.others[key] = _uncaret(value)

    def _bare(self, word: str) -> None:
        upper = word.strip().upper()
        if upper in _BARE_ENCODINGS:
            self.encoding = _ENCODINGS[upper]
        elif upper in _BARE_VALUES:
            self.others["VALUE"] = upper
        elif upper:
            self._kinds(word)

    def _kinds(self, value: str) -> None:
        for kind in value.lower().split(","):
            if kind.strip() == "pref":
                self.pref = min(self.pref, 1)
            elif kind.strip():
                self.types.add(kind.strip())

    def _prefer(self, value: str) -> None:
        if value.isascii() and value.isdigit():
            self.pref = min(self.pref, max(int(value), 1))
        elif value.lower() in {"true", "yes"}:
            self.pref = 1


def _own_label(inside: str) -> str:
    """Read what Android puts in brackets: CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E7=A7=81."""
    from binascii import a2b_qp

    *said, label = inside.split(",", 2) if inside.upper().startswith("CHARSET=") else [inside]
    if not said:
        return label
    charset = codec(said[0].partition("=")[2]) or "utf-8"
    return a2b_qp(label.encode()).decode(charset, "replace")


def _uncaret(value: str) -> str:
    """Take RFC 6868's carets out of a parameter."""
    return re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], value) if "^" in value else value

"""The bytes of a card as text: what it declares, UTF-8, and what stands to reason.

A card may declare another encoding for each property, or none and mean that of its maker's
machine. Undeclared bytes that are not UTF-8 are GB18030 when they read as plain Chinese, the code
page of the property's LANGUAGE, or Western where every Western code page reads them alike. It
refuses to guess beyond that: what is left raises `Undecodable`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.vcard.hanzi import plain_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb-2312": "gb18030",
    "cp936": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "big5": "cp950",
    "big-5": "cp950",
    "big5-hkscs": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "euc-jp": "euc_jp",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "macintosh": "mac_roman",
}
_FAMILIES: Final = re.compile(
    r"(utf-?(8|16|32)([bl]e)?|iso-?8859-\d+|windows-?\d+|cp-?\d+|koi8-[ru]|iso-2022-\w+"
    r"|tis-620|hz-gb-2312)"
)
_OF_LANGUAGES: Final = {
    **dict.fromkeys(("de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "no", "fi"), "cp1252"),
    **dict.fromkeys(("en", "is", "ca", "ga", "af"), "cp1252"),
    **dict.fromkeys(("pl", "cs", "hu", "sk", "sl", "hr", "ro"), "cp1250"),
    **dict.fromkeys(("ru", "uk", "bg", "be"), "cp1251"),
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ja": "cp932",
    "ko": "cp949",
    "zh": "gb18030",
    "zh-tw": "cp950",
    "zh-hk": "cp950",
}
_BY_CHARACTERS: Final = frozenset({"gb18030", "cp932", "cp950", "cp949", "big5hkscs", "euc_jp"})
"""Encodings of several bytes a character, whose bytes are sometimes UTF-8 by accident."""
_LOOKS_LIKE_ASCII: Final = ("utf-16", "utf-32", "iso2022", "hz")
"""Encodings whose bytes may all be ASCII, whatever they mean."""
_UNDOUBTED: Final = frozenset("äöüßÄÖÜáéíóúýÁÉÍÓÚÝâîôÂÎÔçÇëË")
"""The letters that the Western and the Central European code pages have at the same byte."""
_MANY_TOGETHER: Final = re.compile(r"[^\x00-\x7f]{3}")
"""More accented letters than stand side by side in any of those languages."""
_LONGEST_CHARACTER: Final = 3
"""Bytes of a character at the end of a value that may be missing the rest of it."""
_THREE_BYTES: Final = re.compile(rb"[\xe1-\xef][\x80-\xbf]{2}")


class Undecodable(Exception):
    """Bytes that are text in no encoding that could be found out."""


def codec(declared: str) -> str:
    """Return Python's name of a declared encoding; empty where it is none, or only ASCII."""
    name = declared.strip().lower()
    known = _NAMES.get(name)
    if known is not None:
        return known
    if _FAMILIES.fullmatch(name) is None:
        return ""
    import codecs

    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def declared_text(value: bytes, charset: str) -> str | None:
    """Decode what declares its encoding; None where it is not in it, nor in UTF-8.

    Many a program declares one encoding and writes UTF-8. A single byte of Latin-1 is never UTF-8
    by accident, and two characters of GBK may be; three bytes that are UTF-8 may not.
    """
    at_its_word = charset.startswith(_LOOKS_LIKE_ASCII) or (
        charset in _BY_CHARACTERS and _THREE_BYTES.search(value) is None
    )
    for name in (charset, "utf-8") if at_its_word else ("utf-8", charset):
        try:
            return value.decode(name)
        except UnicodeDecodeError as wrong:
            if name == charset and wrong.start and wrong.start >= len(value) - _LONGEST_CHARACTER:
                # A program that counted bytes cut through the last character.
                return value[: wrong.start].decode(name)
    return None


class Undeclared:
    """How bytes that declare nothing are read: as asked for, else as it stands to reason.

    What the first card was found to be in is asked first for the next: a file is of one machine.
    """

    def __init__(self, asked: str | None) -> None:
        self._asked = codec(asked) or asked if asked else None
        self.chinese = False
        """Whether undeclared GB18030 was found."""

    @property
    def first(self) -> str:
        """What to try on a whole card."""
        return self._asked or "utf-8"

    def learn(self, values: Iterable[bytes]) -> None:
        """Look at values that are not UTF-8, all of one file, for what they are together."""
        if self._asked is None:
            self.chinese = plain_chinese(values)

    def text(self, value: bytes, language: str = "") -> str:
        """Decode one value. Raises Undecodable."""
        if self._asked is not None:
            return _strictly(value, self._asked)
        try:
            return value.decode()
        except UnicodeDecodeError:
            pass
        if self.chinese or plain_chinese((value,)):
            return _strictly(value, "gb18030")
        page = _OF_LANGUAGES.get(language.lower()) or _OF_LANGUAGES.get(language[:2].lower())
        if page is not None:
            return _strictly(value, page)
        western = value.decode("cp1252", "replace")
        plain = [char for char in western if char.isascii() and char.isalpha()]
        if (
            plain
            and _UNDOUBTED.issuperset(char for char in western if not char.isascii())
            and _MANY_TOGETHER.search(western) is None
        ):
            return western
        raise Undecodable


def _strictly(value: bytes, name: str) -> str:
    try:
        return value.decode(name)
    except UnicodeDecodeError:
        raise Undecodable from None

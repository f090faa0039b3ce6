"""What kind of file it is, by how it begins. Its name is not looked at.

Kinds that people export by mistake are named, with what to do; anything else is text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.reading.refusals import OtherKind
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from pipelinecli.exchange.reading.source import Source

_SAVE: Final = N_("open it and save it as .xlsx or CSV")
_MAGIC: Final = (
    (b"SQLite format 3\0", N_("a database"), N_("a backup of the store: pipeline restore FILE")),
    (b"\x1f\x8b", N_("packed (gzip)"), N_("unpack it; or a bundle: pipeline import all FILE")),
    (b"BZh", N_("packed (bzip2)"), N_("unpack it")),
    (b"\xfd7zXZ\0", N_("packed (xz)"), N_("unpack it")),
    (b"7z\xbc\xaf\x27\x1c", N_("packed (7-Zip)"), N_("unpack it")),
    (b"Rar!\x1a\x07", N_("packed (RAR)"), N_("unpack it")),
    (b"%PDF-", N_("a PDF"), N_("export the list as CSV instead")),
    (b"{\\rtf", N_("a text document (RTF)"), _SAVE),
    (b"\x89PNG", N_("a picture"), N_("export the list as CSV instead")),
    (b"\xff\xd8\xff", N_("a picture"), N_("export the list as CSV instead")),
    (b"!BDN", N_("an Outlook data file (PST)"), N_("export the contacts from Outlook as CSV")),
)
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BUNDLE: Final = r'\A\s*\{(?:[^{}]|\{[^{}]*\})*"kind"\s*:\s*"bundle"'


class Kind(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    VCARD = "vcf"
    JSON = "json"
    SPREADSHEET = "xlsx"


def of_bytes(source: Source) -> Kind | None:
    """Tell what is no text, or None. Raises OtherKind for what cannot be read."""
    head = source.head
    if head.startswith(ZIP):
        return Kind.SPREADSHEET
    if head.startswith(OLE):
        raise _office(source)
    for magic, what, hint in _MAGIC:
        if head.startswith(magic):
            raise OtherKind(source.name, _(what), _(hint))
    return None


def _office(source: Source) -> OtherKind:
    """Say which of the two it is that older Excel and newer Excel keep in such a file."""
    with source.whole() as file:
        is_locked = "EncryptedPackage".encode("utf-16-le") in file.read()
    if is_locked:
        return OtherKind(source.name, _("locked with a password"), _("save it without a password"))
    return OtherKind(source.name, _("an old Excel workbook (.xls)"), _(_SAVE))


def of_text(begins: str, path: str) -> Kind:
    """Tell the kind of a text by how it begins. Raises OtherKind."""
    start = begins.lstrip("\ufeff \t\r\n")
    lower = start[:2_000].lower()
    if lower.startswith("begin:vcard") or re.search(r"(?m)^begin:vcard\s*$", lower):
        return Kind.VCARD
    if re.match(_BUNDLE, start[:10_000]):
        raise OtherKind(
            path, _("a bundle of everything"), _("take it in: pipeline import all FILE")
        )
    if re.match(r"\{\s*[\"}]|\[\s*[\[{\]]", start):
        return Kind.JSON
    if lower.startswith("begin:vcalendar"):
        raise OtherKind(path, _("a calendar"), _("export the contacts instead"))
    if re.match(r"<\?xml|<!doctype|<html|<table|<meta|<head", lower):
        what = _("a web page or XML, whatever its name says")
        raise OtherKind(path, what, _(_SAVE))
    return Kind.TEXT

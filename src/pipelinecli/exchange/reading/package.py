"""The parts a workbook is packed of, looked at before any is read, and what openpyxl does not say.

It refuses what would not fit in memory when it is unpacked, what is packed but no workbook, and
what is damaged.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange import limits
from pipelinecli.exchange.reading.refusals import Damaged, OtherKind, TooLarge
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError)
_ROWS: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRINGS: Final = "xl/sharedStrings.xml"
_MERGED: Final = rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"'
_WITHOUT_RESULT: Final = rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
_OVERLAP: Final = 4_096
"""Bytes looked at again with the next piece, for what is cut in two."""
_MOST_MERGED: Final = 100_000


class Findings(NamedTuple):
    """What a sheet has besides its cells."""

    merged: Sequence[str]
    """Ranges, as in A2:A4."""
    without_result: bool
    """Whether there are formulas that nobody has worked out."""


def checked(file: IO[bytes], path: str) -> None:
    """Look at the parts. Raises Damaged, OtherKind and TooLarge."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
                raise _other(packed, names, path)
    except BROKEN as error:
        raise Damaged(path, _reason(error)) from None
    if len(parts) > limits.PARTS:
        raise _too_large(path, "")
    for part in parts:
        if part.flag_bits & 1:
            hint = _("save it without a password")
            raise OtherKind(path, _("locked with a password"), hint)
        if part.file_size > _most(part.filename):
            raise _too_large(path, part.filename)


def _most(name: str) -> int:
    if _ROWS.fullmatch(name):
        return limits.UNPACKED
    return limits.STRINGS if name == _STRINGS else limits.PART


def _too_large(path: str, part: str) -> TooLarge:
    return TooLarge(
        _("{path} is too large when it is unpacked: {part}").format(path=path, part=part),
        hint=_("save it as CSV, which may have any size"),
    )


def _other(packed: zipfile.ZipFile, names: set[str], path: str) -> OtherKind:
    save = _("open it and save it as .xlsx or CSV")
    if "mimetype" in names:
        kind = packed.open("mimetype").read(200)
        if b"opendocument.spreadsheet" in kind:
            return OtherKind(path, _("an OpenDocument spreadsheet (.ods)"), save)
    if "xl/workbook.bin" in names:
        return OtherKind(path, _("a binary workbook (.xlsb)"), save)
    if any(name.endswith(".iwa") for name in names):
        return OtherKind(path, _("a Numbers document"), save)
    if "word/document.xml" in names:
        return OtherKind(path, _("a Word document"), save)
    return OtherKind(path, _("packed (zip)"), _("unpack it"))


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def findings(file: IO[bytes], sheet: str, path: str) -> Findings:
    """Look through the part that a sheet is, without taking it apart. Raises Damaged."""
    merged: list[str] = []
    without_result = False
    try:
        with zipfile.ZipFile(file) as packed, packed.open(sheet) as part:
            held = b""
            while piece := part.read(limits.CHUNK):
                held += piece
                merged += (found[1].decode() for found in re.finditer(_MERGED, held))
                without_result = without_result or re.search(_WITHOUT_RESULT, held) is not None
                held = held[-_OVERLAP:]
                if len(merged) > _MOST_MERGED:
                    break
    except BROKEN as error:
        raise Damaged(path, _reason(error)) from None
    return Findings(tuple(dict.fromkeys(merged)), without_result)

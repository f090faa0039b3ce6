"""Quoted-printable over several lines: soft line ends, with and without folding on top.

It refuses to decode.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANKS: Final = b" \t"
_LINE_END: Final = re.compile(rb"(?i)=0[AD]=[ \t]*$")
_SHORTEST: Final = 60
"""Bytes: who breaks lines breaks long ones, or after a line end of the text."""
_PROPERTY: Final = re.compile(
    rb"(?:END|BEGIN|VERSION|N|FN|TEL|EMAIL|ORG|TITLE|ROLE|ADR|LABEL|URL|NOTE|BDAY|REV|UID|PHOTO"
    rb"|CATEGORIES|NICKNAME|X-[A-Z-]+)(?:;[^:]*)?:"
)


def joined(parts: Sequence[bytes]) -> bytes:
    """Join what soft ends took apart.

    Text may well begin a line with a blank; a fold put on top of the soft end always does, in
    every line of the value. Where there is one line only, what is before and after it tells.
    """
    folded = _folded(parts)
    pieces = []
    for at, part in enumerate(parts):
        piece = part[1:] if folded and at else part
        if at < len(parts) - 1:
            piece = piece.rstrip(_BLANKS).removesuffix(b"=") if _ends_soft(piece) else piece
        pieces.append(piece)
    return b"".join(pieces)


def _ends_soft(piece: bytes) -> bool:
    return piece.rstrip(_BLANKS).endswith(b"=")


def _folded(parts: Sequence[bytes]) -> bool:
    following = parts[1:]
    if not _ends_soft(parts[0]) or not all(part[:1] in (b" ", b"\t") for part in following):
        return False
    if len(following) > 1:
        return True
    return following[0][1:2] in (b"=", b" ", b"\t") or _LINE_END.search(parts[0]) is not None


def too_short_to_be_soft(line: bytes, following: bytes) -> bool:
    """Tell a `=` that merely ends a value from a soft end, by the property that follows."""
    if _PROPERTY.match(following) is None:
        return False
    return following.upper().startswith(b"END:VCARD") or (
        len(line) < _SHORTEST and _LINE_END.search(line) is None
    )

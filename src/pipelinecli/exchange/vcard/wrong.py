"""What is wrong with a card, or with a line that is in none, in words.

It refuses to let garbled text pass: what was once decoded wrongly, by whatever program, is a
problem and no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.table import Problem
from pipelinecli.exchange.vcard.blocks import LONGEST_LINE
from pipelinecli.exchange.vcard.opened import Stray, Why
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.vcard.cards import Card, Unreadable
    from pipelinecli.exchange.vcard.opened import RawCard

_SHOWN: Final = 60
"""Characters of a value that are shown."""
_MEGABYTE: Final = 1 << 20
_STRAYS: Final = {
    Why.NO_COLON: (N_("this line is no property of a card"), N_("mend the line or take it out")),
    Why.TOO_LONG: (
        N_("longer than {n} MB; the card is read without it"),
        N_("shorten it if you need it"),
    ),
    Why.CARD_TOO_LARGE: (
        N_("the card is too large; what follows in it is not read"),
        N_("see whether an END:VCARD is missing"),
    ),
    Why.OUTSIDE: (
        N_("this is in no card"),
        N_("a card begins with BEGIN:VCARD and ends with END:VCARD"),
    ),
}
_TWICE: Final = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]+")
_NAMES: Final = frozenset({"N", "FN"})
_HANZI: Final = re.compile("[\u3400-\u9fff]{3,}")
_REPLACED: Final = ("\ufffd", "锟斤拷")


def of_card(raw: RawCard, card: Card, cells: Sequence[str]) -> Problem | None:
    """Return why a card cannot be taken as it is; None where nothing is wrong."""
    names = [one for one in card.unreadable if one.name in _NAMES]
    if names and "FN" not in card.found:
        return of_property(names[0])
    if not raw.whole:
        return Problem(
            raw.line,
            None,
            cells[0][:_SHOWN] or None,
            _("the file ends in the middle of this card"),
            _("get the file once more, or put END:VCARD at its end"),
        )
    if not cells[0]:
        return Problem(
            raw.line,
            "name",
            None,
            _("this card has no name"),
            _("give it one: a line such as FN:Ann Lee"),
        )
    text = "\n".join(cells)
    if not text.isascii() and (bad := garbled(text)):
        return Problem(
            raw.line,
            None,
            bad[:_SHOWN],
            _("garbled: it was decoded wrongly before it was written here"),
            _("export it once more, as UTF-8"),
        )
    return None


def of_property(one: Unreadable) -> Problem:
    """Return what to say of a property that cannot be decoded."""
    return Problem(
        one.line,
        one.name,
        one.value[:_SHOWN],
        _("its encoding cannot be told"),
        _("type --encoding NAME, such as --encoding cp1252 or --encoding shift_jis"),
    )


def of_stray(stray: Stray) -> Problem:
    """Return what to say of a line that belongs to nothing, or is not kept."""
    said, hint = _STRAYS[stray.why]
    return Problem(
        stray.line,
        None,
        shown(stray.text),
        _(said).format(n=LONGEST_LINE // _MEGABYTE),
        _(hint),
    )


def shown(text: bytes) -> str:
    """Return the beginning of a line as text."""
    return text[: 4 * _SHOWN].decode("utf-8", "replace").strip()[:_SHOWN]


def garbled(text: str) -> str:
    """Return what in a text was decoded wrongly; empty where nothing shows it.

    That is characters which stand for lost ones, UTF-8 that was taken for Latin letters, and UTF-8
    that was taken for GBK: each decodes to sense again, which what is right does not.
    """
    for mark in _REPLACED:
        at = text.find(mark)
        if at >= 0:
            return text[max(at - 10, 0) : at + 10].strip()
    for found in _TWICE.findall(text):
        if _again(found, "cp1252") or _again(found, "latin-1"):
            return str(found)
    for found in _HANZI.findall(text):
        if _again(found, "gbk"):
            return str(found)
    return ""


def _again(text: str, taken_for: str) -> bool:
    try:
        right = text.encode(taken_for).decode()
    except UnicodeError:
        return False
    # One letter of two bytes may be a capital before a quotation mark or a dash.
    return len(right) < len(text) and not (len(right) == 1 and "\xff" < right < "\u0800")

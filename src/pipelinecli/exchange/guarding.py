"""Text in a spreadsheet's cell that must not run as a formula.

It gets an apostrophe in front; `unguard` takes it off again, exactly. It refuses to change any
other text.
"""

from __future__ import annotations

from typing import Final

GUARD: Final = "'"

# ASCII, full-width and small forms; tab and line ends because a spreadsheet may drop them.
_STARTS_A_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")
_QUOTES: Final = frozenset("'\"`´‘’‚‛“”„‟′″＇＂")


def guard(text: str) -> str:
    """Put an apostrophe before text that could run as a formula; leave other text alone."""
    return GUARD + text if _could_run(text) else text


def unguard(cell: str) -> str:
    """Give back the text that `guard` made `cell` from: `unguard(guard(text)) == text`."""
    return cell[1:] if cell.startswith(GUARD) and _could_run(cell[1:]) else cell


def _could_run(text: str) -> bool:
    """Whether the first character that counts starts a formula; blanks and quotes do not count."""
    for char in text:
        if char in _STARTS_A_FORMULA:
            return True
        if not (char.isspace() or char in _QUOTES or not char.isprintable()):
            return False
    return False

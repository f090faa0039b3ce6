"""Phone numbers that a spreadsheet took for numbers, as they were before.

`13800138000.0`, `="13800138000"` and a number with an apostrophe or unseen marks in front of it
are mended. It refuses to guess digits: of `1.38E+10` most are gone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.i18n import _

_MAY_BE: Final = re.compile(r"[eE.='\"]")
_APOSTROPHES: Final = "'’‘"


def read_phone(text: str) -> str:
    """Return a number as it was written. Raises Unreadable where a spreadsheet lost its digits."""
    if text.isascii() and _MAY_BE.search(text) is None:
        return text
    seen = text if text.isprintable() else "".join(filter(str.isprintable, text))
    bare = _formula().sub(r"\1", seen.strip()).lstrip(_APOSTROPHES)
    if _decimal().fullmatch(bare):
        return bare.partition(".")[0]
    shortened = _shortened().fullmatch(bare)
    if shortened is None:
        return bare
    first, more, power = shortened.groups("")
    if len(more) == int(power):
        return first + more
    raise Unreadable(
        _("a spreadsheet has shortened this number"),
        _("make the column there a text column, and save it again"),
    )


@lru_cache(maxsize=1)
def _formula() -> re.Pattern[str]:
    """Text that was written as a formula, to be kept as text."""
    return re.compile(r'^="?([^"]*)"?$')


@lru_cache(maxsize=1)
def _decimal() -> re.Pattern[str]:
    return re.compile(r"\+?\d{6,}\.0+")


@lru_cache(maxsize=1)
def _shortened() -> re.Pattern[str]:
    return re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")

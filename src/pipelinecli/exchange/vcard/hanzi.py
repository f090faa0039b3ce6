"""Whether bytes that could be GB18030 read as plain Chinese, and which names are East Asian.

Nearly any pair of high bytes is a character of GB18030, so that it decodes says nothing: Korean
and Shift-JIS come out as rare characters in senseless rows. Half of the characters in an address
book are among the commonest. It refuses to decide on a character that is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.reading.plausible import common

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHARE: Final = 0.5
"""Of the characters, at least, that must be known ones."""
_RARE: Final = 10
"""One character in so many may be one that GB2312 lacks: there are such names."""
_HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_EASTERN: Final = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f\U00020000-\U0003ffff·・]+"
)


def plain_chinese(values: Iterable[bytes]) -> bool:
    """Tell whether values, decoded as GB18030, read as Chinese that somebody would write."""
    hanzi = known = others = 0
    for value in values:
        try:
            text = value.decode("gb18030")
        except UnicodeDecodeError:
            return False
        here = _HANZI.findall(text)
        hanzi += len(here)
        known += sum(char in common() for char in here)
        others += sum(_not_simplified(char) for char in text)
    return hanzi > 0 and known >= hanzi * _SHARE and others * _RARE <= hanzi


def _not_simplified(char: str) -> bool:
    """Whether a character is outside GB2312, where what is misread mostly comes to lie."""
    if char.isascii():
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def eastern(name: str) -> bool:
    """Tell whether a name is of Chinese, Japanese or Korean characters only."""
    return _EASTERN.fullmatch(name) is not None

"""Whose phone numbers those are that name no country: as set, or as the reader and machine are.

It refuses to guess from the numbers themselves.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CHINA: Final = "CN"
_CHINESE: Final = "zh"
_VARIABLES: Final = ("LC_ALL", "LC_TELEPHONE", "LANG")
"""Where a machine says how telephone numbers are written, in the order POSIX reads them."""
_LETTERS: Final = 2


def region_of(stored: Mapping[str, str], language: str) -> str | None:
    """Return the country in two letters: what is set, else the locale's, else China for `zh`.

    A reader of Chinese on a machine of another language is in China. None where nothing tells.
    """
    if stored.get("region"):
        return stored["region"]
    locale = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    if language == _CHINESE and not locale.startswith(_CHINESE):
        return CHINA
    territory = locale.partition(".")[0].partition("@")[0].partition("_")[2]
    if len(territory) == _LETTERS and territory.isascii() and territory.isalpha():
        return territory.upper()
    return CHINA if language == _CHINESE else None


def is_region(code: str) -> bool:
    """Whether a country's numbers are known by that code."""
    from phonenumbers import SUPPORTED_REGIONS

    return code in SUPPORTED_REGIONS

"""A share or a number as a person sets it: 0.25, 25%, 1/4.

Whole numbers in and out, so that the settings can be checked without loading more. It refuses
more digits than anyone means, which would make every exact figure slow.
"""

from __future__ import annotations

from typing import Final

from pipelinecli.method.spelling import DIGITS, fold

PLACES: Final = 6
"""Digits before and behind the point, and on either side of the stroke, at most."""
_LONGEST: Final = 2 * PLACES + 2


def parse_share(text: str) -> tuple[int, int] | None:
    """Read a number of 0 or more as (numerator, denominator above 0), None if it is none."""
    typed = fold(text[: _LONGEST + 1]).strip()
    if len(text) > _LONGEST:
        return None
    over, stroke, under = typed.partition("/")
    if stroke:
        return _stroke(over.strip(), under.strip())
    number = typed.removesuffix("%").rstrip()
    whole, _point, part = number.partition(".")
    digits = whole + part
    if not digits or set(digits) - set(DIGITS) or max(len(whole), len(part)) > PLACES:
        return None
    hundred = 100 if typed.endswith("%") else 1
    return int(digits), 10 ** len(part) * hundred


def _stroke(over: str, under: str) -> tuple[int, int] | None:
    if not over or not under or set(over + under) - set(DIGITS):
        return None
    if max(len(over), len(under)) > PLACES or not int(under):
        return None
    return int(over), int(under)

"""Phone numbers in the one form that is compared: E.164, `+8613812345678`.

What counts is `phonenumbers`, by its possible lengths: a number that is too new for its tables,
or an example, is a number as well. Nearly every one is read without it, by what it knows of a
country's plan, and exactly as it would. It refuses to guess a country: without a region only
numbers that bring their own are read. An extension is not part of the number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phonenumbers import PhoneMetadata

CHINA: Final = "CN"
_LONGEST: Final = 200
"""Characters of a text in which numbers are looked for."""
_SHORTEST_WHOLE: Final = 7
"""Digits that make a number of their own where several stand together."""
_DIGITS: Final = range(_SHORTEST_WHOLE, 16)
"""How many a number that is written plainly has."""
_PUNCTUATION: Final = str.maketrans("", "", " -().")
_MOBILE: Final = 11
"""Digits of a mobile number in China, of which the first is 1 and the second one of these."""
_MOBILE_SECOND: Final = frozenset("3456789")
_LONGEST_CODE: Final = 3
_DASHES: Final = 2
_SEVERAL: Final = 2
_BEFORE_EXTENSION: Final = 10
"""Digits before what a dash makes an extension: those of a number with its area code."""
_LONGEST_EXTENSION: Final = 5


def e164(text: str, region: str | None) -> str | None:
    """Return the first number in a text, None if there is none.

    `region` is the country, in two letters, of numbers that name none.
    """
    found = _plainly(text, region)
    if found is not None and not _may_be_extended(text):
        return found
    return next(_numbers(text, region), None)


def every_e164(text: str, region: str | None) -> tuple[str, ...]:
    """Return the numbers in a text, in their order, each once."""
    found = _plainly(text, region)
    if found is not None and not _may_be_extended(text):
        return (found,)
    return tuple(dict.fromkeys(_numbers(text, region)))


def _plainly(text: str, region: str | None) -> str | None:
    """Read a number of digits and simple punctuation where that is certain; else None.

    What is read is what `_by_the_library` reads.
    """
    digits = text.translate(_PUNCTUATION)
    has_country = digits[:1] == "+"
    if has_country:
        digits = digits[1:]
    if not (digits.isascii() and digits.isdigit() and len(digits) in _DIGITS):
        return None
    mobile = _mobile_of_china(digits, region, has_country=has_country)
    if mobile is not None:
        return mobile
    if has_country:
        return _international(digits)
    return None if region is None else _national(digits, region)


def _mobile_of_china(digits: str, region: str | None, *, has_country: bool) -> str | None:
    """Read a mobile number of China, without loading anything."""
    if not has_country:
        if region != CHINA:
            return None
        digits = f"86{digits}" if len(digits) == _MOBILE else digits.removeprefix("00")
    is_one = len(digits) == _MOBILE + 2 and digits.startswith("861") and digits[3] in _MOBILE_SECOND
    return f"+{digits}" if is_one else None


class _Plan(NamedTuple):
    """What is needed of a country's numbers."""

    code: str
    lengths: frozenset[int]
    whole: re.Pattern[str]
    """Every number there is, without the prefix."""
    prefix: re.Pattern[str] | None
    """What is dialled before a number within the country, and is not part of it."""
    abroad: re.Pattern[str] | None
    """What is dialled before a number of another country."""
    rewrites: bool
    """Whether a prefix may change the number."""


def _international(digits: str) -> str | None:
    """Read a number that begins with the code of its country."""
    codes = _codes()
    for length in range(1, _LONGEST_CODE + 1):
        if digits[:length] in codes:
            plan = _plan_of_code(digits[:length])
            number = digits[length:]
            is_bare = plan.prefix is None or not plan.prefix.match(number)
            return f"+{digits}" if is_bare and _fits(number, plan) else None
    return None


def _national(digits: str, region: str) -> str | None:
    """Read a number that names no country as one of the region."""
    plan = _plan(region)
    if plan is None or digits.startswith(plan.code):
        return None
    if plan.abroad is not None and plan.abroad.match(digits):
        return None
    prefix = None if plan.prefix is None else plan.prefix.match(digits)
    if prefix is not None:
        if plan.rewrites or plan.whole.fullmatch(digits):
            return None
        digits = digits[prefix.end() :]
    return f"+{plan.code}{digits}" if _fits(digits, plan) else None


def _fits(number: str, plan: _Plan) -> bool:
    return len(number) in plan.lengths and number[0] != "0"


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return frozenset(map(str, COUNTRY_CODE_TO_REGION_CODE))


@lru_cache(maxsize=512)
def _plan_of_code(code: str) -> _Plan:
    main = _main(int(code))
    return _planned(main, main)


@lru_cache(maxsize=512)
def _plan(region: str) -> _Plan | None:
    from phonenumbers import PhoneMetadata

    of_region = PhoneMetadata.metadata_for_region(region, None)
    if of_region is None or of_region.country_code is None:
        return None
    return _planned(of_region, _main(of_region.country_code))


def _main(code: int) -> PhoneMetadata:
    """Return what is known of the country that gives a code its plan."""
    from phonenumbers import PhoneMetadata, region_code_for_country_code

    main = region_code_for_country_code(code)
    found = PhoneMetadata.metadata_for_region_or_calling_code(code, main)
    if found is None:  # pragma: no cover - every code that there is has a plan
        raise LookupError(code)
    return found


def _planned(region: PhoneMetadata, main: PhoneMetadata) -> _Plan:
    """Put together what is needed; a length counts where both the region and its code have it."""

    def compiled(pattern: str | None) -> re.Pattern[str] | None:
        return re.compile(pattern) if pattern else None

    lengths = [
        frozenset(known.general_desc.possible_length)
        - frozenset(known.general_desc.possible_length_local_only)
        for known in (region, main)
        if known.general_desc is not None
    ]
    pattern = region.general_desc and region.general_desc.national_number_pattern
    return _Plan(
        code=str(region.country_code),
        lengths=frozenset.intersection(*lengths),
        whole=re.compile(pattern or r"\d*"),
        prefix=compiled(region.national_prefix_for_parsing),
        abroad=compiled(region.international_prefix),
        rewrites=bool(region.national_prefix_transform_rule),
    )


def _by_the_library(text: str, region: str | None, *, valid: bool = False) -> str | None:
    """Read one number as `phonenumbers` does; `valid` asks for one that is in its tables."""
    import phonenumbers as library

    try:
        number = library.parse(text, region)
    except library.NumberParseException:
        return None
    possible = library.is_possible_number_with_reason(number)
    if possible != library.ValidationResult.IS_POSSIBLE:
        return None
    if valid and not library.is_valid_number(number):
        return None
    return library.format_number(number, library.PhoneNumberFormat.E164)


def _numbers(text: str, region: str | None) -> Iterator[str]:
    """Yield the numbers in a text, however they are set apart."""
    text = text[:_LONGEST]
    text = text if text.isascii() else fold(text)
    if region is None and "+" not in text and "00" not in text.replace(" ", ""):
        return
    text = _asides().sub(" ", text)
    anything = False
    for piece in _apart().split(text):
        if _count(piece):
            for number in _in_piece(piece.strip(), region):
                anything = True
                yield number
    if not anything:
        whole = _one(text, region)
        if whole is not None:
            yield whole


def _in_piece(piece: str, region: str | None) -> Iterator[str]:
    """Yield the numbers of a piece: one, or several with strokes or blanks between them."""
    parts = piece.split("/")
    if len(parts) > 1 and _count(parts[0]) >= _SHORTEST_WHOLE:
        for part in parts:
            yield from _in_piece(part.strip(), region)
        return
    one = _one(piece, region)
    if one is not None:
        yield one
        return
    parts = [part for part in piece.split() if _count(part)]
    if len(parts) < _SEVERAL or _count(parts[0]) < _SHORTEST_WHOLE:
        return
    for part in parts:
        number = _one(part, region) if _count(part) >= _SHORTEST_WHOLE else None
        if number is not None:
            yield number


def _one(text: str, region: str | None) -> str | None:
    """Read a text as one number, in the ways people write one."""
    text = _without_words(text)
    if _may_be_extended(text):
        found = _by_the_library(text.rpartition("-")[0], region, valid=True)
        if found is not None:
            return found
    found = _plainly(text, region) or _by_the_library(text, region)
    if found is None and text.lstrip("(").startswith("00"):
        found = _by_the_library("+" + text.lstrip("(").removeprefix("00"), None)
    return found


def _without_words(text: str) -> str:
    """Leave out an extension in Chinese, and what stands after the last digit."""
    text = _inner().split(text, maxsplit=1)[0]
    last = max((at for at, char in enumerate(text) if char.isdecimal()), default=-1)
    number = text[: last + 1]
    return number if _count(number) >= _SHORTEST_WHOLE else text


def _may_be_extended(text: str) -> bool:
    """Whether the digits after the last dash may be an extension: 010-62785001-801."""
    if text.count("-") < _DASHES:
        return False
    number, _dash, extension = text.rpartition("-")
    return len(extension) <= _LONGEST_EXTENSION and _count(number) >= _BEFORE_EXTENSION


def _count(text: str) -> int:
    return sum(map(str.isdecimal, text))


@lru_cache(maxsize=1)
def _apart() -> re.Pattern[str]:
    """What stands between two numbers."""
    return re.compile(r"[,;，；、|\r\n\t]+|\s(?=\+)|\sor\s|\sand\s|[或和]")


@lru_cache(maxsize=1)
def _asides() -> re.Pattern[str]:
    """Words in brackets: (home), [work 2]."""
    return re.compile(r"[(\[][^()\[\]]*[^\W\d_][^()\[\]]*[)\]]")


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    """What an extension begins with in Chinese."""
    return re.compile("转|轉|分机|分機|内线|內線")

"""Whether two cards may be one person's: by what they can be reached by, and by the names.

Names are compared by their letters: width, case, accents, blanks and the order of the words do not
count, nor whether a Chinese name begins with the family. It refuses to be certain: what comes out
is a score, and the reasons for it; somebody has to look.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST: Final = 30
"""The score from which two cards are told as likely to be one person's."""
HIGHEST: Final = 100
_LONGEST: Final = 200
"""Characters of a name that are looked at."""
_OTHER_NAME: Final = -20
"""Two who share a number and not a name: a couple, perhaps, or a company's telephone."""
_OTHER_BIRTHDAY: Final = -30
_OTHER_ORG: Final = -10
_EAST: Final = "\u2e80"
"""The first character of the writings of East Asia, which set no blanks between words."""
_SLIP_LETTERS: Final = 5
"""Letters of a name in which one may be mistyped."""
_SLIP_CHARACTERS: Final = 3
"""The same of a Chinese name."""
_TURNS: Final = (1, 2, -1, -2)
"""Characters of a family name, from either end."""


class Reason(StrEnum):
    """What two cards have in common."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    """The names are the same but for width, case, accents, blanks and punctuation."""
    ORDER = "order"
    """The words of the names are the same in another order."""
    PART = "part"
    """One name is within the other, or has an initial for a word of it."""
    SLIP = "slip"
    """One letter is different, missing, or has changed places."""
    ORG = "org"
    BIRTHDAY = "birthday"


_WEIGHTS: Final = {
    Reason.PHONE: 50,
    Reason.EMAIL: 50,
    Reason.NAME: 40,
    Reason.ORDER: 35,
    Reason.PART: 20,
    Reason.SLIP: 20,
    Reason.ORG: 10,
    Reason.BIRTHDAY: 20,
}
_WHOLE: Final = frozenset({Reason.NAME, Reason.ORDER})


class Name(NamedTuple):
    """A name as it is compared."""

    bare: str
    """Its letters and digits, without anything between them."""
    words: tuple[str, ...]

    @property
    def is_east_asian(self) -> bool:
        """Whether all of it is in a writing without blanks."""
        return bool(self.bare) and min(self.bare) >= _EAST

    @property
    def letters(self) -> str:
        """Its letters put in order: equal for names that `alike` calls the same in any order."""
        return "".join(sorted(self.bare))


class Known(NamedTuple):
    """What is known of a person, folded for comparison; empty where nothing is."""

    id: int
    name: Name
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    org: str = ""
    birthday: str = ""


class Likeness(NamedTuple):
    """How likely two are one person, up to HIGHEST, and why."""

    score: int
    reasons: tuple[Reason, ...]


def name_of(text: str) -> Name:
    """Return a name as it is compared. What has no letters at all is compared as it stands."""
    folded = folded_text(text[:_LONGEST])
    spaced = "".join(_letter(char) for char in folded)
    words = tuple(spaced.split())
    return Name("".join(words) or folded, words)


def folded_text(text: str) -> str:
    """Fold width, case, the accents of Latin letters and runs of white space."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if not text.isascii():
            text = _without_accents(text)
    return " ".join(text.casefold().split())


def alike(one: Name, other: Name) -> Reason | None:
    """Return in which way two names may be one person's; None where they are not."""
    if one.bare == other.bare:
        return Reason.NAME
    if not one.bare or not other.bare:
        return None
    if _turned(one, other):
        return Reason.ORDER
    shorter, longer = sorted((one, other), key=lambda name: len(name.bare))
    if _is_part(shorter, longer):
        return Reason.PART
    return Reason.SLIP if _slipped(shorter, longer) else None


def likeness(one: Known, other: Known) -> Likeness | None:
    """Return how likely two cards are one person's; None below LEAST.

    A shared number or address is enough unless both name and birthday differ. The same name is
    enough where the two cannot be told apart by number, address or birthday, or where company or
    birthday agree as well. Names that are only nearly the same need such an agreement.
    """
    by_name = alike(one.name, other.name)
    shared = _shared(one, other)
    told_apart = _differ(one.birthday, other.birthday)
    if not shared.isdisjoint({Reason.PHONE, Reason.EMAIL}):
        score = _OTHER_NAME if by_name is None else 0
    elif by_name is None or told_apart or not _is_enough(by_name, shared, one, other):
        return None
    else:
        score = _OTHER_ORG if by_name in _WHOLE and _differ(one.org, other.org) else 0
    found = shared if by_name is None else shared | {by_name}
    reasons = tuple(reason for reason in Reason if reason in found)
    score += sum(map(_WEIGHTS.__getitem__, reasons)) + (_OTHER_BIRTHDAY if told_apart else 0)
    return Likeness(min(score, HIGHEST), reasons) if score >= LEAST else None


def _is_enough(by_name: Reason, shared: frozenset[Reason], one: Known, other: Known) -> bool:
    """Whether names do, of two who share no number and no address."""
    if Reason.BIRTHDAY in shared:
        return True
    told_apart = bool((one.phones and other.phones) or (one.emails and other.emails))
    if by_name in _WHOLE:
        return Reason.ORG in shared or not told_apart
    return Reason.ORG in shared and not told_apart


def _shared(one: Known, other: Known) -> frozenset[Reason]:
    found = set()
    if not one.phones.isdisjoint(other.phones):
        found.add(Reason.PHONE)
    if not one.emails.isdisjoint(other.emails):
        found.add(Reason.EMAIL)
    if one.org and one.org == other.org:
        found.add(Reason.ORG)
    if one.birthday and one.birthday == other.birthday:
        found.add(Reason.BIRTHDAY)
    return frozenset(found)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _letter(char: str) -> str:
    """Return a letter or digit, nothing for an apostrophe, and a blank for all else."""
    if char.isalnum():
        return char
    return "" if char in "'’`ʼ" or unicodedata.category(char)[0] in "MC" else " "


def _without_accents(text: str) -> str:
    """Take the accents off Latin letters; of other writings a mark may make another letter."""
    kept = []
    is_latin = False
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            is_latin = char.isascii()
        elif is_latin:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _turned(one: Name, other: Name) -> bool:
    """Whether the words are in another order, or the family name is at the other end."""
    if len(one.bare) != len(other.bare):
        return False
    if len(one.words) > 1 and sorted(one.words) == sorted(other.words):
        return True
    if not (one.is_east_asian and other.is_east_asian):
        return False
    return any(one.bare == other.bare[turn:] + other.bare[:turn] for turn in _TURNS)


def _is_part(shorter: Name, longer: Name) -> bool:
    """Whether one name is within the other, word by word; an initial stands for its word."""
    if shorter.is_east_asian and longer.is_east_asian:
        short = shorter.bare
        at_the_end = len(short) > 1 and longer.bare.endswith(short)
        return at_the_end or longer.bare.startswith(short)
    fewer, more = sorted((shorter.words, longer.words), key=len)
    return _within(fewer, more)


def _within(fewer: Sequence[str], more: Sequence[str]) -> bool:
    left = list(more)
    initials = []
    for word in fewer:
        if word in left:
            left.remove(word)
        elif len(word) == 1:
            initials.append(word)
        else:
            spelled = next((one for one in left if len(one) == 1 and word[0] == one), None)
            if spelled is None:
                return False
            left.remove(spelled)
    if len(left) == len(more) or len(initials) == len(fewer):
        return False
    for initial in initials:
        begun = next((word for word in left if word.startswith(initial)), None)
        if begun is None:
            return False
        left.remove(begun)
    return True


def _slipped(shorter: Name, longer: Name) -> bool:
    """Whether one letter is different, missing, or has changed places with the next."""
    short, long = shorter.bare, longer.bare
    least = _SLIP_LETTERS
    if shorter.is_east_asian and longer.is_east_asian:
        least = _SLIP_CHARACTERS
    if len(short) < least or len(long) - len(short) > 1:
        return False
    at = next((i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
              len(short))  # fmt: skip
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1]
    return short[at + 1 :] == long[at + 1 :] or (
        swapped == long[at : at + 2] and short[at + 2 :] == long[at + 2 :]
    )

"""Which rows are people who are there already: in the store, or earlier in the file.

Pure: nothing is read or written here. What is held of a person is a name and a few numbers, so
that a hundred thousand take little. It refuses to guess: a number or an address that two people of
different names share makes them a likely pair, and no more.
"""

from __future__ import annotations

from array import array
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BETWEEN: Final = "\x1f"
_MOST_OF_A_NAME: Final = 50
"""People of one name, or of one number, that a row is compared with."""


class How(StrEnum):
    """What shows that two are one person, or may be."""

    UID = "uid"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


class Candidate(NamedTuple):
    """A person as rows are compared: texts that are folded, empty where there is none."""

    uid: str
    """Ours, or the one that the row's values give."""
    name: str
    phone: str = ""
    """The number with its country, wherever it was written."""
    email: str = ""
    org: str = ""
    digits: str = ""
    """The number as it was written, folded."""


class Match(NamedTuple):
    """Who a row is, by their places: those it is the same as, else one it may be."""

    same: tuple[int, ...] = ()
    how: How | None = None
    near: int | None = None


class People:
    """Everybody there is so far; each has a place, counted from 0 in the order of adding."""

    def __init__(self, alike: Callable[[str, str], bool]) -> None:
        self._alike = alike
        self._names: list[str] = []
        self._orgs = array("q")
        self._ways = array("b")
        self._places: dict[int, int | list[int]] = {}
        self.refs = array("q")
        """The card of each that is in the store, the negative line of each that is in the file."""

    def __len__(self) -> int:
        return len(self.refs)

    def add(self, ref: int, person: Candidate) -> int:
        """Remember a person and return the place."""
        place = len(self.refs)
        self.refs.append(ref)
        self._names.append(person.name)
        self._orgs.append(hash(person.org) if person.org else 0)
        self._ways.append(bool(person.phone or person.email))
        for how, text in _keys(person):
            if text:
                self._keep(hash((how, text)), place)
        return place

    def name(self, place: int) -> str:
        """Return somebody's name, folded."""
        return self._names[place]

    def called(self, name: str) -> Sequence[int]:
        """Return those of exactly that folded name."""
        return self._found(How.NAME, name)

    def match(self, person: Candidate) -> Match:
        """Return who a row is: by uid, by a number or address with a name like it, by the name.

        By name alone only where it has neither number nor address, and no other company.
        """
        by_uid = self._found(How.UID, person.uid)
        if by_uid:
            return Match(tuple(by_uid), How.UID)
        same: dict[int, How] = {}
        near: int | None = None
        for how, text in _ways(person):
            for place in self._found(how, text):
                if self._alike(self._names[place], person.name):
                    same.setdefault(place, how)
                elif near is None:
                    near = place
        if same:
            return Match(tuple(same), next(iter(same.values())))
        return self._by_name(person, near)

    def _by_name(self, person: Candidate, near: int | None) -> Match:
        alone = not (person.phone or person.email)
        for place in self._found(How.NAME, person.name) if person.name else ():
            org = hash(person.org) if person.org else 0
            if alone and (not org or self._orgs[place] in {0, org}):
                return Match((place,), How.NAME)
            # Another number: somebody of that name, or the same person with a new one.
            if near is None and (not self._ways[place] or (org and self._orgs[place] == org)):
                near = place
        return Match(near=near)

    def _found(self, how: How, text: str) -> Sequence[int]:
        found = self._places.get(hash((how, text)))
        if found is None:
            return ()
        return (found,) if isinstance(found, int) else found

    def _keep(self, key: int, place: int) -> None:
        found = self._places.get(key)
        if found is None:
            self._places[key] = place
        elif isinstance(found, int):
            self._places[key] = [found, place]
        elif len(found) < _MOST_OF_A_NAME:
            found.append(place)


def _keys(person: Candidate) -> Iterator[tuple[How, str]]:
    yield How.UID, person.uid
    yield How.NAME, person.name
    yield from _ways(person)


def _ways(person: Candidate) -> Iterator[tuple[How, str]]:
    """Yield what a person can be reached by; a number as written counts as well."""
    if person.phone:
        yield How.PHONE, person.phone
    if person.digits and person.digits != person.phone:
        yield How.PHONE, person.digits
    if person.email:
        yield How.EMAIL, person.email


def derived_uid(*values: str | None) -> str:
    """Return the uid that a row's values give: the same row gives the same one, in any file."""
    text = _BETWEEN.join(value or "" for value in values)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def names_alike(one: str, other: str) -> bool:
    """Whether two folded names may be one person's: equal, one within the other, or one missing.

    Within means word by word: `ann` is within `ann lee`, in any order.
    """
    if one == other or not one or not other:
        return True
    first, second = set(_words(one)), set(_words(other))
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in name).split()

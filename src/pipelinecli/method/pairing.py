"""Pairs of cards that may be one person's, found among many without comparing each with each.

Only those are compared that have something in common: a number, an address, the letters of their
names, or a company or a birthday and a word of the name. Where very many have it in common, only
those of them who are called alike. It refuses to compare more than so many for each card.
"""

from __future__ import annotations

from array import array
from itertools import combinations, groupby, product
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.likeness import Likeness, alike, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from pipelinecli.method.likeness import Known, Name, Reason
    from pipelinecli.method.stages import Stage

    Keys = Callable[[Known], Iterable[Hashable]]

MOST: Final = 20
"""Cards with something in common that are compared each with each."""


class Pair(NamedTuple):
    """Two cards that may be one person's, the one with the lower id first."""

    one: int
    other: int
    likeness: Likeness


class Side(NamedTuple):
    """One card of a pair as it is kept; None where nothing is."""

    id: int
    uid: str
    name: str
    stage: Stage
    phone: str | None
    email: str | None
    org: str | None
    birthday: str | None


class Likely(NamedTuple):
    """Two cards that may be one person's, the older one first, and what they share."""

    one: Side
    other: Side
    score: int
    reasons: tuple[Reason, ...]


def likely_pairs(people: Sequence[Known]) -> list[Pair]:
    """Return the pairs that are likely, the likeliest first."""
    found: dict[tuple[int, int], Likeness] = {}
    for first, second in _candidates(people):
        one, other = people[first], people[second]
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in found:
            like = likeness(one, other)
            if like is not None:
                found[key] = like
    pairs = [Pair(*key, like) for key, like in found.items()]
    pairs.sort(key=lambda pair: (-pair.likeness.score, pair.one, pair.other))
    return pairs


def _candidates(people: Sequence[Known]) -> Iterator[tuple[int, int]]:
    """Yield the places of those that are to be compared; some pairs come more than once."""
    everybody = range(len(people))
    for ways in (_phones, _emails):
        for group in _groups(people, everybody, ways):
            yield from _compared(people, group, _called)
    for group in _groups(people, everybody, _letters):
        yield from _compared(people, group, _about)
    for group in _groups(people, everybody, _about_and_called):
        if len(group) <= MOST:
            yield from combinations(group, 2)


def _compared(
    people: Sequence[Known], group: Sequence[int], narrower: Keys
) -> Iterator[tuple[int, int]]:
    """Yield each with each; of too many those who are called alike and have more in common."""
    if len(group) <= MOST:
        yield from combinations(group, 2)
        return
    for smaller in _groups(people, group, narrower):
        pairs: Iterable[tuple[int, int]]
        if len(smaller) <= MOST:
            pairs = combinations(smaller, 2)
        else:
            # One person many times over: each is put beside the first.
            pairs = product(smaller[:1], smaller[1:])
        for one, other in pairs:
            if alike(people[one].name, people[other].name):
                yield one, other


def _groups(people: Sequence[Known], places: Iterable[int], keys: Keys) -> Iterator[list[int]]:
    """Yield the places of those who share a key, in their order, where it is more than one.

    Keys are held as numbers, so that a hundred thousand people take little.
    """
    hashes, owners = array("q"), array("q")
    for place in places:
        for key in keys(people[place]):
            hashes.append(hash(key))
            owners.append(place)
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    for _hash, group in groupby(order, key=hashes.__getitem__):
        members = list(dict.fromkeys(owners[at] for at in group))
        if len(members) > 1:
            yield members


def _phones(known: Known) -> Iterable[Hashable]:
    return known.phones


def _emails(known: Known) -> Iterable[Hashable]:
    return known.emails


def _letters(known: Known) -> Iterable[Hashable]:
    return (known.name.letters,) if known.name.bare else ()


def _called(known: Known) -> Iterable[Hashable]:
    """What two names that are alike nearly always have in common."""
    return {known.name.letters, *_marks(known.name)}


def _about(known: Known) -> Iterable[Hashable]:
    return filter(None, (known.org, known.birthday))


def _about_and_called(known: Known) -> Iterable[Hashable]:
    if known.org or known.birthday:
        marks = set(_marks(known.name))
        for about in _about(known):
            for mark in marks:
                yield about, mark


def _marks(name: Name) -> Iterable[str]:
    """Return the words of a name; of a Chinese one the characters at its ends."""
    return (name.bare[0], name.bare[-1]) if name.is_east_asian else name.words

"""Which cards may be one person's, and why. It refuses to put any two together by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.config.region import region_of
from pipelinecli.errors import StoreAbsent
from pipelinecli.exchange.phones import every_e164
from pipelinecli.i18n import language
from pipelinecli.method.likeness import Known, folded_text, name_of
from pipelinecli.method.pairing import Likely, likely_pairs
from pipelinecli.store import cards, duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipelinecli.method.pairing import Pair
    from pipelinecli.services.desk import Desk

    Progress = Callable[[int, int], None]
    """Takes how much is done, and of how much."""

_EVERY: Final = 1_000
"""People between two looks at how far it has come."""
_PAGE: Final = 200
"""Pairs whose cards are read at a time."""
_REMEMBERED: Final = 4_096
_IN_A_NOTE: Final = 20
"""Numbers and addresses in one note."""
_org = lru_cache(maxsize=_REMEMBERED)(folded_text)


class Found(NamedTuple):
    """The likely pairs, the likeliest first, and how many there are of them in all."""

    pairs: Iterator[Likely]
    total: int


def likely(desk: Desk, progress: Progress, limit: int | None = None) -> Found:
    """Return the pairs of cards that are likely to be one person's, up to `limit` of them.

    Everybody is read at once, and the cards of the pairs again in pages as they are shown; a pair
    whose card is gone by then is left out. Raises StoreAbsent, StoreError.
    """
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    pairs = likely_pairs(list(_everybody(desk, progress)))
    return Found(_shown(desk, pairs[:limit]), len(pairs))


def _everybody(desk: Desk, progress: Progress) -> Iterator[Known]:
    region = region_of(desk.settings, language())
    with desk.store.snapshot():
        count = duplicates.count(desk.store)
        for done, row in enumerate(duplicates.people(desk.store)):
            if done % _EVERY == 0:
                progress(done, count)
            yield _known(row, region)


def _known(row: tuple[object, ...], region: str | None) -> Known:
    card_id, name, phone, email, org, birthday, note = row
    phones: set[str] = set()
    emails: set[str] = set()
    if phone:
        phones = {cards.phone_key(str(phone)), *every_e164(str(phone), region)}
    if email:
        emails.add(str(email))
    if note and ("：" in str(note) or ":" in str(note)):
        _add_noted(str(note), region, phones, emails)
    return Known(
        int(str(card_id)),
        name_of(str(name)),
        frozenset(phones),
        frozenset(emails),
        _org(str(org)) if org else "",
        str(birthday or ""),
    )


def _add_noted(note: str, region: str | None, phones: set[str], emails: set[str]) -> None:
    """Add the further numbers and addresses that an import or a merge has put into a note."""
    for number, line in enumerate(_lines().finditer(note)):
        if number == _IN_A_NOTE:
            break
        text = line[1]
        if "@" in text:
            emails.add(cards.email_key(text))
        else:
            phones.update(every_e164(text, region))


@lru_cache(maxsize=1)
def _lines() -> re.Pattern[str]:
    """A line of a note with a further number or address, in whatever language it was written."""
    return re.compile(
        r"^(?:phone|e-?mail|电话|邮箱)(?: ?[(（][^)）\n]*[)）])? ?[:：] *(.+)$", re.MULTILINE
    )


def _shown(desk: Desk, pairs: Sequence[Pair]) -> Iterator[Likely]:
    for start in range(0, len(pairs), _PAGE):
        page = pairs[start : start + _PAGE]
        ids = sorted({card for pair in page for card in (pair.one, pair.other)})
        sides = duplicates.sides(desk.store, ids)
        for pair in page:
            if pair.one in sides and pair.other in sides:
                like = pair.likeness
                yield Likely(sides[pair.one], sides[pair.other], like.score, like.reasons)

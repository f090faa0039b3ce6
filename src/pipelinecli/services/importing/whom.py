"""Whom an activity was with: the card that its row names, and the attempt it had then.

By uid, by id, by phone number, by e-mail address, by the whole name: the first that exactly one
card has. It refuses to choose between several.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.config.region import region_of
from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.exchange.phones import e164
from pipelinecli.i18n import _, language
from pipelinecli.store import _sql, cards
from pipelinecli.store.duplicates import former_uids

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.services.desk import Desk

_WAYS: Final[Mapping[str, int]] = {"who_uid": 1, "who_id": 0, "phone": 3, "email": 4, "who": 2}
"""Our fields, and the column of `people` each is compared with."""
_NUMBERS: Final = 100_000
"""Phone numbers that are remembered as they are written."""
_SEVERAL: Final = -1


class Whom:
    """The cards of a store, as far as a file's columns can name them.

    `region` is the country of phone numbers that name none; None for the setting.
    """

    def __init__(self, desk: Desk, understanding: Understanding, region: str | None) -> None:
        fields = [field for field in _WAYS if understanding.by_field(field)]
        folds = _folds(region or region_of(desk.settings, language()))
        self._ways: list[tuple[str, Callable[[str], str], dict[str, int]]] = [
            (field, folds[field], {}) for field in fields
        ]
        self._attempts: dict[int, int | tuple[list[str], list[int]]] = {}
        if fields and desk.store.exists():
            self._learn(desk)

    @property
    def fields(self) -> list[str]:
        """The fields of the file that name somebody."""
        return [field for field, _fold, _known in self._ways]

    def card(self, record: Mapping[str, str]) -> int | None:
        """Return the card that a row names; None where it names none. Raises Unreadable."""
        several = False
        named: str | None = None
        for field, fold, known in self._ways:
            text = record.get(field)
            if not text:
                continue
            found = known.get(fold(text))
            if found is not None and found != _SEVERAL:
                return found
            several |= found == _SEVERAL
            named = text
        if named is None:
            return None
        if several:
            raise Unreadable(
                _("several cards answer to “{value}”").format(value=named),
                _("name one by its id: --map who_id=COLUMN"),
            )
        raise Unreadable(
            _("no card answers to “{value}”").format(value=named),
            _("import the people first, or leave the cell empty"),
        )

    def attempt(self, card: int, moment: str) -> int | None:
        """Return the attempt that a card had at a stored moment: the first, before them all."""
        found = self._attempts.get(card)
        if found is None or isinstance(found, int):
            return found
        opened, ids = found
        return ids[max(0, bisect_right(opened, moment) - 1)]

    def _learn(self, desk: Desk) -> None:
        folded = [
            (_WAYS[field], fold if field == "phone" else str, known)
            for field, fold, known in self._ways
        ]
        for row in desk.store.read(_sql.HISTORIES_PEOPLE):
            for at, fold, known in folded:
                if row[at] is not None:
                    key = fold(row[at])
                    known[key] = _SEVERAL if key in known else row[0]
        for field, _fold, known in self._ways:
            if field == "who_uid":
                known.update(former_uids(desk.store))
        for card, attempt, opened in desk.store.read(_sql.HISTORIES_ATTEMPTS):
            found = self._attempts.get(card)
            if found is None:
                self._attempts[card] = attempt
            elif isinstance(found, int):
                self._attempts[card] = (["", opened], [found, attempt])
            else:
                found[0].append(opened)
                found[1].append(attempt)


def _folds(region: str | None) -> Mapping[str, Callable[[str], str]]:
    """Return how each of our fields is folded before it is compared."""

    @lru_cache(maxsize=_NUMBERS)
    def phone(text: str) -> str:
        return cards.phone_key(e164(text, region) or text)

    return {
        "who_uid": lambda text: text.strip().lower(),
        "who_id": str.strip,
        "phone": phone,
        "email": cards.email_key,
        "who": cards.name_key,
    }

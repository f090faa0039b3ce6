"""Cards with their histories held until they are written, and those that are there already.

A card is known by its uid, which is made of what the other system knows the deal by. What is to be
written is held in little room. It refuses to put a number or an address on a second card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.labels import line, opening
from pipelinecli.exchange.reading.refusals import TooLarge
from pipelinecli.i18n import _
from pipelinecli.services.importing.holding import Held
from pipelinecli.services.importing.outcome import EXAMPLES, Touched
from pipelinecli.services.importing.renewing import renewal, stays_put
from pipelinecli.store import _sql, cards
from pipelinecli.store.duplicates import former_uids
from pipelinecli.store.histories import Lived

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.importing.facts import Change, Known, Run
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.deals import Card
    from pipelinecli.services.importing.recording import Recorder
    from pipelinecli.services.importing.renewing import Renewal

MOST: Final = 500_000
"""New cards in one import."""


class Made(NamedTuple):
    """A card as a row or several say it is."""

    line: int
    uid: str
    card: Card
    runs: Sequence[Run]
    changes: Sequence[Change]
    """What the file says; of a list, where the deal stands."""
    known: Known
    is_log: bool = False


class Keeping:
    """What becomes of the deals of a file, one after the other."""

    def __init__(self, desk: Desk, recorder: Recorder) -> None:
        self._desk = desk
        self._recorder = recorder
        self._there: dict[str, int] = {}
        self._ways: set[str] = set()
        self._learn()
        self.new = Held()
        """The rows of each new card, as `Lived` has them."""
        self.renewals: list[Renewal] = []
        self.by_hand = 0
        """How many stay where the rep has put them, whatever the file says."""
        self.same = 0
        self.examples: list[Touched] = []

    def card_of(self, uid: str) -> int | None:
        """Return the card in the store that a uid is of."""
        return self._there.get(uid)

    def add(self, made: Made, currency: str) -> None:
        """Hold a new card. Raises TooLarge."""
        if len(self.new) == MOST:
            raise TooLarge(
                _("line {line}: more than {n} new cards").format(line=made.line, n=MOST),
                hint=_("import the file in parts"),
            )
        card = made.card
        if len(self.examples) < EXAMPLES:
            self.examples.append(Touched(made.line, None, card.name))
        row = self._row(made)
        attempts = self._recorder.attempts(made.runs, currency)
        self.new.add((row, card.tags, attempts))

    def renew(self, card_id: int, made: Made, currency: str) -> None:
        """Hold what a file changes about a card that is there."""
        self.by_hand += stays_put(self._desk, card_id, made)
        found = renewal(self._desk, self._recorder, card_id, made, currency)
        if found is None:
            self.same += 1
            return
        self.renewals.append(found)
        if len(self.examples) < EXAMPLES:
            told = Touched(made.line, card_id, found.person.name, found.told)
            self.examples.append(told)

    def batches(self) -> Iterator[list[Lived]]:
        """Give what was held, some at a time."""
        for batch in self.new.batches():
            yield [Lived(*one) for one in batch]

    def _learn(self) -> None:
        store = self._desk.store
        if not store.exists():
            return
        self._there = former_uids(store) | dict(store.read(_sql.HISTORIES_CARDS))
        self._ways.update(row[0] for row in store.read(_sql.HISTORIES_PHONES))
        self._ways.update(row[0] for row in store.read(_sql.HISTORIES_EMAILS))

    def _row(self, made: Made) -> tuple[object, ...]:
        """Return the row of the card; what another card is reached by goes to the note."""
        card = made.card
        notes = [card.note] if card.note else []
        phone_key = card.phone and cards.phone_key(card.phone)
        email_key = card.email and cards.email_key(card.email)
        phone, email = card.phone, card.email
        if phone and phone_key in self._ways:
            notes.append(line(opening("phone"), phone))
            phone = phone_key = None
        if email and email_key in self._ways:
            notes.append(line(opening("email"), email))
            email = email_key = None
        self._ways.update(key for key in (phone_key, email_key) if key)
        return (
            *(made.uid, card.name, cards.name_key(card.name)),
            *(made.runs[0].opened.day.isoformat(), phone, phone_key, email, email_key),
            *(card.org, None, card.source, None, None, None, "\n".join(notes) or None, 0),
        )

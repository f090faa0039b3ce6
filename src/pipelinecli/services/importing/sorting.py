"""Rows of contacts sorted: new people, those who are there, those to be updated, the bad ones.

Everything is decided before anything is written. What is to be written is held in little room; of
everything else only the first few are kept, to be shown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.reading.refusals import TooLarge
from pipelinecli.exchange.table import Problem
from pipelinecli.i18n import _
from pipelinecli.services.importing import planning
from pipelinecli.services.importing.holding import Held
from pipelinecli.services.importing.judging import Judge, Values
from pipelinecli.services.importing.outcome import EXAMPLES, Touched
from pipelinecli.services.importing.planning import Candidate, How, People
from pipelinecli.services.importing.updating import changes
from pipelinecli.store import cards
from pipelinecli.store.duplicates import former_uids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.table import Row
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.outcome import Asked
    from pipelinecli.services.importing.reading import Reading

MOST: Final = 500_000
"""New people in one import. More would fill a small computer's memory, and are no rep's."""


_company = lru_cache(maxsize=4_096)(cards.name_key)


class Sorting:
    """What becomes of the rows, one after the other."""

    def __init__(self, desk: Desk, reading: Reading, asked: Asked) -> None:
        self._desk = desk
        self._reading = reading
        self._asked = asked
        self._judge = Judge(desk.today, reading.day)
        self._today = desk.today.isoformat()
        self.people = People(planning.names_alike)
        self._learn()
        self.there = len(self.people)
        """How many of those are in the store; the new ones follow in the order of the file."""
        self._claimed: dict[int, int] = {}
        """The line of the file that each card of the store was updated from."""
        self.referrers: set[str] = set()
        """Who is said to have referred somebody, folded."""
        self.new = Held()
        """A row of `CARD`, who referred the person, and tags."""
        self.updates = Held()
        """A card, and what changes about it."""
        self.same = self.repeated = self.likely = 0
        self.examples: list[Touched] = []
        self.repeats: list[Touched] = []
        self.pairs: list[Touched] = []

    def take(self, row: Row) -> list[Problem]:
        """Sort one row; return what is wrong with it, for then nothing becomes of it.

        Raises TooLarge.
        """
        values, wrong = self._judge.judged(self._reading.record(row.cells))
        if wrong:
            column = self._reading.column
            return [
                Problem(row.line, column(field), value, said, hint)
                for field, value, said, hint in wrong
            ]
        person = self._candidate(values)
        match = self.people.match(person)
        if match.same:
            return self._known(row, values, match)
        if values.name is None:
            return [self._nameless(row)]
        self._add(row, values, person, match.near)
        return []

    def _learn(self) -> None:
        """Learn who is in the store."""
        if not self._desk.store.exists():
            return
        phone = self._reading.phone
        for card_id, uid, name, number, email, org in cards.everybody(self._desk.store):
            folded = phone(number) if number else ""
            company = _company(org) if org else ""
            digits = cards.phone_key(number) if number else ""
            self.people.add(card_id, Candidate(uid, name, folded, email or "", company, digits))
        # Somebody whose two cards were put together does not come back from the same file.
        for uid, card_id in former_uids(self._desk.store).items():
            self.people.add(card_id, Candidate(uid, ""))

    def _candidate(self, values: Values) -> Candidate:
        name = cards.name_key(values.name) if values.name else ""
        email = cards.email_key(values.email) if values.email else ""
        org = _company(values.org) if values.org else ""
        phone = self._reading.phone(values.phone) if values.phone else ""
        digits = cards.phone_key(values.phone) if values.phone else ""
        uid = values.uid or planning.derived_uid(
            *(name, digits, email, org, values.title, values.source, values.grade),
            *(values.birthday, values.note, values.referred_by, *sorted(values.tags)),
        )
        return Candidate(uid, name, phone, email, org, digits)

    def _known(self, row: Row, values: Values, match: planning.Match) -> list[Problem]:
        """Take a row of somebody who is there: in the store, or in the file."""
        refs = self.people.refs
        stored = [refs[place] for place in match.same if refs[place] > 0]
        if not stored:
            self._repeat(row, values, -refs[match.same[0]])
        elif not self._asked.update or match.how is None or match.how is How.NAME:
            self.same += 1
        elif len(stored) > 1:
            return [self._several(row, stored)]
        elif stored[0] in self._claimed:
            self._repeat(row, values, self._claimed[stored[0]])
        else:
            self._claimed[stored[0]] = row.line
            self._update(row, values, stored[0], match.how)
        return []

    def _update(self, row: Row, values: Values, card_id: int, how: How) -> None:
        loaded = cards.load(self._desk.store, self._desk.clock, card_id)
        found = loaded and changes(loaded[0], values, how, self._reading.phone)
        if loaded is None or not found:
            self.same += 1
            return
        self.updates.add((card_id, tuple(found)))
        _keep(self.examples, Touched(row.line, card_id, loaded[0].name, tuple(found)))

    def _add(self, row: Row, values: Values, person: Candidate, near: int | None) -> None:
        if len(self.new) == MOST:
            raise TooLarge(
                _("line {line}: more than {n} new people").format(line=row.line, n=MOST),
                hint=_("import the file in parts"),
            )
        touched = Touched(row.line, None, values.name or "")
        if near is not None:
            self.likely += 1
            _keep(self.pairs, self._beside(touched, near))
        _keep(self.examples, touched)
        self.people.add(-row.line, person)
        if values.referred_by:
            self.referrers.add(cards.name_key(values.referred_by))
        self.new.add((_row(person, values, self._today), values.referred_by, values.tags))

    def _repeat(self, row: Row, values: Values, line: int) -> None:
        """Leave out somebody who was in the file before."""
        self.repeated += 1
        _keep(self.repeats, Touched(row.line, None, values.name or "", beside_line=line))

    def _beside(self, touched: Touched, place: int) -> Touched:
        """Say who it may be."""
        ref = self.people.refs[place]
        if ref < 0:
            return touched._replace(beside=self.people.name(place), beside_line=-ref)
        loaded = cards.load(self._desk.store, self._desk.clock, ref)
        name = self.people.name(place) if loaded is None else loaded[0].name
        return touched._replace(beside=name, beside_card=ref)

    def _nameless(self, row: Row) -> Problem:
        hint = _("fill it in, or leave the row out")
        return Problem(row.line, self._reading.column("name"), None, _("no name"), hint)

    def _several(self, row: Row, stored: Sequence[int]) -> Problem:
        ids = ", ".join(map(str, sorted(stored)))
        said = _("several cards answer to it: {ids}").format(ids=ids)
        hint = _("if they are one person: pipeline merge {one} {other}").format(
            one=min(stored), other=max(stored)
        )
        return Problem(row.line, None, None, said, hint)


def _keep(kept: list[Touched], touched: Touched) -> None:
    if len(kept) < EXAMPLES:
        kept.append(touched)


def _row(person: Candidate, values: Values, today: str) -> tuple[object, ...]:
    """Return the row of a new card, but for who referred the person."""
    return (
        *(person.uid, values.name, person.name, values.opened or today),
        *(values.phone, person.digits or None, values.email, person.email or None),
        *(values.org, values.title, values.source, None, values.grade),
        *(values.birthday, values.note, 0),
    )

"""Working on one card: found, changed and written in one transaction, with its history.

Every command that touches a card's facts goes through here, so that the stage shown is always
the stage replayed from history. It refuses to move a card without appending the move.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.errors import Refused, StoreAbsent, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.classify import classify
from pipelinecli.method.dates import When
from pipelinecli.method.gate import settle
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import measuring
from pipelinecli.services.lookup import by_id, find
from pipelinecli.store import activities, attempts, moves

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pipelinecli.method.cards import Attempt, Card
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Transaction


class Moved(NamedTuple):
    """A card after a command, and the stage it was shown in before; None for a new card."""

    card: Card
    before: Stage | None

    @property
    def changed(self) -> bool:
        """Whether the card changed its column."""
        return self.before is not self.card.stage


class Working:
    """One card in the hands of one command."""

    def __init__(
        self, desk: Desk, tx: Transaction, card: Card, when: When | None, *, happened: bool
    ) -> None:
        self.desk = desk
        self.tx = tx
        self.card = card
        self.done = desk.clock.moment(when or When(desk.today))
        self.at = moves.effective(
            tx, desk.clock, card.person.id, card.attempt.id, self.done, happened=happened
        )
        tx.takes_effect(self.at)
        if self.at < utc_text(card.attempt.opened):
            self.card = by_id(tx, desk, card.person.id)

    @property
    def moment(self) -> datetime:
        """When this command takes effect, in the rep's zone."""
        return self.desk.clock.local(self.at)

    def on_board(self) -> Attempt:
        """Return the current attempt. Refuses a card that is closed or lost."""
        if self.card.stage in {Stage.CLOSED, Stage.LOST}:
            raise Refused(
                _("{name} is off the board").format(name=self.card.person.name)
                if self.card.stage is Stage.LOST
                else _("{name} is closed").format(name=self.card.person.name),
                hint=_("start a new attempt: pipeline reopen {id}").format(id=self.card.person.id),
            )
        return self.card.attempt

    def open_attempt(self) -> Attempt:
        """Return the current attempt, or a new one where the last has fallen back."""
        attempt = self.on_board()
        return self.new_attempt() if attempt.ended is not None else attempt

    def new_attempt(self) -> Attempt:
        """Begin a new attempt, shown where the card is; one still open is ended as fallen back.

        Nothing that was won goes over; a step on the board that is still to come does.
        """
        current = self.card.attempt
        if current.ended is None:
            ended = current._replace(ended=self.moment, outcome=Outcome.FELL_BACK)
            attempts.save(self.tx, ended)
        begun = attempts.begin(self.tx, self.card.person.id, self.moment)
        fresh = begun._replace(stage=current.stage, since=current.since)
        step = current.next_step
        if step is not None and step.day >= self.desk.today and self.card.on_board:
            fresh = fresh._replace(
                next_step=step, agenda=current.agenda, next_marked=current.next_marked
            )
        self.card = self.desk.judged(self.card.person, fresh)
        return fresh

    def visited(self) -> bool:
        """Whether a visit to the card was logged already for the day of this command."""
        day = self.desk.clock.local(self.done).date()
        first, end = self.desk.clock.start_of(day), self.desk.clock.end_of(day)
        return activities.visited_between(self.tx, self.card.person.id, first, end)

    def did(self, kind: ActivityKind, *, due: When | None = None, note: str | None = None) -> None:
        """Record an activity with the card."""
        activities.insert(
            self.tx,
            kind,
            at=self.done,
            card_id=self.card.person.id,
            attempt_id=self.card.attempt.id,
            due=None if due is None else due.text(),
            note=note,
        )

    def settle(self, attempt: Attempt) -> Moved:
        """Write changed facts and move the card to where they put it."""
        desk, shown = self.desk, self.card.stage
        overridden = attempt.override is not None
        to = settle(shown, attempt.facts, desk.today, desk.rules.cycle, overridden=overridden)
        supported = classify(attempt.facts, desk.today, desk.rules.cycle).stage
        if overridden and supported.rank >= to.rank:
            attempt = attempt._replace(override=None)
        kind = MoveKind.EARNED if to.rank > shown.rank else MoveKind.FALL_BACK
        return self.put(attempt, to, kind)

    def put(self, attempt: Attempt, to: Stage, kind: MoveKind, reason: str | None = None) -> Moved:
        """Write an attempt in the stage `to`, append the move if it is one, and commit."""
        shown = self.card.stage
        self._keep_one_currency(attempt)
        if to is not shown or kind in {MoveKind.OVERRIDE, MoveKind.REOPENED, MoveKind.MERGED}:
            attempt = attempt._replace(since=self.moment)
            moves.append(
                self.tx,
                self.card.person.id,
                attempt.id,
                at=self.at,
                from_stage=shown,
                to_stage=to,
                kind=kind,
                reason=reason,
            )
        attempt = attempt._replace(stage=to)
        attempts.save(self.tx, attempt)
        if attempt.ended is not None:
            measuring.remember(self.tx, self.desk)
        self.tx.commit()
        return Moved(self.desk.judged(self.card.person, attempt), shown)

    def _keep_one_currency(self, attempt: Attempt) -> None:
        """Refuse to add up what cannot be: the setting has changed since the first amount."""
        sums = (attempt.amount, attempt.received, attempt.premium, attempt.standard)
        found = sorted({money.currency for money in sums if money is not None})
        if len(found) > 1:
            raise UsageError(
                _("{name} would have amounts in {codes}").format(
                    name=self.card.person.name, codes=", ".join(found)
                ),
                hint=_("an attempt keeps one currency: pipeline config set currency CODE"),
            )


@contextmanager
def working_on(
    desk: Desk, command: str, who: str, when: When | None = None, *, happened: bool = True
) -> Iterator[Working]:
    """Open a change set on the card that answers to `who`; nothing lasts without a commit.

    `when` is the day something was done; it never counts from before the card's last move.
    `happened` is false for a correction, which says nothing about when the card was opened.
    Raises StoreAbsent, NotFound or Ambiguous.
    """
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    with desk.store.write(command, desk.clock) as tx:
        yield Working(desk, tx, find(tx, desk, who), when, happened=happened)

"""The card: a person, and where the rep stands with them (METHOD §1-§3).

A card is a person with a current attempt; attempts that ended stay as history. These are values
only. They refuse to know the store, the clock or how they are shown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.classify import Classification, classify
from pipelinecli.method.cycle import DEFAULT_CYCLE, age, is_overdue, last_good_day
from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.fallback import Proposal, propose
from pipelinecli.method.flags import Flag, flags
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from datetime import date, datetime

    from pipelinecli.method.dates import When
    from pipelinecli.method.money import Amount, Money


class Outcome(StrEnum):
    """How an attempt ended."""

    CLOSED = "closed"
    LOST = "lost"
    FELL_BACK = "fell-back"
    MERGED = "merged"


_CLEARED = frozenset({Outcome.FELL_BACK, Outcome.MERGED})
"""The outcomes after which nothing that was won counts any more."""


class Person(NamedTuple):
    """Who is on the card."""

    id: int
    uid: str
    name: str
    opened: date
    phone: str | None = None
    email: str | None = None
    org: str | None = None
    title: str | None = None
    source: str | None = None
    referred_by: int | None = None
    grade: str | None = None
    birthday: date | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    forgotten: bool = False


class Evidence(NamedTuple):
    """What proves a criterion, and the day it was won."""

    text: str
    marked: date


class Attempt(NamedTuple):
    """One run along the board: from the first booking to an end."""

    id: int
    number: int
    stage: Stage
    since: datetime
    """When the card came into `stage`, in the rep's zone, so that its date is the rep's day."""
    opened: datetime
    current: bool = True
    ended: datetime | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    override: str | None = None
    """Why the card stands where its facts do not support it; None when it is earned."""
    first_meeting: When | None = None
    held: bool = False
    next_step: When | None = None
    agenda: str | None = None
    next_marked: date | None = None
    person: Evidence | None = None
    plan: Evidence | None = None
    budget: Evidence | None = None
    amount: Amount | None = None
    signing: When | None = None
    signing_marked: date | None = None
    signed: date | None = None
    received: Money | None = None
    issued: date | None = None
    premium: Money | None = None
    standard: Money | None = None

    @property
    def met(self) -> date | None:
        """The day the clock started; None when it has not, or when falling back cleared it."""
        if not self.held or self.first_meeting is None or self.outcome in _CLEARED:
            return None
        return self.first_meeting.day

    def _stepped_since_signing(self) -> bool:
        signed, marked = self.signed, self.next_marked
        return signed is not None and marked is not None and marked > signed

    @property
    def facts(self) -> Facts:
        """What the method may look at. An attempt that fell back has nothing left to show."""
        if self.outcome in _CLEARED:
            return Facts(next_step=None if self.next_step is None else self.next_step.day)
        first = self.first_meeting
        return Facts(
            meeting=None if first is None else Meeting(first.day, self.held),
            next_step=None if self.next_step is None else self.next_step.day,
            person=self.person is not None,
            plan=self.plan is not None,
            budget=self.budget is not None,
            signing=None if self.signing is None else self.signing.day,
            signed=self.signed,
            paid=self.received is not None,
            issued=self.issued is not None,
            step_since_signing=self._stepped_since_signing(),
        )


class Rules(NamedTuple):
    """The rep's settings the method works with."""

    cycle: int = DEFAULT_CYCLE
    """The sales cycle in days."""
    limits: tuple[tuple[Stage, int], ...] = ()
    """The most days a card may stay in a stage before it is flagged as stuck."""


class Card(NamedTuple):
    """A person and the current attempt, judged on a day."""

    person: Person
    attempt: Attempt
    today: date
    rules: Rules
    flags: tuple[Flag, ...]

    @property
    def stage(self) -> Stage:
        """The column the card is shown in."""
        return self.attempt.stage

    @property
    def on_board(self) -> bool:
        """Whether the card stands in one of columns 1-5."""
        return self.stage not in {Stage.CLOSED, Stage.LOST}

    @property
    def on_the_way(self) -> bool:
        """Whether the clock of this attempt can still run: neither ended nor off the board."""
        return self.attempt.ended is None

    @property
    def first_meeting(self) -> When | None:
        """The first meeting, planned or held; None once the clock has been cleared."""
        if self.attempt.outcome in _CLEARED:
            return None
        return self.attempt.first_meeting

    @property
    def clock(self) -> date | None:
        """The day the clock started, None while it is not running."""
        return self.attempt.met

    @property
    def age(self) -> int | None:
        """Days since the first meeting was held, up to the day the attempt ended."""
        met = self.clock
        if met is None:
            return None
        end = self.attempt.issued
        if end is None:
            end = self.today if self.attempt.ended is None else self.attempt.ended.date()
        return max(0, age(met, end))

    @property
    def overdue(self) -> bool:
        """Whether an open attempt has outlived the cycle."""
        met = self.clock
        return self.on_the_way and met is not None and is_overdue(met, self.today, self.rules.cycle)

    @property
    def last_good_day(self) -> date | None:
        """The last day inside the cycle."""
        met = self.clock
        return None if met is None else last_good_day(met, self.rules.cycle)

    @property
    def classification(self) -> Classification:
        """What the facts support on the day of judging, with reasons."""
        return classify(self.attempt.facts, self.today, self.rules.cycle)

    @property
    def proposal(self) -> Proposal | None:
        """The fall-back the rules propose; an overridden card is left to the rep."""
        if not self.on_the_way or self.attempt.override is not None:
            return None
        return propose(self.stage, self.attempt.facts, self.today, self.rules.cycle)


def judged(person: Person, attempt: Attempt, today: date, rules: Rules) -> Card:
    """Put a person and an attempt together as they stand on `today`."""
    raised: tuple[Flag, ...] = ()
    if attempt.stage not in {Stage.CLOSED, Stage.LOST}:
        raised = flags(
            attempt.stage,
            attempt.facts,
            today,
            rules.cycle,
            days_in_stage=(today - attempt.since.date()).days,
            limit=dict(rules.limits).get(attempt.stage),
        )
    return Card(person, attempt, today, rules, raised)

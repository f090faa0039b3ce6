"""What a change set can have altered, as values: whose, which field, and what it was and became.

Values only. They refuse to know the journal they are read from and the words they are said in.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.dates import When
from pipelinecli.method.money import Amount, Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.method.stages import Stage


class What(StrEnum):
    """What a subject is."""

    CARD = "card"
    DAY = "day"
    SETTING = "setting"
    CHECKIN = "checkin"
    CHANGES = "changes"
    """Change sets, in what takes others back."""


class Field(StrEnum):
    """What of a subject was altered; the values are JSON tokens."""

    CARD = "card"
    MERGED_INTO = "merged_into"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ORG = "org"
    TITLE = "title"
    SOURCE = "source"
    REFERRED_BY = "referred_by"
    GRADE = "grade"
    BIRTHDAY = "birthday"
    NOTE = "note"
    OPENED = "opened"
    TAG = "tag"
    ATTEMPT = "attempt"
    FIRST_MEETING = "first_meeting"
    HELD = "held"
    NEXT_STEP = "next_step"
    PERSON = "person"
    PLAN = "plan"
    BUDGET = "budget"
    SIGNING = "signing"
    SIGNED = "signed_on"
    RECEIVED = "received"
    ISSUED = "issued_on"
    PREMIUM = "premium"
    STANDARD = "standard"
    STAGE = "stage"
    OUTCOME = "outcome"
    REASON = "reason"
    OVERRIDE = "override_reason"
    NEXT_MARKED = "next_marked"
    PERSON_MARKED = "person_marked"
    PLAN_MARKED = "plan_marked"
    BUDGET_MARKED = "budget_marked"
    SIGNING_MARKED = "signing_marked"
    MOVE = "move"
    ACTIVITY = "activity"
    SETTING = "setting"
    CHECKIN = "checkin"
    TAKES_BACK = "takes_back"
    BRINGS_AGAIN = "brings_again"
    MORE = "more"
    """How much of the record of a change set is not told."""


class Subject(NamedTuple):
    """Whose alteration it is: a card by its id, a day or a check-in by its date, a setting."""

    what: What
    key: int | date | str | None


class Step(NamedTuple):
    """A next step and what it is for."""

    when: When
    agenda: str | None


class Done(NamedTuple):
    """Something the rep did; `at` is in the rep's zone."""

    kind: ActivityKind | str
    at: datetime
    due: When | None
    minutes: int | None
    note: str | None


class Moved(NamedTuple):
    """A move that left the card where it was."""

    kind: MoveKind | str
    to: Stage | str


class HandedIn(NamedTuple):
    """A check-in's row: which revision, and how many contacts were in it."""

    revision: int
    entries: int
    late: bool
    note: str | None


class Who(NamedTuple):
    """Another card."""

    id: int


Value = (
    str | int | date | datetime | When | Money | Amount | Step | Done | Moved | HandedIn | Who
    | tuple[int, ...] | None
)  # fmt: skip
"""What a field can hold. A stage and an outcome are texts as well, yes and no are numbers."""


class Alteration(NamedTuple):
    """One thing a change set did: `before` and `after` it, None where there was nothing.

    `field` is a kind of count where a day's counts were altered. A stage, a kind or an outcome
    that this version has no name for is its token.
    """

    subject: Subject
    field: Field | TallyKind | str
    before: Value
    after: Value


def altered(
    subject: Subject, field: Field | TallyKind | str, before: Value, after: Value
) -> Iterator[Alteration]:
    """Yield the alteration, if it is one."""
    if before != after:
        yield Alteration(subject, field, before, after)


class Account(NamedTuple):
    """A change set with what it did, and every card it touched, in the order of touching."""

    change_set: ChangeSet
    alterations: tuple[Alteration, ...]
    cards: tuple[int, ...]

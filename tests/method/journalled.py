"""Rows as the journal keeps them, with nothing in them but what a test is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelinecli.method.record.alterations import Field, Subject, What
from pipelinecli.method.record.changes import told
from pipelinecli.method.record.journal import ChangeSet, RowChange

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.record.alterations import Alteration, Value
    from pipelinecli.method.record.journal import Image

WANG = 1
WHO = Subject(What.CARD, WANG)
AT = "2026-11-24T01:00:00Z"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def local(stored: str) -> datetime:
    return datetime.fromisoformat(stored)


def card(**known: object) -> Image:
    """A person; what is not known is not there."""
    return {"id": WANG, "uid": "a" * 32, "name": "Wang", "name_key": "wang", **known}


def attempt(**known: object) -> Image:
    """The first attempt of that person, in column 1 unless it is said otherwise."""
    image: Image = {"id": 5, "card_id": WANG, "number": 1, "current": 1, "stage": "opportunity"}
    return {**image, "held": 0, "currency": "CNY", "since": AT, **known}


def move(**known: object) -> Image:
    return {"id": 9, "card_id": WANG, "attempt_id": 5, "kind": "earned", "to_stage": "25", **known}


def activity(**known: object) -> Image:
    return {"id": 7, "card_id": WANG, "at": AT, "kind": "dial", **known}


def made(table: str, image: Image, row: int = 1) -> RowChange:
    return RowChange(table, row, None, image)


def gone(table: str, image: Image, row: int = 1) -> RowChange:
    return RowChange(table, row, image, None)


def edited(table: str, before: Image, after: Image, row: int = 1) -> RowChange:
    return RowChange(table, row, before, after)


def done(*rows: RowChange, command: str = "mark") -> ChangeSet:
    return ChangeSet(12, NOON, NOON, command, None, erased=False, rows=rows)


def read(*rows: RowChange, command: str = "mark") -> tuple[Alteration, ...]:
    return told(done(*rows, command=command), local)


def of_wang(*rows: RowChange) -> list[tuple[Field | str, Value, Value]]:
    """What happened to that one person: (field, before, after)."""
    found = read(*rows)
    assert {alteration.subject for alteration in found} <= {WHO}
    return [(alteration.field, alteration.before, alteration.after) for alteration in found]


def on(day: date) -> Subject:
    return Subject(What.DAY, day)

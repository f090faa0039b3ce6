"""Rows on their way to a file: what the columns are called, and what each holds.

Keys are the same in every language. It refuses to hold rows: they are written as they come.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    Value = str | int | tuple[str, ...] | None
    Cell = Value | float | bool


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    """Words that somebody typed."""
    CODE = "code"
    """Words of this program: an identifier, a stage."""
    WHOLE = "whole"
    YES = "yes"
    """1 or 0."""
    DAY = "day"
    """2026-03-02."""
    WHEN = "when"
    """A day, or a day and a time without a zone: 2026-03-02T14:00."""
    MOMENT = "moment"
    """As it is stored, in UTC."""
    SUM = "sum"
    """A decimal number as text; its currency is in another column."""
    TAGS = "tags"


class Column(NamedTuple):
    """One column; `width` is about how many characters its cells have."""

    key: str
    kind: Kind = Kind.TEXT
    width: int = 16


class Rows(NamedTuple):
    """A kind of rows, to be written once."""

    kind: str
    columns: tuple[Column, ...]
    rows: Iterator[tuple[Value, ...]]
    total: int
    """How many there are."""
    local: Callable[[str], datetime]
    """A stored moment in the rep's zone."""
    is_plain: Callable[[datetime, str], bool] = lambda _local, _stored: True
    """Whether a local time without its zone means that moment and no other."""


def spelled(rows: Rows, spell: Mapping[Kind, Callable[[Value], Cell]]) -> Iterator[list[Cell]]:
    """Yield the cells of each row, those of a kind as `spell` has it; what is not there is None."""
    steps = [(at, spell[c.kind]) for at, c in enumerate(rows.columns) if c.kind in spell]
    for row in rows.rows:
        cells: list[Cell] = list(row)
        for at, step in steps:
            value = row[at]
            if value is not None:
                cells[at] = step(value)
        yield cells


def moment_text(rows: Rows) -> Callable[[Value], str]:
    """Return what spells a stored moment in the rep's zone: 2026-03-02T09:30:00+08:00."""
    local = rows.local
    return lambda stored: local(str(stored)).isoformat(timespec="seconds")


def keys(columns: Iterable[Column]) -> Sequence[str]:
    """Return what columns are called."""
    return [column.key for column in columns]

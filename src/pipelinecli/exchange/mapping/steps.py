"""The single steps by which cells become a record: the first that is there, joined, as lines.

Each is a small function made once for a file and called for every row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.exchange.mapping.labels import line, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelinecli.exchange.mapping.roles import Role

    Record = dict[str, str]
    Step = Callable[[Sequence[str], Record], None]


class Held(NamedTuple):
    """A column that is taken, and what it holds."""

    at: int
    role: Role
    header: str
    number: int | None
    is_typed: bool = False
    """Whether somebody said that it is this one."""


class Planned(NamedTuple):
    """A step, and for which field; one that takes a single column as it is can be done faster."""

    field: str
    indexes: tuple[int, ...]
    run: Step
    is_simple: bool = False


def first_of(field: str, columns: Sequence[Held]) -> Planned:
    """Take the first of the columns that is not empty."""
    indexes = tuple(column.at for column in columns)

    def step(cells: Sequence[str], found: Record) -> None:
        for index in indexes:
            if text := cells[index].strip():
                found[field] = text
                return

    return Planned(field, indexes, step, is_simple=len(indexes) == 1)


def constant(field: str, text: str) -> Planned:
    """Say the same of every row that says nothing itself."""

    def step(_cells: Sequence[str], found: Record) -> None:
        found.setdefault(field, text)

    return Planned(field, (), step)


def joined(field: str, columns: Sequence[Held]) -> Planned:
    """Join what is there with blanks: a date and a time in columns of their own."""
    indexes = tuple(column.at for column in columns)

    def step(cells: Sequence[str], found: Record) -> None:
        parts = [text for index in indexes if (text := cells[index].strip())]
        if parts and field not in found:
            found[field] = " ".join(parts)

    return Planned(field, indexes, step)


def with_unit(field: str, columns: Sequence[Held], units: Sequence[str]) -> Planned:
    """Take the first that is there, and say its column's unit after a bare number."""
    both = tuple((column.at, unit) for column, unit in zip(columns, units, strict=True))

    def step(cells: Sequence[str], found: Record) -> None:
        for index, unit in both:
            if text := cells[index].strip():
                bare = unit and text.lstrip("-").replace(".", "", 1).replace(",", "").isdigit()
                found[field] = f"{text}{unit}" if bare else text
                return

    return Planned(field, tuple(index for index, _unit in both), step)


def lines(field: str, columns: Sequence[Held]) -> Planned:
    """Make a note of several columns: the first as it is, the others under their headers."""
    indexes = tuple(column.at for column in columns)
    heads = ("", *(opening(column.header.strip()) for column in columns[1:]))

    def step(cells: Sequence[str], found: Record) -> None:
        parts = [
            line(head, text) if head else text
            for head, index in zip(heads, indexes, strict=True)
            if (text := cells[index].strip())
        ]
        if parts:
            found[field] = "\n".join(parts)

    return Planned(field, indexes, step, is_simple=len(indexes) == 1)


def of_part(columns: Sequence[Held], *parts: str) -> list[Held]:
    """Return the columns of these parts, in the order of the parts."""
    return [column for part in parts for column in columns if column.role.part == part]

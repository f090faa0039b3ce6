"""Columns that mean one thing beside another and something else without it.

The customer is the company where the person has a column of his own; a title is a form of address
where there is a job title; the day a row was made is when it changed if nothing else says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping.headers import key
from pipelinecli.exchange.mapping.roles import NOTHING, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.mapping.assigning import Assigned

_PERSON: Final = frozenset({"", "piece", "given", "family"})
_TITLES: Final = frozenset({"title", "titre", "titel", "titolo"})


def settled(columns: Sequence[Assigned]) -> list[Assigned]:
    """Return the columns with the roles that they have beside each other."""
    there = {(column.role.field, column.role.part) for column in columns if column.role}
    return [_beside(column, there) for column in columns]


def _beside(column: Assigned, there: set[tuple[str, str]]) -> Assigned:
    if column.role is None or column.typed is not None:
        return column
    found = _role(column, column.role, there)
    return column if found is None else column._replace(role=found)


def _role(column: Assigned, role: Role, there: set[tuple[str, str]]) -> Role | None:
    """Return another role for a column, or None where it keeps its own."""
    what = role[:2]
    if what == ("name", "customer"):
        return Role("org") if any(("name", part) in there for part in _PERSON) else None
    if what == ("name", "prefix"):
        alone = ("title", "") not in there and key(column.header).text in _TITLES
        return Role("title") if alone else None
    if what == ("at", "created"):
        return Role("created") if {("at", ""), ("at", "date")} & there else None
    if what == ("to", "stage"):
        return NOTHING if ("to", "") in there else None
    return None

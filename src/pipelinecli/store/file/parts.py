"""What a store is made of: its tables, indexes and triggers, beside those the program makes.

White space apart, a part is the text that makes it. It refuses to say how bad a difference is.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.i18n import _
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "table"
_ACTS = frozenset({"trigger", "view"})
"""What in a schema does something of its own."""
_PARTS = r"""
SELECT type, name, tbl_name, sql FROM sqlite_master
WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY type, name
"""


class Part(NamedTuple):
    """A table, an index or a trigger, and the text that makes it."""

    kind: str
    name: str
    table: str
    text: str


Parts = dict[tuple[str, str], Part]


class Differing(NamedTuple):
    """How a store is made otherwise than the program makes one."""

    missing: list[Part]
    """As the program makes them."""
    changed: list[Part]
    """As the program makes them."""
    strange: list[Part]
    """As they are there."""


def parts_of(connection: sqlite3.Connection) -> Parts:
    """Return what a store is made of, by kind and name."""
    parts = (
        Part(kind, name, table, text or "")
        for kind, name, table, text in connection.execute(_PARTS)
    )
    return {(part.kind, part.name): part for part in parts}


def made_by(statements: Iterable[str]) -> Parts:
    """Return what a store is made of that these statements make."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        return parts_of(connection)


def differing(there: Parts) -> Differing:
    """Return what is missing, changed or strange among the parts of a store."""
    known = made_by(_sql.SCHEMA)
    return Differing(
        [part for key, part in known.items() if key not in there],
        [part for key, part in known.items() if key in there and not _same(part, there[key])],
        [part for key, part in there.items() if key not in known],
    )


def flaw_of(connection: sqlite3.Connection, *, alone: bool = False) -> str | None:
    """Return what is wrong with how a store of this version is made, None if nothing is.

    With `alone` nothing in it may act that this program has not put there.
    """
    found = differing(parts_of(connection))
    wrong = [*found.missing, *found.changed]
    if wrong:
        return (
            _("its tables are not those of a store")
            if any(part.kind == "table" for part in wrong)
            else _("its indexes or triggers are not those of a store")
        )
    if alone and any(part.kind in _ACTS for part in found.strange):
        return _("something in it acts by itself")
    return None


def _same(one: Part, other: Part) -> bool:
    return one.table == other.table and one.text.split() == other.text.split()

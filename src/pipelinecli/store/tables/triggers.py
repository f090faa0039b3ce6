"""Triggers generated from the schema: the journal, history that is append-only, and frozen rows.

The journal is kept by the database itself, whatever code does the writing, so that undo, redo
and audit read one record. Nothing here runs at run time: `make sql` writes the text out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.record.journal import REPLAYS
from pipelinecli.store.tables.schema import JOURNALLED, METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Table

_ESCAPED = (
    ("'\\'", "'\\\\'"),
    ("'\"'", "'\\\"'"),
    ("char(10)", "'\\n'"),
    ("char(9)", "'\\t'"),
)
"""What JSON needs escaped; no other control character is ever kept."""

_FIXED = ("id", "uid", "attempt_id", "change_set_id", "from_stage", "to_stage", "kind")
_ALLOWED = (
    *(f"new.{column} IS old.{column}" for column in _FIXED),
    # A person who is forgotten takes the words along.
    "(new.reason IS old.reason OR new.reason IS NULL)",
    # A card whose first meeting is recorded late was opened no later than that.
    "(new.at = old.at OR old.kind = 'new' AND new.at < old.at)",
)

_NO_REPLAY = (
    "(SELECT command FROM change_set ORDER BY id DESC LIMIT 1) NOT IN "  # noqa: S608 - our names
    f"({', '.join(repr(command) for command in REPLAYS)})"
)
"""What is fixed stays so for every command but those that put back what was."""

_APPENDED = "stage history is append-only"
_FROZEN = "a row that was handed in stays as it is"


def triggers() -> Iterator[str]:
    """Yield every CREATE TRIGGER statement, in a fixed order."""
    for name in JOURNALLED:
        yield from _journal(METADATA.tables[name])
    # A card's opening that is pulled back takes its change set along.
    yield _pulled_back(METADATA.tables["change_set"])
    columns = ", ".join((*_FIXED, "at", "reason"))
    yield _refuse(
        "stage_change_not_edited",
        f"UPDATE OF {columns} ON stage_change",
        f"WHEN NOT ({' AND '.join(_ALLOWED)}) AND {_NO_REPLAY}",
    )
    yield _refuse("stage_change_not_deleted", "DELETE ON stage_change", f"WHEN {_NO_REPLAY}")
    # A person who is forgotten takes the words along, here as well.
    yield _frozen("checkin", "note")
    yield _frozen("checkin_entry", "name")


def _frozen(name: str, words: str) -> str:
    """Refuse every change of a row that was handed in but to lose its words."""
    kept = (column.name for column in METADATA.tables[name].c if column.name != words)
    same = " AND ".join(f"new.{column} IS old.{column}" for column in kept)
    condition = f"WHEN NOT ({same} AND new.{words} IS NULL) AND {_NO_REPLAY}"
    return _refuse(f"{name}_not_edited", f"UPDATE ON {name}", condition, says=_FROZEN)


def _journal(table: Table) -> Iterator[str]:
    for event, before, after in (
        ("insert", None, "new"),
        ("update", "old", "new"),
        ("delete", "old", None),
    ):
        happens = f"journal_{table.name}_{event} AFTER {event.upper()} ON {table.name}"
        yield f"CREATE TRIGGER {happens}\n{_kept(table, before, after)}"


def _pulled_back(table: Table) -> str:
    return (
        f"CREATE TRIGGER journal_{table.name}_update AFTER UPDATE OF effective_at"  # noqa: S608
        f" ON {table.name}\n"
        f"WHEN new.id < (SELECT max(id) FROM {table.name})\n{_kept(table, 'old', 'new')}"
    )


def _kept(table: Table, before: str | None, after: str | None) -> str:
    """What a trigger does: it writes one row as it was and as it is."""
    return (
        "BEGIN\n"  # noqa: S608 - our names
        "  INSERT INTO journal (change_set_id, table_name, row_id, before, after)\n"
        f"  VALUES ((SELECT max(id) FROM change_set), '{table.name}', {after or before}.id,\n"
        f"    {image(table, before)},\n"
        f"    {image(table, after)});\n"
        "END"
    )


def image(table: Table, row: str | None) -> str:
    """Return SQL for a row as JSON text, put together by hand; for no row, null.

    `json_object()` may not be used in a trigger while the schema is not trusted, which is how
    the store is opened, in several SQLite versions that are in wide use.
    """
    if row is None:
        return "NULL"
    pairs = (f"'\"{column.name}\":' || {_value(column, row)}" for column in table.c)
    return "'{' || " + " || ',' ||\n      ".join(pairs) + " || '}'"


def _value(column: Column[object], row: str) -> str:
    name = f"{row}.{column.name}"
    if column.type.python_type is int:
        return f"coalesce({name}, 'null')"
    text = name
    for char, escaped in _ESCAPED:
        text = f"replace({text}, {char}, {escaped})"
    return f"coalesce('\"' || {text} || '\"', 'null')"


def _refuse(name: str, event: str, condition: str, says: str = _APPENDED) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event}\n"
        f"{condition}\n"
        "BEGIN\n"
        f"  SELECT RAISE(ABORT, '{says}');\n"
        "END"
    )

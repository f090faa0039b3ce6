"""The SQL that makes a store equal to a copy that is open beside it as `copy`.

Statements are put together from the names of tables and columns, for one pattern serves all of
them; no value is ever put into SQL here. `:until` is the copy's last change set, `:last` the
store's, and `:own` that of the restore.
"""
# ruff: noqa: S608 - the names are those of our own schema

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Columns = Mapping[str, Sequence[str]] if TYPE_CHECKING else object
"""The columns of each table of `TABLES`."""

TABLES = {
    "setting": ("key",),
    "card": ("uid",),
    "tag": ("card_id", "name"),
    "attempt": ("uid", "card_id", "number", "current"),
    "stage_change": ("uid",),
    "activity": ("uid",),
    "tally": ("uid",),
    "checkin": ("uid", "day", "revision"),
    "checkin_entry": ("checkin_id", "place"),
}
"""The tables of what is kept, with the columns no two rows may have alike.

A row in which one of those differs is deleted and made again, so that rows may change places.
"""

_OF_CHANGE_SETS = ("stage_change", "checkin")
"""The tables whose rows name the change set they came with."""

# The copy's change sets, by what they are here; those that were not here before are `brought`.
_MAPPED = (
    "CREATE TEMP TABLE mapped ("
    "there INTEGER PRIMARY KEY, here INTEGER NOT NULL, brought INTEGER NOT NULL)",
    "INSERT INTO mapped SELECT c.id, h.id, 0 FROM copy.change_set c"
    " JOIN main.change_set h ON h.uid = c.uid WHERE c.id <= :until",
    "INSERT INTO mapped SELECT c.id, :own, 0 FROM copy.change_set c WHERE c.id > :until",
    "INSERT INTO mapped SELECT c.id, :last + row_number() OVER (ORDER BY c.id), 1"
    " FROM copy.change_set c WHERE c.id NOT IN (SELECT there FROM mapped)",
    "CREATE UNIQUE INDEX temp.mapped_back ON mapped (here, there)",
)
_HERE = "coalesce((SELECT here FROM mapped WHERE there = {there}), {there})"

_IN_FORCE_THERE = (
    "SELECT here FROM mapped WHERE NOT brought AND there NOT IN (SELECT id FROM copy.undone)"
)
_OUT_OF_FORCE = (
    "SELECT id FROM main.change_set WHERE id <= :last AND command NOT IN {but}"
    f" AND id NOT IN (SELECT id FROM main.undone) AND id NOT IN ({_IN_FORCE_THERE})"
)
"""What is in force here and not in the copy. Erasing a person stays what was done."""
_AGAIN = f"SELECT id FROM main.undone WHERE id IN ({_IN_FORCE_THERE})"
_BROUGHT = (
    "SELECT m.here FROM mapped m JOIN copy.change_set c ON c.id = m.there WHERE m.brought"
    " AND c.command NOT IN {but} AND c.id NOT IN (SELECT id FROM copy.undone)"
)
_REPLAYS = "('undo', 'redo')"
_FORGET = "('undo', 'redo', 'forget')"
_NOTHING_OF_ITS_OWN = "('undo', 'redo', 'restore', 'forget')"
_PULLED = (
    "SELECT h.id FROM mapped m JOIN copy.change_set c ON c.id = m.there AND m.there <= :until"
    " JOIN main.change_set h ON h.id = m.here WHERE NOT m.brought"
    " AND h.effective_at IS NOT c.effective_at"
)
"""Change sets that have counted from another moment since."""


def _differences(every: Columns) -> Iterator[str]:
    """Yield a query for each kind of difference; it returns a row for each one there is."""
    for table in TABLES:
        columns = _columns(connection, table)
        yield f"SELECT h.id FROM main.{table} h WHERE h.id NOT IN (SELECT id FROM copy.{table})"
        yield f"SELECT c.id FROM copy.{table} c WHERE c.id NOT IN (SELECT id FROM main.{table})"
        yield _unequal(table, columns, columns)
    yield _OUT_OF_FORCE.format(but=_NOTHING_OF_ITS_OWN)
    yield _BROUGHT.format(but=_NOTHING_OF_ITS_OWN)
    yield _AGAIN
    yield _PULLED


def _change_sets() -> Iterator[str]:
    """Yield what takes change sets over and puts them in or out of force."""
    yield (
        "INSERT INTO main.change_set (id, uid, recorded_at, effective_at, command)"
        " SELECT m.here, c.uid, c.recorded_at, c.effective_at, c.command FROM mapped m"
        " JOIN copy.change_set c ON c.id = m.there WHERE m.brought ORDER BY m.here"
    )
    yield (
        "INSERT INTO main.erased (id) SELECT m.here FROM mapped m"
        " JOIN copy.erased e ON e.id = m.there WHERE m.brought"
    )
    yield (
        "INSERT INTO main.undone (id, by_id) SELECT m.here, b.here FROM copy.undone u"
        " JOIN mapped m ON m.there = u.id AND m.brought JOIN mapped b ON b.there = u.by_id"
    )
    yield (
        "INSERT INTO main.undone (id, by_id)"
        f" SELECT here, :own FROM ({_BROUGHT.format(but=_REPLAYS)})"
    )
    # Without this one all of them would be out of force: that is where its journal begins.
    yield "DELETE FROM main.journal WHERE change_set_id = :own"
    yield "DELETE FROM main.undone WHERE by_id = :own"
    yield (
        "INSERT INTO main.undone (id, by_id)"
        f" SELECT id, :own FROM ({_OUT_OF_FORCE.format(but=_FORGET)})"
    )
    yield f"DELETE FROM main.undone WHERE id IN ({_AGAIN})"
    yield (
        "UPDATE main.change_set SET effective_at = (SELECT c.effective_at FROM mapped m"
        " JOIN copy.change_set c ON c.id = m.there AND c.id <= :until WHERE m.here = change_set.id)"
        f" WHERE id IN ({_PULLED})"
    )
    yield (
        "INSERT INTO main.journal (change_set_id, table_name, row_id, before, after)"
        f" SELECT m.here, j.table_name, {_row_id()}, {_image('before')}, {_image('after')}"
        " FROM copy.journal j JOIN mapped m ON m.there = j.change_set_id AND m.brought"
        " ORDER BY j.id"
    )


def _rows(every: Columns) -> Iterator[str]:
    """Yield what makes the rows equal: no two ever have alike what no two may."""
    every = {table: _columns(connection, table) for table in TABLES}
    for table, unique in TABLES.items():
        yield (
            f"DELETE FROM main.{table} WHERE id NOT IN (SELECT id FROM copy.{table})"
            f" OR id IN ({_unequal(table, every[table], unique)})"
        )
    for table, columns in every.items():
        others = [column for column in columns if column not in {"id", *TABLES[table]}]
        if others:
            yield (
                f"UPDATE main.{table} SET ({', '.join(others)}) = (SELECT {', '.join(others)}"
                f" FROM ({_there(table, columns)}) c WHERE c.id = {table}.id)"
                f" WHERE id IN ({_unequal(table, columns, others)})"
            )
    for table, columns in every.items():
        yield (
            f"INSERT INTO main.{table} ({', '.join(columns)}) {_there(table, columns)}"
            f" WHERE id NOT IN (SELECT id FROM main.{table}) ORDER BY id"
        )
    # An id that was given away is not given to another, whoever has it.
    yield (
        "UPDATE main.sqlite_sequence SET seq = max(seq, coalesce((SELECT c.seq"
        " FROM copy.sqlite_sequence c WHERE c.name = sqlite_sequence.name), 0))"
    )
    yield (
        "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM copy.sqlite_sequence"
        " WHERE name NOT IN (SELECT name FROM main.sqlite_sequence)"
    )


def _columns(every: Columns, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(:of, 'main')", {"of": table})
    return [name for (name,) in rows]


def _there(table: str, columns: list[str]) -> str:
    """Return the query for the copy's rows, as they are here."""
    own = {"change_set_id": _HERE.format(there="change_set_id") + " AS change_set_id"}
    return f"SELECT {', '.join(own.get(name, name) for name in columns)} FROM copy.{table}"


def _unequal(table: str, columns: list[str], compared: tuple[str, ...] | list[str]) -> str:
    """Return the query for the ids of rows that are in both, and not the same."""
    here, there = (", ".join(f"{row}.{name}" for name in compared) for row in "hc")
    return (
        f"SELECT h.id FROM main.{table} h JOIN ({_there(table, columns)}) c ON c.id = h.id"
        f" WHERE ({here}) IS NOT ({there})"
    )


def _row_id() -> str:
    there = _HERE.format(there="j.row_id")
    return f"CASE WHEN j.table_name IN ('undone', 'change_set') THEN {there} ELSE j.row_id END"


def _image(column: str) -> str:
    """Return a row's image in the copy's journal with the change sets in it as they are here."""
    image = f"j.{column}"

    def mapped(*keys: str) -> str:
        pairs = (
            f"'$.{key}', " + _HERE.format(there=f"json_extract({image}, '$.{key}')") for key in keys
        )
        return f"json_set({image}, {', '.join(pairs)})"

    return (
        f"CASE WHEN {image} IS NULL THEN NULL"
        f" WHEN j.table_name IN {_OF_CHANGE_SETS} THEN {mapped('change_set_id')}"
        f" WHEN j.table_name = 'undone' THEN {mapped('id', 'by_id')}"
        f" WHEN j.table_name = 'change_set' THEN {mapped('id')} ELSE {image} END"
    )

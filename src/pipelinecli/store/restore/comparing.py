"""The SQL that makes a store equal to a copy that is open beside it as `copy`.

Statements are put together from the names of tables and columns, for one pattern serves all of
them; it refuses values: `:until` is the copy's last change set, `:last` the store's, and `:own`
that of the restore. They read `mapped`, which MAPPED makes.
"""
# ruff: noqa: S608 - the names are those of our own schema

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.record.journal import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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

_REPLAYS = f"({', '.join(repr(command) for command in AGAIN)})"
_STAY = "('undo', 'redo', 'forget')"
"""What is not put out of force: replays never are, and nobody comes back who was erased."""
_WITHOUT_EFFECT = "('undo', 'redo', 'restore', 'forget')"
"""What is in force without anything being different for it."""

MAPPED = (
    """
CREATE TEMP TABLE mapped (
  there INTEGER PRIMARY KEY, here INTEGER NOT NULL, brought INTEGER NOT NULL
)""",
    """
INSERT INTO mapped
SELECT c.id, h.id, 0 FROM copy.change_set c JOIN main.change_set h ON h.uid = c.uid
WHERE c.id <= :until""",
    """
INSERT INTO mapped SELECT c.id, :own, 0 FROM copy.change_set c WHERE c.id > :until""",
    """
INSERT INTO mapped SELECT c.id, :last + row_number() OVER (ORDER BY c.id), 1
FROM copy.change_set c WHERE c.id NOT IN (SELECT there FROM mapped)""",
    "CREATE INDEX temp.mapped_back ON mapped (here)",
)
"""The copy's change sets and what they are here; those that were not here before are `brought`.

What was done on the private copy after its last own change set is part of the restore.
"""

BROUGHT = """
SELECT count(*) FROM copy.change_set
WHERE id <= :until AND uid NOT IN (SELECT uid FROM main.change_set)"""

_LIVING = "SELECT uid FROM {of}.card WHERE NOT forgotten"
SHARED = """
SELECT (SELECT count(*) FROM ({there} EXCEPT {here})),
  (SELECT count(*) FROM ({there} INTERSECT {here})),
  (SELECT count(*) FROM ({here} EXCEPT {there}))
""".format(there=_LIVING.format(of="copy"), here=_LIVING.format(of="main"))
"""How many people only the copy has, both have, only the store has."""

_HERE = "coalesce((SELECT here FROM mapped WHERE there = {there}), {there})"
_OF_CHANGE_SET = _HERE.format(there="k.change_set_id")
_SAME_ERASING = """CASE k.kind WHEN 'forgotten' THEN coalesce((
  SELECT h.{column} FROM main.stage_change h WHERE h.id = k.id
    AND (h.card_id, h.attempt_id, h.at, h.from_stage, h.to_stage, h.kind)
    = (k.card_id, k.attempt_id, k.at, k.from_stage, k.to_stage, k.kind)
), {otherwise}) ELSE {otherwise} END"""
_AS_HERE = {
    "card": {
        "uid": "CASE WHEN k.forgotten THEN coalesce("
        "(SELECT h.uid FROM main.card h WHERE h.id = k.id AND h.forgotten), k.uid) ELSE k.uid END"
    },
    "stage_change": {
        "uid": _SAME_ERASING.format(column="uid", otherwise="k.uid"),
        "change_set_id": _SAME_ERASING.format(column="change_set_id", otherwise=_OF_CHANGE_SET),
    },
    "checkin": {"change_set_id": _OF_CHANGE_SET},
}
"""How a column of the copy's row `k` reads here, where that is not the same.

A person who was erased in both is the same nobody, and was erased once.
"""
_IN_FORCE_THERE = (
    "SELECT here FROM mapped WHERE NOT brought AND there NOT IN (SELECT id FROM copy.undone)"
)
_BEING_UNDONE = f"""
SELECT id FROM main.change_set WHERE id <= :last AND command NOT IN {{but}}
  AND id NOT IN (SELECT id FROM main.undone) AND id NOT IN ({_IN_FORCE_THERE})"""
_COMING_BACK = f"SELECT id FROM main.undone WHERE id IN ({_IN_FORCE_THERE})"
_BROUGHT_IN_FORCE = """
SELECT m.here FROM mapped m JOIN copy.change_set c ON c.id = m.there
WHERE m.brought AND c.command NOT IN {but} AND c.id NOT IN (SELECT id FROM copy.undone)"""
_PULLED_BACK = """
SELECT h.id FROM mapped m JOIN copy.change_set c ON c.id = m.there AND c.id <= :until
JOIN main.change_set h ON h.id = m.here
WHERE NOT m.brought AND h.effective_at IS NOT c.effective_at"""
"""Change sets that count from another moment there."""


def differences(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a query for each kind of difference; it returns a row for each one there is.

    `columns` has those of each table of TABLES.
    """
    for table, every in columns.items():
        yield f"SELECT id FROM main.{table} WHERE id NOT IN (SELECT id FROM copy.{table})"
        yield f"SELECT id FROM copy.{table} WHERE id NOT IN (SELECT id FROM main.{table})"
        yield _unequal(table, every, every)
    yield _BEING_UNDONE.format(but=_WITHOUT_EFFECT)
    yield _BROUGHT_IN_FORCE.format(but=_WITHOUT_EFFECT)
    yield _COMING_BACK
    yield _PULLED_BACK


def change_sets() -> Iterator[str]:
    """Yield what takes change sets over, and puts them in and out of force."""
    yield """
INSERT INTO main.change_set (id, uid, recorded_at, effective_at, command)
SELECT m.here, c.uid, c.recorded_at, c.effective_at, c.command
FROM mapped m JOIN copy.change_set c ON c.id = m.there WHERE m.brought ORDER BY m.here"""
    yield """
INSERT INTO main.erased (id)
SELECT m.here FROM mapped m JOIN copy.erased e ON e.id = m.there WHERE m.brought"""
    yield """
INSERT INTO main.undone (id, by_id)
SELECT m.here, b.here FROM copy.undone u JOIN mapped m ON m.there = u.id AND m.brought
JOIN mapped b ON b.there = u.by_id"""
    yield f"""
INSERT INTO main.undone (id, by_id)
SELECT here, :own FROM ({_BROUGHT_IN_FORCE.format(but=_REPLAYS)})"""
    # What is only there is out of force without this restore: that is where its journal begins.
    yield "DELETE FROM main.journal WHERE change_set_id = :own"
    yield "DELETE FROM main.undone WHERE by_id = :own"
    yield f"""
INSERT INTO main.undone (id, by_id) SELECT id, :own FROM ({_BEING_UNDONE.format(but=_STAY)})"""
    yield f"DELETE FROM main.undone WHERE id IN ({_COMING_BACK})"
    yield f"""
UPDATE main.change_set SET effective_at = (
  SELECT c.effective_at FROM mapped m JOIN copy.change_set c ON c.id = m.there
  WHERE m.here = change_set.id
) WHERE id IN ({_PULLED_BACK})"""
    yield f"""
INSERT INTO main.journal (change_set_id, table_name, row_id, before, after)
SELECT m.here, j.table_name, {_row_id()}, {_image("before")}, {_image("after")}
FROM copy.journal j JOIN mapped m ON m.there = j.change_set_id AND m.brought ORDER BY j.id"""


def rows(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what makes the rows equal; no two ever have alike what no two may."""
    for table, every in columns.items():
        yield f"""
DELETE FROM main.{table} WHERE id NOT IN (SELECT id FROM copy.{table})
  OR id IN ({_unequal(table, every, TABLES[table])})"""
    # Before what is changed to point at them, so that backwards nothing points at what goes.
    for table, every in columns.items():
        yield f"""
INSERT INTO main.{table} ({", ".join(every)}) {_there(table, every)}
WHERE k.id NOT IN (SELECT id FROM main.{table}) ORDER BY k.id"""
    for table, every in columns.items():
        others = [column for column in every if column not in {"id", *TABLES[table]}]
        if others:
            yield f"""
UPDATE main.{table} SET ({", ".join(others)}) = (
  SELECT {", ".join(others)} FROM ({_there(table, every)}) c WHERE c.id = {table}.id
) WHERE id IN ({_unequal(table, every, others)})"""
    # An id that was given away is not given to another. Inserting has made a row for each table.
    yield """
UPDATE main.sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT c.seq FROM copy.sqlite_sequence c WHERE c.name = sqlite_sequence.name), 0))"""


def _there(table: str, columns: Sequence[str]) -> str:
    """Return the query for the copy's rows, as they are here."""
    own = _AS_HERE.get(table, {})
    values = ", ".join(f"{own.get(name, f'k.{name}')} AS {name}" for name in columns)
    return f"SELECT {values} FROM copy.{table} k"


def _unequal(table: str, columns: Sequence[str], compared: Sequence[str]) -> str:
    """Return the query for the ids of rows that are in both, and not the same."""
    here, there = (", ".join(f"{row}.{name}" for name in compared) for row in "hc")
    return f"""
SELECT h.id FROM main.{table} h JOIN ({_there(table, columns)}) c ON c.id = h.id
WHERE ({here}) IS NOT ({there})"""


def _row_id() -> str:
    there = _HERE.format(there="j.row_id")
    return f"CASE WHEN j.table_name IN ('undone', 'change_set') THEN {there} ELSE j.row_id END"


def _image(column: str) -> str:
    """Return a row's image in the copy's journal, with the change sets in it as they are here."""
    image = f"j.{column}"

    def mapped(*keys: str) -> str:
        pairs = (
            f"'$.{key}', " + _HERE.format(there=f"json_extract({image}, '$.{key}')") for key in keys
        )
        return f"json_set({image}, {', '.join(pairs)})"

    return f"""
CASE WHEN {image} IS NULL THEN NULL
  WHEN j.table_name IN {_OF_CHANGE_SETS} THEN {mapped("change_set_id")}
  WHEN j.table_name = 'undone' THEN {mapped("id", "by_id")}
  WHEN j.table_name = 'change_set' THEN {mapped("id")} ELSE {image} END"""

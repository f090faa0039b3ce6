"""Ways in which a store is damaged: on the disk, on the way, by other programs, by hand.

Each takes a sound store's bytes and a source of chance, and returns what is there instead. What
SQLite has to be asked for is done to a file of its own, never to the one that is damaged.
"""

from __future__ import annotations

import sqlite3
import struct
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Damage = Callable[[bytes, Random], bytes]

_HEADER: Final = {
    "the page size": (16, 2),
    "the write version": (18, 1),
    "the reserved bytes": (20, 1),
    "the fractions": (21, 3),
    "the change counter": (24, 4),
    "the number of pages": (28, 4),
    "the first free page": (32, 4),
    "the number of free pages": (36, 4),
    "the schema's cookie": (40, 4),
    "the schema's format": (44, 4),
    "the vacuum's root": (52, 4),
    "the encoding": (56, 4),
    "the version": (60, 4),
    "whose it is": (68, 4),
    "the last version valid": (92, 8),
}
"""Fields of the header of an SQLite file: where, and how many bytes."""
_LEAF, _LEAF_OF_INDEX = 13, 10
IN_WAL: Final = "in WAL mode"
"""No damage: a sound store is taken out of that mode as it is opened."""


def page_size(whole: bytes) -> int:
    """Return how large a page of a sound store is."""
    size: int = struct.unpack(">H", whole[16:18])[0]
    return size


def _flipped(whole: bytes, chance: Random, bits: int) -> bytes:
    kept = bytearray(whole)
    for _ in range(bits):
        kept[chance.randrange(len(kept))] ^= 1 << chance.randrange(8)
    return bytes(kept)


def _stretch(length: int, fill: bytes | None) -> Damage:
    """Return what overwrites so many bytes, from anywhere; with noise where `fill` is None."""

    def damage(whole: bytes, chance: Random) -> bytes:
        at = chance.randrange(len(whole) - length)
        put = chance.randbytes(length) if fill is None else fill * length
        return whole[:at] + put + whole[at + length :]

    return damage


def _page(change: Callable[[list[bytes], int, Random], None], first: int = 1) -> Damage:
    """Return what does something to the pages; page 0 is the header's."""

    def damage(whole: bytes, chance: Random) -> bytes:
        size = page_size(whole)
        pages = [whole[at : at + size] for at in range(0, len(whole), size)]
        change(pages, chance.randrange(first, len(pages)), chance)
        return b"".join(pages)

    return damage


def _zero(pages: list[bytes], at: int, _chance: Random) -> None:
    pages[at] = bytes(len(pages[at]))


def _noise(pages: list[bytes], at: int, chance: Random) -> None:
    pages[at] = chance.randbytes(len(pages[at]))


def _swap(pages: list[bytes], at: int, chance: Random) -> None:
    other = chance.randrange(1, len(pages))
    pages[at], pages[other] = pages[other], pages[at]


def _again(pages: list[bytes], at: int, chance: Random) -> None:
    pages[at] = pages[chance.randrange(1, len(pages))]


def _drop(pages: list[bytes], at: int, _chance: Random) -> None:
    del pages[at]


def _insert(pages: list[bytes], at: int, _chance: Random) -> None:
    pages.insert(at, pages[at - 1])


def _cut_a_chain(whole: bytes, chance: Random) -> bytes:
    """End a chain of overflow pages too early, or lead it astray."""
    size = page_size(whole)
    kinds = {2, 5, _LEAF_OF_INDEX, _LEAF}
    chained = [at for at in range(size, len(whole), size) if whole[at] not in kinds]
    at = chance.choice(chained or [size])
    to = chance.choice((0, 1, at // size + 1, chance.randrange(1 << 16), (1 << 31) - 1))
    return whole[:at] + struct.pack(">I", to) + whole[at + 4 :]


def _header(at: int, length: int) -> Damage:
    def damage(whole: bytes, chance: Random) -> bytes:
        old = whole[at : at + length]
        plain = [bytes(length), b"\xff" * length, b"\1".rjust(length, b"\0"), b"\2" * length]
        put = chance.choice([*plain, chance.randbytes(length), chance.randbytes(length)])
        other = put if put != old else bytes(byte ^ 1 for byte in old)
        return whole[:at] + other + whole[at + length :]

    return damage


def _cut(whole: bytes, chance: Random) -> bytes:
    """Keep the beginning: to a page, to a sector, to anywhere, to the header and less."""
    size, length = page_size(whole), len(whole)
    pages, sectors = length // size, length // 512
    return whole[
        : chance.choice(
            (
                chance.randrange(1, pages) * size,
                chance.randrange(1, sectors) * 512,
                chance.randrange(1, length),
                length - chance.randrange(1, size),
                chance.randrange(1, 101),
                16,
            )
        )
    ]


def _asked(*statements: str, keeps_triggers: bool = False) -> Damage:
    """Return what SQLite does to the file when nobody stops it; one of them, if many.

    The store's own triggers stand in the way of rows, and not of the schema.
    """

    def damage(whole: bytes, chance: Random) -> bytes:
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "store.db"
            path.write_bytes(whole)
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode = MEMORY")
                connection.execute("PRAGMA ignore_check_constraints = ON")
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("PRAGMA writable_schema = ON")
                triggers = connection.execute(_TRIGGERS).fetchall()
                if not keeps_triggers:
                    for name, _text in triggers:
                        connection.execute(f"DROP TRIGGER {name}")
                for statement in chance.choice(statements).split(";"):
                    connection.execute(statement, {"n": chance.randrange(9)})
                if not keeps_triggers:
                    for _name, text in triggers:
                        connection.execute(text)
            return path.read_bytes()

    return damage


def _other_program(whole: bytes, chance: Random) -> bytes:
    """Return another program's database; now and then with our mark on it."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "store.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text)")
            connection.execute("INSERT INTO note (text) VALUES ('not a card')")
            if chance.random() < 0.5:  # noqa: PLR2004 - half of them
                ours = struct.unpack(">I", whole[68:72])[0]
                connection.execute(f"PRAGMA application_id = {ours}")
                version = struct.unpack(">I", whole[60:64])[0]
                connection.execute(f"PRAGMA user_version = {version}")
        return path.read_bytes()


def _in_wal(whole: bytes) -> bytes:
    """Return the file as another program leaves it that likes that mode better."""
    return whole[:18] + b"\2\2" + whole[20:]


def _text_file(whole: bytes, chance: Random) -> bytes:
    contents = (b"Dear diary\n", b"\0", b"PK\3\4", b"SQLite format 3\0", b"\xff\xfe", b"{}\n")
    return (chance.choice(contents) * len(whole))[: chance.randrange(1, len(whole))]


_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_GONE = """
DELETE FROM sqlite_master WHERE name = (
  SELECT name FROM sqlite_master WHERE type = '{kind}' AND sql IS NOT NULL
  ORDER BY name LIMIT 1 OFFSET :n
)
"""
DAMAGES: Final[dict[str, Damage]] = {
    "a bit": lambda whole, chance: _flipped(whole, chance, 1),
    "ten bits": lambda whole, chance: _flipped(whole, chance, 10),
    "a thousand bits": lambda whole, chance: _flipped(whole, chance, 1_000),
    "sixteen bytes of noise": _stretch(16, None),
    "a sector of zeros": _stretch(512, b"\0"),
    "a sector of noise": _stretch(512, None),
    "a page of zeros": _page(_zero),
    "a page of noise": _page(_noise),
    "the first page of zeros": lambda whole, _: bytes(page_size(whole)) + whole[page_size(whole) :],
    "two pages swapped": _page(_swap),
    "a page over another": _page(_again),
    "a page missing": _page(_drop),
    "a page too many": _page(_insert, 2),
    "a chain cut": _cut_a_chain,
    "cut short": _cut,
    "added to": lambda whole, chance: whole + chance.randbytes(chance.randrange(1, 9_000)),
    "another program's database": _other_program,
    "no database": _text_file,
    **{f"in the header {name}": _header(*place) for name, place in _HEADER.items()},
    IN_WAL: lambda whole, _: _in_wal(whole),
    "in WAL mode, and a page of noise": lambda whole, chance: _in_wal(_page(_noise)(whole, chance)),
    "in WAL mode, and a row that belongs to nobody": lambda whole, chance: _in_wal(
        _asked("UPDATE attempt SET card_id = 999 WHERE card_id = 3")(whole, chance)
    ),
    "a trigger gone": _asked(_GONE.format(kind="trigger"), keeps_triggers=True),
    "an index gone from the schema": _asked(_GONE.format(kind="index"), keeps_triggers=True),
    "two roots swapped": _asked(
        "UPDATE sqlite_master SET rootpage = CASE name WHEN 'card_by_name' THEN "
        "(SELECT rootpage FROM sqlite_master WHERE name = 'card_by_source') ELSE "
        "(SELECT rootpage FROM sqlite_master WHERE name = 'card_by_name') END "
        "WHERE name IN ('card_by_name', 'card_by_source')",
        keeps_triggers=True,
    ),
    "the schema's text": _asked(
        "UPDATE sqlite_master SET sql = replace(sql, 'name', 'nome') WHERE name = 'card'",
        "UPDATE sqlite_master SET sql = substr(sql, 1, 40) WHERE name = 'attempt'",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE ' || name || ' (x)' WHERE name = 'setting'",
        "DELETE FROM sqlite_master WHERE name = 'activity'",
        keeps_triggers=True,
    ),
    "an index that has forgotten rows": _asked(
        "CREATE INDEX spare ON card (name_key) WHERE id < 3; "
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
        "WHERE name = 'spare') WHERE name = 'card_by_name'; "
        "DELETE FROM sqlite_master WHERE name = 'spare'",
    ),
    "a value its rule forbids": _asked(
        "UPDATE attempt SET stage = 'somewhere' WHERE current = 1",
        "UPDATE stage_change SET kind = '' WHERE id = (SELECT max(id) FROM stage_change)",
        "UPDATE activity SET kind = 'gossip' WHERE id = (SELECT max(id) FROM activity)",
        "UPDATE attempt SET since = 'yesterday' WHERE current = 1",
        "UPDATE card SET grade = 'E'",
    ),
    "a day that never was": _asked(
        "UPDATE card SET opened_on = '2026-02-31'",
        "UPDATE attempt SET first_meeting = '2026-19-39' WHERE first_meeting IS NOT NULL",
        "UPDATE change_set SET recorded_at = '2026-11-31T29:59:59Z'",
        "UPDATE stage_change SET at = '2026-11-31T00:00:00Z'",
    ),
    "text that is none": _asked(
        "UPDATE card SET name = CAST(x'416e6eff' AS TEXT)",
        "UPDATE card SET note = CAST(x'c328' AS TEXT)",
        "UPDATE setting SET value = CAST(x'80' AS TEXT)",
    ),
    "a setting nobody could set": _asked(
        "INSERT OR REPLACE INTO setting (key, value) VALUES ('cycle', 'long')",
        "INSERT OR REPLACE INTO setting (key, value) VALUES ('lang', 'xx')",
        "INSERT OR REPLACE INTO setting (key, value) VALUES ('limit.25', '9999999999999999999999')",
    ),
    "a row that belongs to nobody": _asked(
        "DELETE FROM card WHERE id = 2",
        "UPDATE stage_change SET card_id = 999 WHERE card_id = 1",
        "UPDATE attempt SET card_id = 999 WHERE card_id = 3",
    ),
}
"""Every kind of damage, by what it is called in a report."""

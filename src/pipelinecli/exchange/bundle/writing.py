"""A bundle: every row of every table as JSON, one a line, between a header and a closing line.

The closing line says how many rows each table has, and the SHA-256 of every byte before it, so
that a bundle that was cut short or written to is known. It refuses values that no column has:
they are texts, whole numbers and null.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Value = str | int | None
    Rows = Iterable[Sequence[Value]]

SCHEMA: Final = 1
KIND: Final = "bundle"
_BLOCK: Final = 1_000
"""Rows written in one go."""


def write_bundle(
    version: tuple[int, int],
    program: str,
    tables: Iterable[tuple[str, Sequence[str], Rows]],
    write: Callable[[bytes], object],
    done: Callable[[int], None],
) -> dict[str, int]:
    """Write a bundle of a store of `version`, and return how many rows each table has.

    A table is its name, its columns and its rows; `done` is told how many rows were written.
    """
    spell = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    digest = hashlib.sha256()
    counts: dict[str, int] = {}
    every = 0

    def put(text: str) -> None:
        data = text.encode()
        digest.update(data)
        write(data)

    header = {"schema": SCHEMA, "kind": KIND, "version": list(version), "program": program}
    put(f"{spell(header)}\n")
    for table, columns, rows in tables:
        counts[table] = 0
        begins = f'{{"table":{spell(table)},"row":'
        block: list[str] = []
        for row in rows:
            counts[table] += 1
            block.append(f"{begins}{spell(dict(zip(columns, row, strict=True)))}}}\n")
            if len(block) == _BLOCK:
                put("".join(block))
                every += len(block)
                done(every)
                block.clear()
        put("".join(block))
        every += len(block)
    write(closing_line(counts, digest.hexdigest()))
    return counts


def closing_line(counts: Mapping[str, int], sha256: str) -> bytes:
    """Return how a bundle ends that has so many rows in each table."""
    rows = {table: count for table, count in counts.items() if count}
    end = json.dumps({"rows": rows, "sha256": sha256}, ensure_ascii=False, separators=(",", ":"))
    return f"{end}\n".encode()

"""Test tables: one case a line, what is typed and, as the last word, what comes of it."""

from __future__ import annotations


def rows(table: str) -> list[tuple[str, str]]:
    """Return the lines of `table` as (what is typed, the last word)."""
    cut = (line.rpartition(" ") for line in table.strip().splitlines())
    return [(typed.rstrip(), last) for typed, _, last in cut]

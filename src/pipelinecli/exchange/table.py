"""Rows from a file, whatever kind it is of, with where each stood and what is wrong with it.

Readers make them, and nobody else needs to know what the file was. It refuses to hold a file:
rows are streamed, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Problem(NamedTuple):
    """What is wrong at a place in a file, in words, and what to do."""

    line: int | None
    """Counted from 1 as an editor counts; a spreadsheet's row. None for the file as a whole."""
    column: str | None
    """The header of the column, or its number where there is none."""
    value: str | None
    said: str
    hint: str | None = None


class Row(NamedTuple):
    """One record: the line it begins at and its cells, as many as the header has."""

    line: int
    cells: tuple[str, ...]
    problem: Problem | None = None
    """Why it could not be read as it should be; the cells are what could."""
    raw: str | None = None
    """The record as it stood, where its cells are not all of it (a vCard)."""


class Table(NamedTuple):
    """A file as rows."""

    kind: str
    """csv, tsv, vcf, xlsx or json."""
    header: tuple[str, ...]
    """No two alike; a column without a header has its number."""
    rows: Iterator[Row]
    notes: tuple[str, ...]
    """What was found out: the encoding, the delimiter, where the header is, which sheet."""
    position: Callable[[], tuple[int, int | None]]
    """How many bytes were read so far, and of how many where that is known."""

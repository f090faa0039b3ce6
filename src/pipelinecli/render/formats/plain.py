"""A listing as plain text, for pipes: a header row, then one line per row.

Columns are two spaces apart, each at least the width its `Column` declares. A longer value pushes
the rest of its line to the right and is never cut: rows are written as they come, so the widest
one cannot be known, but among the first of them, and what is piped must be whole. Refuses colour,
drawing and tabs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _
from pipelinecli.render.cells import pad, width
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pipelinecli.render.formats.listing import Column, Listing, Row

WIDEST: Final = 40
"""Aligned columns grow to this many cells; what is longer pushes the rest of its line."""
AHEAD: Final = 100
"""So many rows of a stream are looked at before the first one is written."""
_GAP = "  "


def write_listing(
    listing: Listing[Row], rows: Iterable[Row], write: Callable[[str], object]
) -> None:
    """Write the header and every row, one line each."""
    columns = listing.columns
    titles = [_(column.title) for column in columns]
    widths = [
        max(column.width, width(title)) for column, title in zip(columns, titles, strict=True)
    ]
    write(_line(columns, widths, titles))
    for row in rows:
        write(_line(columns, widths, [safe_text(column.value(row)) for column in columns]))


def aligned(
    listing: Listing[Row], rows: Sequence[Row], widest: int | None = WIDEST
) -> Listing[Row]:
    """Make the columns as wide as these rows need, up to `widest` cells (None: however wide)."""
    return listing._replace(
        columns=tuple(
            column._replace(width=_needed(column, rows, widest)) for column in listing.columns
        )
    )


def aligned_ahead(listing: Listing[Row], rows: Iterable[Row]) -> tuple[Listing[Row], Iterator[Row]]:
    """Make the elastic columns as wide as the first rows of a stream need, up to WIDEST cells.

    Returns the stream as well, from its first row. What is not elastic declares what it needs.
    """
    from itertools import chain, islice

    stream = iter(rows)
    first = list(islice(stream, AHEAD))
    columns = tuple(
        column._replace(width=max(column.width, _needed(column, first, WIDEST)))
        if column.elastic
        else column
        for column in listing.columns
    )
    return listing._replace(columns=columns), chain(first, stream)


def _needed(column: Column[Row], rows: Sequence[Row], widest: int | None) -> int:
    needed = max((width(safe_text(column.value(row))) for row in rows), default=0)
    return needed if widest is None else min(widest, needed)


def _line(columns: Sequence[Column[Row]], widths: Sequence[int], cells: Sequence[str]) -> str:
    padded = [
        pad(cell, least, column.align)
        for column, least, cell in zip(columns, widths, cells, strict=True)
    ]
    return _GAP.join(padded).rstrip(" ") + "\n"

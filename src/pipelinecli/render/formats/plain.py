"""A listing as plain text, for pipes: a header row, then one line per row.

Columns are two spaces apart. They are as wide as the rows need that are at hand: all of them, or
of a stream as many at a time as are looked at before they are written, so that a column may grow
from there on but never within them. What is piped is whole: no cell is cut, and only one that is
as long as a paragraph pushes the rest of its own line. Refuses colour, drawing and tabs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _
from pipelinecli.render.cells import width
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipelinecli.render.formats.listing import Column, Listing, Row

WIDEST: Final = 160
"""Aligned columns grow to this many cells: a paragraph in one row must not put out of sight what
the others have beside it."""
AHEAD: Final = 100
"""So many rows of a stream are looked at before the first of them is written."""
_GAP = "  "

_Measured = list[tuple[str, int]]
"""The cells of a line, each with how many terminal cells it takes."""


def write_listing(
    listing: Listing[Row], rows: Iterable[Row], write: Callable[[str], object]
) -> None:
    """Write the header and every row, one line each.

    In a stream a column is at least as wide as its `Column` declares, for its first rows may not
    tell.
    """
    columns, at_hand = listing.columns, isinstance(rows, Sequence)
    above = [_measured([_(column.title) for column in columns])]
    widths = [0 if at_hand else column.width for column in columns]
    for batch in _batches(rows, len(rows) if isinstance(rows, Sequence) else AHEAD):
        lines = [_measured([safe_text(column.value(row)) for column in columns]) for row in batch]
        widths = _grown(widths, above + lines)
        for line in (*above, *lines):
            write(_laid_out(columns, widths, line))
        above = []
    for line in above:
        write(_laid_out(columns, _grown(widths, above), line))


def aligned(listing: Listing[Row], rows: Sequence[Row]) -> Listing[Row]:
    """Let each column declare as many cells as these rows need."""
    return listing._replace(
        columns=tuple(
            column._replace(
                width=max((width(safe_text(column.value(row))) for row in rows), default=0)
            )
            for column in listing.columns
        )
    )


def _batches(rows: Iterable[Row], most: int) -> Iterator[list[Row]]:
    from itertools import islice

    stream = iter(rows)
    while batch := list(islice(stream, most)):
        yield batch


def _measured(cells: list[str]) -> _Measured:
    return [(cell, width(cell)) for cell in cells]


def _grown(widths: Sequence[int], lines: Sequence[_Measured]) -> list[int]:
    """Return widths that hold those lines as well, but for what is too wide."""
    found = zip(*([taken for _cell, taken in line] for line in lines), strict=True)
    return [
        max(cells, min(WIDEST, max(column))) for cells, column in zip(widths, found, strict=True)
    ]


def _laid_out(columns: Sequence[Column[Row]], widths: Sequence[int], line: _Measured) -> str:
    padded = [
        blanks + cell if column.align == "right" else cell + blanks
        for column, least, (cell, taken) in zip(columns, widths, line, strict=True)
        for blanks in (" " * (least - taken),)
    ]
    return _GAP.join(padded).rstrip(" ") + "\n"

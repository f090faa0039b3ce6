"""What some programs write below the rows: the name of the report, whose it is, who made it.

It is known by a blank row before it and by a single cell in each of its rows, up to the end of the
file. Only a file whose end can be seen beforehand is looked at: nothing is left out unsaid.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipelinecli.exchange.reading.dialect import Dialect
    from pipelinecli.exchange.reading.source import Source

_SEEN: Final = 8_192
_MOST: Final = 12
"""Rows of a footer."""
_LEAST_WIDTH: Final = 3


def footer(source: Source, encoding: str | None, dialect: Dialect, width: int) -> frozenset[str]:
    """Return what the cells of the rows at the end say that are no rows."""
    tail = source.tail(_SEEN)
    if width < _LEAST_WIDTH or encoding not in {None, "utf-8", "gb18030"}:
        return frozenset()
    text = tail[tail.find(b"\n") + 1 :].decode(encoding or "utf-8", "replace")
    rows = list(dialect.reader(iter(io.StringIO(text.rstrip() + "\n", newline=""))))
    found: list[str] = []
    for cells in reversed(rows[-_MOST - 1 :]):
        if not any(cells):
            return frozenset(found)
        if len(cells) > 1:
            break
        found.append(cells[0])
    return frozenset()

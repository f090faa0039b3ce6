"""Rows as CSV, which opens right in a spreadsheet and in which no cell runs as a formula.

Cells have commas between them and lines end in LF. Text that could run is guarded, and an import
takes the guard off again. It refuses to change anything else.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final, Protocol

from pipelinecli.exchange.guarding import guard
from pipelinecli.exchange.writing.columns import Kind, keys, moment_text, spelled

if TYPE_CHECKING:
    from pipelinecli.exchange.writing.columns import Cell, Rows

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
BETWEEN_TAGS: Final = ", "


class Text(Protocol):
    """Takes text."""

    def write(self, text: str, /) -> object:
        """Take some more."""


def write_csv(rows: Rows, out: Text, *, bom: bool = False) -> None:
    """Write a header and the rows; `bom` first, for Excel, where that is asked for."""
    if bom:
        out.write(BOM)
    plain = csv.writer(out, lineterminator="\n").writerow
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow
    plain(keys(rows.columns))
    free = [at for at, c in enumerate(rows.columns) if c.kind in {Kind.TEXT, Kind.TAGS}]
    spell = {
        Kind.TEXT: lambda text: guard(str(text)),
        Kind.TAGS: lambda tags: guard(joined(tags)),
        Kind.MOMENT: moment_text(rows),
        Kind.YES: lambda number: "true" if number else "false",
    }
    for cells in spelled(rows, spell):
        for at in free:
            if cells[at] is not None and _splits(str(cells[at])):
                quoted(cells)
                break
        else:
            plain(cells)


def joined(tags: Cell | tuple[str, ...]) -> str:
    """Return tags as one text."""
    return BETWEEN_TAGS.join(tags) if isinstance(tags, tuple) else str(tags)


def _splits(text: str) -> bool:
    r"""Whether a program that splits lines elsewhere would cut it, and run the rest.

    The list separator of many a spreadsheet is a semicolon, and a lone `\r` ends lines in some.
    """
    return ";" in text or "\t" in text or "\r" in text

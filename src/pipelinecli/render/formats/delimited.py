"""CSV that opens right in a spreadsheet, and in which no cell can run as a formula.

Text that a spreadsheet could take for a formula is guarded (`exchange.guarding`). Lines end in LF.
Refuses controls other than tab and line feed, bidi controls that reach beyond their cell, and
lone surrogates: each becomes U+FFFD. What is merely not seen stays, but for a terminal, which CSV
is not meant for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.guarding import guard
from pipelinecli.render.text import REPLACEMENT, safe_text, well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from pipelinecli.render.formats.listing import Listing, Row, Scalar

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet whose list separator is one of these splits an unquoted cell, and runs the rest.
_SPLITS: Final = frozenset(";\t")

_KEPT_CONTROLS: Final = {0x09, 0x0A}
_REFUSED: Final = dict.fromkeys(
    ({*range(0x20), *range(0x7F, 0xA0)} - _KEPT_CONTROLS)
    | {*range(0x2028, 0x202F), *range(0x2066, 0x206A)},
    REPLACEMENT,
)


def csv_row(cells: Iterable[Scalar]) -> str:
    """Spell one row, line end included.

    Text is guarded. A number stays a number, however negative; None is an empty cell; a boolean
    is `true` or `false`.
    """
    import csv
    import io

    row = [_cell(cell) for cell in cells]
    line = io.StringIO()
    split = any(_SPLITS & set(str(cell)) for cell in row)
    every = csv.writer(line, lineterminator="\n", quoting=csv.QUOTE_ALL)
    (every if split else csv.writer(line, lineterminator="\n")).writerow(row)
    return line.getvalue()


def writer(out: TextIO) -> Callable[[str], object]:
    """Return what writes CSV to `out`: as it is, or as it can be seen on a terminal."""
    if not out.isatty():
        return out.write
    return lambda text: out.write(safe_text(text, multiline=True))


def write_listing(
    listing: Listing[Row],
    rows: Iterable[Row],
    write: Callable[[str], object],
    *,
    bom: bool = False,
) -> None:
    """Write the keys of the columns, then every row; `bom` first, for Excel, when asked for."""
    write((BOM if bom else "") + csv_row(column.key for column in listing.columns))
    for row in rows:
        write(csv_row(column.data(row) for column in listing.columns))


def _cell(value: Scalar) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guard(_clean(value))
    return value


def _clean(text: str) -> str:
    return well_formed(text.replace("\r\n", "\n")).translate(_REFUSED)

"""CSV that opens right in a spreadsheet, and in which no cell can run as a formula.

Text that a spreadsheet could take for a formula gets an apostrophe in front; `unguard` takes it
off again, exactly. Lines end in LF. Refuses controls other than tab and line feed, bidi controls
that reach beyond their cell, and lone surrogates: each becomes U+FFFD. What is merely not seen
stays, but for a terminal, which CSV is not meant for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.render.text import REPLACEMENT, safe_text, well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from pipelinecli.render.formats.listing import Listing, Row, Scalar

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
GUARD: Final = "'"

# ASCII, full-width and small forms; tab and line ends because a spreadsheet may drop them.
_STARTS_A_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")
_QUOTES: Final = frozenset("'\"`´‘’‚‛“”„‟′″＇＂")

# A spreadsheet whose list separator is one of these splits an unquoted cell, and runs the rest.
_SPLITS: Final = frozenset(";\t")

_KEPT_CONTROLS: Final = {0x09, 0x0A}
_REFUSED: Final = dict.fromkeys(
    ({*range(0x20), *range(0x7F, 0xA0)} - _KEPT_CONTROLS)
    | {*range(0x2028, 0x202F), *range(0x2066, 0x206A)},
    REPLACEMENT,
)


def guard(text: str) -> str:
    """Put an apostrophe before text that could run as a formula; leave other text alone."""
    return GUARD + text if _could_run(text) else text


def unguard(cell: str) -> str:
    """Give back the text that `guard` made `cell` from: `unguard(guard(text)) == text`."""
    return cell[1:] if cell.startswith(GUARD) and _could_run(cell[1:]) else cell


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


def _could_run(text: str) -> bool:
    """Whether the first character that counts starts a formula; blanks and quotes do not count."""
    for char in text:
        if char in _STARTS_A_FORMULA:
            return True
        if not (char.isspace() or char in _QUOTES or not char.isprintable()):
            return False
    return False

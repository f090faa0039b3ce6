"""How a text separates its cells and quotes them, found out from how it begins.

What makes rows of equal width, and most of them, is the delimiter. It refuses to ask, and to look
further than the first rows.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence

_DELIMITERS: Final = ",;\t|"
_SEEN: Final = 65_536
"""Characters that are looked at."""
_RECORDS: Final = 200
_SEP: Final = r"\A\ufeff?[\"']?sep=(.)[\"']?[;,\t|]*(?:\r\n|\n|\r|\Z)"
"""What Excel writes first, and takes, to name the delimiter."""


class Dialect(NamedTuple):
    """What a reader of rows needs to know."""

    delimiter: str = ","
    quote: str = '"'
    escape: str | None = None
    """A backslash, where it makes the next character plain, as MySQL writes."""
    spaced: bool = False
    """Whether a blank stands before quotes, after the delimiter."""

    def reader(self, lines: Iterator[str]) -> Reader:
        """Return a reader of rows."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            escapechar=self.escape,
            skipinitialspace=self.spaced,
        )


def dialect_of(text: str, *, whole: bool = True) -> tuple[Dialect, list[tuple[int, list[str]]]]:
    """Return the dialect, and the first rows in it, each with the number of its last line.

    `text` is the beginning, or the whole, and then its last row counts.
    """
    if len(text) > _SEEN:
        end = text.rfind("\n", 0, _SEEN) + 1 or text.rfind("\r", 0, _SEEN) + 1
        text, whole = text[: end or len(text)], False
    said = re.match(_SEP, text)
    found = [
        _tried(delimiter, text, whole=whole) for delimiter in (said[1] if said else _DELIMITERS)
    ]
    best = max(found, key=lambda each: each[0])
    return best[1], best[2]


def _tried(
    delimiter: str, text: str, *, whole: bool
) -> tuple[tuple[float, int], Dialect, list[tuple[int, list[str]]]]:
    dialect = _with(delimiter, text)
    rows = _first_rows(dialect, text, whole=whole)
    return _fit([cells for _line, cells in rows]), dialect, rows


def _first_rows(dialect: Dialect, text: str, *, whole: bool) -> list[tuple[int, list[str]]]:
    reader = dialect.reader(iter(io.StringIO(text, newline="")))
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, cells) for cells in islice(reader, _RECORDS))
    except csv.Error:  # a cell beyond the limit; what comes before it is enough
        return rows
    if not whole and len(rows) > 1 and len(rows) < _RECORDS:
        rows.pop()
    return rows


def _fit(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Measure a delimiter: the share of rows that have the commonest width, and the width."""
    widths = [len(cells) for cells in rows if any(cells)]
    many = [width for width in widths if width > 1]
    if not many:
        return 0.0, 1
    width = max(sorted(set(many)), key=lambda each: many.count(each) * each**0.5)
    share = many.count(width) / len(widths)
    # Three in four rows of a width: then the wider one is meant.
    return (1.0 if share >= 0.75 else share), width  # noqa: PLR2004


def _with(delimiter: str, text: str) -> Dialect:
    """Find out how cells are quoted where this is the delimiter."""
    gap = re.escape(delimiter)
    begins = rf"(?:^|{gap})"
    ends = rf"(?={gap}|\r|$)"
    double = len(re.findall(rf'(?m){begins} *"', text))
    single = len(re.findall(rf"(?m){begins}'[^'\r\n]*'{ends}", text))
    quote = "'" if single > double and single > text.count("\n") else '"'
    # A backslash before a quote that does not end its cell; a path may end in a backslash.
    escaped = re.search(rf"(?m){begins}{quote}[^{quote}\r\n]*\\{quote}(?!{gap}|\r|$|{quote})", text)
    plain = len(re.findall(rf"(?<=[^\\]){quote}{quote}(?!{gap}|\r|\n|\Z)", text))
    is_escaped = (escaped is not None and not plain) or _is_mysql(delimiter, text)
    spaced = re.search(rf"(?m){gap} +{quote}[^{quote}\r\n]*{quote} *{ends}", text)
    tight = re.search(rf"{gap}{quote}", text)
    return Dialect(
        delimiter,
        quote,
        "\\" if is_escaped else None,
        spaced=spaced is not None and tight is None and delimiter != " ",
    )


def _is_mysql(delimiter: str, text: str) -> bool:
    r"""Whether NULL is written as \N, as a database that escapes with backslashes does."""
    gap = re.escape(delimiter)
    return re.search(rf"(?m)(?:^|{gap})\\N(?={gap}|\r|$)", text) is not None

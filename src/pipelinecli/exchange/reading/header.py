"""Which row names the columns, and what they are called so that no two are alike.

It refuses to know what the words mean: that is `exchange.mapping`'s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.exchange import limits
from pipelinecli.exchange.guarding import unguard
from pipelinecli.exchange.reading.refusals import BadFile, DoubtfulEncoding, TooLarge
from pipelinecli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEARCHED = 100
"""Rows among which a header is looked for."""
_DATA = (
    r"[^@\s]+@[^@\s]+\.[^@\s]+"  # an e-mail address
    r"|\+?[\d\s().-]{6,}"  # a phone number, a date
    r"|\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:[ T].*)?"
    r"|https?://\S+"
)


class Header(NamedTuple):
    """The columns, and where the rows begin."""

    names: tuple[str, ...]
    cells: tuple[str, ...]
    """As they stand in the file; empty where there is none."""
    line: int
    """The last line of it, or of what comes before the first row."""
    notes: tuple[str, ...]


def find(rows: Sequence[tuple[int, Sequence[str]]], path: str) -> Header:
    """Find the header in the first rows, each with its last line. Raises BadFile and TooLarge."""
    spoken = [(line, cells) for line, cells in rows[:_SEARCHED] if any(map(str.strip, cells))]
    if not spoken:
        raise BadFile(
            _("there are no rows in {path}").format(path=path),
            hint=_("look whether it is the right file"),
        )
    at = _place([cells for _line, cells in spoken])
    line, cells = spoken[at]
    _check(cells, line)
    if any(re.fullmatch(_DATA, cell.strip()) for cell in cells):
        before = spoken[at - 1][0] if at else _line_before(rows, line)
        names = tuple(str(number) for number in range(1, len(cells) + 1))
        said = _("no header: the columns are called 1 to {n}").format(n=len(cells))
        return Header(names, (), before, (*_skipped(at), said))
    names = named(cells)
    return Header(names, tuple(cells), line, (*_skipped(at), *_told_apart(cells, names)))


def _line_before(rows: Sequence[tuple[int, Sequence[str]]], line: int) -> int:
    return max((each for each, _cells in rows if each < line), default=0)


def _place(rows: Sequence[Sequence[str]]) -> int:
    """Return which row it is: the first that fills more than half of the usual width."""
    widths = [len(cells) for cells in rows]
    width = max(sorted(set(widths)), key=lambda each: widths.count(each) * each)
    if width == 1:
        return 0
    for number, cells in enumerate(rows):
        filled = sum(1 for cell in cells if cell.strip())
        if filled > 1 and filled * 2 > width:
            return number
    return next((number for number, cells in enumerate(rows) if sum(map(bool, cells)) > 1), 0)


def _check(cells: Sequence[str], line: int) -> None:
    if len(cells) > limits.COLUMNS:
        raise TooLarge(
            _("line {line} has {n} columns; at most {most} are read").format(
                line=line, n=len(cells), most=limits.COLUMNS
            ),
            hint=_("keep the columns that are needed"),
        )
    if any(re.fullmatch(r"\?{2,}", cell.strip()) for cell in cells):
        raise DoubtfulEncoding(
            _("line {line}: a column is called “??”: its characters were lost").format(line=line),
            hint=_("export it again as UTF-8"),
        )


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Name the columns: the header's words, a number where there are none, no two alike."""
    words = [" ".join(unguard(cell.strip("\ufeff \t")).split()) for cell in cells]
    taken = set(words)
    names: list[str] = []
    used: set[str] = set()
    for number, word in enumerate(words, 1):
        name = word or str(number)
        again = 2
        while name in used or (name != word and name in taken):
            name = f"{word or number} ({again})"
            again += 1
        used.add(name)
        names.append(name)
    return tuple(names)


def _skipped(rows: int) -> tuple[str, ...]:
    if not rows:
        return ()
    said = ngettext(
        "{n} row before the header is left out", "{n} rows before the header are left out", rows
    )
    return (said.format(n=rows),)


def _told_apart(cells: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    twice = [
        name
        for cell, name in zip(cells, names, strict=True)
        if cell.strip() and name != " ".join(unguard(cell.strip("\ufeff \t")).split())
    ]
    if not twice:
        return ()
    return (
        _("columns of the same name are told apart: {names}").format(names=", ".join(twice[:5])),
    )

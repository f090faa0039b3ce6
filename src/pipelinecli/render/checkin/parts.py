"""A few rows under a title: in columns, one cell below another where it is narrow, as Markdown.

One layout for the terminal and for plain text, which is never cut. Refuses to cut commands and
dates: names give way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import _
from pipelinecli.render.cells import fit, pad, width
from pipelinecli.render.formats.grid import Line, fold, line
from pipelinecli.render.formats.plain import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP: Final = "  "
_NARROWEST: Final = 6
"""A name is not cut below this many cells; the cells go one below another instead."""


class Head(NamedTuple):
    """The head of a column, marked with `N_()`: only a table in Markdown has room for it."""

    title: str
    right: bool = False
    elastic: bool = False
    """Whether it gives way on a narrow terminal, as names do."""


class Part(NamedTuple):
    """Rows of cells that are safe to show, under a title; `more` are sentences below them."""

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    more: tuple[str, ...] = ()


def part_lines(part: Part, room: int | None) -> Iterator[Line]:
    """Lay a part out in `room` cells; None is as many as it needs."""
    yield from (line(text, "bold") for text in _folded(part.title, room, ""))
    widths = _widths(part, room)
    for row in part.rows:
        if widths is not None:
            yield line(_abreast(part.heads, row, widths, cut=room is not None))
        elif room is not None:
            yield from map(line, _stacked(part.heads, row, room))
    for said in part.more:
        yield from (line(text, "dim") for text in _folded(said, room, _GAP))


def write_part(part: Part, out: TextIO) -> None:
    """Write a part as Markdown: a heading and a table."""
    from pipelinecli.render.formats.markdown import escape, table_row

    out.write(f"## {escape(part.title)}\n\n")
    out.write(table_row(escape(_(head.title)) for head in part.heads))
    out.write(table_row("--:" if head.right else "---" for head in part.heads))
    out.writelines(table_row(map(escape, row)) for row in part.rows)
    out.writelines(f"\n{escape(said)}\n" for said in part.more)


def _widths(part: Part, room: int | None) -> list[int] | None:
    """How many cells each column has; None when they do not go side by side."""
    cells = [max(map(width, column)) for column in zip(*part.rows, strict=True)]
    if room is None:
        return [min(wanted, WIDEST) for wanted in cells]
    over = len(_GAP) * len(cells) + sum(cells) - room
    for number, head in enumerate(part.heads):
        if head.elastic and over > 0:
            given = max(0, min(over, cells[number] - _NARROWEST))
            cells[number] -= given
            over -= given
    return cells if over <= 0 else None


def _abreast(heads: Sequence[Head], row: Sequence[str], widths: Sequence[int], *, cut: bool) -> str:
    padded = [
        pad(fit(text, cells) if cut else text, cells, "right" if head.right else "left")
        for head, text, cells in zip(heads, row, widths, strict=True)
    ]
    return (_GAP + _GAP.join(padded)).rstrip(" ")


def _stacked(heads: Sequence[Head], row: Sequence[str], room: int) -> Iterator[str]:
    """The cells up to the one that gives way on a line, the others below, as many as fit on one."""
    lead = next((number for number, head in enumerate(heads) if head.elastic), 0) + 1
    first = " ".join(filter(None, row[:lead]))
    if first:
        yield fit(f"{_GAP}{first}", room)
    below: list[str] = []
    for text in filter(None, row[lead:]):
        if below and width(_GAP * 2 + below[-1] + _GAP + text) <= room:
            below[-1] += _GAP + text
        else:
            below.append(text)
    for text in below:
        yield from _folded(text, room, _GAP * 2)


def _folded(text: str, room: int | None, indent: str) -> list[str]:
    lines = [text] if room is None else fold(text, max(1, room - width(indent)))
    return [f"{indent}{part}" for part in lines]

"""Charts in cells of a terminal: bars one below another, and a row of small columns.

Eighths of a block where they can be shown, `#` where only ASCII can. Labels are safe to show
already. Refuses negative values, and to stretch a difference: bars begin at nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.render.cells import fit, pad, width
from pipelinecli.render.formats.grid import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.render.formats.grid import Line

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_LEVELS: Final = "▁▂▃▄▅▆▇█"
_ASCII_LEVELS: Final = ".:-=+*#@"
_GAP: Final = 2
_LEAST: Final = 4
"""Cells of the longest bar, however narrow the terminal is."""


class Bar(NamedTuple):
    """One bar: what it is of, how long it is, and what is said after it."""

    label: str
    value: float
    """0 or more; None of it is drawn where it is 0."""
    said: str = ""
    style: str = ""


def is_drawn(out: TextIO) -> bool:
    """Whether what is written there can be blocks: its encoding has them."""
    try:
        (_EIGHTHS + _LEVELS).encode(out.encoding or "ascii")
    except (LookupError, UnicodeError):
        return False
    return True


def bars(rows: Sequence[Bar], room: int, *, blocks: bool = True) -> Iterator[Line]:
    """Yield a line for each bar, none wider than `room` cells; the greatest value fills it.

    Raises ValueError for a negative value.
    """
    if not rows:
        return
    if min(row.value for row in rows) < 0:
        msg = "a bar cannot have a negative length"
        raise ValueError(msg)
    said = max(width(row.said) for row in rows)
    wanted = max(width(row.label) for row in rows)
    label = min(wanted, max(0, room - said - _LEAST - 2 * _GAP))
    cells = max(_LEAST, room - label - said - 2 * _GAP)
    most = max(row.value for row in rows)
    for row in rows:
        drawn = _bar(row.value / most * cells if most else 0, blocks=blocks)
        yield (
            Span(pad(fit(row.label, label), label)),
            Span(" " * _GAP),
            Span(drawn, row.style),
            Span(" " * (cells - width(drawn) + _GAP)),
            Span(row.said),
        )


def columns(values: Sequence[float | None], *, blocks: bool = True) -> str:
    """Return a column of one cell for each value, from nothing to the greatest; None is a gap.

    Raises ValueError for a negative value.
    """
    known = [value for value in values if value is not None]
    if any(value < 0 for value in known):
        msg = "a column cannot have a negative height"
        raise ValueError(msg)
    most = max(known, default=0)
    levels = _LEVELS if blocks else _ASCII_LEVELS
    return "".join(
        " " if value is None else levels[_level(value, most, len(levels))] for value in values
    )


def _level(value: float, most: float, levels: int) -> int:
    return min(levels - 1, int(value / most * levels)) if most else 0


def _bar(length: float, *, blocks: bool) -> str:
    """Draw so many cells; whatever is more than nothing is seen."""
    if not blocks:
        return "#" * max(round(length), 1 if length > 0 else 0)
    eighths = max(round(length * 8), 1 if length > 0 else 0)
    whole, rest = divmod(eighths, 8)
    return _EIGHTHS[8] * whole + (_EIGHTHS[rest] if rest else "")

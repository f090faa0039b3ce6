"""Charts as SVG, to stand in a page: they need no script, no font and no network.

Lines and text take the page's colours through classes (`ink`, `soft`, `one` to `three`), so that
a page is dark or light without them. Each chart says in words what it shows, for whoever cannot
see it. Text comes raw and is escaped here. Refuses a value that is negative or not finite.
"""

from __future__ import annotations

from html import escape
from math import isfinite
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.render.cells import fit, width
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelinecli.render.charts.text import Bar

_ROW: Final = 26
_CELL: Final = 7
"""About how wide a cell of text is drawn."""
_LABELS: Final = 24
"""Cells of the longest label."""
_WIDE: Final = 640
_HIGH: Final = 200
_MARGIN: Final = 36


class Series(NamedTuple):
    """A line of a chart: what it is, and its points from left to right; None is a gap."""

    name: str
    values: Sequence[float | None]
    style: str = "one"


def bar_chart(title: str, about: str, bars: Sequence[Bar]) -> str:
    """Return bars one below another, each with its label before and what is said after it."""
    _check(bar.value for bar in bars)
    labels = [fit(safe_text(bar.label), _LABELS) for bar in bars]
    said = [safe_text(bar.said) for bar in bars]
    left = _CELL * max(map(width, labels), default=0) + 12
    right = _CELL * max(map(width, said), default=0) + 12
    room = max(80, _WIDE - left - right)
    most = max((bar.value for bar in bars), default=0) or 1
    drawn = []
    for number, (bar, label, words) in enumerate(zip(bars, labels, said, strict=True)):
        top = number * _ROW
        long = bar.value / most * room
        drawn += [
            _text("ink", left - 8, top + 17, label, "end"),
            _rect(bar.style or "one", left, top + 4, long),
            _text("soft", left + long + 8, top + 17, words, "start"),
        ]
    return _chart(title, about, left + room + right, max(1, len(bars)) * _ROW, drawn)


def line_chart(
    title: str, about: str, marks: Sequence[str], series: Sequence[Series], *, steps: bool = False
) -> str:
    """Return lines over the marks of one axis, from 0 up; `steps` draws them as stairs.

    `marks` name the points, as many as each series has values.
    """
    _check(value for one in series for value in one.values if value is not None)
    most = max((value for one in series for value in one.values if value is not None), default=0)
    across = (_WIDE - 2 * _MARGIN) / max(1, len(marks) - 1)
    bottom = _HIGH - _MARGIN
    drawn = [f'<path class="axis" d="M{_MARGIN} {_MARGIN / 2} V{bottom} H{_WIDE - _MARGIN}"/>']
    every = -(-len(marks) // 8) or 1
    for number in range(0, len(marks), every):
        across_to = _MARGIN + number * across
        drawn.append(_text("soft", across_to, _HIGH - 12, safe_text(marks[number]), "middle"))
    for one in series:
        points = [
            None
            if value is None
            else (_MARGIN + number * across, bottom - value / (most or 1) * (bottom - _MARGIN))
            for number, value in enumerate(one.values)
        ]
        name = escape(safe_text(one.name))
        path = _path(points, steps=steps)
        drawn.append(f'<path class="line {one.style}" d="{path}"><title>{name}</title></path>')
    return _chart(title, about, _WIDE, _HIGH, drawn)


def _text(style: str, across: float, down: float, text: str, anchor: str) -> str:
    return (
        f'<text class="{style}" x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )


def _rect(style: str, left: float, top: float, long: float) -> str:
    return (
        f'<rect class="{style}" x="{left}" y="{top}" width="{long:.1f}" '
        f'height="{_ROW - 8}" rx="2"/>'
    )


def _path(points: Sequence[tuple[float, float] | None], *, steps: bool) -> str:
    """Return the path through points; after a gap it begins anew."""
    pieces = []
    last: tuple[float, float] | None = None
    for point in points:
        if point is not None:
            across, up = point
            if last is None:
                pieces.append(f"M{across:.1f} {up:.1f}")
            elif steps:
                pieces.append(f"H{across:.1f} V{up:.1f}")
            else:
                pieces.append(f"L{across:.1f} {up:.1f}")
        last = point
    return " ".join(pieces)


def _chart(title: str, about: str, wide: float, high: float, drawn: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {wide:.0f} {high:.0f}" role="img" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(safe_text(title))}</title>'
        f"<desc>{escape(safe_text(about))}</desc>{''.join(drawn)}</svg>"
    )


def _check(values: Iterable[float]) -> None:
    if any(value < 0 or not isfinite(value) for value in values):
        msg = "a chart has no place for what is negative or not finite"
        raise ValueError(msg)

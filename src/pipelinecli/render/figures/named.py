"""Figures as rows, one each, as CSV has them: by the names that `--explain` takes.

It refuses text for people: a page has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.figures.proportion import Ratio


class Figure(NamedTuple):
    """One figure; None is undefined, or not reached."""

    name: str
    value: str | float | None
    unit: str
    """attempts, share, days, or a currency."""
    n: int | None = None
    """From how many it was taken."""
    lower: float | None = None
    upper: float | None = None


def ratio_row(name: str, ratio: Ratio) -> Figure:
    """Return a ratio as a row."""
    interval = ratio.interval
    return Figure(
        name,
        None if ratio.value is None else float(ratio.value),
        "share",
        ratio.n,
        None if interval is None else interval.lower,
        None if interval is None else interval.upper,
    )


def write_rows(kind: str, rows: Iterable[Figure], out: TextIO) -> None:
    """Write figures as CSV."""
    write_listing(_ROWS._replace(kind=kind), rows, Format.CSV, out)


def _column(key: str, at: int) -> Column[Figure]:
    return Column(key, N_("Figure"), lambda row: str(row[at]), lambda row: row[at])


_ROWS: Final[Listing[Figure]] = Listing(
    "figures",
    (
        _column("figure", 0),
        _column("value", 1),
        _column("n", 3),
        _column("lower", 4),
        _column("upper", 5),
        _column("unit", 2),
    ),
)

"""Figures one a row, for spreadsheets: what it is, its value, its n and its interval.

It refuses what is no single number: lists and words are in the other formats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.figures.proportion import Ratio
    from pipelinecli.render.formats.listing import Scalar


class FigureRow(NamedTuple):
    """One figure; `figure` is its key in JSON, its parents before it."""

    figure: str
    value: Scalar
    n: int | None = None
    lower: float | None = None
    upper: float | None = None
    currency: str | None = None


def of_ratio(figure: str, ratio: Ratio) -> FigureRow:
    """Return a ratio as a row."""
    interval = ratio.interval
    return FigureRow(
        figure,
        None if ratio.value is None else float(ratio.value),
        ratio.n,
        None if interval is None else interval.lower,
        None if interval is None else interval.upper,
    )


def write_rows(kind: str, rows: Iterable[FigureRow], out: TextIO) -> None:
    """Write figures as CSV."""
    write_listing(Listing(kind, _COLUMNS), rows, Format.CSV, out)


def _shown(value: Scalar) -> str:
    return "" if value is None else str(value)


_COLUMNS: Final[tuple[Column[FigureRow], ...]] = (
    Column("figure", N_("Figure"), lambda row: row.figure, lambda row: row.figure),
    Column("value", N_("Value"), lambda row: _shown(row.value), lambda row: row.value),
    Column("n", N_("n"), lambda row: _shown(row.n), lambda row: row.n),
    Column("lower", N_("From"), lambda row: _shown(row.lower), lambda row: row.lower),
    Column("upper", N_("To"), lambda row: _shown(row.upper), lambda row: row.upper),
    Column("currency", N_("Currency"), lambda row: row.currency or "", lambda row: row.currency),
)

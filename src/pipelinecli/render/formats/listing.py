"""A listing: its columns declared once, from which every format is written.

Table, plain, CSV, JSON and Markdown agree because they read the same `Column`s. Keys are for
machines and never translated; titles are marked with `N_()` and translated when they are shown.
Refuses to hold rows: they are written as they come, so memory does not grow with them (a table
on a terminal excepted: its columns need every row).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row")
Scalar = str | int | float | bool | None


class Format(StrEnum):
    """What `-o` takes."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


class Column(NamedTuple, Generic[Row]):
    """One column of a listing.

    `value` is for people, in their language; writers guard it, so it may be raw user text.
    `data` is the same fact for machines: ISO dates, decimal strings, None for nothing.
    `width` is the least number of cells in plain output, where widths cannot be known before the
    rows are. An `elastic` column gives way when a terminal is narrow: declare so whatever a user
    typed, and leave out ids, dates and stages, which must be read whole.
    """

    key: str
    title: str
    value: Callable[[Row], str]
    data: Callable[[Row], Scalar]
    width: int = 0
    align: Literal["left", "right"] = "left"
    elastic: bool = False


class Listing(NamedTuple, Generic[Row]):
    """A kind of listing: `kind` names the JSON envelope.

    `record` gives the JSON of a row where that is more than its columns (a whole card, say).
    """

    kind: str
    columns: tuple[Column[Row], ...]
    record: Callable[[Row], object] | None = None

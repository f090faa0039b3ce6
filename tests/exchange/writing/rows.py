"""Rows of every kind of column, to be written by one writer after the other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipelinecli.exchange.writing.columns import Column, Kind, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.exchange.writing.columns import Value

SHANGHAI = ZoneInfo("Asia/Shanghai")
COLUMNS = (
    Column("uid", Kind.CODE),
    Column("name"),
    Column("n", Kind.WHOLE),
    Column("held", Kind.YES),
    Column("day", Kind.DAY),
    Column("when", Kind.WHEN),
    Column("at", Kind.MOMENT),
    Column("premium", Kind.SUM),
    Column("tags", Kind.TAGS),
)
FULL: tuple[Value, ...] = (
    *("0a1b", "张三", 7, 1, "2026-03-02", "2026-03-02T14:00", "2026-03-02T01:30:00Z"),
    *("-1500.00", ("vip", "=x")),
)
EMPTY: tuple[Value, ...] = ("0a1c",) + (None,) * 8


def rows_of(rows: Iterable[tuple[Value, ...]], columns: tuple[Column, ...] = COLUMNS) -> Rows:
    """Return rows on their way to a file, in Shanghai."""
    given = list(rows)
    return Rows("people", columns, iter(given), len(given), local)


def local(stored: str) -> datetime:
    """Return a stored moment in Shanghai."""
    return datetime.fromisoformat(stored).astimezone(SHANGHAI)

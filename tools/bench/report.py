"""The measurement as text: a table of commands, a table of targets, and their place in the docs.

The tables are Markdown that reads as well on a terminal. It refuses to touch the document
outside its markers.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from typing import TYPE_CHECKING

from tools.bench.bulk import judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tools.bench.bulk import Bulk
    from tools.bench.targets import Verdict
    from tools.bench.timing import Series

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"


def rendered(
    series: Sequence[Series], memory: Mapping[int, int], verdicts: Iterable[Verdict]
) -> str:
    """Return the whole report; `memory` is what the whole list holds in KiB, by store size."""
    held = ", ".join(f"{kib / 1024:.1f} MiB of {size:,} cards" for size, kib in memory.items())
    parts = [
        _conditions(len(series[0].runs)),
        _table(
            ("command", "output", "cards", "wall ms", "CPU ms", "× wall", "× CPU"),
            [_row(one) for one in series],
            text=2,
        ),
        f"Most memory held by the whole `list`, piped: {held}.",
        _table(
            ("target", "worst", "at most", "wall", "CPU", "verdict"),
            [_judged(verdict) for verdict in verdicts],
            text=2,
        ),
    ]
    return "\n\n".join(parts) + "\n"


def in_bulk(found: Sequence[Bulk], missing: Sequence[str]) -> str:
    """Return what files in great numbers took, and which programs are missing beside them."""
    head = ("in bulk, once each", "rows", "CPU s", "rows/s", "MiB")
    rows = [
        (one.name, f"{one.rows:,}", f"{one.cpu:.1f}", f"{one.rate:,.0f}", f"{one.kib / 1024:.0f}")
        for one in found
    ]
    parts = [_table(head, rows, text=1)]
    if missing:
        parts.append(f"Not installed here: {', '.join(missing)}.")
    verdicts = [
        (one.target, one.limit, one.measured, "met" if one.met else "not met")
        for one in judged(found)
    ]
    if verdicts:
        parts.append(_table(("target", "limit", "measured", "verdict"), verdicts, text=1))
    return "\n" + "\n\n".join(parts) + "\n"


def into(document: str, report: str) -> str:
    """Return the document with the report between its markers. Raises ValueError without them."""
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        msg = f"the document lacks {BEGIN} … {END}"
        raise ValueError(msg)
    return f"{before}{BEGIN}\n\n{report}\n{END}{after}"


def _conditions(rounds: int) -> str:
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors; medians of "
        f"{rounds} rounds."
    )


def _row(one: Series) -> tuple[str, ...]:
    command = one.command
    return (
        f"`{command.name}`",
        "terminal" if command.terminal else "piped",
        f"{command.cards:,}" if command.cards else "",
        f"{one.wall * 1000:.1f}",
        f"{one.cpu * 1000:.1f}",
        f"{one.times.wall:.2f}",
        f"{one.times.cpu:.2f}",
    )


def _judged(verdict: Verdict) -> tuple[str, ...]:
    return (
        verdict.target,
        verdict.worst,
        f"{verdict.limit:g} ×",
        f"{verdict.value.wall:.2f}",
        f"{verdict.value.cpu:.2f}",
        "met" if verdict.met else "not met",
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, text: int) -> str:
    """Return a Markdown table; the first `text` columns are text, the others are set right."""
    widths = [max(3, *(len(row[at]) for row in (head, *rows))) for at in range(len(head))]
    left = [at < text for at in range(len(head))]
    rule = [
        "-" * width if flush else "-" * (width - 1) + ":"
        for width, flush in zip(widths, left, strict=True)
    ]
    return "\n".join(_lines((head, rule, *rows), widths, left))


def _lines(
    rows: Iterable[Sequence[str]], widths: Sequence[int], left: Sequence[bool]
) -> Iterator[str]:
    for row in rows:
        cells = (
            cell.ljust(width) if flush else cell.rjust(width)
            for cell, width, flush in zip(row, widths, left, strict=True)
        )
        yield f"| {' | '.join(cells)} |"

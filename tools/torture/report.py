"""What was tried and found, as text for a terminal and for docs/reliability.md.

The figures are counts, and say nothing of the machine. A row never hides a finding: what was
found stands below the table, in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tools.torture.findings import COUNTED, CUTS, DAMAGE, KILLS, LOCK, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tools.torture.lots import Lot

_PLACES = re.compile(r"\S*/pipeline-torture-[^/\s]+/[^/\s]+/")
"""Where a machine under test was: it says nothing to anybody."""
_SHOWN = 5
"""How many findings of a row are told in words."""


class Caught(NamedTuple):
    """A planted fault, and what its harness found."""

    lot: Lot
    tally: Tally

    @property
    def is_caught(self) -> bool:
        """Whether the harness found anything."""
        return bool(self.tally.findings)


def rendered(tallies: Sequence[Tally], caught: Sequence[Caught], seed: str) -> str:
    """Return the whole report."""
    parts = [f"Seed `{seed}`."] if tallies or caught else []
    if tallies:
        parts += [_table(_HEAD, [_row(one) for one in tallies], text=2), *_words(tallies)]
    if caught:
        parts += ["### Planted faults", _table(_FAULTS, [_found(one) for one in caught], text=3)]
    return "\n\n".join(parts) + "\n"


_HEAD = (
    "harness", "what", "tried", "in the middle", "answered", "lost", "half done", "corrupt",
    "failed",
)  # fmt: skip
_FAULTS = ("fault", "harness", "what", "tried", "lost", "half done", "corrupt", "failed", "caught")


def _row(one: Tally) -> tuple[str, ...]:
    inside = f"{one.inside:,}" if one.harness in {KILLS, CUTS, DAMAGE} else ""
    answered = "" if one.harness == LOCK else f"{one.acknowledged:,}"
    return (one.harness, one.what, f"{one.tried:,}", inside, answered, *_counts(one))


def _found(one: Caught) -> tuple[str, ...]:
    tally = one.tally
    said = "yes" if one.is_caught else "NO"
    return (one.lot.fault or "", tally.harness, tally.what, str(tally.tried), *_counts(tally), said)


def _counts(one: Tally) -> Iterator[str]:
    return (f"{one.count(kind):,}" for kind in COUNTED)


def _words(tallies: Iterable[Tally]) -> Iterator[str]:
    for one in tallies:
        if one.findings:
            shown = one.findings[:_SHOWN]
            told = [f"* {finding.kind}: {_PLACES.sub('', finding.what)}" for finding in shown]
            more = len(one.findings) - len(told)
            told += [f"* … and {more} more"] if more else []
            yield "\n".join((f"**{one.harness}, {one.what}**\n", *told))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, text: int) -> str:
    """Return a Markdown table; the first `text` columns are text, the others are set right."""
    lines = [head, *rows]
    widths = [max(3, *(len(row[at]) for row in lines)) for at in range(len(head))]
    rule = ["-" * w if at < text else f"{'-' * (w - 1)}:" for at, w in enumerate(widths)]
    return "\n".join(
        "| "
        + " | ".join(
            cell.ljust(width) if at < text else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in (head, rule, *rows)
    )

"""The figures as a page: how many inputs each parser had, and what became of them.

It refuses to name anything but parsers and figures: no path, no machine, no input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tools.fuzz.target import Found, Tally

_HEAD = ("target", "inputs", "refused", "accepted", "slowest ms", "uncaught")
_PAGE = """\
# Fuzzing

Every parser is given inputs by the million: good ones, good ones after a few slips of the hand,
and texts nobody would type. `make fuzz` runs them (`python -m tools.fuzz --only dates` some of
them), `--write` also puts the table here; a short form is among the tests. All inputs follow from
the seed, {seed} here.

An input is *refused* when the parser says what is wrong with it, in the one way its callers
expect. *Uncaught* is everything else that must not be: another exception, more than a second of
the processor's time, or a value that breaks the parser's promise (a date out of the calendar, an
amount that does not read the same when it is written out, a plain form that the command-line
framework takes for something else).

{table}
"""


def page(tallies: Iterable[Tally], seed: int) -> str:
    """Return the whole page."""
    return _PAGE.format(seed=seed, table=table(tallies))


def table(tallies: Iterable[Tally]) -> str:
    """Return the figures as a Markdown table."""
    rows = [_HEAD, *(_row(tally) for tally in tallies)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(row, widths) for row in (_HEAD, rule, *rows[1:]))


def told(found: Found, seed: int) -> str:
    """Return a fault as it is told on a terminal, with what shows it."""
    what = f"{found.fault}: {found.what}" if found.what else str(found.fault)
    again = f"--only '{found.target}' --seed {seed} --first {found.block} --inputs 1000"
    return f"{found.target}: {what}\n  {_short(ascii(found.given))}\n  again: {again}"


def _row(tally: Tally) -> tuple[str, ...]:
    figures = (tally.inputs, tally.refused, tally.accepted)
    slowest = f"{tally.slowest * 1000:.1f}"
    return (tally.target, *(f"{figure:,}" for figure in figures), slowest, f"{tally.uncaught:,}")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0])]
    cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
    return f"| {' | '.join(cells)} |"


def _short(text: str) -> str:
    most = 400
    return text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"

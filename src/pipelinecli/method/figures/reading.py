"""The board as it was read, to be handed on and shown: values only (METHOD §7).

They refuse to say what a shape means: whoever shows them does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from pipelinecli.method.calendar import SheetWeek
    from pipelinecli.method.cards import Card
    from pipelinecli.method.figures.proportion import Ratio
    from pipelinecli.method.figures.shape import Counts, Diagnosis, Shape, Skipped, Thresholds


class Group(NamedTuple):
    """Cards concerned: what `--explain` calls them, how many there are, and the first few."""

    figure: str
    n: int
    cards: Sequence[Card]


class Week(NamedTuple):
    """The board at the end of a sheet week, or as it stands in the one that goes on."""

    week: SheetWeek
    day: date
    """The last day that counts."""
    counts: Counts
    shape: Shape | None
    """None before there was any card."""


class Wanted(NamedTuple):
    """What the goal takes of prospects, and what that was worked out from."""

    sales: int | None = None
    """A year."""
    per_sale: Fraction | None = None
    measured: Ratio | None = None
    """Of the prospects that ended how many closed; None where a setting says it."""
    prospects: int | None = None
    skipped: Skipped | None = None


class Standing(NamedTuple):
    """The board as it stands, without the cards that only an override put there."""

    counts: Counts
    overdue: Sequence[int]
    """The cards over the cycle, the longest-running first."""
    ages: int
    """Days since the first meeting, added up over the effective prospects."""
    overridden: int
    """Cards in columns 2-5 that are left out."""


class Reading(NamedTuple):
    """The board read on a day."""

    day: date
    cycle: int
    standing: Standing
    thresholds: Thresholds
    wanted: Wanted
    diagnosis: Diagnosis
    concerned: Sequence[Group]
    weeks: Sequence[Week]

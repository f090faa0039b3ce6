"""Conversion: what became of attempts that reached a stage, and of all that ended (METHOD §6).

Refuses to count what was not earned: it is counted apart, as left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.lives import LADDER, Fate, fate
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelinecli.method.figures.lives import Course, Life
    from pipelinecli.method.figures.period import Period


class LeftOut(NamedTuple):
    """How many are in no figure, by why."""

    overridden: int = 0
    merged: int = 0

    @property
    def n(self) -> int:
        """All of them."""
        return self.overridden + self.merged


class Rung(NamedTuple):
    """What became of the attempts that reached a stage."""

    stage: Stage
    advanced: int = 0
    fell_back: int = 0
    lost: int = 0
    open: int = 0
    left_out: LeftOut = LeftOut()

    @property
    def entered(self) -> int:
        """How many earned the stage and were not left out."""
        return self.advanced + self.fell_back + self.lost + self.open

    @property
    def ratio(self) -> Ratio:
        """Advanced of entered."""
        return Ratio(self.advanced, self.entered)


class Ladder(NamedTuple):
    """Every stage that there is a later one to, and the way from the first to the last."""

    rungs: Sequence[Rung]
    first_to_last: Ratio
    """Closed of all that were opened."""


def ladder(courses: Iterable[Course]) -> Ladder:
    """Return what became of attempts, as a period sees them."""
    rungs = {stage: Rung(stage) for stage in LADDER}
    opened = closed = 0
    for course in courses:
        for stage in LADDER:
            if course.came_to(stage):
                rungs[stage] = _counted(rungs[stage], course)
        if course.came_to(Stage.OPPORTUNITY) and is_counted(course):
            opened += course.n
            closed += course.n if course.outcome is Outcome.CLOSED else 0
    return Ladder(tuple(rungs.values()), Ratio(closed, opened))


def is_counted(one: Course | Life) -> bool:
    """Whether its end, or that it has none yet, can be told: no override, no other card."""
    return not one.is_overridden and one.outcome is not Outcome.MERGED


def _counted(rung: Rung, course: Course) -> Rung:
    match fate(course, rung.stage):
        case Fate.ADVANCED:
            return rung._replace(advanced=rung.advanced + course.n)
        case Fate.FELL_BACK:
            return rung._replace(fell_back=rung.fell_back + course.n)
        case Fate.LOST:
            return rung._replace(lost=rung.lost + course.n)
        case Fate.OPEN:
            return rung._replace(open=rung.open + course.n)
    out = rung.left_out
    if course.outcome is Outcome.MERGED:
        return rung._replace(left_out=out._replace(merged=out.merged + course.n))
    return rung._replace(left_out=out._replace(overridden=out.overridden + course.n))


class Ends(NamedTuple):
    """So many attempts that ended the same way in a period, or go on."""

    n: int
    outcome: Outcome | None = None
    """None of those that go on."""
    is_overridden: bool = False
    currency: str | None = None
    """Of their premiums; None of those without one."""
    minor: int = 0
    """The sum of their premiums, in minor units."""


class Worth(NamedTuple):
    """The premiums of closed attempts in one currency."""

    currency: str
    n: int
    minor: int
    """Their sum, in minor units."""


class Totals(NamedTuple):
    """All that ended in a period, and all that go on."""

    closed: int = 0
    lost: int = 0
    fell_back: int = 0
    open: int = 0
    left_out: LeftOut = LeftOut()
    worth: Sequence[Worth] = ()
    """By currency, in their order."""

    @property
    def win_rate(self) -> Ratio:
        """Closed of closed and lost: falling back is neither."""
        return Ratio(self.closed, self.closed + self.lost)

    @property
    def without_premium(self) -> int:
        """How many closed of which no premium is known."""
        return self.closed - sum(worth.n for worth in self.worth)


def totals(ends: Iterable[Ends]) -> Totals:
    """Add up how attempts ended."""
    count = dict.fromkeys((None, *Outcome), 0)
    overridden = 0
    worth: dict[str, Worth] = {}
    for end in ends:
        if end.is_overridden and end.outcome is not Outcome.MERGED:
            overridden += end.n
            continue
        count[end.outcome] += end.n
        if end.outcome is Outcome.CLOSED and end.currency is not None:
            so_far = worth.get(end.currency, Worth(end.currency, 0, 0))
            added = Worth(end.currency, so_far.n + end.n, so_far.minor + end.minor)
            worth[end.currency] = added
    return Totals(
        closed=count[Outcome.CLOSED],
        lost=count[Outcome.LOST],
        fell_back=count[Outcome.FELL_BACK],
        open=count[None],
        left_out=LeftOut(overridden, count[Outcome.MERGED]),
        worth=tuple(worth[currency] for currency in sorted(worth)),
    )


class Conversion(NamedTuple):
    """What became of attempts, as a period sees them."""

    period: Period
    ladder: Ladder
    """Of those that first earned a stage within the period."""
    totals: Totals
    """Of those that ended within it; open is as of today."""

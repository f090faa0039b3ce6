"""What is behind a figure of the activity chain: everything done, everybody met, every attempt.

It refuses to list what the figure does not count, but for attempts that an override closed: they
are there as left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.chain import Link, Step
from pipelinecli.method.figures.lives import Fate, fate
from pipelinecli.method.figures.observed import Done
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services.figures.behind import behind
from pipelinecli.services.figures.ratios import logged
from pipelinecli.store import figures
from pipelinecli.store import ratios as stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipelinecli.method.figures.behind import Behind
    from pipelinecli.method.figures.lives import Life
    from pipelinecli.method.figures.period import Period
    from pipelinecli.services.desk import Desk

FIGURES: Final[tuple[Step | Link, ...]] = (*Step, *Link)
"""What can be explained."""
ATTEMPTS: Final = frozenset({Step.SALES, Step.PROSPECTS})
"""What is counted in attempts."""
_FROM_25: Final = BOARD[Stage.P25.rank - 1 :]
CLOSED: Final = "closed"


def figure_called(name: str) -> Step | Link:
    """Return what can be explained. Raises UsageError."""
    typed = name.strip().lower()
    for figure in FIGURES:
        if figure == typed:
            return figure
    raise UsageError(
        _("no figure is called “{name}”").format(name=name),
        hint=_("one of: {names}").format(names=" ".join(FIGURES)),
    )


def done(desk: Desk, period: Period, figure: Step | Link) -> Iterator[Done]:
    """Stream what a count is of, or both counts of a ratio, the one it is counted for first."""
    counted = logged(desk, period)
    if counted is None:
        return
    for step in figure.ends if isinstance(figure, Link) else (figure,):
        if step not in ATTEMPTS:
            yield from stored.done(desk.store, desk.clock, counted, step)
            continue
        for row in attempts(desk, counted, step):
            on = row.life.ended if step is Step.SALES else became_prospect(row.life)
            if on is not None and row.counted != Fate.LEFT_OUT:
                yield Done(on, step, 1, row.called.card, row.called.name)


def attempts(desk: Desk, period: Period, step: Step) -> Iterator[Behind]:
    """Yield the attempts that are the sales, or the prospects, of a period."""
    counted = logged(desk, period)
    if counted is None:
        return iter(())
    lives = figures.lives(desk.store, desk.clock)
    return behind(desk, _sales(lives, counted) if step is Step.SALES else _new(lives, counted))


def became_prospect(life: Life) -> date | None:
    """Return the day an attempt first earned 25% or a later column."""
    earned = (life.reached_on(stage) for stage in _FROM_25)
    return min((day for day in earned if day is not None), default=None)


def _sales(lives: Iterator[Life], period: Period) -> Iterator[tuple[Life, str]]:
    for life in lives:
        if life.outcome is Outcome.CLOSED and life.ended and period.holds(life.ended):
            yield life, CLOSED if life.won else Fate.LEFT_OUT


def _new(lives: Iterator[Life], period: Period) -> Iterator[tuple[Life, str]]:
    """Choose the new prospects, each with what became of it."""
    for life in lives:
        day = became_prospect(life)
        if day is not None and life.outcome is not Outcome.MERGED and period.holds(day):
            first = next(stage for stage in _FROM_25 if life.reached_on(stage) == day)
            yield life, CLOSED if life.won else fate(life, first) or Fate.LEFT_OUT

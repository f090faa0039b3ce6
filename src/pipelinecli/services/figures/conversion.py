"""Stage to stage, and closed of all that ended, with the attempts behind each figure.

It refuses to count by two rules: what `explain` lists is chosen by the method's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.conversion import Conversion, is_counted, ladder, totals
from pipelinecli.method.figures.lives import LADDER, Fate, fate
from pipelinecli.method.stages import Stage
from pipelinecli.services.figures.asking import asked_figure
from pipelinecli.services.figures.behind import behind
from pipelinecli.store import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.method.figures.behind import Behind
    from pipelinecli.method.figures.lives import Life
    from pipelinecli.method.figures.period import Period
    from pipelinecli.services.desk import Desk

PARTS: Final = tuple(fate.value.replace("-", "_") for fate in Fate)
"""What of a stage can be asked for by itself: 50.lost."""
_OF_ALL: Final = ("win_rate", "closed", "lost", "fell_back", "open", "left_out", "premium")
FIGURES: Final = (
    *LADDER,
    *(f"{stage}.{part}" for stage in LADDER for part in PARTS),
    "first_to_last",
    *_OF_ALL,
)
"""What `--explain` takes; `won` is another word for closed."""
_OVERRIDDEN: Final = "overridden"


def conversion(desk: Desk, period: Period) -> Conversion:
    """Return what became of attempts. Raises StoreAbsent."""
    return Conversion(
        period,
        ladder(figures.courses(desk.store, desk.clock, period)),
        totals(figures.ends(desk.store, desk.clock, period)),
    )


def explained(desk: Desk, period: Period, typed: str) -> Iterator[Behind]:
    """Yield the attempts behind a figure, oldest first. Raises UsageError for an unknown one."""
    asked = "closed" if typed.strip().lower() == "won" else typed
    counted = _rule(asked_figure(asked, FIGURES, PARTS, {"premium": ("mean",)}), period)
    lives = figures.lives(desk.store, desk.clock)
    return behind(desk, ((life, word) for life in lives if (word := counted(life)) is not None))


def _rule(figure: str, period: Period) -> Callable[[Life], str | None]:
    """Return what says as what a figure counts an attempt, None where it does not."""
    stage, _dot, part = figure.partition(".")
    if stage in LADDER:
        return lambda life: _on_the_ladder(life, Stage(stage), part, period)
    if figure == "first_to_last":
        return lambda life: _from_the_first(life, period)
    return lambda life: _at_the_end(life, figure, period)


def _on_the_ladder(life: Life, stage: Stage, part: str, period: Period) -> str | None:
    day = life.reached_on(stage)
    became = fate(life, stage)
    if became is None or day is None or not period.holds(day):
        return None
    return became.value if part in {"", became.value.replace("-", "_")} else None


def _from_the_first(life: Life, period: Period) -> str | None:
    if not period.holds(life.opened) or not is_counted(life):
        return None
    return _end(life)


def _at_the_end(life: Life, figure: str, period: Period) -> str | None:
    if life.ended is not None and not period.holds(life.ended):
        return None
    if not is_counted(life):
        left_out = Outcome.MERGED if life.outcome is Outcome.MERGED else _OVERRIDDEN
        return left_out if figure == "left_out" else None
    end = _end(life)
    wanted = {
        "win_rate": end in {Outcome.CLOSED, Outcome.LOST},
        "premium": end == Outcome.CLOSED and life.value is not None,
    }
    return end if wanted.get(figure, figure == end.replace("-", "_")) else None


def _end(life: Life) -> str:
    return Fate.OPEN.value if life.outcome is None else life.outcome.value

"""What is behind a figure of the forecast: the prospects it counts, or leaves out, by name.

It refuses to count: it lists what the forecast's own rule has chosen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.forecast import (
    NO_DATE,
    SIGNING_PASSED,
    Left,
    bucket_of,
    sort_out,
)
from pipelinecli.method.figures.forecasted import Counted
from pipelinecli.method.figures.prospects import ended
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.services.figures.behind import behind
from pipelinecli.services.figures.weights import weights_for
from pipelinecli.store import figures, prospects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.figures.behind import Behind
    from pipelinecli.method.figures.forecast import Sorted
    from pipelinecli.method.figures.prospects import Prospect
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.figures.forecast import Asked

NUMBER: Final = "number"
MONEY: Final = "money"
LEFT_OUT: Final = "left-out"
_OWN: Final = {f"own-{stage}": stage for stage in EFFECTIVE}
"""The attempts behind the rep's own closing rates."""
_MONTH: Final = r"\d{4}-(0[1-9]|1[0-2])"
FIGURES: Final = (
    *(stage.value for stage in EFFECTIVE),
    *("YYYY-MM", SIGNING_PASSED, NO_DATE, NUMBER, MONEY, LEFT_OUT),
    *(reason.value for reason in Left),
    *_OWN,
)


def rate_of(figure: str) -> Stage | None:
    """Return the stage of which a figure is the rep's own closing rate; None if it is another."""
    return _OWN.get(_folded(figure))


def explained(desk: Desk, asked: Asked, figure: str) -> list[Counted]:
    """Return the prospects behind a figure.

    Raises UsageError for a figure there is not, StoreAbsent.
    """
    wanted = _folded(figure)
    if wanted not in FIGURES and re.fullmatch(_MONTH, wanted) is None:
        raise UsageError(
            _("the forecast has no figure “{figure}”").format(figure=figure),
            hint=_("one of: {figures}").format(figures=" ".join(FIGURES)),
        )
    with desk.store.snapshot():
        weights = weights_for(desk, asked.weights, own=asked.own)
        found = sort_out(prospects.effective(desk.store), asked.period)
        chosen = _chosen(desk, found, wanted)
        names = figures.called(desk.store, (prospect.attempt for prospect, _left in chosen))
    return [
        Counted(
            prospect,
            names[prospect.attempt].name,
            names[prospect.attempt].number,
            None if left in {Left.OVERRIDDEN, Left.OUTSIDE} else weights[prospect.stage].p,
            left,
        )
        for prospect, left in chosen
    ]


def _folded(figure: str) -> str:
    return figure.strip().lower().removesuffix("%")


def _chosen(desk: Desk, found: Sorted, wanted: str) -> list[tuple[Prospect, Left | None]]:
    reasons = {reason.value: reason for reason in Left}
    if wanted == LEFT_OUT or wanted in reasons:
        kept = reasons.values() if wanted == LEFT_OUT else (reasons[wanted],)
        return [(prospect, reason) for reason in kept for prospect in found.left[reason]]
    return [
        (prospect, None if prospect.has_amount else Left.WITHOUT_AMOUNT)
        for prospect in found.counted
        if wanted == NUMBER
        or (wanted == MONEY and prospect.has_amount)
        or wanted in {prospect.stage, bucket_of(prospect, desk.today)}
    ]


def ended_after(desk: Desk, stage: Stage) -> Iterator[Behind]:
    """Yield the attempts that earned a stage and ended: what a closing rate is counted from.

    Raises StoreAbsent.
    """
    with desk.store.snapshot():
        lives = [
            (life, str(life.outcome))
            for life in figures.lives(desk.store, desk.clock)
            if ended(life) and life.reached_on(stage) is not None
        ]
        yield from behind(desk, lives)

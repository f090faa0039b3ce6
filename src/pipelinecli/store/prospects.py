"""The effective prospects in the store, read lean: there may be a hundred thousand.

It refuses to judge them: weights, cycle and shape are the method's.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.method.figures.prospects import Prospect
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.store.transaction import Reads


def effective(reads: Reads) -> Iterator[Prospect]:
    """Stream the cards in columns 3-5, the longest-running first."""
    stages = {stage.value: stage for stage in Stage}
    periods: dict[str | None, Per | None] = {None: None, **{per.value: per for per in Per}}
    days: dict[str | None, date | None] = {None: None}

    def day(text: str | None) -> date | None:
        if text is not None and text not in days:
            days[text] = date.fromisoformat(text)
        return days[text]

    for row in reads.read(_sql.PROSPECTS_EFFECTIVE):
        card, attempt, stage, met, signing, low, high, per, received, currency, overridden = row
        yield Prospect(
            card,
            attempt,
            stages[stage],
            day(met),
            day(signing),
            None if low is None else Amount(low, high, currency, periods[per]),
            None if received is None else Money(received, currency),
            bool(overridden),
        )


def appointments(reads: Reads) -> tuple[int, int]:
    """Return how many first appointments there are: as earned, and by an override."""
    found = {bool(overridden): n for overridden, n in reads.read(_sql.PROSPECTS_APPOINTMENTS)}
    return found.get(False, 0), found.get(True, 0)

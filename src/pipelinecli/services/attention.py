"""The cards that may want an answer today, from which flags and the day's list are made."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pipelinecli.store import cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card
    from pipelinecli.services.desk import Desk


def wanting_attention(desk: Desk) -> Iterator[Card]:
    """Yield every card that may be flagged today: some are not, and some come twice."""
    stuck = [
        (stage, desk.clock.start_of(desk.today - timedelta(days=days)))
        for stage, days in desk.rules.limits
    ]
    for found in cards.wanting_attention(desk.store, desk.clock, stuck):
        yield desk.judged(*found)

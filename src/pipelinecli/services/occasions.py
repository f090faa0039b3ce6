"""The birthdays and policy anniversaries of the coming week, to congratulate in time.

Told ahead of the day; on the day itself until the person was talked to, visited or served. It
refuses to write: what was said is logged by another command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.agenda import Due, Reason
from pipelinecli.method.dates import When
from pipelinecli.method.occasions import kept_on, spans
from pipelinecli.store import cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card
    from pipelinecli.services.desk import Desk

AHEAD = 6
"""Days after today whose birthdays and anniversaries are on the day's list."""


def occasions(desk: Desk) -> Iterator[tuple[Card, Reason]]:
    """Yield the cards with something to congratulate on, and what it is."""
    spoken_to: set[int] | None = None
    for card, reason in _coming(desk):
        if reason.when == When(desk.today):
            if spoken_to is None:
                first, end = desk.clock.start_of(desk.today), desk.clock.end_of(desk.today)
                spoken_to = cards.spoken_to(desk.store, first, end)
            if card.person.id in spoken_to:
                continue
        yield card, reason


def _coming(desk: Desk) -> Iterator[tuple[Card, Reason]]:
    kept = kept_on(desk.today, AHEAD)
    for span in spans(kept):
        for person, attempt in cards.birthdays(desk.store, desk.clock, *span):
            born = person.birthday
            if born is not None:
                day = kept[f"{born:%m-%d}"]
                yield desk.judged(person, attempt), Reason(Due.BIRTHDAY, When(day))
        for person, attempt, issued in cards.anniversaries(desk.store, desk.clock, *span):
            day = kept[f"{issued:%m-%d}"]
            if day.year > issued.year:
                reason = Reason(Due.ANNIVERSARY, When(day), day.year - issued.year)
                yield desk.judged(person, attempt), reason

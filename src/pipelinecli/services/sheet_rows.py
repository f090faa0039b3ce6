"""A row of the sheet: from the history, or frozen as it was handed in (METHOD §4).

From the history each contact stands in the column it had at the end of the row's days, whatever
has happened since. A frozen row is given as it was written, and history is compared with it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pipelinecli.method.sheet import Entry, SheetRow, differences, sheet_row
from pipelinecli.method.stages import Stage
from pipelinecli.services.past import Past
from pipelinecli.store import activities, cards, checkins, moves
from pipelinecli.store.checkins import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.sheet import Difference
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.checkins import Frozen

_APART: Final = 3
"""The most days from one check-in to the next."""


def rows(
    desk: Desk, windows: Sequence[Window], until: str, handed_in_by: str | None = None
) -> Iterator[SheetRow]:
    """Yield each check-in's row as history has it just before a stored moment.

    A row that was handed in, before `handed_in_by` if that is given, is the last revision of it.
    """
    known = frozen_rows(desk, windows, handed_in_by)
    for window in windows:
        found = known.get(window.date)
        if found is None:
            first, end = span_of(desk, window, known)
            yield from_history(desk, window, Span(first, min(end, until)))
        else:
            yield as_handed_in(desk, window, found)


def frozen_rows(desk: Desk, windows: Sequence[Window], by: str | None = None) -> dict[date, Frozen]:
    """Return the last revision of what was handed in, by day, for check-ins and their neighbours.

    `windows` are in order; `by` is a stored moment.
    """
    first = max(windows[0].date.toordinal() - _APART, date.min.toordinal())
    last = min(windows[-1].date.toordinal() + _APART, date.max.toordinal())
    between = date.fromordinal(first), date.fromordinal(last)
    return {found.day: found for found in checkins.between(desk.store, desk.clock, *between, by)}


def span_of(desk: Desk, window: Window, known: Mapping[date, Frozen]) -> Span:
    """Return the days of a check-in as moments: as handed in, or as the rep's zone has them.

    Where the check-in before or after it was handed in it begins, or ends, where that one ends
    or begins: a zone that was set in between leaves no hour out and counts none twice.
    """
    if window.date in known:
        return known[window.date].span
    first, end = desk.clock.start_of(window.first), desk.clock.end_of(window.last)
    near = {
        (day - window.date).days: frozen
        for day, frozen in known.items()
        if abs((day - window.date).days) <= _APART
    }
    earlier = max((apart for apart in near if apart < 0), default=None)
    later = min((apart for apart in near if apart > 0), default=None)
    span = Span(
        first if earlier is None else near[earlier].span.end,
        end if later is None else near[later].span.first,
    )
    return span if span.first < span.end else Span(first, end)


def from_history(desk: Desk, window: Window, span: Span) -> SheetRow:
    """Return a row as history has it."""
    first, end = span
    worked: set[int] = set()
    if first < end:
        worked = moves.moved_between(desk.store, first, end) | activities.worked_between(
            desk.store, first, end
        )
    past = Past(desk, window.last, end)
    entries = (_entry(past, card_id) for card_id in worked)
    return sheet_row(window, [entry for entry in entries if entry is not None])


def as_handed_in(desk: Desk, window: Window, frozen: Frozen) -> SheetRow:
    """Return the frozen row, with what history says now of the same days.

    They are the days as they were handed in: a zone that was set since moves nothing.
    """
    then = checkins.entries(desk.store, frozen.id)
    now = from_history(desk, window, frozen.span).entries
    found = differences(then, now)
    if found:
        became, left_out = _paperwork(desk, frozen, found)
        found = differences(then, now, became=became, leaving_out=left_out)
    return SheetRow(window, then, frozen.hand_in, found)


def _paperwork(
    desk: Desk, frozen: Frozen, found: Iterable[Difference]
) -> tuple[dict[int, int], set[int]]:
    """Return which card became which since, and the cards that differ for paperwork only.

    Erasing is paperwork, and putting cards together. Work that was recorded later for a card
    that was put together counts as on any other.
    """
    from pipelinecli.store.people import former_cards

    became: dict[int, int] = {}
    left_out: set[int] = set()
    since = frozen.change_set
    for card_id in {entry.id for pair in found for entry in pair if entry is not None}:
        loaded = cards.load(desk.store, desk.clock, card_id)
        if loaded is None or loaded[0].forgotten:
            left_out.add(card_id)
        elif checkins.was_paperwork(desk.store, card_id, since):
            became.update(dict.fromkeys(former_cards(desk.store, card_id), card_id))
            if not checkins.was_worked(desk.store, card_id, frozen.span.end, since):
                left_out.add(card_id)
    return became, left_out


def _entry(past: Past, card_id: int) -> Entry | None:
    """Return where a card that was worked stood; in column 1 before its history begins."""
    stood = moves.standing_before(past.desk.store, card_id, past.moment)
    if stood is None:
        loaded = cards.load(past.desk.store, past.desk.clock, card_id)
        return loaded and Entry(card_id, loaded[0].name, Stage.OPPORTUNITY, None)
    card = past.card(card_id, stood)
    if card is None:
        return None
    if card.person.forgotten and moves.was_forgotten(past.desk.store, card_id, past.moment):
        return None  # erased is not lost
    first = card.attempt.first_meeting if card.stage is not Stage.OPPORTUNITY else None
    return Entry(
        id=card_id,
        name=card.person.name,
        stage=card.stage,
        first_meeting=None if first is None else first.day,
        overridden=card.attempt.override is not None,
    )

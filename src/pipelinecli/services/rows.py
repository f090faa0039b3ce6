"""A row of the sheet: from the history, or frozen as it was handed in (METHOD §4).

From the history each contact stands in the column it had at the end of the row's days, whatever
has happened since. A frozen row is given as it was written, and history is compared with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.sheet import Entry, SheetRow, differences, sheet_row
from pipelinecli.method.stages import Stage
from pipelinecli.services.past import Past
from pipelinecli.store import activities, cards, checkins, moves
from pipelinecli.store.checkins import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.sheet import Difference
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.checkins import Frozen


def rows(desk: Desk, windows: Iterable[Window], until: str) -> Iterator[SheetRow]:
    """Yield each check-in's row as it is known just before a stored moment.

    A row that was handed in by then is the last revision of it.
    """
    windows = tuple(windows)
    days = [window.date for window in windows]
    handed_in = checkins.between(desk.store, desk.clock, min(days), max(days), until)
    last = {frozen.day: frozen for frozen in handed_in}
    for window in windows:
        found = last.get(window.date)
        if found is None:
            first, end = days_of(desk, window)
            yield from_history(desk, window, Span(first, min(end, until)))
        else:
            yield as_handed_in(desk, window, found)


def days_of(desk: Desk, window: Window) -> Span:
    """Return the days of a check-in as the rep's zone has them."""
    return Span(desk.clock.start_of(window.first), desk.clock.end_of(window.last))


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
    if card is None or (card.person.forgotten and stood.stage is Stage.LOST):
        return None  # erased is not lost
    first = card.attempt.first_meeting if card.stage is not Stage.OPPORTUNITY else None
    return Entry(
        id=card_id,
        name=card.person.name,
        stage=card.stage,
        first_meeting=None if first is None else first.day,
        overridden=card.attempt.override is not None,
    )

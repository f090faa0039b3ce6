"""Whatever is typed on whatever day, a row that was handed in reads as it did when it was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from pipelinecli.method.calendar import due_between, latest_due
from pipelinecli.method.kinds import WORKED
from pipelinecli.services import checkins, meetings, people, sheet_rows
from pipelinecli.services import handed_in as looking
from tests.services.erasing import forget
from tests.services.test_any_sequence import AHEAD, SOON, WHO, Office

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.sheet import Difference, Entry, SheetRow

NAMES = st.sampled_from(["Ann", "Bo", "王经理"])
NOTES = st.sampled_from(["cold", "寒潮"])
"""None of them names anybody: a note that does goes with the person."""
_PAPERWORK = {"merged", "forgotten"}


class HandedIn:
    """A row as it was handed in, and what was typed since that may make it read otherwise."""

    def __init__(self, row: SheetRow) -> None:
        self.row = row
        self.touched: set[int] = set()
        """Cards that were put together or erased since."""
        self.late = False
        """Whether anything was recorded since for its days, or for earlier ones."""


class Deadlines(Office):
    """The same rep's months, with check-ins in between."""

    def __init__(self) -> None:
        super().__init__()
        self.handed_in: list[HandedIn] = []
        self.became: dict[int, int] = {}
        self.forgotten: set[int] = set()

    @rule(days=st.integers(min_value=1, max_value=4))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(days=st.sampled_from([3, 7, 20]), note=st.none() | NOTES)
    def check_in(self, days: int, note: str | None) -> None:
        for window in due_between(self.day(-days).day, self.today):
            self.hand_in(window, note)

    @initialize()
    def open_the_diary(self) -> None:
        """Begin with people in several columns and a row that they are in."""
        super().open_the_diary()
        for steps in (1, 2, 3):
            self.ids.append(self.diary.add("Bo", self.today.isoformat()))
            for _step in range(steps):
                self.take_the_next_step(self.ids[-1], self.day(5))
        self.days_go_by_and_the_check_in_is_due(None)

    @rule(note=st.none() | NOTES)
    def days_go_by_and_the_check_in_is_due(self, note: str | None) -> None:
        self.today += timedelta(days=3)
        self.hand_in(latest_due(self.today), note)

    @rule(at=WHO, ahead=SOON, days=st.integers(min_value=1, max_value=3))
    def work_and_hand_in(self, at: int, ahead: int, days: int) -> None:
        self.take_the_next_step(self.who(at), self.day(ahead))
        self.today += timedelta(days=days)
        self.hand_in(latest_due(self.today), None)

    @rule(at=WHO, ago=st.integers(min_value=1, max_value=12), upcoming=AHEAD)
    def met_some_days_ago(self, at: int, ago: int, upcoming: int) -> None:
        on = self.day(-ago)
        soon = self.day(upcoming)
        self.run(lambda: meetings.met(self.desk, self.who(at), on, upcoming=soon), on)

    def hand_in(self, window: Window, note: str | None) -> None:
        """Hand a row in: it is the row that history has, and once is enough."""
        before = {kept.row.window: kept.row for kept in self.handed_in}.get(window)
        shown = None if before is None else self.shown(before)
        span = sheet_rows.span_of(self.desk, window, {})
        history = sheet_rows.from_history(self.desk, window, span)
        row, anew = checkins.hand_in(self.desk, window, note)
        assert self.shown(row) == row
        assert checkins.hand_in(self.desk, window, note) == (row, False)
        if not anew:
            assert shown == row
            assert row.differences == ()
            return
        assert (row.entries, row.differences) == (history.entries, ())
        assert {(entry.id, entry.stage.value) for entry in row.entries} == self.replayed(window)
        if before is not None and shown is not None and before.hand_in is not None:
            assert shown.differences or note not in {None, before.hand_in.note}
        self.handed_in.append(HandedIn(row))

    def replayed(self, window: Window) -> set[tuple[int, str]]:
        """Return who was worked and where they stood, from nothing but the rows of the file."""
        first = self.desk.clock.start_of(window.first)
        end = self.desk.clock.end_of(window.last)
        moves = self.diary.rows(
            "SELECT card_id, to_stage, kind, at FROM stage_change WHERE at < ? ORDER BY at, id", end
        )
        done = self.diary.rows(
            "SELECT card_id, kind FROM activity WHERE at >= ? AND at < ? AND card_id NOT NULL",
            first,
            end,
        )
        worked = {card for card, _to, kind, at in moves if at >= first and kind not in _PAPERWORK}
        worked |= {card for card, kind in done if kind in WORKED}
        stood = {card: (to, kind) for card, to, kind, _at in moves}
        found = {card: stood.get(card, ("opportunity", "")) for card in worked}
        return {(card, to) for card, (to, kind) in found.items() if kind != "forgotten"}

    def shown(self, row: SheetRow) -> SheetRow:
        assert row.hand_in is not None
        return looking.one(self.desk, row.window.date, row.hand_in.revision)[0]

    @rule(at=WHO, name=NAMES)
    def rename(self, at: int, name: str) -> None:
        self.run(lambda: people.edit(self.desk, self.who(at), {"name": name}))

    @rule(at=WHO)
    def forget(self, at: int) -> None:
        if len(self.ids) > 1:
            who = self.who(at)
            forget(self.desk, who)
            self.ids.remove(who)
            self.forgotten.add(int(who))
            self.touch(int(who))

    @precondition(lambda self: len(self.ids) > 1)
    @rule(keep=WHO, gone=WHO)
    def merge(self, keep: int, gone: int) -> None:
        kept, lost = self.who(keep), self.who(gone)
        if self.run(lambda: people.merge(self.desk, kept, lost)):
            self.ids.remove(lost)
            self.became[int(lost)] = int(kept)
            self.touch(int(kept), int(lost))

    def touch(self, *cards: int) -> None:
        for kept in self.handed_in:
            kept.touched.update(cards)

    def forget_evenings(self, since: date) -> None:
        """A thing recorded late, which may amend what was handed in for its day and later."""
        for kept in self.handed_in:
            kept.late = kept.late or since <= kept.row.window.last

    def person(self, card: int) -> int:
        """Return the card that a card has become."""
        while card in self.became:
            card = self.became[card]
        return card

    def nameless(self, entry: Entry) -> Entry:
        return entry._replace(name="") if self.person(entry.id) in self.forgotten else entry

    @invariant()
    def what_was_handed_in_reads_as_it_did(self) -> None:
        for kept in self.handed_in:
            shown = self.shown(kept.row)
            assert shown.hand_in == kept.row.hand_in
            assert shown.entries == tuple(map(self.nameless, kept.row.entries))
            assert kept.late or not shown.differences
            self.check(kept, shown.differences)

    def check(self, kept: HandedIn, found: tuple[Difference, ...]) -> None:
        """Cards that nothing but work has changed differ exactly where history does."""
        plain = {
            pair.was.id if pair.was is not None else pair.now.id if pair.now is not None else 0
            for pair in found
        }
        then = {(entry.id, entry.stage.value) for entry in kept.row.entries}
        moved = {card for card, _stage in then ^ self.replayed(kept.row.window)}
        assert moved - kept.touched <= plain
        met = {
            pair.was.id
            for pair in found
            if pair.was and pair.now and pair.was.stage is pair.now.stage
        }
        assert plain - kept.touched - moved <= met
        assert not plain & self.forgotten

    # What the other months are checked for is checked there.

    def history_and_board_agree(self) -> None: ...

    def past_evenings_look_as_they_did(self) -> None: ...

    def the_journal_has_no_gap(self) -> None: ...


TestAnySequenceOfCheckIns = Deadlines.TestCase
TestAnySequenceOfCheckIns.settings = settings(max_examples=30, stateful_step_count=40)

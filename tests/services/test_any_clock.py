"""Whatever is typed while the clock jumps about: history in its order, nothing negative."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from pipelinecli.method.kinds import MoveKind
from pipelinecli.services import checkins, review, sheets
from pipelinecli.services import handed_in as looking
from pipelinecli.services.day import day
from tests.services.test_any_sequence import Office

CLOCKS = st.sampled_from(
    [date(1900, 1, 1), date(1970, 1, 1), date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 2),
     date(2026, 4, 20), date(2027, 1, 1), date(2200, 12, 30)]
)  # fmt: skip
AHEAD_AT_MOST = date(2200, 12, 1)


class Jumping(Office):
    """A rep's months on a machine whose clock is set to anything at any time."""

    @rule(days=st.integers(min_value=1, max_value=20))
    def days_go_by(self, days: int) -> None:
        if self.today < AHEAD_AT_MOST:
            super().days_go_by(days)
        self.evenings.clear()

    @rule(clock=CLOCKS)
    def set_the_clock(self, clock: date) -> None:
        self.today = clock

    @rule()
    def check_in(self) -> None:
        self.run(lambda: checkins.hand_in(self.desk, checkins.due(self.desk)))

    @rule()
    def apply_what_is_proposed(self) -> None:
        checkins.carry_out(self.desk)

    @invariant()
    def moves_are_in_order_and_no_age_is_negative(self) -> None:
        desk = self.desk
        for who in self.ids:
            shown = review.show(desk, who)
            assert shown.card.age is None or shown.card.age >= 0
            assert all(before.at <= after.at for before, after in pairwise(shown.moves))
            ids = [move.id for move in shown.moves]
            merged = any(move.kind is MoveKind.MERGED for move in shown.moves)
            assert merged or ids == sorted(ids)

    @invariant()
    def every_view_can_be_had(self) -> None:
        if self.ids:
            desk = self.desk
            assert day(desk).day == desk.today
            assert len(sheets.sheet(desk).rows) == 3
            report = checkins.report(desk, checkins.due(desk))
            assert all(change.was is not change.now for change in report.changes)
            assert list(looking.every(desk)[0]) == sorted(
                looking.every(desk)[0], key=lambda row: row.window.date, reverse=True
            )


TestAnyClock = Jumping.TestCase
TestAnyClock.settings = settings(max_examples=40, stateful_step_count=25)

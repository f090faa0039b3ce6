"""Once somebody was erased, everything but what they were part of is still taken back."""

from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import initialize

from tests.services.test_undo_any_sequence import SEQUENCES, Undoing


class UndoingOnceErased(Undoing):
    """A rep's months that begin with somebody who is erased, and others who are not."""

    @initialize()
    def open_the_diary(self) -> None:
        super().open_the_diary()
        self.add()
        self.met(1, 0, 3, no_next=False)
        self.configure(("cycle", "14"))
        while len(self.ids) < 3:
            self.add()
        self.edit(2, {"org": "Acme"}, untag=False)
        super().forget(1)


TestUndoForgottenAnySequence = UndoingOnceErased.TestCase
TestUndoForgottenAnySequence.settings = settings(
    max_examples=SEQUENCES // 2, stateful_step_count=15
)

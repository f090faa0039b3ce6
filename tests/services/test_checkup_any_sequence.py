"""Whatever is typed, taken back, handed in, erased or put back: a check-up finds nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis.stateful import invariant

from pipelinecli.method.checkup.findings import Check, State
from pipelinecli.services.checkup import look
from tests.services.test_restore_any_sequence import Safe
from tests.services.test_undo_any_sequence import Undoing

if TYPE_CHECKING:
    from tests.builders import Diary

OF_ROWS = {
    Check.INTEGRITY,
    Check.REFERENCES,
    Check.SCHEMA,
    Check.HISTORY,
    Check.JOURNAL,
    Check.VALUES,
}
FEW, MANY = (10, 300) if settings.default.max_examples <= 1_000 else (100, 2_000)  # type: ignore[union-attr]


def check_up(diary: Diary, today: str) -> None:
    findings = look(diary.path, diary.desk(today).clock)
    of_rows = [finding for finding in findings if finding.check in OF_ROWS]
    assert {finding.check for finding in of_rows} == OF_ROWS
    assert [finding for finding in of_rows if finding.state is not State.OK] == []


class Undone(Undoing):
    """Months with everything taken back at any time, somebody forgotten, and check-ins."""

    @invariant()
    def nothing_is_wrong(self) -> None:
        if self.diary.store.exists():
            check_up(self.diary, self.today.isoformat())


class Restored(Safe):
    """Months in which backups are put back, those of another machine among them."""

    @invariant()
    def nothing_is_wrong(self) -> None:
        if self.ids:
            check_up(self.diary, self.today.isoformat())


TestUndone = Undone.TestCase
TestUndone.settings = settings(max_examples=FEW, stateful_step_count=20)
TestRestored = Restored.TestCase
TestRestored.settings = settings(max_examples=FEW, stateful_step_count=20)

"""Whatever is merged, undone and put back, nobody who was erased is in the store's bytes again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pipelinecli.errors import PipelineError, StoreDamaged
from pipelinecli.i18n import set_language
from pipelinecli.services import people, undoing
from pipelinecli.store import people as stored
from tests.builders import MONDAY, Diary
from tests.services.erasing import forget
from tests.services.holdings import keep, put_back
from tests.services.stories import at_25

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = 4
ONE = st.integers(min_value=1, max_value=PEOPLE)
SEQUENCES = 1_000 if settings.default.max_examples > 1_000 else 30  # type: ignore[union-attr]


class Discreet(RuleBasedStateMachine):
    """An office with people whose every word can be told from anybody else's."""

    def __init__(self) -> None:
        super().__init__()
        set_language("en")
        self.directory = tempfile.TemporaryDirectory()
        self.diary = Diary(Path(self.directory.name))
        self.kept: list[str] = []
        self.erased: set[int] = set()
        for one in range(1, PEOPLE + 1):
            at_25(self.diary, f"secret{one}")
            self.edit(one)

    def teardown(self) -> None:
        self.diary.store.close()
        self.directory.cleanup()

    def tried(self, command: Callable[[], object]) -> bool:
        """Run a command, which may be refused, and never for a store that is at odds."""
        try:
            command()
        except StoreDamaged:
            raise
        except PipelineError:
            return False
        return True

    @rule(one=ONE)
    def edit(self, one: int) -> None:
        words: dict[str, object] = {
            "note": f"secret{one}",
            "phone": f"13800secret{one}",
            "tags": (f"secret{one}",),
        }
        self.tried(lambda: people.edit(self.diary.desk(), str(one), words))

    @rule(one=ONE, other=ONE)
    def merge(self, one: int, other: int) -> None:
        self.tried(lambda: people.merge(self.diary.desk(), str(one), str(other)))

    @rule(count=st.integers(min_value=1, max_value=3))
    def undo(self, count: int) -> None:
        desk = self.diary.desk()
        self.tried(lambda: undoing.undo(desk, undoing.plan(desk, count)))

    @rule(count=st.integers(min_value=1, max_value=3))
    def redo(self, count: int) -> None:
        desk = self.diary.desk()
        self.tried(lambda: undoing.redo(desk, undoing.redo_plan(desk, count)))

    @rule()
    def keep_a_backup(self) -> None:
        self.kept.append(keep(self.diary, MONDAY))

    @precondition(lambda self: bool(self.kept))
    @rule(at=st.integers(min_value=0, max_value=20))
    def restore(self, at: int) -> None:
        self.tried(lambda: put_back(self.diary, self.kept[at % len(self.kept)], MONDAY))

    @rule(one=ONE)
    def forget(self, one: int) -> None:
        with self.diary.store.snapshot():
            gone = {one, *stored.former_cards(self.diary.store, one)}
        if self.tried(lambda: forget(self.diary.desk(), str(one))):
            self.erased |= gone

    @invariant()
    def nobody_who_was_erased_is_there(self) -> None:
        held = b"".join(
            path.read_bytes() for path in Path(self.directory.name).iterdir() if path.is_file()
        )
        assert [one for one in sorted(self.erased) if f"secret{one}".encode() in held] == []


TestDiscreet = Discreet.TestCase
TestDiscreet.settings = settings(max_examples=SEQUENCES, stateful_step_count=20)

"""Whatever was typed, a bundle makes the same store again, and comes into one that is there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.builders import MONDAY, Diary
from tests.services.carrying import bring, bundle_of
from tests.services.holdings import change_sets, change_sets_in, held, held_in
from tests.services.test_checkins_any_sequence import Deadlines
from tests.services.test_restore_any_sequence import Safe
from tests.services.test_restore_forgotten_any_sequence import Discreet

if TYPE_CHECKING:
    from tests.services.test_any_sequence import Office

MANY = settings.default.max_examples > 1_000  # type: ignore[union-attr]
SEQUENCES = 500 if MANY else 8


def leave(diary: Diary, directory: str, moment: str) -> None:
    """Write everything, make a store of it elsewhere, and see that nothing differs."""
    made = bundle_of(diary, moment)
    with tempfile.TemporaryDirectory(dir=directory) as place:
        path = Path(place, "all.jsonl")
        path.write_bytes(made)
        away = Diary(Path(place), diary.zone)
        try:
            assert bring(away, path, moment).written
            assert away.dump() == diary.dump()
            assert bundle_of(away, moment) == made
        finally:
            away.store.close()


class Carried(Safe):
    """An office that takes its store along, and brings it back another day."""

    @rule()
    def leave_with_everything(self) -> None:
        leave(self.diary, self.directory.name, self.today.isoformat())

    @rule()
    def keep_a_backup(self) -> None:
        super().keep_a_backup()
        bundle = bundle_of(self.diary, self.today.isoformat())
        Path(f"{self.kept[-1].path}.jsonl").write_bytes(bundle)

    @precondition(lambda self: bool(self.kept))
    @rule(at=st.integers(min_value=0, max_value=20), back=st.booleans())
    def restore(self, at: int, back: bool) -> None:
        """Take in a bundle where an office without any would put back a backup."""
        kept = self.kept[at % len(self.kept)]
        path, today = Path(f"{kept.path}.jsonl"), self.today.isoformat()
        was, there = self.now(), held_in(kept.path)
        self.foreign |= change_sets_in(kept.path) - change_sets(self.diary)
        done = bring(self.diary, path, today)
        assert held(self.diary) == there
        assert done.written == (was.held != there)
        assert not bring(self.diary, path, today).written
        if not done.written:
            return
        self.before.append(was)
        self.after.clear()
        self.ids, self.evenings = list(kept.ids), dict(kept.evenings)
        if back:
            self.undo(1)
            self.redo(1)
            assert held(self.diary) == there


class HandingIn(Deadlines):
    """An office with check-ins and people who are erased, which takes its store along."""

    @rule()
    def leave_with_everything(self) -> None:
        leave(self.diary, self.directory.name, self.today.isoformat())


class Discreetly(Discreet):
    """An office that takes in bundles with people whom it has erased since."""

    @rule()
    def keep_a_backup(self) -> None:
        path = Path(self.directory.name, "bundles", f"{len(self.kept)}.jsonl")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(bundle_of(self.diary))
        self.kept.append(str(path))
        leave(self.diary, str(path.parent), MONDAY)

    @precondition(lambda self: bool(self.kept))
    @rule(at=st.integers(min_value=0, max_value=20))
    def restore(self, at: int) -> None:
        path = Path(self.kept[at % len(self.kept)])
        self.tried(lambda: bring(self.diary, path))


def _case(office: type[Office | Discreet]) -> type:
    case = office.TestCase
    case.settings = settings(max_examples=SEQUENCES, stateful_step_count=25)
    return case


TestCarried = _case(Carried)
TestHandingIn = _case(HandingIn)
TestDiscreetly = _case(Discreetly)

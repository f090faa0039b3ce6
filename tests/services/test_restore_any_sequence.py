"""Whatever was done since a backup, a restore brings it back exactly; undo and redo go through it.

Backups are of this store, at any point of it, and of copies of it that were worked on elsewhere.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from pipelinecli.services import capture, people, setup, undoing
from tests.builders import Diary
from tests.services.holdings import (
    change_sets,
    change_sets_in,
    check_story,
    held,
    held_in,
    keep,
    put_back,
    restores_only_in,
)
from tests.services.test_any_sequence import AGO, BERLIN, WHO, Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pipelinecli.method.board import Board
    from pipelinecli.method.dates import When
    from tests.services.holdings import Holdings

SEQUENCES = 1_000 if settings.default.max_examples > 1_000 else 15  # type: ignore[union-attr]


class Kept(NamedTuple):
    """A backup, and how everything looked when it was made."""

    path: str
    ids: list[str]
    evenings: dict[date, Board]


class Point(NamedTuple):
    """How everything looked before a command."""

    held: Holdings
    ids: list[str]
    evenings: dict[date, Board]


class Safe(Office):
    """An office that makes backups, puts them back, and changes its mind."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Kept] = []
        self.before: list[Point] = []
        """How it looked before each command that undo can take back."""
        self.foreign: set[str] = set()
        """The change sets that came from elsewhere, by their uids."""
        self.after: list[Point] = []
        """How it looked after each command that redo can bring again."""

    def now(self) -> Point:
        return Point(held(self.diary), list(self.ids), dict(self.evenings))

    def run(self, command: Callable[[], object], on: When | None = None) -> bool:
        was, last = self.now(), self.last_change_set()
        done = super().run(command, on)
        if self.last_change_set() != last:
            self.before.append(was)
            self.after.clear()
        return done

    def last_change_set(self) -> int:
        return int(self.diary.rows("SELECT max(id) FROM change_set")[0][0])

    @rule()
    def add(self) -> None:
        if len(self.ids) < 4:

            def add() -> None:
                contact = capture.Contact("Bo", tags=("vip",))
                moved = capture.add(self.desk, contact, another=True)
                self.ids.append(str(moved.card.person.id))

            self.run(add)

    @rule(at=WHO, name=st.sampled_from(["Ann", "Bo", "Cy"]), tag=st.sampled_from(["a", "b", ""]))
    def edit(self, at: int, name: str, tag: str) -> None:
        changes: dict[str, object] = {"name": name, "referred_by": self.who(at + 1)}
        if tag:
            changes["tags"] = (tag,)
        self.run(lambda: people.edit(self.desk, self.who(at), changes, untag=["vip"]))

    @rule(cycle=st.sampled_from(["14", "21", "28"]))
    def set_up(self, cycle: str) -> None:
        self.run(lambda: setup.put(self.desk, "cycle", cycle))

    @rule()
    def keep_a_backup(self) -> None:
        path = keep(self.diary, self.today.isoformat())
        assert held_in(path) == held(self.diary)
        self.kept.append(Kept(path, list(self.ids), dict(self.evenings)))

    @precondition(lambda self: bool(self.ids))
    @rule(ago=AGO, undone=st.booleans())
    def work_elsewhere(self, ago: int, undone: bool) -> None:
        """Go on with a copy of the store on another machine, and bring a backup from there."""
        directory = Path(tempfile.mkdtemp(dir=self.directory.name))
        keep(self.diary, self.today.isoformat(), str(directory / "pipeline.db"))
        away = Diary(directory, BERLIN)
        here, self.diary, ids, evenings = self.diary, away, list(self.ids), dict(self.evenings)
        before, after = list(self.before), list(self.after)
        try:
            self.add()
            self.met(0, ago, 3, no_next=False)
            if undone:
                # The meeting; or whoever was added, where it was refused.
                undoing.undo(self.desk, undoing.plan(self.desk))
                self.ids = [str(row[0]) for row in self.diary.rows("SELECT id FROM card")]
                self.edit(0, "Cy", "a")
            self.keep_a_backup()
        finally:
            away.store.close()
            self.diary, self.ids, self.evenings = here, ids, evenings
            self.before, self.after = before, after

    @precondition(lambda self: bool(self.kept))
    @rule(at=st.integers(min_value=0, max_value=20), back=st.booleans())
    def restore(self, at: int, back: bool) -> None:
        kept = self.kept[at % len(self.kept)]
        was, there = self.now(), held_in(kept.path)
        brings = restores_only_in(kept.path, self.diary)
        self.foreign |= change_sets_in(kept.path) - change_sets(self.diary)
        done = put_back(self.diary, kept.path, self.today.isoformat())
        assert held(self.diary) == there
        assert done.changed == (was.held != there or bool(brings))
        assert put_back(self.diary, kept.path, self.today.isoformat()).changed is False
        if not done.changed:
            return
        self.before.append(was)
        self.after.clear()
        self.ids, self.evenings = list(kept.ids), dict(kept.evenings)
        self.history_and_board_agree()
        self.past_evenings_look_as_they_did()
        if back:
            self.undo(1)
            self.redo(1)
            assert held(self.diary) == there

    @precondition(lambda self: bool(self.before))
    @rule(count=st.integers(min_value=1, max_value=5))
    def undo(self, count: int) -> None:
        count = min(count, len(self.before))
        point = self.now()
        for _one in range(count):
            self.after.append(point)
            point = self.before.pop()
        undoing.undo(self.desk, undoing.plan(self.desk, count))
        self.look_like(point)

    @precondition(lambda self: bool(self.after))
    @rule(count=st.integers(min_value=1, max_value=5))
    def redo(self, count: int) -> None:
        count = min(count, len(self.after))
        point = self.now()
        for _one in range(count):
            self.before.append(point)
            point = self.after.pop()
        undoing.redo(self.desk, undoing.redo_plan(self.desk, count))
        self.look_like(point)

    def look_like(self, point: Point) -> None:
        assert held(self.diary) == point.held
        self.ids, self.evenings = list(point.ids), dict(point.evenings)

    @invariant()
    def the_journal_has_no_gap(self) -> None:
        """What was brought from elsewhere happened to other rows, and is no part of the story."""
        check_story(self.diary, self.foreign)


TestSafe = Safe.TestCase
TestSafe.settings = settings(max_examples=SEQUENCES, stateful_step_count=30)

"""Whatever is typed and taken back in whatever order, the rows are those of what is in force.

What undo and redo leave depends on nothing but which commands are in force: every set of commands
that was in force before is remembered with its rows, and has the same rows whenever it comes
again. HYPOTHESIS_PROFILE=thorough tries a thousand sequences.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from pipelinecli.errors import NothingThere, Refused
from pipelinecli.method.calendar import due_between
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.method.record.alterations import Field
from pipelinecli.method.record.changes import account
from pipelinecli.method.stages import Stage
from pipelinecli.render.changes.writing import REDO, UNDO, tell, write_history
from pipelinecli.render.formats.listing import Format
from pipelinecli.services import capture, checkins, history, people, setup, undoing
from pipelinecli.store.record import changes
from tests.services.erasing import forget
from tests.services.replay import check_journal
from tests.services.test_any_sequence import AGO, MOST, WHO, Office
from tests.services.undone import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.services.undoing import Plan
    from pipelinecli.store.transaction import Transaction

InForce = frozenset[int]
"""Change sets in force, all but undo and redo, by their ids."""

_EFFECTIVE = (
    "SELECT id, effective_at, command FROM change_set WHERE command NOT IN ('undo', 'redo') "
    "AND id NOT IN (SELECT id FROM undone) ORDER BY id"
)
_SETTINGS = st.sampled_from(
    [("cycle", "auto"), ("cycle", "14"), ("cycle", ""), ("name", "Zoe"), ("limit.50", "7")]
)
_FIELDS = st.sampled_from(
    [{"name": "Anna"}, {"org": "Acme", "note": "tea"}, {"org": ""}, {"tags": ["vip", "warm"]}]
)
SEQUENCES = 1_000 if settings.default.max_examples > 1_000 else 40  # type: ignore[union-attr]


class Undoing(Office):
    """A rep's months, with everything taken back and brought again at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.states: dict[InForce, list[str]] = {}
        self.taken_back: list[list[int]] = []
        """What redo would bring again, last first: a list for each undo, in its order."""
        self.erased: set[int] = set()
        self._watch()

    def _watch(self) -> None:
        """Remember the rows before and after every write, several to a rule."""
        store = self.diary.store
        write = store.write

        @contextmanager
        def watched(command: str, clock: Clock) -> Iterator[Transaction]:
            if store.exists():
                self.remember()
            before = self.in_force() if store.exists() else frozenset()
            with write(command, clock) as tx:
                yield tx
            if command not in {"undo", "redo"} and self.in_force() != before:
                self.taken_back.clear()
            self.remember()

        store.write = watched  # type: ignore[method-assign]

    def in_force(self) -> InForce:
        return frozenset(row[0] for row in self.diary.rows(_EFFECTIVE))

    def state(self) -> list[str]:
        """Every row that is not about commands, and from when the commands in force count."""
        return [*rows(self.diary), *map(str, self.diary.rows(_EFFECTIVE))]

    def remember(self) -> None:
        """Compare with how it was when the same commands were in force."""
        if self.diary.store._under_way is not None:  # noqa: SLF001 - a part of another write
            return
        state = self.state()
        assert self.states.setdefault(self.in_force(), state) == state

    def days_go_by(self, days: int) -> None:
        """Let days go by, and do not look back: what was taken back changes how they looked."""
        self.today += timedelta(days=days)

    @rule(days=st.integers(min_value=1, max_value=20))
    def time_passes(self, days: int) -> None:
        self.days_go_by(days)

    @rule(kind=st.sampled_from(list(TallyKind)), n=st.integers(min_value=1, max_value=20))
    def tally(self, kind: TallyKind, n: int) -> None:
        self.run(lambda: capture.tally(self.desk, self.today, {kind: n}))

    @rule(ago=AGO)
    def log_with_nobody(self, ago: int) -> None:
        self.run(lambda: capture.log(self.desk, ActivityKind.DIAL, None, self.day(-ago)))

    @rule(at=WHO, changes=_FIELDS, untag=st.booleans())
    def edit(self, at: int, changes: dict[str, object], untag: bool) -> None:
        gone = ["vip"] if untag else []
        self.run(lambda: people.edit(self.desk, self.who(at), changes, gone))

    @rule(pair=_SETTINGS)
    def configure(self, pair: tuple[str, str]) -> None:
        key, value = pair
        if self.desk.settings.get(key, "") == value:
            return  # what alters nothing is nothing to take back
        self.run(lambda: setup.put(self.desk, *pair))

    @rule(days=st.sampled_from([3, 7]), note=st.none() | st.just("cold"), apply=st.booleans())
    def check_in(self, days: int, note: str | None, apply: bool) -> None:
        for window in due_between(self.day(-days).day, self.today):
            checkins.take(self.desk, window, note, apply=apply)

    @precondition(lambda self: len(self.ids) == MOST)
    @rule(at=WHO)
    def forget(self, at: int) -> None:
        who = self.who(at)
        forget(self.desk, who)
        self.ids.remove(who)
        self.erased = {row[0] for row in self.diary.rows("SELECT id FROM erased")}
        # The rows of what is gone cannot come back, so they are not what they were any more.
        self.states = {self.in_force(): self.state()}
        assert self.taken_back == []

    @rule(n=st.integers(min_value=1, max_value=6))
    def undo(self, n: int) -> None:
        self.take_back(n)

    @rule(n=st.integers(min_value=1, max_value=6))
    def redo(self, n: int) -> None:
        self.bring_again(n)

    def take_back(self, n: int) -> bool:
        """Take the last commands back: the rows are as they were before the first of them."""
        last = sorted(self.in_force(), reverse=True)[:n]
        wrong = NothingThere if len(last) < n else Refused if self.erased & {*last} else None
        done = self.replay("undo", lambda: undoing.plan(self.desk, n), wrong)
        if done is not None:
            assert [one.id for one in done] == last
            self.taken_back.insert(0, last[::-1])
        return done is not None

    @rule(at=st.integers(min_value=0, max_value=30))
    def undo_one(self, at: int) -> None:
        """Take one command back, and what depends on it."""
        known = sorted(self.in_force())
        if not known:
            return
        wanted = known[at % len(known)]
        with_it = {wanted, *self.depending_on(wanted)}
        wrong = Refused if self.erased & with_it else None
        done = self.replay("undo", lambda: undoing.plan(self.desk, change=wanted), wrong)
        if done is None:
            return
        assert {one.id for one in done} == with_it
        assert done[-1].id == wanted
        ids = [one.id for one in done]
        assert ids == sorted(ids, reverse=True)
        self.taken_back.insert(0, ids[::-1])

    def depending_on(self, change: int) -> list[int]:
        store, clock = self.diary.store, self.desk.clock
        found = changes.one(store, clock, change)
        assert found is not None
        return [one.id for one in changes.depending_on(store, clock, found)]

    @rule(n=st.integers(min_value=1, max_value=4), again=st.integers(min_value=1, max_value=4))
    def there_and_back(self, n: int, again: int) -> None:
        """Take some back and bring some of them again, before anything else is done."""
        self.undo(n)
        self.redo(again)

    def teardown(self) -> None:
        """Take everything back, one command after another, and bring it all again."""
        try:
            if self.diary.store.exists():
                self.tell_everything()
                self.go_through_everything()
        finally:
            super().teardown()

    def tell_everything(self) -> None:
        """Whatever was done can be said in every format, and never twice in one way."""
        desk = self.desk
        sets = history.history(desk)
        accounts = [account(done, desk.clock.local) for done in sets]
        names = history.names(desk, sets)
        for form in Format:
            out = io.StringIO()
            write_history(accounts, names, form, out)
            tell(UNDO, accounts, names, form, out)
            tell(REDO, accounts, names, form, out)
            assert out.getvalue()
        for one in accounts:
            assert len({*map(str, one.alterations)}) == len(one.alterations)

    def go_through_everything(self) -> None:
        seen = [self.in_force()]
        while self.take_back(1):
            seen.append(self.in_force())
        for state in seen[-2::-1]:
            assert self.bring_again(1)
            assert self.in_force() == state

    def bring_again(self, n: int) -> bool:
        """Bring commands again: the rows are as they were after the last of them."""
        waiting = [number for sets in self.taken_back for number in sets]
        wrong = NothingThere if len(waiting) < n else None
        done = self.replay("redo", lambda: undoing.redo_plan(self.desk, n), wrong)
        if done is None:
            return False
        assert [one.id for one in done] == waiting[:n]
        for _one in done:
            self.taken_back[0].pop(0)
            self.taken_back = [sets for sets in self.taken_back if sets]
        return True

    def replay(
        self, command: str, plan: Callable[[], Plan], wrong: type[Exception] | None
    ) -> tuple[ChangeSet, ...] | None:
        """Plan and carry out; what is refused is so as expected, and leaves the file as it was."""
        before, were = self.diary.dump(), self.in_force()
        desk = self.desk
        try:
            planned = plan()
        except (NothingThere, Refused) as error:
            assert type(error) is wrong  # noqa: PT017 - and no other, whatever it says
            assert self.diary.dump() == before
            return None
        assert wrong is None
        assert self.diary.dump() == before
        done = (undoing.undo if command == "undo" else undoing.redo)(desk, planned)
        changed = {one.id for one in done.sets}
        assert self.in_force() == (were - changed if command == "undo" else were | changed)
        self.find_who_is_there()
        return done.sets

    def find_who_is_there(self) -> None:
        there = self.diary.rows("SELECT id FROM card WHERE forgotten = 0 ORDER BY id")
        self.ids = [str(row[0]) for row in there]

    def who(self, at: int) -> str:
        """Name somebody; nobody where everybody was taken back."""
        return self.ids[at % len(self.ids)] if self.ids else "nobody"

    def take_the_next_step(self, who: str, soon: object) -> None:
        if self.ids:
            super().take_the_next_step(who, soon)  # type: ignore[arg-type]

    @rule()
    def add(self) -> None:
        if len(self.ids) < MOST:
            self.run(lambda: capture.add(self.desk, capture.Contact("Bo"), another=True))
            self.find_who_is_there()

    @invariant()
    def the_journal_has_no_gap(self) -> None:
        """Nothing that anybody did is left out, unless somebody was forgotten."""
        if self.diary.store.exists() and not self.erased:
            check_journal(self.diary)

    @invariant()
    def what_was_done_is_told_as_it_was(self) -> None:
        """A card is in the column told last, or in the one it was opened in."""
        if not self.diary.store.exists():
            return
        desk = self.desk
        stages = dict(self.diary.rows("SELECT card_id, stage FROM attempt WHERE current = 1"))
        told: dict[object, object] = {}
        for done in reversed(history.history(desk)):
            if done.undone_by is None:
                for one in account(done, desk.clock.local).alterations:
                    if one.field is Field.STAGE:
                        told[one.subject.key] = one.after
        if not self.erased:
            assert stages == {card: told.get(card, Stage.OPPORTUNITY) for card in stages}


TestUndoAnySequence = Undoing.TestCase
TestUndoAnySequence.settings = settings(max_examples=SEQUENCES, stateful_step_count=25)

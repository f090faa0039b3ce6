"""Whatever is typed on whatever day, history and board agree, and a refusal changes nothing."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pipelinecli.errors import PipelineError
from pipelinecli.i18n import set_language
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.services import (
    advance,
    capture,
    leaving,
    marking,
    meetings,
    past,
    people,
    review,
)
from tests.builders import Diary
from tests.services.replay import check_cards, check_counts, check_journal, differences

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelinecli.method.board import Board
    from pipelinecli.services.desk import Desk

BERLIN = ZoneInfo("Europe/Berlin")
"""Its summer time begins four weeks into the story."""

MOST = 4
WHO = st.integers(min_value=0, max_value=MOST - 1)
SOON = st.integers(min_value=0, max_value=12)
AHEAD = st.integers(min_value=-1, max_value=12)
AGO = st.sampled_from([0, 0, 0, 1, 3, 30])
STAGES = st.sampled_from(list(Stage))
MARKS = st.lists(
    st.sampled_from(["person", "plan", "budget", "timing", "next"]), unique=True, min_size=1
)
EVIDENCE = {"person": "herself", "plan": "life", "budget": "100/month"}


class Office(RuleBasedStateMachine):
    """A rep's months: cards opened, worked, moved, dropped and put together."""

    def __init__(self) -> None:
        super().__init__()
        set_language("en")
        self.directory = tempfile.TemporaryDirectory()
        self.diary = Diary(Path(self.directory.name), BERLIN)
        self.today = date(2026, 3, 2)
        self.ids: list[str] = []
        self.evenings: dict[date, Board] = {}

    def teardown(self) -> None:
        self.diary.store.close()
        self.directory.cleanup()

    @property
    def desk(self) -> Desk:
        return self.diary.desk(self.today.isoformat())

    def day(self, ahead: int) -> When:
        return When(self.today + timedelta(days=ahead))

    def run(self, command: Callable[[], object], on: When | None = None) -> bool:
        """Run a command; one that is refused leaves the file as it was."""
        before = self.diary.dump()
        try:
            command()
        except PipelineError:
            assert self.diary.dump() == before
            return False
        if on is not None:
            self.forget_evenings(on.day)
        return True

    def forget_evenings(self, since: date) -> None:
        """A thing recorded late changes how the days since then looked."""
        self.evenings = {day: seen for day, seen in self.evenings.items() if day < since}

    @initialize()
    def open_the_diary(self) -> None:
        self.ids.append(self.diary.add("Ann", self.today.isoformat()))

    @rule()
    def add(self) -> None:
        if len(self.ids) < MOST:
            contact = capture.Contact("Bo")
            moved = capture.add(self.desk, contact, another=True)
            self.ids.append(str(moved.card.person.id))

    @rule(days=st.integers(min_value=1, max_value=20))
    def days_go_by(self, days: int) -> None:
        self.evenings[self.today] = review.board(self.desk)
        self.today += timedelta(days=days)

    @rule(at=WHO, ago=AGO)
    def log(self, at: int, ago: int) -> None:
        on = self.day(-ago)
        self.run(lambda: capture.log(self.desk, ActivityKind.VISIT, self.who(at), on), on)

    @rule(at=WHO, ahead=AHEAD)
    def book(self, at: int, ahead: int) -> None:
        self.run(lambda: meetings.book(self.desk, self.who(at), self.day(ahead)))

    @rule(at=WHO, ago=AGO, ahead=st.none() | AHEAD, no_next=st.booleans())
    def met(self, at: int, ago: int, ahead: int | None, no_next: bool) -> None:
        on = self.day(-ago)
        upcoming = None if ahead is None else self.day(ahead)
        self.run(
            lambda: meetings.met(self.desk, self.who(at), on, upcoming=upcoming, no_next=no_next),
            on,
        )

    @rule(at=WHO, ahead=AHEAD)
    def plan_the_next_step(self, at: int, ahead: int) -> None:
        self.run(lambda: meetings.set_next(self.desk, self.who(at), self.day(ahead)))

    @rule(at=WHO, keys=MARKS, ahead=AHEAD, withdraw=st.booleans())
    def mark(self, at: int, keys: list[str], ahead: int, withdraw: bool) -> None:
        day = self.day(ahead).text()
        values = {**EVIDENCE, "timing": day, "next": f"{day} sign"}
        pairs = [f"{key}={'no' if withdraw else values[key]}" for key in keys]
        self.run(lambda: marking.mark(self.desk, self.who(at), pairs))

    @rule(at=WHO, ahead=SOON, steps=st.integers(min_value=1, max_value=4))
    def go_by_the_book(self, at: int, ahead: int, steps: int) -> None:
        for _step in range(steps):
            self.take_the_next_step(self.who(at), self.day(ahead))

    def take_the_next_step(self, who: str, soon: When) -> None:
        """Do what leads on from the column the card is in."""
        stage, today = review.one(self.desk, who).stage, When(self.today)
        pairs = [f"{key}={value}" for key, value in EVIDENCE.items()]
        pairs += [f"timing={soon.text()}", f"next={soon.text()}"]
        commands: dict[Stage, Callable[[], object]] = {
            Stage.OPPORTUNITY: lambda: meetings.book(self.desk, who, soon),
            Stage.APPOINTMENT: lambda: meetings.met(self.desk, who, today, upcoming=soon),
            Stage.P25: lambda: marking.mark(self.desk, who, pairs),
            Stage.P50: lambda: advance.sign(self.desk, who, Money(100, "CNY"), today),
            Stage.P90: lambda: advance.close(self.desk, who, today),
            Stage.CLOSED: lambda: leaving.reopen(self.desk, who),
            Stage.LOST: lambda: leaving.reopen(self.desk, who),
        }
        self.run(commands[stage])

    @rule(at=WHO, stage=STAGES, force=st.booleans())
    def move(self, at: int, stage: Stage, force: bool) -> None:
        reason = "said so" if force else None
        self.run(lambda: advance.move(self.desk, self.who(at), stage, force=force, reason=reason))

    @rule(at=WHO, ago=AGO)
    def sign(self, at: int, ago: int) -> None:
        on = self.day(-ago)
        self.run(lambda: advance.sign(self.desk, self.who(at), Money(100, "CNY"), on), on)

    @rule(at=WHO, ago=AGO)
    def close(self, at: int, ago: int) -> None:
        on = self.day(-ago)
        self.run(lambda: advance.close(self.desk, self.who(at), on), on)

    @rule(at=WHO)
    def back(self, at: int) -> None:
        self.run(lambda: leaving.back(self.desk, self.who(at)))

    @rule(at=WHO)
    def lose(self, at: int) -> None:
        self.run(lambda: leaving.lose(self.desk, self.who(at), "a clear no"))

    @rule(at=WHO)
    def reopen(self, at: int) -> None:
        self.run(lambda: leaving.reopen(self.desk, self.who(at)))

    @precondition(lambda self: len(self.ids) == MOST)
    @rule(keep=WHO, gone=WHO)
    def merge(self, keep: int, gone: int) -> None:
        kept, lost = self.who(keep), self.who(gone)
        if self.run(lambda: people.merge(self.desk, kept, lost)):
            self.ids.remove(lost)
            self.evenings.clear()

    def who(self, at: int) -> str:
        return self.ids[at % len(self.ids)]

    @invariant()
    def history_and_board_agree(self) -> None:
        if self.ids:
            check_cards(self.diary)
            check_counts(self.diary, self.desk)

    @invariant()
    def past_evenings_look_as_they_did(self) -> None:
        for day, seen in self.evenings.items():
            if day < self.today:
                moment = self.desk.clock.end_of(day)
                assert differences(seen, past.board_then(self.desk, day, moment)) == {}

    @invariant()
    def the_journal_has_no_gap(self) -> None:
        if self.ids:
            check_journal(self.diary)


TestAnySequence = Office.TestCase
TestAnySequence.settings = settings(max_examples=60, stateful_step_count=30)

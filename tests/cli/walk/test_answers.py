"""What an answer comes to: an ordinary command, typed as the walk shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli.session import Session
from pipelinecli.cli.walk import answers
from pipelinecli.cli.walk.answers import Asker
from pipelinecli.cli.walk.lines import BackToTheKeys
from pipelinecli.cli.walk.questions import Key
from pipelinecli.errors import UsageError
from pipelinecli.method.cards import Card
from pipelinecli.method.dates import When
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from tests.cli.walk.typist import Typist
from tests.render import people

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Asked = tuple[Card, Flag, Key]

STEP_PASSED = people.met(Stage.P25, {"next_step": When(people.after(-1))})
SIGNING_PASSED = people.met(Stage.P50, people.FIVE | {"signing": When(people.after(-1))})

MEETING_HELD = (people.UNANSWERED, Flag.MEETING_UNANSWERED, Key.HELD)
MEETING_RE_DATED = (people.UNANSWERED, Flag.MEETING_UNANSWERED, Key.RE_DATE)
BOOKED = (people.NEW, Flag.STUCK, Key.BOOK)
STEP_HELD = (STEP_PASSED, Flag.NEXT_STEP_PASSED, Key.HELD)
STEP_RE_DATED = (STEP_PASSED, Flag.NEXT_STEP_PASSED, Key.RE_DATE)
HELD_UNPLANNED = (people.NO_NEXT, Flag.NO_NEXT_STEP, Key.HELD)
NEXT = (people.NO_NEXT, Flag.NO_NEXT_STEP, Key.NEXT)
ANOTHER_STEP = (people.OVER_WAITING, Flag.OVERDUE, Key.NEXT)
SIGNING_RE_DATED = (SIGNING_PASSED, Flag.SIGNING_PASSED, Key.RE_DATE)
WON = (STEP_PASSED, Flag.NEXT_STEP_PASSED, Key.CRITERION)
BACK = (people.OVER, Flag.NEXT_STEP_PASSED, Key.BACK)
LOST = (people.OVER, Flag.NEXT_STEP_PASSED, Key.LOSE)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Asked, Typist], str]:
    """Ask, let somebody type, and return the command that comes of it."""
    session = Session()
    session.use_store(str(tmp_path / "none.db"))
    session.today_flag = people.TODAY.isoformat()

    def ask(asked: Asked, typist: Typist) -> str:
        card, flag, answer = asked
        monkeypatch.setattr(answers, "read", typist.read)
        monkeypatch.setattr(answers, "key", typist.key)
        return Asker(session, card, flag, 80).command(answer).typed

    return ask


@pytest.mark.parametrize(
    ("asked", "typist", "line"),
    [
        (MEETING_HELD, Typist(), "met 12 --on 2026-11-25 --no-next"),
        (MEETING_HELD, Typist("-2d", "+3d"), "met 12 --on=-2d --next +3d"),
        (MEETING_HELD, Typist("wed", "+3d", "his needs"),
         "met 12 --on wed --next +3d --agenda 'his needs'"),
        (MEETING_RE_DATED, Typist("下周二 14:00"), "book 12 '下周二 14:00'"),
        (BOOKED, Typist("fri"), "book 12 fri"),
        (STEP_HELD, Typist(), "met 12 --on 2026-11-26 --no-next"),
        (STEP_RE_DATED, Typist("fri 2pm"), "next 12 'fri 2pm' --agenda 'go through the plan'"),
        (STEP_RE_DATED, Typist("fri", "sign"), "next 12 fri --agenda sign"),
        (HELD_UNPLANNED, Typist("yesterday"), "met 12 --on yesterday --no-next"),
        (NEXT, Typist("+1w"), "next 12 +1w"),
        (BOOKED, Typist("-0d"), "book 12 -- -0d"),
        (STEP_RE_DATED, Typist("- 0 d", "-"), "next 12 --agenda=- -- '- 0 d'"),
        (ANOTHER_STEP, Typist("+1w", "-- sign --"), "next 12 +1w '--agenda=-- sign --'"),
        (SIGNING_RE_DATED, Typist("tue"), "mark 12 timing=tue"),
        (WON, Typist("himself", keys="p"), "mark 12 person=himself"),
        (WON, Typist("whole life", keys="xl"), "mark 12 'plan=whole life'"),
        (WON, Typist("1500/month", keys="b"), "mark 12 budget=1500/month"),
        (WON, Typist("+3d", keys="t"), "mark 12 timing=+3d"),
        (WON, Typist("fri 14:00 sign", keys="n"), "mark 12 'next=fri 14:00 sign'"),
        (BACK, Typist(), "back 12"),
        (BACK, Typist("no answer"), "back 12 --reason 'no answer'"),
        (LOST, Typist("-- no --"), "lose 12 '--reason=-- no --'"),
    ],
)  # fmt: skip
def test_an_answer_is_this_command(
    asked: Asked, typist: Typist, line: str, typed: Callable[[Asked, Typist], str]
) -> None:
    assert typed(asked, typist) == f"pipeline {line}"
    assert (typist.lines, typist.keys) == ([], [])


@pytest.mark.parametrize(
    ("asked", "typist"),
    [
        (MEETING_RE_DATED, Typist("")),
        (HELD_UNPLANNED, Typist("")),
        (NEXT, Typist("")),
        (LOST, Typist("")),
        (WON, Typist("", keys="p")),
        (WON, Typist(keys="-")),
        (WON, Typist(keys=["x", ""])),
    ],
)
def test_what_must_be_said_and_is_not_goes_back_to_the_keys(
    asked: Asked, typist: Typist, typed: Callable[[Asked, Typist], str]
) -> None:
    with pytest.raises(BackToTheKeys):
        typed(asked, typist)
    assert (typist.lines, typist.keys) == ([], [])


def test_q_among_the_criteria_stops_the_walk(typed: Callable[[Asked, Typist], str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        typed(WON, Typist(keys="q"))


@pytest.mark.parametrize(
    ("asked", "wrong", "problem"),
    [
        (MEETING_HELD, "soon", "“soon” is not a date"),
        (NEXT, "2026-02-30", "not a day in the calendar"),
        (MEETING_RE_DATED, "someday", "“someday” is not a date"),
        (LOST, "\x07", "control character"),
        (BACK, "x" * 501, "reason is too long"),
    ],
)
def test_what_is_typed_is_checked_as_the_command_would(
    asked: Asked, wrong: str, problem: str, typed: Callable[[Asked, Typist], str]
) -> None:
    with pytest.raises(UsageError, match=problem):
        typed(asked, Typist(wrong))


@pytest.mark.parametrize(
    ("key", "wrong", "problem"),
    [
        ("p", "\x07", "person contains a control character"),
        ("b", "a lot", "“a lot” is not an amount"),
        ("t", "soon", "“soon” is not a date"),
        ("n", "sign soon", "“sign soon” is not a date"),
    ],
)
def test_evidence_is_checked_as_the_command_would(
    key: str, wrong: str, problem: str, typed: Callable[[Asked, Typist], str]
) -> None:
    with pytest.raises(UsageError, match=problem):
        typed(WON, Typist(wrong, keys=key))

"""Which keys are offered for which flag: those that make sense for the card, and no other."""

from __future__ import annotations

import pytest

from pipelinecli.cli.walk.questions import Key, asking, explained, missing, offered, word
from pipelinecli.method.cards import Card, Rules, judged
from pipelinecli.method.criteria import Criterion
from pipelinecli.method.dates import When
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from tests.render import people

LONG_AGO = people.after(-60)
STEP_PASSED: people.Facts = {"next_step": When(people.after(-1)), "agenda": "sign"}
SIGNING_PASSED: people.Facts = people.FIVE | {"signing": When(people.after(-1))}
SIGNED_IN_TIME: people.Facts = {"signed": people.after(-10)}


def _stuck(card: Card) -> Card:
    """Let the card stand where it stands for longer than its column allows."""
    attempt = card.attempt._replace(since=people.at(LONG_AGO))
    return judged(card.person, attempt, people.TODAY, Rules(28, ((card.stage, 5),)))


CASES = {
    "meeting-unanswered": (people.UNANSWERED, Flag.MEETING_UNANSWERED, "hrflsq?"),
    "the same, moved to column 1": (
        people.card(Stage.OPPORTUNITY, {"first_meeting": When(people.after(-2))}),
        Flag.MEETING_UNANSWERED,
        "hrlsq?",
    ),
    "next-step-passed": (people.met(Stage.P25, STEP_PASSED), Flag.NEXT_STEP_PASSED, "hrncflsq?"),
    "next-step-passed, over the cycle": (people.OVER, Flag.NEXT_STEP_PASSED, "hrncflsq?"),
    "no-next-step": (people.NO_NEXT, Flag.NO_NEXT_STEP, "hncflsq?"),
    "signing-passed": (people.met(Stage.P50, SIGNING_PASSED), Flag.SIGNING_PASSED, "rncflsq?"),
    "overdue, the next step to come": (people.OVER_WAITING, Flag.OVERDUE, "ncflsq?"),
    "over-cycle-90": (
        people.met(
            Stage.P90, people.FIVE | people.SIGNED | SIGNED_IN_TIME, first=people.after(-35)
        ),
        Flag.OVER_CYCLE_90,
        "flsq?",
    ),
    "stuck in column 1": (_stuck(people.NEW), Flag.STUCK, "blsq?"),
    "stuck after a fall-back": (_stuck(people.FELL_BACK), Flag.STUCK, "blsq?"),
    "stuck in column 2": (_stuck(people.BOOKED), Flag.STUCK, "rflsq?"),
    "stuck at 25 %": (_stuck(people.AT_25), Flag.STUCK, "ncflsq?"),
    "stuck at 50 %, all five met": (_stuck(people.AT_50), Flag.STUCK, "nflsq?"),
    "stuck at 90 %": (_stuck(people.AT_90), Flag.STUCK, "flsq?"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_keys_are_those_that_make_sense(case: str) -> None:
    card, flag, keys = CASES[case]
    assert flag in card.flags
    assert "".join(offered(card, flag)) == keys


@pytest.mark.parametrize("case", CASES)
def test_every_key_that_does_something_is_explained_and_has_a_word(case: str) -> None:
    card, flag, keys = CASES[case]
    answers = offered(card, flag)
    assert "".join(key for key, about in explained(answers, flag) if about) == keys[:-1]
    assert [bool(word(answer)) for answer in answers] == [True] * (len(keys) - 1) + [False]


@pytest.mark.parametrize(
    ("flag", "about"),
    [
        (Flag.MEETING_UNANSWERED, "The first meeting has another day: which."),
        (Flag.STUCK, "The first meeting has another day: which."),
        (Flag.NEXT_STEP_PASSED, "The next step has another day: which."),
        (Flag.SIGNING_PASSED, "It is to be signed on another day: which."),
    ],
)
def test_what_is_re_dated_is_what_the_flag_is_about(flag: Flag, about: str) -> None:
    assert list(explained((Key.RE_DATE, Key.HELP), flag)) == [("r", about)]


def test_a_card_asks_about_its_most_urgent_flag_first() -> None:
    assert people.OVER.flags == (Flag.NEXT_STEP_PASSED, Flag.OVERDUE)
    assert asking(people.OVER, (), again=False) is Flag.NEXT_STEP_PASSED
    assert asking(people.OVER_WAITING, (), again=False) is Flag.OVERDUE
    assert asking(people.AT_25, (), again=False) is None


def test_after_an_answer_only_dates_are_asked_about_and_each_of_them_once() -> None:
    both = people.met(Stage.P50, SIGNING_PASSED | STEP_PASSED, first=people.after(-40))
    assert both.flags == (Flag.NEXT_STEP_PASSED, Flag.SIGNING_PASSED, Flag.OVERDUE)
    asked = {Flag.NEXT_STEP_PASSED}
    assert asking(both, asked, again=True) is Flag.SIGNING_PASSED
    assert asking(both, asked | {Flag.SIGNING_PASSED}, again=True) is None
    assert asking(people.OVER_WAITING, (), again=True) is None


def test_a_criterion_is_named_by_one_key_and_only_while_it_is_missing() -> None:
    assert missing(people.met(Stage.P25, STEP_PASSED)) == {
        "p": Criterion.PERSON,
        "l": Criterion.PLAN,
        "b": Criterion.BUDGET,
        "t": Criterion.TIMING,
        "n": Criterion.NEXT,
    }
    assert missing(people.met(Stage.P50, SIGNING_PASSED)) == {"t": Criterion.TIMING}
    assert missing(people.AT_50) == {}

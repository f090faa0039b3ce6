"""Marking the five criteria, with evidence, and where that puts the card."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Evidence
from pipelinecli.method.flags import Flag
from pipelinecli.method.money import Amount, Per
from pipelinecli.method.stages import Stage
from pipelinecli.services import leaving, review
from pipelinecli.services.marking import mark
from tests.builders import MONDAY, refused, when
from tests.services.stories import FIVE, NEXT, at_25, at_50, at_90

if TYPE_CHECKING:
    from tests.builders import Diary

DATES = "type it like 2026-11-24, fri, next tue 14:00, +3d, 明天 or 下周二"
AMOUNTS = "type it like 1500, 1,500.00, 1000-1500/month or 1.5万"
KEYS = "KEY=VALUE, KEY one of: person, plan, budget, timing, next"


def test_evidence_is_kept_as_typed_with_the_day_it_was_won(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    mark(diary.desk("2026-03-03"), ann, ["person= Ann & her husband ", "Plan=whole life=20y"])
    attempt = mark(diary.desk("2026-03-04"), ann, ["budget=1.5万/year"]).card.attempt
    assert attempt.person == Evidence("Ann & her husband", date(2026, 3, 3))
    assert attempt.plan == Evidence("whole life=20y", date(2026, 3, 3))
    assert attempt.budget == Evidence("1.5万/year", date(2026, 3, 4))
    assert attempt.amount == Amount(1_500_000, 1_500_000, "CNY", Per.YEAR)
    assert review.one(diary.desk(), ann).attempt == attempt


def test_the_fifth_criterion_moves_the_card_to_50(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    for pair in FIVE[:-1]:
        assert not mark(diary.desk(), ann, [pair]).changed
    moved = mark(diary.desk(), ann, FIVE[-1:])
    assert (moved.before, moved.card.stage) == (Stage.P25, Stage.P50)
    assert moved.card.attempt.signing == when(NEXT)
    assert moved.card.attempt.signing_marked == date(2026, 3, 2)


def test_all_five_in_one_sitting(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    moved = mark(diary.desk(), ann, [*FIVE, "next=fri 14:00 sign the papers"])
    attempt = moved.card.attempt
    assert moved.card.stage is Stage.P50
    assert (attempt.next_step, attempt.agenda) == (when("2026-03-06T14:00"), "sign the papers")


def test_the_longest_beginning_that_is_a_date_is_the_date(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    attempt = mark(diary.desk(), ann, ["next=下周二 14:00 讲计划书"]).card.attempt
    assert (attempt.next_step, attempt.agenda) == (when("2026-03-10T14:00"), "讲计划书")
    attempt = mark(diary.desk(), ann, ["next=tomorrow"]).card.attempt
    assert (attempt.next_step, attempt.agenda) == (when("2026-03-03"), None)


@pytest.mark.parametrize("pair", ["person=no", "plan=NO", "budget=no", "timing=no"])
def test_withdrawn_it_is_25_again(diary: Diary, pair: str) -> None:
    ann = at_50(diary, "Ann")
    moved = mark(diary.desk(), ann, [pair])
    assert (moved.before, moved.card.stage) == (Stage.P50, Stage.P25)
    key = pair.partition("=")[0]
    kept = moved.card.attempt._asdict()
    assert kept["signing" if key == "timing" else key] is None
    assert (kept["amount"] is None) == (key == "budget")


def test_without_a_next_step_the_card_is_an_opportunity(diary: Diary) -> None:
    ann = at_50(diary, "Ann")
    moved = mark(diary.desk(), ann, ["next=no"])
    assert (moved.card.stage, moved.card.flags) == (Stage.OPPORTUNITY, (Flag.NO_NEXT_STEP,))
    moved = mark(diary.desk(), ann, ["next=tomorrow"])
    assert moved.card.stage is Stage.P50


def test_a_signing_date_outside_the_cycle_is_kept_and_does_not_count(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    moved = mark(diary.desk(), ann, [*FIVE[:-1], "timing=2026-03-31"])
    assert (moved.card.stage, moved.card.attempt.signing) == (Stage.P25, when("2026-03-31"))
    moved = mark(diary.desk(), ann, ["timing=2026-03-30"])
    assert moved.card.stage is Stage.P50


def test_at_90_a_withdrawn_criterion_takes_the_card_back(diary: Diary) -> None:
    ann = at_90(diary, "Ann")
    moved = mark(diary.desk(), ann, ["plan=no"])
    assert (moved.before, moved.card.stage) == (Stage.P90, Stage.P25)
    moved = mark(diary.desk(), ann, ["plan=another"])
    assert moved.card.stage is Stage.P90


def test_time_gone_by_moves_nothing(diary: Diary) -> None:
    ann = at_50(diary, "Ann")
    moved = mark(diary.desk("2026-04-20"), ann, ["plan=another"])
    assert (moved.changed, moved.card.stage) == (False, Stage.P50)
    assert moved.card.flags == (Flag.NEXT_STEP_PASSED, Flag.SIGNING_PASSED, Flag.OVERDUE)


def test_after_falling_back_all_five_are_won_again(diary: Diary) -> None:
    ann = at_50(diary, "Ann")
    leaving.back(diary.desk("2026-03-10"), ann)
    moved = mark(diary.desk("2026-03-11"), ann, ["person=herself"])
    attempt = moved.card.attempt
    assert (moved.card.stage, attempt.number) == (Stage.OPPORTUNITY, 2)
    assert (attempt.person is not None, attempt.plan, attempt.budget) == (True, None, None)
    first = review.show(diary.desk(), ann).attempts[0]
    assert (first.plan is not None, first.budget is not None) == (True, True)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([], f"nothing to mark; {KEYS}"),
        (["person"], f"“person” is not a criterion; {KEYS}"),
        (["colour=red"], f"“colour=red” is not a criterion; {KEYS}"),
        (["plan="], "plan is empty"),
        (["plan=a", "PLAN=b"], "plan is given twice"),
        (["person=a\x1b"], "person contains a control character (U+001B); type it without"),
        (
            ["timing=someday"],
            f"“someday” is not a date this program can read; {DATES}",
        ),
        (
            ["timing=2026-02-30"],
            f"“2026-02-30” is not a day in the calendar; {DATES}",
        ),
        (
            ["timing=2026-03-01"],
            "Sun 2026-03-01 is in the past; name a day still to come",
        ),
        (
            ["next=yesterday sign"],
            "Sun 2026-03-01 is in the past; name a day still to come",
        ),
        (
            ["next=when he likes"],
            f"“when he likes” is not a date this program can read; {DATES}",
        ),
        (["budget=0"], "a price of nothing is no price; budget=no withdraws it"),
        (
            ["budget=a lot"],
            f"“a lot” is not an amount; {AMOUNTS}",
        ),
        (
            ["budget=-5"],
            f"“-5” is negative; {AMOUNTS}",
        ),
        (
            ["budget=$5"],
            f"“$5” is in another currency than yours; {AMOUNTS}",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_and_marks_nothing(
    diary: Diary, pairs: list[str], said: str
) -> None:
    ann = at_25(diary, "Ann")
    before = diary.dump()
    marks = ["person=herself", *pairs] if pairs and not pairs[0].startswith("person") else pairs
    assert refused(lambda: mark(diary.desk(MONDAY), ann, marks)) == f"usage: {said}"
    assert diary.dump() == before

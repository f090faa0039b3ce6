"""What was typed as a date, an amount or a stage, read with the desk's day and currency."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from time import process_time
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import set_language
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.stages import Stage
from pipelinecli.services import reading
from pipelinecli.words import stage_label
from tests.builders import refused, when

if TYPE_CHECKING:
    from tests.builders import Diary

DATES = "type it like 2026-11-24, fri, next tue 14:00, +3d, 明天 or 下周二"
AMOUNTS = "type it like 1500, 1,500.00, 1000-1500/month or 1.5万"
LONG = "x" * 10_000


def test_a_bare_weekday_is_the_next_one_for_plans_and_the_last_one_for_things_done(
    diary: Diary,
) -> None:
    assert reading.read_plan(diary.desk(), "fri") == when("2026-03-06")
    assert reading.read_done(diary.desk(), "fri") == when("2026-02-27")
    assert reading.read_done(diary.desk(), None) == when("2026-03-02")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a date is missing"),
        ("someday", "“someday” is not a date this program can read"),
        ("2026-02-29", "“2026-02-29” is not a day in the calendar"),
        ("2026-03-05 25:00", "“2026-03-05 25:00” is not a time of day"),
        ("1800-01-01", "“1800-01-01” is too far away"),
        (LONG, f"“{'x' * 60}…” is too long for a date"),
    ],
)
def test_what_is_no_date_is_said_and_what_would_be_one(
    diary: Diary, text: str, problem: str
) -> None:
    for read in (reading.read_plan, reading.read_done):
        assert refused(lambda read=read: read(diary.desk(), text)) == f"usage: {problem}; {DATES}"  # type: ignore[misc]


def test_a_birthday_is_typed_with_its_year(diary: Diary) -> None:
    assert reading.read_birthday(diary.desk(), "1985-04-12") == date(1985, 4, 12)
    assert refused(lambda: reading.read_birthday(diary.desk(), "04-12")) == (
        "usage: “04-12” has no year; type a birthday like 1985-04-12"
    )


def test_amounts_without_a_currency_are_in_the_desks(diary: Diary) -> None:
    desk = diary.desk()._replace(settings={"currency": "JPY"})
    assert reading.read_amount(desk, "1000-1500/month") == Amount(1000, 1500, "JPY", Per.MONTH)
    assert reading.read_money(desk, "1.5万") == Money(15_000, "JPY")
    assert reading.read_money(diary.desk(), "1.5万") == Money(1_500_000, "CNY")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "an amount is missing"),
        ("a lot", "“a lot” is not an amount"),
        ("-5", "“-5” is negative"),
        ("1,50", "“1,50” has a comma in an odd place"),
        ("1.005", "“1.005” has more decimals than its currency"),
        ("9" * 30, f"“{'9' * 30}” is too large"),
        ("$5", "“$5” is in another currency than yours"),
        ("1000-1500", "“1000-1500” is a range; one sum is wanted"),
        ("1500/month", "“1500/month” is per period; one sum is wanted"),
        (LONG, f"“{'x' * 60}…” is too long for an amount"),
    ],
)
def test_what_is_no_sum_is_said_and_what_would_be_one(
    diary: Diary, text: str, problem: str
) -> None:
    assert refused(lambda: reading.read_money(diary.desk(), text)) == f"usage: {problem}; {AMOUNTS}"


def test_a_range_that_ends_before_it_begins_is_refused(diary: Diary) -> None:
    assert refused(lambda: reading.read_amount(diary.desk(), "1500-1000")) == (
        f"usage: “1500-1000” starts higher than it ends; {AMOUNTS}"
    )


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_is_read_as_its_token_or_its_name_in_either_language(stage: Stage) -> None:
    for typed in (stage.value, f" {stage.value.upper()} ", stage_label(stage)):
        assert reading.read_stage(typed) is stage
    set_language("zh")
    assert reading.read_stage(stage_label(stage)) is stage


def test_another_stage_is_refused_with_those_there_are() -> None:
    assert refused(lambda: reading.read_stage("60%")) == (
        "usage: “60%” is not a stage; one of: opportunity appointment 25 50 90 closed"
    )


def test_a_factor(diary: Diary) -> None:
    assert reading.read_factor("50%") == Fraction(1, 2)
    assert refused(lambda: reading.read_factor(LONG)) == (
        f"usage: “{'x' * 60}…” is not a factor; type it like 0.5, 50% or 1/2"
    )
    assert reading.read_plan_and_rest(diary.desk(), "fri 14:00 the plan") == (
        when("2026-03-06T14:00"),
        "the plan",
    )


def test_a_plan_before_thousands_of_words_is_read_at_once(diary: Diary) -> None:
    rest = "x " * 30_000
    began = process_time()
    assert reading.read_plan_and_rest(diary.desk(), f"fri {rest}") == (
        when("2026-03-06"),
        rest.strip(),
    )
    assert process_time() - began < 1

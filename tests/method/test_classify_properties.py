"""What holds for any facts on any day: METHOD §1-§2 against a naive reading, and its laws."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import find, given, settings

from pipelinecli.method.classify import classify, standing
from pipelinecli.method.criteria import judge
from pipelinecli.method.stages import BOARD, Stage
from tests.method.prospects import TODAY
from tests.method.strategies import CYCLES, DAYS, FACTS, without_each_fact

if TYPE_CHECKING:
    from pipelinecli.method.facts import Facts


def naive(facts: Facts, today: date, cycle: int) -> str:
    """METHOD §1 written down once more, as it is read aloud."""
    if facts.issued:
        return "closed"
    if facts.met is None:
        dated = facts.meeting is not None and facts.meeting.day >= today
        return "appointment" if dated else "opportunity"
    five = all(naive_criteria(facts, facts.met, today, cycle))
    if five and facts.signed is not None and facts.paid:
        return "90"
    no_dated_next_step = facts.next_step is None or facts.next_step < today
    if (no_dated_next_step and facts.signed is None) or (today - facts.met).days > cycle:
        return "opportunity"
    return "50" if five else "25"


def naive_criteria(facts: Facts, met: date, today: date, cycle: int) -> list[bool]:
    """METHOD §2 written down once more; the day of signing is the day that answers for 90."""
    the_cycle = [met + timedelta(days=day) for day in range(cycle + 1)]
    if facts.signed is None:
        timing = facts.signing in the_cycle and facts.signing >= today
        upcoming = facts.next_step is not None and facts.next_step >= today
    else:
        not_gone_by = facts.signing in the_cycle and facts.signing >= min(facts.signed, today)
        timing = not_gone_by or facts.signed in the_cycle
        upcoming = True
    return [facts.person, facts.plan, facts.budget, timing, upcoming]


@settings(max_examples=500)
@given(FACTS, DAYS, CYCLES)
def test_the_page_read_naively_gives_the_same_stage(facts: Facts, today: date, cycle: int) -> None:
    assert classify(facts, today, cycle).stage.value == naive(facts, today, cycle)


@given(FACTS, DAYS, CYCLES)
def test_any_facts_on_any_day_give_exactly_one_of_the_six_stages(
    facts: Facts, today: date, cycle: int
) -> None:
    found = classify(facts, today, cycle)

    assert [column for column in BOARD if column is found.stage] == [found.stage]
    assert found == classify(facts, today, cycle)
    assert found.verdicts == judge(facts, today, cycle)


@pytest.mark.parametrize("column", BOARD)
def test_every_stage_is_reached_by_some_facts(column: Stage) -> None:
    found = find(
        FACTS,
        lambda facts: classify(facts, TODAY, 28).stage is column,
        settings=settings(max_examples=2_000, database=None),
        random=Random(0),  # noqa: S311 - the same search every time
    )

    assert classify(found, TODAY, 28).stage is column


@settings(max_examples=500)
@given(FACTS, DAYS, CYCLES)
def test_taking_a_fact_away_never_raises_the_stage(facts: Facts, today: date, cycle: int) -> None:
    supported = classify(facts, today, cycle).stage
    held = standing(facts, cycle)

    for less in without_each_fact(facts):
        assert classify(less, today, cycle).stage.rank <= supported.rank
        assert standing(less, cycle).rank <= held.rank


@given(FACTS, DAYS, DAYS, CYCLES)
def test_time_alone_never_raises_the_stage(
    facts: Facts, one: date, other: date, cycle: int
) -> None:
    sooner, later = sorted((one, other))

    assert classify(facts, later, cycle).stage.rank <= classify(facts, sooner, cycle).stage.rank


@given(FACTS, DAYS, CYCLES)
def test_a_longer_cycle_never_lowers_the_stage(facts: Facts, today: date, cycle: int) -> None:
    shorter = classify(facts, today, cycle).stage

    assert classify(facts, today, cycle + 1).stage.rank >= shorter.rank


@given(FACTS, DAYS, CYCLES)
def test_a_card_never_stands_lower_than_the_facts_support_today(
    facts: Facts, today: date, cycle: int
) -> None:
    assert standing(facts, cycle).rank >= classify(facts, today, cycle).stage.rank

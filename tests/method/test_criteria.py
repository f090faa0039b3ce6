"""The five criteria: METHOD §2 and the vectors of §9."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.criteria import Criterion, Verdict, judge
from pipelinecli.method.facts import Fact, Facts, Meeting, Missing, Why
from tests.method.strategies import CYCLES, DAYS, FACTS

MET = date(2009, 12, 12)
LAST_GOOD_DAY = date(2010, 1, 9)
ONE_DAY = timedelta(days=1)


def the(criterion: Criterion, facts: Facts, today: date = MET) -> Missing | None:
    """Return what the criterion misses on `today` in a cycle of 28 days."""
    verdicts = {verdict.criterion: verdict for verdict in judge(facts, today, 28)}
    return verdicts[criterion].missing


def timing(signing: date | None, today: date = MET, signed: date | None = None) -> Missing | None:
    """Return what `timing` misses for a prospect met on 2009-12-12."""
    facts = Facts(meeting=Meeting(MET, held=True), signing=signing, signed=signed)
    return the(Criterion.TIMING, facts, today)


def test_the_five_are_judged_in_the_decks_order_and_nothing_counts_unproven() -> None:
    assert judge(Facts(), MET, 28) == (
        Verdict(Criterion.PERSON, Missing(Fact.PERSON)),
        Verdict(Criterion.PLAN, Missing(Fact.PLAN)),
        Verdict(Criterion.BUDGET, Missing(Fact.BUDGET)),
        Verdict(Criterion.TIMING, Missing(Fact.TIMING)),
        Verdict(Criterion.NEXT, Missing(Fact.NEXT)),
    )


def test_all_five_are_met_by_three_proofs_a_signing_date_and_a_next_step() -> None:
    facts = Facts(Meeting(MET, held=True), MET, person=True, plan=True, budget=True, signing=MET)

    assert judge(facts, MET, 28) == tuple(Verdict(criterion) for criterion in Criterion)
    assert all(verdict.met for verdict in judge(facts, MET, 28))


@pytest.mark.parametrize(
    ("facts", "won"),
    [
        (Facts(person=True), Criterion.PERSON),
        (Facts(plan=True), Criterion.PLAN),
        (Facts(budget=True), Criterion.BUDGET),
    ],
)
def test_a_proof_wins_its_own_criterion_only_and_for_good(facts: Facts, won: Criterion) -> None:
    verdicts = judge(facts, date(2030, 1, 1), 28)

    assert [verdict.criterion for verdict in verdicts if verdict.met] == [won]


def test_the_token_of_a_criterion_is_the_token_of_its_fact() -> None:
    assert [Fact(criterion.value) for criterion in Criterion] == [
        Fact.PERSON,
        Fact.PLAN,
        Fact.BUDGET,
        Fact.TIMING,
        Fact.NEXT,
    ]


# --- timing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("signing", [MET, MET + ONE_DAY, LAST_GOOD_DAY - ONE_DAY, LAST_GOOD_DAY])
def test_a_signing_date_from_the_first_meeting_to_the_last_good_day_fits(signing: date) -> None:
    assert timing(signing) is None


def test_signing_on_2010_01_10_is_a_day_after_the_cycle() -> None:
    signing = date(2010, 1, 10)

    assert timing(signing) == Missing(Fact.TIMING, Why.AFTER_CYCLE, signing)


def test_signing_before_the_first_meeting_does_not_fit() -> None:
    signing = date(2009, 12, 11)

    assert timing(signing) == Missing(Fact.TIMING, Why.BEFORE_MEETING, signing)


def test_without_a_first_meeting_any_signing_date_comes_before_it() -> None:
    missing = the(Criterion.TIMING, Facts(signing=LAST_GOOD_DAY))

    assert missing == Missing(Fact.TIMING, Why.BEFORE_MEETING, LAST_GOOD_DAY)


def test_a_signing_date_is_measured_from_the_day_the_first_meeting_is_agreed_for() -> None:
    planned = Facts(Meeting(MET), signing=LAST_GOOD_DAY)

    assert the(Criterion.TIMING, planned) is None
    assert the(Criterion.TIMING, planned._replace(signing=LAST_GOOD_DAY + ONE_DAY)) == Missing(
        Fact.TIMING, Why.AFTER_CYCLE, LAST_GOOD_DAY + ONE_DAY
    )


def test_a_signing_date_holds_on_its_day_and_has_passed_on_the_next() -> None:
    signing = date(2009, 12, 20)

    assert timing(signing, today=signing) is None
    assert timing(signing, today=signing + ONE_DAY) == Missing(Fact.TIMING, Why.PASSED, signing)


def test_signed_papers_keep_an_expected_date_they_were_in_time_for() -> None:
    expected, signed = date(2009, 12, 20), date(2009, 12, 18)

    assert timing(expected, today=date(2010, 3, 1), signed=signed) is None


def test_the_day_of_signing_is_a_signing_date_like_any_other() -> None:
    expected, signed = date(2009, 12, 20), date(2009, 12, 22)

    assert timing(expected, today=date(2010, 3, 1), signed=signed) is None
    assert timing(None, today=date(2010, 3, 1), signed=LAST_GOOD_DAY) is None


def test_a_signing_date_outside_the_cycle_does_not_spoil_papers_signed_inside_it() -> None:
    assert timing(date(2010, 1, 20), today=date(2010, 3, 1), signed=LAST_GOOD_DAY) is None


def test_papers_signed_after_the_cycle_do_not_fit_and_the_reason_names_their_day() -> None:
    expected, signed = date(2009, 12, 20), date(2010, 1, 10)

    assert timing(expected, today=signed, signed=signed) == Missing(
        Fact.TIMING, Why.AFTER_CYCLE, signed
    )


def test_papers_signed_after_today_do_not_count_beforehand() -> None:
    expected, signed = date(2009, 12, 20), date(2010, 1, 10)

    assert timing(expected, today=date(2009, 12, 20), signed=signed) is None
    assert timing(expected, today=date(2009, 12, 21), signed=signed) is not None


@given(DAYS, DAYS, DAYS, CYCLES)
def test_an_expected_date_fits_exactly_when_it_is_inside_the_cycle_and_not_gone_by(
    met: date, signing: date, today: date, cycle: int
) -> None:
    verdict = judge(Facts(Meeting(met, held=True), signing=signing), today, cycle)[3]

    assert verdict.met == (met <= signing <= met + timedelta(days=cycle) and signing >= today)


# --- next ---------------------------------------------------------------------------------------


def test_a_next_step_holds_on_its_day_and_has_passed_on_the_next() -> None:
    step = date(2009, 12, 15)
    facts = Facts(Meeting(MET, held=True), next_step=step)

    assert the(Criterion.NEXT, facts, step) is None
    assert the(Criterion.NEXT, facts, step + ONE_DAY) == Missing(Fact.NEXT, Why.PASSED, step)


def test_signing_the_papers_answers_the_next_step() -> None:
    today = date(2010, 3, 1)

    assert the(Criterion.NEXT, Facts(signed=MET), today) is None
    assert the(Criterion.NEXT, Facts(next_step=MET, signed=MET), today) is None


@given(FACTS, DAYS, DAYS, CYCLES)
def test_no_criterion_is_won_by_waiting(facts: Facts, one: date, other: date, cycle: int) -> None:
    sooner, later = sorted((one, other))

    for before, after in zip(judge(facts, sooner, cycle), judge(facts, later, cycle), strict=True):
        assert before.met or not after.met


@given(FACTS, CYCLES, st.just(date.max) | st.just(date.min))
def test_the_ends_of_the_calendar_can_be_judged(facts: Facts, cycle: int, today: date) -> None:
    late = facts._replace(meeting=Meeting(date.max, held=True))

    assert len(judge(facts, today, cycle)) == len(judge(late, today, cycle)) == 5

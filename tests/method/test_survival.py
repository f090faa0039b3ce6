"""Kaplan-Meier and Aalen-Johansen: METHOD §9 vectors, exact properties, and a second opinion."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.survival import (
    CompetingStep,
    Observation,
    Step,
    aalen_johansen,
    kaplan_meier,
    median,
)

if TYPE_CHECKING:
    from random import Random

Record = tuple[int, str]
"""One attempt: its days, and how it stood at the end."""

FATES = ("closed", "open", "lost")
RECORDS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(FATES)), max_size=60)
OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        days=st.integers(0, 40),
        closed=st.integers(0, 4),
        open=st.integers(0, 4),
        lost=st.integers(0, 4),
    ),
    max_size=30,
)
ONE_EACH = {fate: Observation(0, **{fate: 1}) for fate in FATES}


def one_by_one(records: list[Record]) -> list[Observation]:
    return [ONE_EACH[fate]._replace(days=days) for days, fate in records]


def redistributed(records: list[Record]) -> list[tuple[int, str, float]]:
    """Give each attempt the mass 1/n and hand that of each open one to those that outlast it.

    Efron's redistribution to the right: the same estimates by a road without risk sets. What the
    last attempt holds, if it is open, stays unassigned.
    """
    ordered = sorted(records, key=lambda record: (record[0], record[1] == "open"))
    masses = [1 / len(ordered)] * len(ordered)
    for place, (_, fate) in enumerate(ordered):
        after = range(place + 1, len(ordered))
        if fate == "open":
            for other in after:
                masses[other] += masses[place] / len(after)
            masses[place] = 0.0
    return [(days, fate, mass) for (days, fate), mass in zip(ordered, masses, strict=True)]


def incidence(records: list[Record], fate: str, days: int) -> float:
    return sum(m for when, how, m in redistributed(records) if when <= days and how == fate)


def test_kaplan_meier_gives_the_curve_of_the_vector_and_the_median_35() -> None:
    closed = [(14, "closed"), (21, "closed"), (21, "closed"), (28, "closed"), (35, "closed")]
    still_open = [(10, "open"), (20, "open"), (30, "open"), (40, "open"), (50, "open")]

    steps = kaplan_meier(one_by_one(still_open + closed))

    assert steps == (
        Step(14, 9, 1, Fraction(8, 9)),
        Step(21, 7, 2, Fraction(40, 63)),
        Step(28, 5, 1, Fraction(32, 63)),
        Step(35, 3, 1, Fraction(64, 189)),
    )
    assert median(steps) == 35
    assert median(kaplan_meier(one_by_one(closed))) == 21


def test_aalen_johansen_gives_the_incidence_of_closing_of_the_vector() -> None:
    days = (7, 14, 14, 21, 28, 28, 35, 42)
    fates = ("lost", "closed", "lost", "closed", "closed", "open", "lost", "open")

    steps = aalen_johansen(one_by_one(list(zip(days, fates, strict=True))))

    assert steps == (
        CompetingStep(7, 8, 0, 1, Fraction(7, 8), Fraction(0), Fraction(1, 8)),
        CompetingStep(14, 7, 1, 1, Fraction(5, 8), Fraction(1, 8), Fraction(1, 4)),
        CompetingStep(21, 5, 1, 0, Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)),
        CompetingStep(28, 4, 1, 0, Fraction(3, 8), Fraction(3, 8), Fraction(1, 4)),
        CompetingStep(35, 2, 0, 1, Fraction(3, 16), Fraction(3, 8), Fraction(7, 16)),
    )


def test_an_attempt_censored_on_the_day_of_a_close_is_at_risk_that_day() -> None:
    assert kaplan_meier([Observation(5, closed=1, open=1, lost=1)]) == (
        Step(5, 3, 1, Fraction(2, 3)),
    )
    assert aalen_johansen([Observation(5, closed=1, open=1, lost=1)]) == (
        CompetingStep(5, 3, 1, 1, Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)),
    )


def test_closing_on_day_0_is_allowed() -> None:
    steps = kaplan_meier([Observation(0, closed=1), Observation(9, open=1)])

    assert steps == (Step(0, 2, 1, Fraction(1, 2)),)
    assert median(steps) == 0


def test_the_median_is_not_reached_while_more_than_half_are_left() -> None:
    assert median(kaplan_meier([Observation(5, closed=49, open=51)])) is None
    assert median(kaplan_meier([Observation(5, closed=50, open=50)])) == 5


def test_without_events_there_are_no_steps_and_no_median() -> None:
    assert kaplan_meier([]) == ()
    assert aalen_johansen([]) == ()
    assert aalen_johansen([Observation(3, open=2), Observation(4)]) == ()
    assert kaplan_meier([Observation(3, open=2, lost=1), Observation(4)]) == ()
    assert median(()) is None


@pytest.mark.parametrize(
    "bad",
    [
        Observation(-1, closed=1),
        Observation(1, closed=-1),
        Observation(1, open=-1),
        Observation(1, lost=-1),
    ],
)
def test_negative_durations_and_counts_are_refused(bad: Observation) -> None:
    good = Observation(3, closed=1)
    with pytest.raises(ValueError, match="cannot be negative"):
        kaplan_meier([good, bad])
    with pytest.raises(ValueError, match="cannot be negative"):
        aalen_johansen([good, bad])


@given(st.lists(st.integers(0, 40), min_size=1))
def test_without_censoring_kaplan_meier_is_the_empirical_survival(durations: list[int]) -> None:
    n = len(durations)

    assert [(s.days, s.survival) for s in kaplan_meier(Observation(t, 1) for t in durations)] == [
        (day, Fraction(sum(t > day for t in durations), n)) for day in sorted(set(durations))
    ]


@given(OBSERVATIONS)
def test_closed_lost_and_neither_add_up_to_exactly_1(observations: list[Observation]) -> None:
    for step in aalen_johansen(observations):
        assert step.cif_closed + step.cif_lost + step.survival == 1


@given(OBSERVATIONS)
def test_curves_only_ever_go_one_way(observations: list[Observation]) -> None:
    for here, there in pairwise(kaplan_meier(observations)):
        assert here.days < there.days
        assert here.at_risk > there.at_risk
        assert 1 > here.survival > there.survival >= 0
    for before, after in pairwise(aalen_johansen(observations)):
        assert before.days < after.days
        assert before.cif_closed <= after.cif_closed <= 1
        assert before.cif_lost <= after.cif_lost <= 1


@given(OBSERVATIONS)
def test_leaving_by_either_door_is_what_kaplan_meier_calls_closing(
    observations: list[Observation],
) -> None:
    either = [Observation(o.days, o.closed + o.lost, o.open) for o in observations]

    assert [(step.days, step.survival) for step in aalen_johansen(observations)] == [
        (step.days, step.survival) for step in kaplan_meier(either)
    ]


@given(OBSERVATIONS)
def test_treating_a_loss_as_censored_never_understates_closing(
    observations: list[Observation],
) -> None:
    incidences = {step.days: step.cif_closed for step in aalen_johansen(observations)}

    for step in kaplan_meier(observations):
        assert 1 - step.survival >= incidences[step.days]


@given(RECORDS, st.randoms(use_true_random=False))
def test_counts_grouped_in_any_way_and_order_give_the_same_curves(
    records: list[Record], shuffler: Random
) -> None:
    tally: dict[int, Observation] = {}
    for one in one_by_one(records):
        sofar = tally.get(one.days, Observation(one.days))
        tally[one.days] = Observation(
            one.days, sofar.closed + one.closed, sofar.open + one.open, sofar.lost + one.lost
        )
    singles = one_by_one(records)
    shuffler.shuffle(singles)

    assert kaplan_meier(singles) == kaplan_meier(tally.values())
    assert aalen_johansen(singles) == aalen_johansen(tally.values())


@given(RECORDS)
def test_redistributing_censored_mass_gives_the_same_kaplan_meier(records: list[Record]) -> None:
    censored = [(days, "open" if fate == "lost" else fate) for days, fate in records]

    for step in kaplan_meier(one_by_one(records)):
        expected = 1 - incidence(censored, "closed", step.days)
        assert float(step.survival) == pytest.approx(expected, rel=0, abs=1e-12)


@given(RECORDS)
def test_redistributing_censored_mass_gives_the_same_incidences(records: list[Record]) -> None:
    for step in aalen_johansen(one_by_one(records)):
        closed = incidence(records, "closed", step.days)
        lost = incidence(records, "lost", step.days)
        assert float(step.cif_closed) == pytest.approx(closed, rel=0, abs=1e-12)
        assert float(step.cif_lost) == pytest.approx(lost, rel=0, abs=1e-12)

"""The sales cycle: METHOD §3 and its vectors in §9."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.cycle import (
    AUTO_NEEDS_CLOSED,
    DEFAULT_CYCLE,
    age,
    closed_durations,
    is_overdue,
    last_good_day,
    mean_and_median,
    measured_cycle,
)
from pipelinecli.method.survival import Observation

MET = date(2009, 12, 12)


def test_the_sample_cycle_is_28_days_and_auto_waits_for_five_closes() -> None:
    assert (DEFAULT_CYCLE, AUTO_NEEDS_CLOSED) == (28, 5)


def test_the_day_of_the_first_meeting_is_age_0_and_the_day_before_is_negative() -> None:
    assert [age(MET, date(2009, 12, day)) for day in (11, 12, 13)] == [-1, 0, 1]


def test_age_counts_the_29th_of_february() -> None:
    assert age(date(2024, 2, 28), date(2024, 3, 1)) == 2
    assert age(date(2023, 2, 28), date(2023, 3, 1)) == 1


def test_the_last_good_day_is_inside_the_cycle_and_the_next_is_overdue() -> None:
    assert last_good_day(MET, 28) == date(2010, 1, 9)
    assert not is_overdue(MET, date(2010, 1, 9), 28)
    assert is_overdue(MET, date(2010, 1, 10), 28)


def test_director_tang_is_35_days_old_and_overdue() -> None:
    met, phoned = date(2009, 10, 7), date(2009, 11, 11)

    assert age(met, phoned) == 35
    assert is_overdue(met, phoned, 28)


def test_a_cycle_that_outruns_the_calendar_has_no_overdue_day() -> None:
    assert last_good_day(MET, 10**12) == date.max
    assert not is_overdue(MET, date.max, 10**12)


@given(st.dates(), st.dates(), st.integers(min_value=0))
def test_overdue_begins_the_day_after_the_last_good_day(
    first_meeting: date, today: date, cycle: int
) -> None:
    late = today > last_good_day(first_meeting, cycle)

    assert is_overdue(first_meeting, today, cycle) == late


def test_three_closed_attempts_last_20_28_and_36_days() -> None:
    durations = closed_durations(
        [
            (date(2009, 10, 1), date(2009, 10, 21)),
            (date(2009, 10, 5), date(2009, 11, 2)),
            (date(2009, 10, 12), date(2009, 11, 17)),
        ]
    )

    assert durations == (20, 28, 36)
    assert mean_and_median(durations) == (Fraction(28), Fraction(28))


def test_an_attempt_closed_at_its_first_meeting_lasts_0_days() -> None:
    assert closed_durations([(MET, MET)]) == (0,)


def test_no_attempts_give_no_durations() -> None:
    assert closed_durations([]) == ()


def test_a_close_before_its_first_meeting_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot close before its first meeting"):
        closed_durations([(MET, MET), (MET, date(2009, 12, 11))])


def test_mean_and_median_of_nothing_are_undefined() -> None:
    assert mean_and_median([]) is None


def test_the_median_of_an_even_count_is_the_mean_of_the_middle_two() -> None:
    assert mean_and_median([36, 20, 27, 14]) == (Fraction(97, 4), Fraction(47, 2))


@given(st.lists(st.integers(min_value=0), min_size=1))
def test_mean_and_median_are_exact(durations: list[int]) -> None:
    exact = [Fraction(days) for days in durations]

    assert mean_and_median(durations) == (mean(exact), median(exact))


def test_the_measured_cycle_counts_the_open_attempts_in() -> None:
    closed = [Observation(14, closed=1), Observation(21, closed=2), Observation(28, closed=1)]
    last = Observation(35, closed=1)
    still_open = [Observation(days, open=1) for days in (10, 20, 30, 40, 50)]

    assert measured_cycle([*closed, last, *still_open]) == 35
    assert measured_cycle([*closed, last]) == 21


def test_a_lost_attempt_counts_like_an_open_one() -> None:
    closed = [Observation(days, closed=1) for days in (14, 21, 21, 28, 35)]
    unfinished = (10, 20, 30, 40, 50)
    lost = [Observation(days, lost=1) for days in unfinished]
    still_open = [Observation(days, open=1) for days in unfinished]

    assert measured_cycle(closed + lost) == measured_cycle(closed + still_open) == 35


def test_four_closes_measure_nothing_and_a_fifth_does() -> None:
    assert measured_cycle([Observation(21, closed=4)]) is None
    assert measured_cycle([Observation(21, closed=4), Observation(30, closed=1)]) == 21


def test_a_curve_that_never_reaches_one_half_measures_nothing() -> None:
    assert measured_cycle([Observation(21, closed=5, open=6)]) is None
    assert measured_cycle([Observation(21, closed=5, open=5)]) == 21


def test_an_empty_log_measures_nothing() -> None:
    assert measured_cycle([]) is None


def test_a_negative_duration_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="negative"):
        measured_cycle([Observation(-1, open=1)])

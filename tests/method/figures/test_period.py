"""Periods, and the one before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.period import EVERYTHING, Period, PeriodKind, before, period_of

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (PeriodKind.DAY, "2009-12-16", "2009-12-16"),
        (PeriodKind.WEEK, "2009-12-11", "2009-12-17"),
        (PeriodKind.MONTH, "2009-12-01", "2009-12-31"),
        (PeriodKind.QUARTER, "2009-10-01", "2009-12-31"),
        (PeriodKind.YEAR, "2009-01-01", "2009-12-31"),
    ],
)
def test_the_period_of_a_day(kind: PeriodKind, first: str, last: str) -> None:
    found = period_of(kind, date(2009, 12, 16))
    assert found == Period(date.fromisoformat(first), date.fromisoformat(last), kind)


@given(st.sampled_from(PeriodKind), DAYS)
def test_a_period_holds_its_day_and_follows_the_one_before(kind: PeriodKind, day: date) -> None:
    found = period_of(kind, day)
    assert found.holds(day)
    earlier = before(found)
    assert earlier is not None
    assert earlier.last is not None
    assert found.first == earlier.last + timedelta(days=1)
    assert period_of(kind, earlier.last) == earlier


def test_picked_days_are_held_against_as_many_before_them() -> None:
    picked = Period(date(2026, 3, 10), date(2026, 3, 12))
    assert before(picked) == Period(date(2026, 3, 7), date(2026, 3, 9))


@pytest.mark.parametrize(
    "period", [EVERYTHING, Period(first=date(2026, 1, 1)), Period(last=date(2026, 1, 1))]
)
def test_what_is_open_on_a_side_has_none_before_it(period: Period) -> None:
    assert before(period) is None


def test_an_open_side_holds_every_day_of_it() -> None:
    since = Period(first=date(2026, 1, 2))
    assert since.holds(date(2100, 1, 1))
    assert not since.holds(date(2026, 1, 1))
    assert not since.is_everything
    assert EVERYTHING.is_everything
    assert EVERYTHING.holds(date(1900, 1, 1))
    assert not Period(last=date(2026, 1, 1)).holds(date(2026, 1, 2))

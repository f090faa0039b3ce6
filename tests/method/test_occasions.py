"""What comes round every year, and the days ahead on which it is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.occasions import kept_on, spans

DAYS = st.dates(date(1999, 1, 1), date(2105, 12, 31))


def test_a_week_ahead_is_seven_days_by_month_and_day() -> None:
    kept = kept_on(date(2026, 11, 27), 6)
    assert kept == {
        "11-27": date(2026, 11, 27),
        "11-28": date(2026, 11, 28),
        "11-29": date(2026, 11, 29),
        "11-30": date(2026, 11, 30),
        "12-01": date(2026, 12, 1),
        "12-02": date(2026, 12, 2),
        "12-03": date(2026, 12, 3),
    }
    assert spans(kept) == (("11-27", "12-03"),)


def test_over_new_year_each_year_is_looked_up_for_itself() -> None:
    kept = kept_on(date(2026, 12, 30), 6)
    assert (kept["12-31"], kept["01-05"]) == (date(2026, 12, 31), date(2027, 1, 5))
    assert spans(kept) == (("12-30", "12-31"), ("01-01", "01-05"))


@pytest.mark.parametrize(
    ("today", "ahead", "on"),
    [
        (date(2026, 2, 22), 6, date(2026, 2, 28)),
        (date(2026, 2, 28), 0, date(2026, 2, 28)),
        (date(2028, 2, 24), 6, date(2028, 2, 29)),
        (date(2100, 2, 26), 6, date(2100, 2, 28)),
        (date(2026, 3, 1), 6, None),
        (date(2026, 2, 21), 6, None),
        (date(2028, 2, 22), 6, None),
    ],
)
def test_the_leap_day_is_kept_on_the_28th_in_common_years(
    today: date, ahead: int, on: date | None
) -> None:
    kept = kept_on(today, ahead)
    assert kept.get("02-29") == on
    assert any(first <= "02-29" <= last for first, last in spans(kept)) == (on is not None)


@given(DAYS, st.integers(0, 10), DAYS)
def test_the_spans_hold_what_is_kept_and_nothing_else(today: date, ahead: int, born: date) -> None:
    kept = kept_on(today, ahead)
    name = f"{born:%m-%d}"
    assert any(first <= name <= last for first, last in spans(kept)) == (name in kept)


@given(DAYS, st.integers(0, 10))
def test_every_day_of_a_year_is_kept_once_a_year(today: date, ahead: int) -> None:
    kept = kept_on(today, ahead)
    assert set(kept.values()) == {today + timedelta(days=days) for days in range(ahead + 1)}
    doubled = [name for name, day in kept.items() if f"{day:%m-%d}" != name]
    assert doubled in ([], ["02-29"])

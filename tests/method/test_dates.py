"""Dates as the method keeps them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.dates import When, days_between

DAY = date(2026, 11, 24)
TO_THE_MINUTE = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def test_a_day_is_stored_as_a_date_and_with_a_time_to_the_minute() -> None:
    assert When(DAY).text() == "2026-11-24"
    assert When(DAY, time(14, 0)).text() == "2026-11-24T14:00"
    assert When(date(33, 1, 2), time(0, 0)).text() == "0033-01-02T00:00"


@given(st.builds(When, st.dates(), st.none() | TO_THE_MINUTE))
def test_what_was_stored_is_read_back_as_it_was(when: When) -> None:
    assert When.from_text(when.text()) == when


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "T14:00",
        "tomorrow",
        "20261124",
        "2026-W48-2",
        "2026-02-30",
        "2026-11-24T",
        "2026-11-24 14:00",
        "2026-11-24T14",
        "2026-11-24T14:00:00",
        "2026-11-24T24:00",
        "2026-11-24T14:00+08:00",
        "2026-11-24T14:00Z",
    ],
)
def test_no_other_form_is_taken_for_a_stored_one(stored: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the standard library's own
        When.from_text(stored)


def test_sorted_by_their_text_a_day_without_a_time_comes_first() -> None:
    whens = [When(DAY, time(9, 0)), When(date(2026, 11, 25)), When(DAY)]

    assert sorted(whens, key=When.text) == [whens[2], whens[0], whens[1]]


def test_days_between_counts_calendar_days_either_way() -> None:
    assert days_between(date(2024, 2, 28), date(2024, 3, 1)) == 2
    assert days_between(date(2024, 3, 1), date(2024, 2, 28)) == -2
    assert days_between(DAY, DAY) == 0

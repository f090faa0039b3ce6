"""Rows to values and back, those of a damaged file included."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.config.clock import Clock
from pipelinecli.method.cards import Attempt
from pipelinecli.store.rows import ATTEMPT_COLUMNS, attempt_binds, attempt_of, image_of, person_of
from tests.store.rows import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

CLOCK = Clock(datetime(2026, 3, 2, 12, tzinfo=UTC), UTC)
PERSON = (
    1, "a" * 32, "Ann", "2026-03-02", "1", "a@b", "x", "x", "x", None, "A", "1985-04-12", "x",
    "warm\x1fvip", 0,
)  # fmt: skip
ATTEMPT = tuple(GOOD["attempt"][column] for column in ATTEMPT_COLUMNS)
ANYTHING = st.none() | st.integers() | st.floats() | st.binary(max_size=9) | st.text(max_size=20)
DAYS = ("0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31", "2026-02-30", "", 5, 1.5, b"x")
MOMENTS = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-03-02T12:00:00", "", 5, None, b"x")


def spoilt(row: tuple[Any, ...], at: int, value: object) -> tuple[Any, ...]:
    return (*row[:at], value, *row[at + 1 :])


def test_an_attempt_is_the_same_after_it_was_written_and_read() -> None:
    attempt = attempt_of(ATTEMPT, CLOCK)
    assert attempt_binds(attempt) == {
        column: value
        for column, value in zip(ATTEMPT_COLUMNS, ATTEMPT, strict=True)
        if column not in {"id", "number", "current", "opened_at"}
    }


@pytest.mark.parametrize("value", DAYS)
def test_a_day_that_nobody_can_have_typed_is_no_day(value: object) -> None:
    for column in ("next_marked", "signed_on", "issued_on", "person_marked"):
        with pytest.raises(ValueError):  # noqa: PT011 - that kind and no other
            attempt_of(spoilt(ATTEMPT, ATTEMPT_COLUMNS.index(column), value), CLOCK)
    for at in (3, 11):
        with pytest.raises(ValueError):  # noqa: PT011
            person_of(spoilt(PERSON, at, value))


@pytest.mark.parametrize("value", [*DAYS[:-4], "9999-12-31T14:00", "2026-03-02T14:00:00"])
def test_a_time_of_a_day_that_nobody_can_have_typed_is_none(value: object) -> None:
    for column in ("first_meeting", "next_step", "signing"):
        with pytest.raises(ValueError):  # noqa: PT011
            attempt_of(spoilt(ATTEMPT, ATTEMPT_COLUMNS.index(column), value), CLOCK)


@pytest.mark.parametrize("value", MOMENTS)
def test_a_moment_that_no_clock_can_have_shown_is_none(value: object) -> None:
    for column in ("since", "opened_at"):
        with pytest.raises(ValueError):  # noqa: PT011
            attempt_of(spoilt(ATTEMPT, ATTEMPT_COLUMNS.index(column), value), CLOCK)


@given(st.integers(0, len(ATTEMPT) - 1), ANYTHING)
def test_whatever_a_column_holds_it_is_an_attempt_or_a_value_error(at: int, value: object) -> None:
    _only_value_errors(lambda: attempt_of(spoilt(ATTEMPT, at, value), CLOCK))


@given(st.integers(0, len(PERSON) - 1), ANYTHING)
def test_whatever_a_column_holds_it_is_a_person_or_a_value_error(at: int, value: object) -> None:
    _only_value_errors(lambda: person_of(spoilt(PERSON, at, value)))


@given(st.lists(ANYTHING, max_size=40).map(tuple))
def test_whatever_a_row_holds_it_is_an_attempt_or_a_value_error(row: tuple[Any, ...]) -> None:
    _only_value_errors(lambda: (person_of(row), attempt_of(row, CLOCK)))


def test_an_image_is_a_row_by_its_columns() -> None:
    assert image_of('{"id": 1, "name": "王经理"}') == {"id": 1, "name": "王经理"}


@pytest.mark.parametrize(
    "text", ["", "[]", "1", '"x"', "null", "{", "[" * 100_000, '{"a":' * 100_000, "9" * 5_000]
)
def test_what_is_no_image_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        image_of(text)


@given(st.text())
def test_whatever_the_journal_holds_it_is_an_image_or_a_value_error(text: str) -> None:
    _only_value_errors(lambda: image_of(text))


def _only_value_errors(read: Callable[[], object]) -> None:
    try:
        found = read()
    except ValueError:
        return
    assert isinstance(found, (Attempt, tuple, dict))

"""Lengths of time, per cents, grades, yes and no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.mapping.values import (
    Doubtful,
    Unreadable,
    is_yes,
    read_grade,
    read_minutes,
    read_percent,
    read_yes,
)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("0", 0),
        ("30", 30),
        ("30.0", 30),
        ("30 min", 30),
        ("20分钟", 20),
        ("1h 20m", 80),
        ("1 hr, 20 mins", 80),
        ("1小时20分", 80),
        ("1.5 h", 90),
        ("1,5 h", 90),
        ("0:20:15", 20),
        ("00:00:05", 1),
        ("1:00:30", 61),
        ("PT1H30M", 90),
        ("PT45S", 1),
        ("95 s", 2),
        ("89 s", 1),
        ("5秒", 1),
        ("125000 ms", 2),
        ("1d", 1440),
        ("１５", 15),
    ],
)
def test_a_length_of_time_is_read(written: str, minutes: int) -> None:
    assert read_minutes(written) == minutes


@pytest.mark.parametrize(
    "written", ["", "abc", "-5", "20 foo", "1:2:x", "90000", "min", "1" * 50, "5 min later"]
)
def test_what_is_no_length_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_minutes(written)
    assert refused.value.hint


def test_minutes_or_hours_is_asked_about() -> None:
    with pytest.raises(Doubtful, match="“20:15” may be minutes and seconds, or hours and minutes"):
        read_minutes("20:15")


@given(st.integers(0, 160), st.integers(0, 59), st.integers(0, 59))
def test_a_clocked_length_is_rounded_to_minutes(hours: int, minutes: int, seconds: int) -> None:
    whole = hours * 60 + minutes + (seconds >= 30)
    expected = max(whole, 1) if hours or minutes or seconds else 0
    assert read_minutes(f"{hours}:{minutes:02}:{seconds:02}") == expected


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ("50%", 50),
        ("50", 50),
        ("0.5", 50),
        ("1", 1),
        ("1.0", 1),
        ("100 %", 100),
        ("50,5%", 51),
        ("0", 0),
        ("0.05", 5),
        ("0.5%", 1),
        ("９０％", 90),
    ],
)
def test_a_percentage_is_read(written: str, percent: int) -> None:
    assert read_percent(written) == percent


@pytest.mark.parametrize("written", ["", "150", "-5", "abc", "%", "1" * 20, "5.5.5"])
def test_what_is_no_percentage_is_refused(written: str) -> None:
    with pytest.raises(Unreadable, match="is not a percentage"):
        read_percent(written)


@pytest.mark.parametrize(
    ("written", "grade"),
    [("a", "A"), ("Ａ", "A"), ("A级", "A"), ("B类客户", "B"), ("Grade C", "C"), (" D ", "D")],
)
def test_a_grade_is_read(written: str, grade: str) -> None:
    assert read_grade(written) == grade


@pytest.mark.parametrize("written", ["", "E", "AB", "重要", "3", "5星"])
def test_what_is_no_grade_is_refused(written: str) -> None:
    with pytest.raises(Unreadable, match="is not a grade"):
        read_grade(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *((word, True) for word in ("Yes", "是", "√", "1", "TRUE", "ja")),
        *((word, False) for word in ("no", "否", "0", "False", "-")),
    ],
)
def test_yes_and_no_are_read(written: str, said: bool) -> None:
    assert read_yes(f" {written} ") is said


def test_what_is_neither_is_refused() -> None:
    assert is_yes("maybe") is None
    with pytest.raises(Unreadable, match="“maybe” is neither yes nor no"):
        read_yes("maybe")

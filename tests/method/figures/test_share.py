"""Shares as people set them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.share import parse_share


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0.25", Fraction(1, 4)),
        (".5", Fraction(1, 2)),
        (" 25 % ", Fraction(1, 4)),
        ("２５％", Fraction(1, 4)),
        ("12.5%", Fraction(1, 8)),
        ("1/4", Fraction(1, 4)),
        ("1 / 3", Fraction(1, 3)),
        ("0", Fraction(0)),
        ("1", Fraction(1)),
        ("1.", Fraction(1)),
        ("4.5", Fraction(9, 2)),
        ("0.123456", Fraction(123456, 10**6)),
    ],
)
def test_a_share_is_read_exactly(typed: str, read: Fraction) -> None:
    found = parse_share(typed)
    assert found is not None
    assert Fraction(*found) == read


@pytest.mark.parametrize(
    "typed",
    ["", " ", ".", "%", "-1", "0.1234567", "1234567", "1/0", "/4", "1/", "1/2/3", "half", "1e-3",
     "0,5", "1/1234567", "0.1.2", "1" * 100, "٣"],
)  # fmt: skip
def test_what_is_no_share_is_none(typed: str) -> None:
    assert parse_share(typed) is None


@given(st.text(max_size=20))
def test_any_text_is_read_or_is_none(text: str) -> None:
    found = parse_share(text)
    assert found is None or (found[0] >= 0 and found[1] > 0)

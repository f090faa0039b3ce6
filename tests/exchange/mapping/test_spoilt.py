"""Phone numbers that have been in a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.mapping.spoilt import read_phone
from pipelinecli.exchange.mapping.unreadable import Unreadable


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800138000.0", "13800138000"),
        ('="13800138002"', "13800138002"),
        ("'13800138001", "13800138001"),
        ("\u202d+86 138 0013 8000\u202c", "+86 138 0013 8000"),
        ("1.3800138000E+10", "13800138000"),
        ("020 7946.0958 ext. 5", "020 7946.0958 ext. 5"),
        ("(020) 8765 4321", "(020) 8765 4321"),
        ("138.0013.8000", "138.0013.8000"),
        ("１３８００１３８０００", "１３８００１３８０００"),
    ],
)
def test_a_number_is_as_it_was_written(text: str, number: str) -> None:
    assert read_phone(text) == number


@pytest.mark.parametrize("text", ["1.38E+10", "1E10", "8,61380014E+12"])
def test_a_number_whose_digits_are_gone_is_a_problem(text: str) -> None:
    with pytest.raises(Unreadable, match="shortened"):
        read_phone(text)


@given(st.text("0123456789 +-()/", max_size=20))
def test_an_ordinary_number_is_left_as_it_is(text: str) -> None:
    assert read_phone(text) == text

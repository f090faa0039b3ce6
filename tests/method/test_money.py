"""Money, its currencies, and standard premium (METHOD §4)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.money import (
    Amount,
    FactorProblem,
    Money,
    Per,
    UnreadableFactor,
    exponent,
    is_currency,
    parse_factor,
    standard_premium,
)


@pytest.mark.parametrize(
    ("minor", "currency", "decimal"),
    [
        (150000, "CNY", "1500.00"),
        (5, "CNY", "0.05"),
        (0, "CNY", "0.00"),
        (-5, "USD", "-0.05"),
        (-150000, "USD", "-1500.00"),
        (1500, "JPY", "1500"),
        (-1500, "JPY", "-1500"),
        (1234, "KWD", "1.234"),
        (12345, "CLF", "1.2345"),
        (10**15, "CNY", "10000000000000.00"),
    ],
)
def test_an_amount_is_shown_as_a_plain_decimal(minor: int, currency: str, decimal: str) -> None:
    assert Money(minor, currency).decimal() == decimal


def test_a_currency_has_its_own_number_of_decimals() -> None:
    codes = ["CNY", "USD", "JPY", "KRW", "VND", "CLP", "KWD", "BHD", "CLF", "QQQ"]

    assert [exponent(code) for code in codes] == [2, 2, 0, 0, 0, 0, 3, 3, 4, 2]


def test_only_iso_codes_in_capitals_are_currencies() -> None:
    codes = ["CNY", "JPY", "KWD", "cny", "QQQ", "", "¥", "XXX"]

    assert [code for code in codes if is_currency(code)] == ["CNY", "JPY", "KWD"]


def test_an_amount_is_a_range_when_its_ends_differ() -> None:
    assert Amount(100, 200, "CNY", Per.MONTH).is_range
    assert not Amount(100, 100, "CNY").is_range


def test_ten_thousand_at_a_half_is_five_thousand_of_standard_premium() -> None:
    premium = Money(1_000_000, "CNY")

    assert standard_premium(premium, Fraction(1, 2)) == Money(500_000, "CNY")
    assert standard_premium(premium, (1, 2)) == Money(500_000, "CNY")


def test_half_a_minor_unit_of_standard_premium_rounds_up() -> None:
    halves = [standard_premium(Money(minor, "CNY"), (1, 2)).minor for minor in (1, 2, 3)]
    thirds = [standard_premium(Money(minor, "CNY"), (1, 3)).minor for minor in (1, 2, 3)]

    assert halves == [1, 1, 2]
    assert thirds == [0, 1, 1]


@given(st.integers(0, 10**15), st.fractions(0, 10))
def test_standard_premium_is_within_half_a_minor_unit(minor: int, factor: Fraction) -> None:
    error = standard_premium(Money(minor, "CNY"), factor).minor - minor * factor

    assert -Fraction(1, 2) < error <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("0.5", Fraction(1, 2)),
        (".5", Fraction(1, 2)),
        (" 50% ", Fraction(1, 2)),
        ("50 %", Fraction(1, 2)),
        ("５０％", Fraction(1, 2)),
        ("12.5%", Fraction(1, 8)),
        ("1/2", Fraction(1, 2)),
        ("2/3", Fraction(2, 3)),
        ("1", Fraction(1)),
        ("1.2", Fraction(6, 5)),
        ("10", Fraction(10)),
        ("1000%", Fraction(10)),
        ("0.0001", Fraction(1, 10000)),
    ],
)
def test_a_factor_is_a_decimal_a_percentage_or_a_fraction(text: str, factor: Fraction) -> None:
    assert parse_factor(text) == factor


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", FactorProblem.UNKNOWN),
        ("  ", FactorProblem.UNKNOWN),
        ("%", FactorProblem.UNKNOWN),
        ("half", FactorProblem.UNKNOWN),
        ("1e-1", FactorProblem.UNKNOWN),
        ("0_5", FactorProblem.UNKNOWN),
        ("nan", FactorProblem.UNKNOWN),
        ("1 2", FactorProblem.UNKNOWN),
        ("1/0", FactorProblem.UNKNOWN),
        ("1/2%", FactorProblem.UNKNOWN),
        ("0.5.5", FactorProblem.UNKNOWN),
        ("1/2/3", FactorProblem.UNKNOWN),
        ("5²", FactorProblem.UNKNOWN),
        ("0." + "5" * 20, FactorProblem.UNKNOWN),
        ("-0.5", FactorProblem.NEGATIVE),
        ("−50%", FactorProblem.NEGATIVE),
        ("0", FactorProblem.ZERO),
        ("0%", FactorProblem.ZERO),
        ("10.01", FactorProblem.TOO_LARGE),
        ("50 000%", FactorProblem.UNKNOWN),
        ("1100%", FactorProblem.TOO_LARGE),
    ],
)
def test_any_other_factor_is_refused_with_the_reason(text: str, problem: FactorProblem) -> None:
    with pytest.raises(UnreadableFactor) as refused:
        parse_factor(text)

    assert (refused.value.text, refused.value.problem) == (text, problem)


@given(st.text() | st.text(alphabet="0123456789./%- ", max_size=8))
def test_any_text_is_a_factor_up_to_ten_or_refused(text: str) -> None:
    try:
        factor = parse_factor(text)
    except UnreadableFactor:
        return
    assert 0 < factor <= 10

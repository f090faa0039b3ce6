"""Sums of money as programs and spreadsheets write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.mapping.values import Unreadable, decimal_mark, read_amount
from pipelinecli.method.money import Money

if TYPE_CHECKING:
    from pipelinecli.exchange.mapping.sums import Mark

READ = """
0                    0.00 CNY
1054                 1054.00 CNY
1054.0               1054.00 CNY
1,234                1234.00 CNY
1,234.5              1234.50 CNY
¥1,234.56            1234.56 CNY
￥ 1234.56           1234.56 CNY
１，２３４元         1234.00 CNY
元100                100.00 CNY
1,000,000            1000000.00 CNY
12,34,567.00         1234567.00 CNY
1,2345,6789          123456789.00 CNY
1 234,56             1234.56 CNY
1'234.50             1234.50 CNY
1’234.50             1234.50 CNY
1.234.567            1234567.00 CNY
1,23                 1.23 CNY
0,500                0.50 CNY
(1,000)              -1000.00 CNY
(¥1,000.00)          -1000.00 CNY
-1000                -1000.00 CNY
1000-                -1000.00 CNY
-¥5                  -5.00 CNY
¥ -5                 -5.00 CNY
−5                   -5.00 CNY
+5                   5.00 CNY
1.5万                15000.00 CNY
1.5万元              15000.00 CNY
￥12 万              120000.00 CNY
2千                  2000.00 CNY
1.2亿                120000000.00 CNY
1.5k                 1500.00 CNY
1.2M                 1200000.00 CNY
RMB 100              100.00 CNY
人民币100元整        100.00 CNY
CNY 1,234.56         1234.56 CNY
10.50 CNY            10.50 CNY
USD 100              100.00 USD
100 EUR              100.00 EUR
€1.234,56            1234.56 EUR
US$1,000             1000.00 USD
£12.5                12.50 GBP
JPY 5000             5000 JPY
1234.5600000000001   1234.56 CNY
0.30000000000000004  0.30 CNY
99.99999999999999    100.00 CNY
"""
NOT_READ = """
abc
5,
-
¥
1e5
100-200
3万5
--5
-(5)
+-5
1,23,4
1,2345.00,1
1234.567
33333.333333333336
$100
100 元 USD
USD 100 EUR
100 apples
万万5
1,,5
9999999999999999
5万万
"""


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_a_sum_is_read(line: str) -> None:
    written, amount, currency = line.rsplit(None, 2)
    money = read_amount(written, "CNY")
    assert (money.decimal(), money.currency) == (amount, currency)


@pytest.mark.parametrize("written", NOT_READ.strip().splitlines())
def test_what_is_no_sum_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_amount(written, "CNY")
    assert written in refused.value.said
    assert refused.value.hint


@pytest.mark.parametrize("written", ["", " ", "1" * 100])
def test_nothing_and_prose_are_no_sums(written: str) -> None:
    with pytest.raises(Unreadable):
        read_amount(written, "CNY")


@pytest.mark.parametrize(
    ("written", "decimal", "amount"),
    [
        ("1.234", ",", "1234.00"),
        ("1.234,56 €", ",", "1234.56"),
        ("12,5", ",", "12.50"),
        ("12.5", ",", "12.50"),
        ("1 234", ",", "1234.00"),
    ],
)
def test_the_mark_of_the_column_decides(written: str, decimal: Mark, amount: str) -> None:
    assert read_amount(written, "EUR", decimal).decimal() == amount


def test_a_lone_group_where_the_comma_is_for_decimals_is_too_precise() -> None:
    with pytest.raises(Unreadable, match="more decimals than EUR"):
        read_amount("1,234", "EUR", ",")
    assert read_amount("1,234", "KWD", ",") == Money(1234, "KWD")


@pytest.mark.parametrize(
    ("samples", "mark", "certain"),
    [
        (["1.234,56", "100"], ",", True),
        (["1,234.56", "1,000"], ".", True),
        (["12.5"], ".", True),
        (["12,5 €"], ",", True),
        (["1.234", "12.500"], ",", True),
        (["1,234"], ".", True),
        (["1,234", "1.234,5"], ",", True),
        (["100", "", "x"], ".", False),
        (["12.5", "12,5"], ".", False),
        (["1.234", "1,234"], ".", False),
        ([], ".", False),
    ],
)
def test_the_mark_before_the_decimals_is_told_by_the_column(
    samples: list[str], mark: str, certain: bool
) -> None:
    assert decimal_mark(samples) == (mark, certain)


def _written(money: Money, style: str) -> str:
    """Write a sum as a program would."""
    text = f"{abs(money.minor) // 100:,}.{abs(money.minor) % 100:02}"
    sign = "-" if money.minor < 0 else ""
    if style == "german":
        return sign + text.translate(str.maketrans(",.", ".,")) + " €"
    if style == "swiss":
        return f"{sign}{text.replace(',', chr(0x2019))} EUR"
    if style == "accounting":
        return f"(€{text})" if sign else f"€{text}"
    return sign + (text if style == "english" else text.replace(",", ""))


@given(
    st.integers(-(10**14), 10**14).map(lambda minor: Money(minor, "EUR")),
    st.sampled_from(["german", "swiss", "accounting", "english", "plain"]),
)
def test_every_sum_in_every_style_comes_back(money: Money, style: str) -> None:
    assert read_amount(_written(money, style), "EUR") == money


@given(st.text(max_size=20) | st.text("0123456789.,-()¥元万k€ ", max_size=15))
def test_any_text_is_a_sum_or_refused(text: str) -> None:
    try:
        money = read_amount(text, "CNY")
    except Unreadable:
        return
    assert any(char.isdecimal() for char in text)
    assert abs(money.minor) <= 10**15

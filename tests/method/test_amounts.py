"""AMOUNT: what is typed where the rep's currency is CNY, and what it comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.amounts import MOST_MINOR, parse_amount, parse_money
from pipelinecli.method.money import Amount, Money, Per, exponent
from tests.method.tables import rows

READ = """
1500                     1500.00
0                        0.00
0.05                     0.05
1500.5                   1500.50
1,500.00                 1500.00
1，500                   1500.00
１，５００．００         1500.00
12,345,678               12345678.00
1500/month               1500.00/month
1500 / month             1500.00/month
1500/mo                  1500.00/month
1500/day                 1500.00/day
1500/wk                  1500.00/week
1500/quarter             1500.00/quarter
1500/yr                  1500.00/year
1500 per month           1500.00/month
1500 a month             1500.00/month
1500 every week          1500.00/week
1500 each year           1500.00/year
1500 per annum           1500.00/year
1500 monthly             1500.00/month
monthly 1500             1500.00/month
1500 quarterly           1500.00/quarter
1500 once                1500.00/once
1000-1500                1000.00-1500.00
1000 - 1500              1000.00-1500.00
1500-1500                1500.00
1000-1500/month          1000.00-1500.00/month
1000~1500                1000.00-1500.00
1000～1500               1000.00-1500.00
1000〜1500               1000.00-1500.00
1000–1500                1000.00-1500.00
1000 to 1500             1000.00-1500.00
1,000-1,500              1000.00-1500.00
1000到1500               1000.00-1500.00
1000至1500元/月          1000.00-1500.00/month
1000元至1500元每月       1000.00-1500.00/month
1.5万                    15000.00
1.5 万元                 15000.00
1.5萬                    15000.00
1.23456万                12345.60
2千                      2000.00
1亿                      100000000.00
1-1.5万/年               10000.00-15000.00/year
8千-1.2万                8000.00-12000.00
1k-1500                  1000.00-1500.00
1-2k                     1000.00-2000.00
1.500-2k                 1500.00-2000.00
15k                      15000.00
15 K                     15000.00
1.500k                   1500.00
1.2m                     1200000.00
每月1500                 1500.00/month
每月 1500 元             1500.00/month
每个月1500               1500.00/month
每年1-1.5万元            10000.00-15000.00/year
1500元每月               1500.00/month
1500块一个月             1500.00/month
一年1万                  10000.00/year
月交1500                 1500.00/month
年缴1万                  10000.00/year
趸交10万                 100000.00/once
一次性5万                50000.00/once
1500块钱                 1500.00
1500/天                  1500.00/day
1500/季度                1500.00/quarter
¥1500                    1500.00
￥1,500.00               1500.00
¥1000-¥1500              1000.00-1500.00
1500¥                    1500.00
CNY 1500                 1500.00
cny1500                  1500.00
1500 CNY/month           1500.00/month
RMB1500                  1500.00
人民币1500元             1500.00
CNY ¥1500                1500.00
1500 yuan                1500.00
1000 CNY - 1500 CNY      1000.00-1500.00
10000000000000           10000000000000.00
"""


def shown(amount: Amount) -> str:
    """An amount of the default currency in one word."""
    low, high = (Money(end, amount.currency).decimal() for end in (amount.low, amount.high))
    span = f"{low}-{high}" if amount.is_range else low
    return f"{span}/{amount.per}" if amount.per else span


@pytest.mark.parametrize(("text", "expected"), rows(READ))
def test_an_amount_is_a_sum_or_a_range_and_how_often(text: str, expected: str) -> None:
    amount = parse_amount(text, "CNY")

    assert (shown(amount), amount.currency) == (expected, "CNY")


@pytest.mark.parametrize(
    ("text", "given_currency", "amount"),
    [
        ("¥1500", "JPY", Amount(1500, 1500, "JPY")),
        ("1500", "JPY", Amount(1500, 1500, "JPY")),
        ("1.5万", "JPY", Amount(15000, 15000, "JPY")),
        ("1500元/月", "HKD", Amount(150000, 150000, "HKD", Per.MONTH)),
        ("$1500", "USD", Amount(150000, 150000, "USD")),
        ("$1,500.25", "HKD", Amount(150025, 150025, "HKD")),
        ("€1.5k", "EUR", Amount(150000, 150000, "EUR")),
        ("£20-£30", "GBP", Amount(2000, 3000, "GBP")),
        ("1.234", "KWD", Amount(1234, 1234, "KWD")),
        ("USD 1500", "CNY", Amount(150000, 150000, "USD")),
        ("1500 usd", "CNY", Amount(150000, 150000, "USD")),
        ("USD $1500", "CNY", Amount(150000, 150000, "USD")),
        ("US$1500", "CNY", Amount(150000, 150000, "USD")),
        ("HK$20", "CNY", Amount(2000, 2000, "HKD")),
        ("1500美元", "CNY", Amount(150000, 150000, "USD")),
        ("JPY ¥1500", "CNY", Amount(1500, 1500, "JPY")),
        ("1500日元", "CNY", Amount(1500, 1500, "JPY")),
    ],
)
def test_a_sign_must_fit_the_currency_and_a_code_or_a_name_overrides_it(
    text: str, given_currency: str, amount: Amount
) -> None:
    assert parse_amount(text, given_currency) == amount


def test_money_received_is_one_sum() -> None:
    assert parse_money("1.5万", "CNY") == Money(1_500_000, "CNY")
    assert parse_money("USD 20", "CNY") == Money(2000, "USD")
    assert parse_money("20-20", "CNY") == Money(2000, "CNY")


@given(st.integers(0, MOST_MINOR), st.sampled_from(["CNY", "JPY", "KWD", "CLF"]))
def test_a_decimal_is_read_back_as_the_same_money(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    major, _, decimals = money.decimal().partition(".")
    grouped = f"{int(major):,}" + (f".{decimals}" if exponent(currency) else "")

    assert parse_money(money.decimal(), currency) == money
    assert parse_money(f"{currency} {grouped}", "USD") == money

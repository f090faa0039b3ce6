"""AMOUNT, what is refused: always with the reason, and with nothing but UnreadableAmount."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelinecli.method.amounts import (
    MOST_MINOR,
    AmountProblem,
    UnreadableAmount,
    parse_amount,
    parse_money,
)
from pipelinecli.method.money import Money
from tests.method.tables import rows

REFUSED = """
x                        unknown
free                     unknown
nan                      unknown
inf                      unknown
1e9                      unknown
0x10                     unknown
1_500                    unknown
1 500                    unknown
1500x                    unknown
1500?                    unknown
+1500                    unknown
(1500)                   unknown
<1500                    unknown
=1500                    unknown
15²                      unknown
1½                       unknown
١٥٠٠                     unknown
一千五                   unknown
.5                       unknown
1500.                    unknown
1.2.3                    unknown
1500k万                  unknown
1.5万k                   unknown
2千万                    unknown
k                        unknown
万                       unknown
¥                        unknown
CNY                      unknown
month                    unknown
1500 month               unknown
1500/                    unknown
1500/k                   unknown
1500 per                 unknown
1500/month/year          unknown
/month 1500              unknown
a month 1500             unknown
每月1500/月              unknown
每1500                   unknown
1000-                    unknown
-                        unknown
~1500                    unknown
1000-1500-2000           unknown
1000 1500                unknown
QQQ 1500                 unknown
-1500                    negative
−1500                    negative
－1500                   negative
¥-1500                   negative
-¥1500                   negative
-0                       negative
1000--1500               negative
1,50                     misplaced-comma
1,5000                   misplaced-comma
1500,000                 misplaced-comma
,500                     misplaced-comma
1,                       misplaced-comma
1,,500                   misplaced-comma
0,500                    misplaced-comma
1.000,50                 misplaced-comma
1500.005                 too-precise
1.500                    too-precise
0.1234567万              too-precise
0.000001k                too-precise
10000000000000.01        too-large
99999999亿               too-large
1500-1000                low-above-high
500-1万                  low-above-high
2-1.5万                  low-above-high
$1500                    other-currency
€1500                    other-currency
£1500                    other-currency
₩1500                    other-currency
USD 1500 CNY             other-currency
USD 1000 - CNY 1500      other-currency
USD ¥1500                other-currency
"""


@pytest.mark.parametrize(("text", "problem"), rows(REFUSED))
def test_any_other_amount_is_refused_with_the_reason(text: str, problem: str) -> None:
    with pytest.raises(UnreadableAmount) as refused:
        parse_amount(text, "CNY")

    assert (refused.value.text, refused.value.problem) == (text, problem)


@pytest.mark.parametrize(
    ("text", "currency", "problem"),
    [
        ("1500元", "USD", AmountProblem.OTHER_CURRENCY),
        ("¥1500", "USD", AmountProblem.OTHER_CURRENCY),
        ("1500.00", "JPY", AmountProblem.TOO_PRECISE),
        ("JPY 1500.5", "CNY", AmountProblem.TOO_PRECISE),
    ],
)
def test_what_suits_one_currency_may_not_suit_another(
    text: str, currency: str, problem: AmountProblem
) -> None:
    with pytest.raises(UnreadableAmount) as refused:
        parse_amount(text, currency)

    assert refused.value.problem is problem


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_nothing_typed_is_no_amount(text: str) -> None:
    with pytest.raises(UnreadableAmount) as refused:
        parse_amount(text, "CNY")

    assert refused.value.problem is AmountProblem.EMPTY


def test_more_than_a_hundred_characters_are_not_read() -> None:
    assert parse_amount("1500".ljust(100), "CNY").low == 150000
    with pytest.raises(UnreadableAmount) as refused:
        parse_amount("1500".ljust(101), "CNY")

    assert refused.value.problem is AmountProblem.TOO_LONG


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1000-1500", AmountProblem.NOT_ONE_SUM),
        ("1500/month", AmountProblem.HAS_PERIOD),
        ("1500 once", AmountProblem.HAS_PERIOD),
        ("-1500", AmountProblem.NEGATIVE),
    ],
)
def test_money_received_is_neither_a_range_nor_by_the_month(
    text: str, problem: AmountProblem
) -> None:
    with pytest.raises(UnreadableAmount) as refused:
        parse_money(text, "CNY")

    assert (refused.value.text, refused.value.problem) == (text, problem)


WORDS = st.sampled_from(
    """
    1 15 1500 1.5 1,500 0,5 .5 . , - ~ to 至 / per a every month mo once monthly 每 每月 月 年
    一个月 k m 万 千 亿 ¥ $ € 元 块 cny usd rmb + % x 9999999999999999
    """.strip().split()
)


@given(
    st.text() | st.lists(WORDS).map("".join) | st.lists(WORDS).map(" ".join),
    st.sampled_from(["CNY", "JPY", "USD", "KWD"]),
)
@example("\x00", "CNY")
@example("\ud800", "CNY")
@example("9" * 100, "CNY")
@example("9" * 99 + "亿", "CNY")
def test_any_text_is_an_amount_within_bounds_or_refused(text: str, currency: str) -> None:
    for parse in (parse_amount, parse_money):
        try:
            read = parse(text, currency)
        except UnreadableAmount:
            continue
        ends = [read.minor] if isinstance(read, Money) else [read.low, read.high]
        assert 0 <= ends[0] <= ends[-1] <= MOST_MINOR

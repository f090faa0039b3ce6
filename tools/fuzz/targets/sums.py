"""Sums and factors: AMOUNT, one sum of money, a product factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.amounts import MOST_MINOR
from pipelinecli.method.money import MOST_FACTOR, Amount, Money, is_currency, parse_factor
from pipelinecli.services.reading import read_amount, read_factor, read_money
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.targets.desks import desk
from tools.fuzz.texts import NUMBERS, near

if TYPE_CHECKING:
    from fractions import Fraction

AMOUNT = Grammar(
    start=("<sum>", "<sum>", "<sum><often>", "<sum> to <sum><often>", "<sum>-<sum><often>",
           "<every><sum>", "<sum>~<sum>", "<sum>至<sum>"),
    sum=("<number>", "<number><times>", "<sign><number>", "<number> <code>",
         "<code><number><times>", "<number><times>元", "<sign> <number> <times>"),
    number=("1500", "1,500.00", "0.5", "1000", "12,345,678.90", "0", "1.5", "10", "<edge>"),
    times=("k", "万", "千", "m", "亿", "萬", "百"),
    sign=("¥", "$", "€", "￥", "US$", "HK$", "₩", "₿"),
    code=("CNY", "usd", "JPY", "KWD", "CLF", "RMB", "人民币", "港币", "XXX"),
    often=("/month", "/year", " per month", "每月", "monthly", " once", "一次性", "/一年"),
    every=("每月", "每年", "年交", "per month ", "weekly "),
    edge=NUMBERS,
)  # fmt: skip
FACTOR = Grammar(
    start=(
        "0.5",
        "50%",
        "1/2",
        "<edge>",
        "<edge>%",
        "<edge>/<edge>",
        "<edge>.<edge>",
        " 0.5 ",
        "10",
    ),
    edge=NUMBERS,
)


def _is_in_range_and_reads_the_same(_given: str, read: Amount) -> bool:
    low = Money(read.low, read.currency)
    again = read_amount(desk(), f"{low.decimal()} {read.currency}")
    in_order = 0 <= read.low <= read.high <= MOST_MINOR
    return in_order and is_currency(read.currency) and again == Amount(read.low, read.low, again[2])


def _is_a_sum(_given: str, read: Money) -> bool:
    return (
        0 <= read.minor <= MOST_MINOR and read_money(desk(), f"{read.decimal()}{read[1]}") == read
    )


def _is_a_factor(_given: str, read: Fraction) -> bool:
    text = str(read)
    return 0 < read <= MOST_FACTOR and (len(text) > len("9" * 20) or parse_factor(text) == read)


TARGETS = (
    Target(
        "amounts",
        lambda rng: near(rng, AMOUNT),
        lambda typed: read_amount(desk(), typed),
        _is_in_range_and_reads_the_same,
    ),
    Target(
        "sums of money",
        lambda rng: near(rng, AMOUNT),
        lambda typed: read_money(desk(), typed),
        _is_a_sum,
    ),
    Target("factors", lambda rng: near(rng, FACTOR), read_factor, _is_a_factor),
)

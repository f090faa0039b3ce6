"""Money: a whole number of minor units and a currency; premiums and standard premium.

It refuses floats, and to turn one currency into another. What a person types as an amount is
read in `amounts`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

MOST_FACTOR = 10
"""The highest product factor that is not taken for a slip (50 for 50%)."""
_LONGEST_FACTOR = 20

_PLACES = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_TWO_PLACES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD
MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON
RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD
TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG
"""


class Per(StrEnum):
    """How often an amount falls due; the value is the token that is stored."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONCE = "once"


class FactorProblem(StrEnum):
    """Why a product factor cannot be used."""

    UNKNOWN = "unknown"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_LARGE = "too-large"


class UnreadableFactor(ValueError):
    """`text` is not a product factor, and `problem` says in which way."""

    def __init__(self, text: str, problem: FactorProblem) -> None:
        super().__init__(text, problem)
        self.text = text
        self.problem = problem


class Money(NamedTuple):
    """An amount in minor units (fen, cents) of an ISO 4217 currency."""

    minor: int
    currency: str

    def decimal(self) -> str:
        """Return the amount in major units as a plain decimal string: '1500.00', '-0.05'."""
        places = exponent(self.currency)
        sign = "-" if self.minor < 0 else ""
        major, minor = divmod(abs(self.minor), 10**places)
        return f"{sign}{major}.{minor:0{places}d}" if places else f"{sign}{major}"


class Amount(NamedTuple):
    """What was discussed: `low` to `high` minor units (equal if it is one sum), and how often."""

    low: int
    high: int
    currency: str
    per: Per | None = None

    @property
    def is_range(self) -> bool:
        """Whether there are two ends and not one sum."""
        return self.low != self.high


@cache
def _exponents() -> dict[str, int]:
    known = dict.fromkeys(_TWO_PLACES.split(), 2)
    for places, codes in _PLACES.items():
        known |= dict.fromkeys(codes.split(), places)
    return known


def exponent(currency: str) -> int:
    """Return the number of decimals of a currency by ISO 4217; 2 for one that is not listed."""
    return _exponents().get(currency, 2)


def is_currency(code: str) -> bool:
    """Whether `code` is an ISO 4217 code in capitals that people are paid in."""
    return code in _exponents()


def standard_premium(premium: Money, factor: Fraction | tuple[int, int]) -> Money:
    """Return the standard premium, premium x factor (METHOD §4): 10,000 x 0.5 = 5,000.

    `factor` is a Fraction or (numerator, denominator > 0). Half a minor unit rounds up.
    """
    over, under = factor if isinstance(factor, tuple) else factor.as_integer_ratio()
    return Money((2 * premium.minor * over + under) // (2 * under), premium.currency)


def parse_factor(text: str) -> Fraction:
    """Read a product factor: 0.5, 50%, 1/2.

    Raises UnreadableFactor for anything else, for a negative one, for one above MOST_FACTOR,
    and for zero: a sale that counts for nothing is said with a standard premium of 0.
    """
    from fractions import Fraction

    from pipelinecli.method.spelling import fold

    typed = fold(text[: _LONGEST_FACTOR + 1]).strip()
    if len(text) > _LONGEST_FACTOR or not typed:
        raise UnreadableFactor(text, FactorProblem.UNKNOWN)
    if typed.startswith("-"):
        raise UnreadableFactor(text, FactorProblem.NEGATIVE)
    percent = typed.endswith("%")
    number = typed.removesuffix("%").rstrip()
    if not set(number) <= set("0123456789." if percent else "0123456789./"):
        raise UnreadableFactor(text, FactorProblem.UNKNOWN)
    try:
        factor = Fraction(number) / (100 if percent else 1)
    except (ValueError, ZeroDivisionError):
        raise UnreadableFactor(text, FactorProblem.UNKNOWN) from None
    if not factor:
        raise UnreadableFactor(text, FactorProblem.ZERO)
    if factor > MOST_FACTOR:
        raise UnreadableFactor(text, FactorProblem.TOO_LARGE)
    return factor

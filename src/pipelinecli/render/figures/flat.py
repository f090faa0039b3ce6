"""Figures as rows, one a figure, from the value that programs get: the keys are the same.

What lies within another is named with a dot between: `week.dials`. Refuses to know what the
figures mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.i18n import N_
from pipelinecli.render.formats.listing import Column, Listing, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RATIO: Final = frozenset({"value", "n", "lower", "upper"})
_MONEY: Final = frozenset({"amount", "currency"})


class Figure(NamedTuple):
    """One figure, with what it was counted from."""

    name: str
    value: Scalar
    n: Scalar = None
    lower: Scalar = None
    upper: Scalar = None
    currency: Scalar = None


def figures(data: object, name: str = "") -> Iterator[Figure]:
    """Yield every figure of a value: of a ratio and of money one, of the rest each by itself.

    In a list of values the name of each is its first one.
    """
    if isinstance(data, dict):
        if data.keys() & (_RATIO | _MONEY) in (_RATIO, _MONEY, _MONEY | {"n"}):
            yield _figure(name, data)
            return
        for key, value in data.items():
            yield from figures(value, f"{name}.{key}" if name else str(key))
    elif isinstance(data, list):
        for one in data:
            first, *rest = one.items()
            yield from figures(dict(rest), f"{name}.{first[1]}")
    else:
        yield Figure(name, data if isinstance(data, Scalar) else str(data))


def _figure(name: str, data: Mapping[str, Scalar]) -> Figure:
    value = data["value"] if "value" in data else data["amount"]
    return Figure(
        name, value, data.get("n"), data.get("lower"), data.get("upper"), data.get("currency")
    )


def _shown(value: Scalar) -> str:
    return "" if value is None else str(value)


FIGURES: Final[Listing[Figure]] = Listing(
    "figures",
    (
        Column("figure", N_("Figure"), lambda row: row.name, lambda row: row.name),
        Column("value", N_("Value"), lambda row: _shown(row.value), lambda row: row.value),
        Column("n", "n", lambda row: _shown(row.n), lambda row: row.n),
        Column("lower", N_("From"), lambda row: _shown(row.lower), lambda row: row.lower),
        Column("upper", N_("To"), lambda row: _shown(row.upper), lambda row: row.upper),
        Column(
            "currency", N_("Currency"), lambda row: _shown(row.currency), lambda row: row.currency
        ),
    ),
)

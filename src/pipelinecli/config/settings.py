"""The rep's settings: known keys, their defaults, and what each accepts.

They live in a table of the store (DESIGN §2.1). This module refuses unknown keys and values a
later command would stumble over; it neither reads nor writes the store.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelinecli.errors import UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.method.cards import Rules
from pipelinecli.method.cycle import DEFAULT_CYCLE
from pipelinecli.method.stages import BOARD, Stage

AUTO = "auto"
MEASURED = "cycle.measured"
"""Where the measured cycle is kept, in days. It is the program's to set and not the rep's."""
CONFIGURED = "cycle.configured"
"""The days that were configured before the cycle was set to auto."""
LONGEST_CYCLE = 3650
_LONGEST_MEASURED = 200_000
"""Days. Longer than from the first year that can be typed to the last."""
GOALS = ("dials", "appointments")
"""What a goal can be set for, each `goal.KEY`; `method.goal.GoalKind` has the same tokens."""
MOST_A_WEEK = 10_000
_LONGEST_TEXT = 200
SALES = "goal.sales"
PER_SALE = "prospects.per.sale"
TOP_HEAVY = "shape.top-heavy"
STALE = "shape.stale"
LEAST = "shape.least"
_ABOVE_ZERO = N_("a share above 0, such as 0.25, 25% or 1/4")
_SMALLEST = 1e-9
"""Below the smallest share but 0 that can be written."""
_SHARES = {
    **dict.fromkeys(("weight.25", "weight.50", "weight.90"), (0, 1)),
    **dict.fromkeys((TOP_HEAVY, STALE), (_SMALLEST, 1)),
    PER_SALE: (1, 1000),
}
"""The settings that are shares or numbers with a point, and from what to what they may be."""
_COUNTED = {"goal.dials", "goal.appointments", SALES, LEAST}
_LIMITED = tuple(stage for stage in BOARD if stage is not Stage.CLOSED)


class Setting(NamedTuple):
    """One key: what it is for, its default, and the form it takes."""

    key: str
    about: str
    default: str
    accepts: str


SETTINGS = (
    Setting("name", N_("your name, as it stands on the sheet"), "", N_("any text")),
    Setting("cycle", N_("the sales cycle in days"), str(DEFAULT_CYCLE), N_("days, or auto")),
    Setting("currency", N_("the currency of your amounts"), "CNY", N_("a code such as CNY")),
    Setting("zone", N_("your time zone"), "", N_("a zone such as Asia/Shanghai")),
    Setting("lang", N_("the language"), "", N_("en or zh")),
    Setting(
        "region",
        N_("the country of phone numbers that name none"),
        "",
        N_("a country's two letters, such as CN"),
    ),
    Setting(
        "factor",
        N_("standard premium per premium, when close names none"),
        "",
        N_("a factor such as 0.5"),
    ),
    *(
        Setting(
            f"limit.{stage}", N_("most days in this stage before a card is stuck"), "", N_("days")
        )
        for stage in _LIMITED
    ),
    Setting("goal.dials", N_("dials to make in a week"), "", N_("a number, 1 to 10000")),
    Setting(
        "goal.appointments",
        N_("first appointments to agree in a week"),
        "",
        N_("a number, 1 to 10000"),
    ),
    Setting(SALES, N_("sales to make in a year"), "", N_("a number, 1 to 10000")),
    Setting(
        PER_SALE,
        N_("effective prospects used up by a sale, where yours are not measured"),
        "",
        N_("a number such as 5 or 4.5, from 1 to 1000"),
    ),
    *(
        Setting(
            f"weight.{stage}",
            N_("how likely a prospect of this stage is to close"),
            weight,
            N_("a share such as 0.25, 25% or 1/4"),
        )
        for stage, weight in (("25", "0.25"), ("50", "0.5"), ("90", "0.9"))
    ),
    Setting(
        TOP_HEAVY,
        N_("share of the effective prospects at 25% from which the board is top-heavy"),
        "0.7",
        _ABOVE_ZERO,
    ),
    Setting(
        STALE,
        N_("share of the effective prospects over the cycle from which the board is stale"),
        "0.25",
        _ABOVE_ZERO,
    ),
    Setting(
        LEAST,
        N_("effective prospects below which a board is too small to be top-heavy or pending"),
        "4",
        N_("a number, 1 to 10000"),
    ),
)
KNOWN = {setting.key: setting for setting in SETTINGS}


class UnreadableSetting(ValueError):
    """What is stored for a setting is nothing that `checked` would have let through."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key, value)
        self.key = key
        self.value = value
        self.settable = key if key in KNOWN else "cycle"
        """The key that is to be set again: what was measured of the cycle is the program's."""


def value_of(stored: dict[str, str], key: str) -> str:
    """Return a setting's value: what is stored, or its default."""
    return stored.get(key, KNOWN[key].default)


def rules(stored: dict[str, str]) -> Rules:
    """Return the settings the method works with.

    `cycle = auto` is the measured cycle; where none could be measured yet, the days that were
    configured before hold (METHOD §3). Raises UnreadableSetting for what nobody has set.
    """
    if stored.get("cycle") == AUTO:
        measured = _number(stored, MEASURED, _LONGEST_MEASURED)
        cycle = measured or _number(stored, CONFIGURED, LONGEST_CYCLE)
    else:
        cycle = _number(stored, "cycle", LONGEST_CYCLE)
    limits = tuple(
        (stage, days)
        for stage in _LIMITED
        if (days := _number(stored, f"limit.{stage}", LONGEST_CYCLE))
    )
    return Rules(cycle or DEFAULT_CYCLE, limits)


def goals(stored: dict[str, str]) -> dict[str, int]:
    """Return the weekly goals that are set, by what they are for. Raises UnreadableSetting."""
    found = {what: _number(stored, f"goal.{what}", MOST_A_WEEK) for what in GOALS}
    return {what: number for what, number in found.items() if number}


def share(stored: dict[str, str], key: str) -> tuple[int, int] | None:
    """Return a share, or a number with a point, as (numerator, denominator); None if there is none.

    Raises UnreadableSetting.
    """
    value = value_of(stored, key)
    if not value:
        return None
    read = _share(key, value)
    if read is None:
        raise UnreadableSetting(key, value)
    return read


def count(stored: dict[str, str], key: str) -> int | None:
    """Return a whole number, or None where there is none. Raises UnreadableSetting."""
    return _number({key: value_of(stored, key)}, key, MOST_A_WEEK)


def see_figures(stored: dict[str, str]) -> None:
    """See that what figures are made with can be read. Raises UnreadableSetting."""
    for key in stored:
        if key in _SHARES:
            share(stored, key)
        elif key in {SALES, LEAST}:
            count(stored, key)


def readable(stored: dict[str, str]) -> dict[str, str]:
    """Return the settings without those that nobody could have set."""
    left = dict(stored)
    while True:
        try:
            rules(left)
            goals(left)
            see_figures(left)
        except UnreadableSetting as error:
            del left[error.key]
        else:
            return left


def _number(stored: dict[str, str], key: str, most: int) -> int | None:
    """Return a number as it is stored; None where there is none."""
    value = stored.get(key)
    if not value:
        return None
    if _whole(value, most) != value:
        raise UnreadableSetting(key, value)
    return int(value)


def checked(key: str, value: str) -> str:
    """Return the value as it is stored. Raises UsageError for a key or value it does not know."""
    setting = KNOWN.get(key)
    if setting is None:
        raise UsageError(
            _("no setting is called “{key}”").format(key=key),
            hint=_("one of: {keys}").format(keys=", ".join(KNOWN)),
        )
    kept = _accepted(key, value.strip())
    if kept is None:
        raise UsageError(
            _("{key} cannot be “{value}”").format(key=key, value=value),
            hint=_("it takes {accepts}").format(accepts=_(setting.accepts)),
        )
    return kept


def _accepted(key: str, value: str) -> str | None:
    if key == "cycle":
        return value.lower() if value.lower() == AUTO else _whole(value, LONGEST_CYCLE)
    if key == "currency":
        from pipelinecli.method.money import is_currency

        return value.upper() if is_currency(value.upper()) else None
    if key == "region":
        from pipelinecli.config.region import is_region

        return value.upper() if is_region(value.upper()) else None
    if key in _SHARES:
        return value if _share(key, value) else None
    accepts = {"zone": _is_zone, "lang": _is_language, "factor": _is_factor, "name": _is_name}
    accepted = accepts.get(key)
    if accepted is None:
        return _whole(value, MOST_A_WEEK if key in _COUNTED else LONGEST_CYCLE)
    return value if accepted(value) else None


def _whole(value: str, most: int) -> str | None:
    if not (value.isascii() and value.isdigit()):
        return None
    number = int(value.lstrip("0")[: len(str(most)) + 1] or 0)
    return str(number) if 1 <= number <= most else None


def _share(key: str, value: str) -> tuple[int, int] | None:
    from pipelinecli.method.figures.share import parse_share

    read = parse_share(value)
    least, most = _SHARES[key]
    return read if read is not None and least * read[1] <= read[0] <= most * read[1] else None


def _is_language(value: str) -> bool:
    return value in {"en", "zh"}


def _is_name(value: str) -> bool:
    return value.isprintable() and 0 < len(value) <= _LONGEST_TEXT


def _is_factor(value: str) -> bool:
    from pipelinecli.method.money import UnreadableFactor, parse_factor

    try:
        parse_factor(value)
    except UnreadableFactor:
        return False
    return True


def _is_zone(value: str) -> bool:
    from pipelinecli.config.clock import zone_called

    return zone_called(value) is not None

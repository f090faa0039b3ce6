"""The forecast for people: what is open and how likely, what comes of it, and when.

It refuses to round for programs: `forecast_data` is for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.figures.forecast import NO_DATE, SIGNING_PASSED, Left, Source
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.figures.forecast_data import (
    QUANTILES,
    errors,
    forecast_data,
    forecast_rows,
    quantiles,
)
from pipelinecli.render.figures.ratio import UNDEFINED, interval_text, percent, ratio_text, rounded
from pipelinecli.render.figures.rows import write_rows
from pipelinecli.render.figures.sums import root, whole_money_text
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Section, Sentences, write_page
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.forecast import Bucket, Weight
    from pipelinecli.method.figures.forecasted import Forecast, Outcome
    from pipelinecli.method.stages import Stage

_SOURCES: Final = {
    Source.DEFAULT: N_("default"),
    Source.SETTING: N_("setting"),
    Source.TYPED: N_("as typed"),
    Source.OWN: N_("your own"),
}
BUCKETS: Final = {NO_DATE: N_("no date"), SIGNING_PASSED: N_("date passed")}


class _Open(NamedTuple):
    stage: Stage
    n: int
    weight: Weight


class _Line(NamedTuple):
    """A number or a sum, in words."""

    what: str
    n: int
    mean: str
    sd: str
    quantiles: dict[str, str]
    goal: str
    probability: str


def write_forecast(found: Forecast, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write the forecast, JSON kind "forecast"."""
    if form in MACHINE:
        write_value("forecast", forecast_data(found), form, out)
    elif form is Format.CSV:
        write_rows("forecast", forecast_rows(found), out)
    else:
        n = sum(found.stages.values())
        title = ngettext("{day}: {n} open prospect", "{day}: {n} open prospects", n)
        parts = (
            Sentences(tuple(_period(found))),
            Section(_("Open"), _OPEN, tuple(_open(found))),
            Section(_("What comes of them"), _outcomes(found), tuple(_lines(found))),
            Section(_("By expected month of signing"), _MONTHS, tuple(found.buckets)),
            Sentences(tuple(_apart(_notes(found), form))),
        )
        write_page(title.format(day=day_text(found.day), n=n), parts, form, out, no_color=no_color)


def _period(found: Forecast) -> Iterator[str]:
    first, last = found.period.first, found.period.last
    if first is not None and last is not None:
        yield _("Only those expected to sign from {first} to {last}.").format(
            first=first, last=last
        )
    elif first is not None:
        yield _("Only those expected to sign from {first} on.").format(first=first)
    elif last is not None:
        yield _("Only those expected to sign up to {last}.").format(last=last)


def _open(found: Forecast) -> Iterator[_Open]:
    for stage, weight in found.weights.items():
        yield _Open(stage, found.stages[stage], weight)


def _source(row: _Open) -> str:
    """Say where a weight comes from; where it was measured, from how many."""
    ratio = row.weight.ratio
    source = _(_SOURCES[row.weight.source])
    if ratio is None:
        return source
    if ratio.value is None:
        return _("{source}; none has ended yet (n = 0)").format(source=source)
    return _("{source}: {ratio}, {interval}").format(
        source=source, ratio=ratio_text(ratio), interval=interval_text(ratio)
    )


def _lines(found: Forecast) -> Iterator[_Line]:
    number = found.number
    reached = "" if number.goal is None else percent(number.distribution.at_least(number.goal))
    yield _Line(
        _("Sales"),
        number.n,
        rounded(number.mean, 2),
        rounded(root(number.variance), 2),
        {name: str(value) for name, value in quantiles(number).items()},
        "" if number.goal is None else str(number.goal),
        reached,
    )
    for currency, outcome in found.money.items():
        yield _money_line(currency, outcome)


def _money_line(currency: str, outcome: Outcome) -> _Line:
    def text(minor: Fraction | float) -> str:
        return whole_money_text(minor, currency).removesuffix(f" {currency}")

    goal = outcome.goal
    return _Line(
        currency,
        outcome.n,
        text(outcome.mean),
        text(root(outcome.variance)),
        {name: text(value) for name, value in quantiles(outcome).items()},
        "" if goal is None else text(goal),
        "" if goal is None else percent(outcome.distribution.at_least(goal)),
    )


def _apart(notes: Iterator[str], form: Format) -> Iterator[str]:
    """Set the notes apart from the table above them, as Markdown does by itself."""
    for number, note in enumerate(notes):
        if not number and form is not Format.MD:
            yield ""
        yield note


def _notes(found: Forecast) -> Iterator[str]:
    """Say what was left out and why, and what was not exact."""
    without = found.left[Left.WITHOUT_AMOUNT]
    if without:
        yield ngettext(
            "{n} without an amount counts in the number, not in the money.",
            "{n} without an amount count in the number, not in the money.",
            without,
        ).format(n=without)
    if found.annualised:
        yield ngettext(
            "{n} amount falls due more often than once a year and counts for a year.",
            "{n} amounts fall due more often than once a year and count for a year.",
            found.annualised,
        ).format(n=found.annualised)
    if found.low_ends:
        yield ngettext(
            "{n} range counts at its low end.",
            "{n} ranges count at their low end.",
            found.low_ends,
        ).format(n=found.low_ends)
    overridden = found.left[Left.OVERRIDDEN]
    if overridden:
        yield ngettext(
            "{n} left out: moved by override, not earned.",
            "{n} left out: moved by override, not earned.",
            overridden,
        ).format(n=overridden)
    outside = found.left[Left.OUTSIDE]
    if outside:
        yield ngettext(
            "{n} left out: not expected to sign in this period.",
            "{n} left out: not expected to sign in this period.",
            outside,
        ).format(n=outside)
    for outcome in (found.number, *found.money.values()):
        yield from _simulated(found, outcome)


def _simulated(found: Forecast, outcome: Outcome) -> Iterator[str]:
    off = errors(outcome)
    if off is None:
        return
    currency = next((key for key, one in found.money.items() if one is outcome), None)

    def text(value: float) -> str:
        return rounded(value, 2) if currency is None else whole_money_text(value, currency)

    told = [
        _("{figure} ±{error}").format(figure=name.upper(), error=text(off[name]))
        for name, _over, _under in QUANTILES
    ]
    if "probability" in off:
        share = percent(off["probability"])
        told.append(_("{figure} ±{error}").format(figure=_("probability"), error=share))
    yield _(
        "{what}: too many different sums to be exact; simulated {runs} times with seed {seed}. "
        "Standard errors: {errors}."
    ).format(
        what=currency or _("Sales"),
        runs=f"{outcome.distribution.total:,}",
        seed=found.seed,
        errors=listed(told),
    )


def _bucket_money(bucket: Bucket) -> str:
    sums = (whole_money_text(mean, currency) for currency, (_n, mean) in bucket.money.items())
    return " + ".join(sums) or UNDEFINED


def bucket_text(key: str) -> str:
    """Return a month, or that there is none."""
    return _(BUCKETS[key]) if key in BUCKETS else key


_OPEN: Final[Listing[_Open]] = Listing(
    "open",
    (
        Column("stage", N_("Stage"), lambda row: stage_label(row.stage), lambda row: row.stage),
        Column("n", N_("n"), lambda row: str(row.n), lambda row: row.n, align="right"),
        Column(
            "weight",
            N_("Weight"),
            lambda row: percent(row.weight.p),
            lambda row: float(row.weight.p),
            align="right",
        ),
        Column("source", N_("Where from"), _source, _source, elastic=True),
    ),
)


def _outcomes(found: Forecast) -> Listing[_Line]:
    """Return the columns of what comes of them: those of a goal where there is one."""
    goals = [found.number.goal, *(outcome.goal for outcome in found.money.values())]
    if any(goal is not None for goal in goals):
        return _OUTCOMES
    return _OUTCOMES._replace(columns=_OUTCOMES.columns[:-2])


def _quantile(name: str) -> Column[_Line]:
    return Column(
        name,
        name.upper(),
        lambda line: line.quantiles[name],
        lambda line: line.quantiles[name],
        align="right",
    )


_OUTCOMES: Final[Listing[_Line]] = Listing(
    "outcomes",
    (
        Column("what", N_("What"), lambda line: line.what, lambda line: line.what),
        Column("n", N_("n"), lambda line: str(line.n), lambda line: line.n, align="right"),
        Column("mean", N_("Mean"), lambda line: line.mean, lambda line: line.mean, align="right"),
        Column("sd", N_("SD"), lambda line: line.sd, lambda line: line.sd, align="right"),
        *(_quantile(name) for name, _over, _under in QUANTILES),
        Column("goal", N_("Goal"), lambda line: line.goal, lambda line: line.goal, align="right"),
        Column(
            "probability",
            N_("Reached"),
            lambda line: line.probability,
            lambda line: line.probability,
            align="right",
        ),
    ),
)
_MONTHS: Final[Listing[Bucket]] = Listing(
    "months",
    (
        Column(
            "month", N_("Month"), lambda bucket: bucket_text(bucket.key), lambda bucket: bucket.key
        ),
        Column("n", N_("n"), lambda bucket: str(bucket.n), lambda bucket: bucket.n, align="right"),
        Column(
            "number",
            N_("Sales"),
            lambda bucket: rounded(bucket.mean, 2),
            lambda bucket: float(bucket.mean),
            align="right",
        ),
        Column("money", N_("Money"), _bucket_money, _bucket_money, elastic=True),
    ),
)

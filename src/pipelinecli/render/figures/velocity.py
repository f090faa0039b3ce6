"""The velocity shown: a row a currency, and beneath it the factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.figures.velocity import Source
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.figures.money import mean_data, mean_decimal, mean_text
from pipelinecli.render.figures.named import Figure, ratio_row, write_rows
from pipelinecli.render.figures.periods import period_data, period_text
from pipelinecli.render.figures.ratio import UNDEFINED, interval_text, ratio_data, ratio_text
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Field, Fields, Section, write_page
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.velocity import Flow, Velocity

KIND: Final = "velocity"


def write_velocity(found: Velocity, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write the velocity, JSON kind "velocity"."""
    if form in MACHINE:
        write_value(KIND, velocity_data(found), form, out)
    elif form is Format.CSV:
        write_rows(KIND, _rows(found), out)
    else:
        title = _("Velocity: {period}").format(period=period_text(found.period))
        flows = Section(_("Open × average value × win rate / cycle"), _FLOWS, tuple(found.flows))
        write_page(title, [flows, Fields(tuple(_fields(found)))], form, out, no_color=no_color)


def velocity_data(found: Velocity) -> dict[str, object]:
    """Return the velocity for programs."""
    return {
        **period_data(found.period),
        "open": {
            "n": sum(found.open.values()),
            **{stage.value: n for stage, n in found.open.items()},
            "left_out": {"overridden": found.overridden},
        },
        "win_rate": ratio_data(found.win_rate),
        "cycle": found.cycle._asdict(),
        "velocity": [
            {
                "currency": flow.currency,
                "open": flow.open,
                "value": {"n": flow.sales, "mean": mean_data(flow.value, flow.currency)},
                "per_day": mean_data(flow.velocity, flow.currency),
            }
            for flow in found.flows
        ],
    }


def _rows(found: Velocity) -> Iterator[Figure]:
    yield Figure("open", sum(found.open.values()), "attempts")
    yield ratio_row("win_rate", found.win_rate)
    yield Figure("cycle", found.cycle.days, "days", found.cycle.n)
    for flow in found.flows:
        yield Figure("value", _decimal(flow.value, flow.currency), flow.currency, flow.sales)
        per_day = _decimal(flow.velocity, flow.currency)
        yield Figure("velocity", per_day, f"{flow.currency}/day", flow.open)


def _decimal(minor: Fraction | None, currency: str) -> str | None:
    return None if minor is None else mean_decimal(minor, currency)


def _money(minor: Fraction | None, currency: str) -> str:
    return UNDEFINED if minor is None else mean_text(minor, currency)


def _fields(found: Velocity) -> Iterator[Field]:
    by_stage = [
        _("{stage}: {n}").format(stage=stage_label(stage), n=n) for stage, n in found.open.items()
    ]
    yield Field(_("Open today"), listed(by_stage))
    if found.overridden:
        left_out = _("{n} by an override (not earned)").format(n=found.overridden)
        yield Field(_("Not counted"), left_out)
    rate = found.win_rate
    text = ratio_text(rate)
    if rate.value is not None:
        text = _("{value}, 95%: {interval}").format(value=text, interval=interval_text(rate))
    yield Field(_("Win rate"), text)
    yield Field(_("Cycle"), _cycle_text(found))


def _cycle_text(found: Velocity) -> str:
    cycle = found.cycle
    days = ngettext("{n} day", "{n} days", cycle.days).format(n=cycle.days)
    if cycle.source is Source.KAPLAN_MEIER:
        text = _("{days}: the Kaplan–Meier median; {n} have met, {closed} of them closed")
    else:
        text = _("{days}: the one in force, no median is reached; {n} have met, {closed} closed")
    return text.format(days=days, n=cycle.n, closed=cycle.closed)


_FLOWS: Final[Listing[Flow]] = Listing(
    KIND,
    (
        Column("currency", N_("Currency"), lambda row: row.currency, lambda row: row.currency),
        Column("open", N_("Open"), lambda row: str(row.open), lambda row: row.open, align="right"),
        Column(
            "sales",
            N_("Sales"),
            lambda row: str(row.sales),
            lambda row: row.sales,
            align="right",
        ),
        Column(
            "value",
            N_("Average value"),
            lambda row: _money(row.value, row.currency),
            lambda row: _decimal(row.value, row.currency),
            align="right",
        ),
        Column(
            "velocity",
            N_("A day"),
            lambda row: _money(row.velocity, row.currency),
            lambda row: _decimal(row.velocity, row.currency),
            align="right",
        ),
    ),
)

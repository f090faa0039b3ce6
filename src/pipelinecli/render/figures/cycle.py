"""The cycle shown: in force, and measured in every way the method has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.cycle import AUTO_NEEDS_CLOSED
from pipelinecli.method.figures.cycle import LEFT_OUT, Seen
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.figures.cycle_data import KIND, cycle_data, cycle_rows
from pipelinecli.render.figures.named import write_rows
from pipelinecli.render.figures.periods import period_text
from pipelinecli.render.figures.ratio import UNDEFINED, percent, rounded
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Field, Fields, Part, Section, write_page
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipelinecli.method.figures.cycle import Cycle, InForce
    from pipelinecli.method.figures.incidence import Shares, Standing
    from pipelinecli.method.figures.stays import InStage

_WHY: Final = {
    Seen.OVERRIDDEN: N_("{n} by an override (not earned)"),
    Seen.MERGED: N_("{n} merged into another card"),
    Seen.BACKWARDS: N_("{n} that end before their first meeting"),
}


def write_cycle(found: Cycle, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write the cycle, JSON kind "cycle"."""
    if form in MACHINE:
        write_value(KIND, cycle_data(found), form, out)
    elif form is Format.CSV:
        write_rows(KIND, cycle_rows(found), out)
    else:
        title = _("The cycle: {period}").format(period=period_text(found.period))
        by_day = _by_day(found.measured.by_day)
        shares = _ROWS if found.cohort.n else ()
        parts: list[Part] = [
            Fields(tuple(_fields(found))),
            Section(_("Days after the first meeting"), by_day, shares),
            Section(_stays_title(found), STAGES, tuple(found.stages)),
        ]
        write_page(title, parts, form, out, no_color=no_color)


def _fields(found: Cycle) -> Iterator[Field]:
    counts, of = found.cohort.counts, found.measured
    yield Field(_("In force"), in_force_text(found.in_force))
    yield Field(
        _("Have met"),
        _("{n}: {closed} closed, {lost} lost, {fell_back} fell back, {open} open").format(
            n=found.cohort.n,
            closed=counts[Seen.CLOSED],
            lost=counts[Seen.LOST],
            fell_back=counts[Seen.FELL_BACK],
            open=counts[Seen.OPEN],
        ),
    )
    left_out = [_(_WHY[why]).format(n=counts[why]) for why in LEFT_OUT if counts[why]]
    if left_out:
        yield Field(_("Not counted"), listed(left_out))
    only = of.closed_only
    if only.mean is not None and only.median is not None:
        text = _("median {median} days, mean {mean}, n {n}; too low without the open ones")
        said = text.format(median=rounded(only.median), mean=rounded(only.mean), n=only.n)
        yield Field(_("Closed only"), said)
    yield Field(_("Kaplan–Meier"), _kaplan_meier(found))
    if of.final is not None:
        shares = of.final.shares
        said = _("half closed: {half}; in the end {closed} closed, {lost} lost").format(
            half=days_text(of.half_closed),
            closed=percent(shares.of(shares.closed)),
            lost=percent(shares.of(shares.lost)),
        )
        yield Field(_("With losses"), said)


def _stays_title(found: Cycle) -> str:
    if not found.forced:
        return _("Days in each stage")
    return ngettext(
        "Days in each stage; left out: {n} stay with an override",
        "Days in each stage; left out: {n} stays with an override",
        found.forced,
    ).format(n=found.forced)


def in_force_text(of: InForce) -> str:
    """Say which cycle the rules go by, and where it comes from."""
    days = ngettext("{n} day", "{n} days", of.days).format(n=of.days)
    if not of.is_auto:
        text = _("{days}, as set; auto would use {measured}")
        if of.measured is None:
            return _("{days}, as set; it cannot be measured yet").format(days=days)
        return text.format(days=days, measured=of.measured)
    if of.measured is None:
        text = _("{days}, as set: auto needs {n} closed and a median that is reached")
        return text.format(days=days, n=AUTO_NEEDS_CLOSED)
    return _("{days}, auto: the Kaplan–Meier median").format(days=days)


def days_text(days: int | None) -> str:
    """Write a day of a curve, or that it does not get there."""
    return _("not reached") if days is None else _("day {n}").format(n=days)


def _kaplan_meier(found: Cycle) -> str:
    of = found.measured
    limits = of.limits
    median = of.quartiles.half
    if median is None:
        said = _("median not reached")
    else:
        said = _("median {median} days (95%: {lower}–{upper})").format(
            median=median,
            lower=_or_not_reached(limits.lower),
            upper=_or_not_reached(limits.upper),
        )
    return _("{median}; 25%: {quarter}, 75%: {rest}").format(
        median=said,
        quarter=_or_not_reached(of.quartiles.quarter),
        rest=_or_not_reached(of.quartiles.three_quarters),
    )


def _or_not_reached(days: int | None) -> str:
    return _("not reached") if days is None else str(days)


class _Row(NamedTuple):
    """What is told of each of some days."""

    title: str
    text: Callable[[Standing], str]


def _share(of: Callable[[Shares], int]) -> Callable[[Standing], str]:
    def text(one: Standing) -> str:
        return UNDEFINED if one.shares is None else percent(one.shares.of(of(one.shares)))

    return text


def _by_day(days: Sequence[Standing]) -> Listing[_Row]:
    """Return a listing with a column for each day."""

    def column(one: Standing) -> Column[_Row]:
        def text(row: _Row) -> str:
            return row.text(one)

        return Column(str(one.days), str(one.days), text, text, align="right")

    def title(row: _Row) -> str:
        return _(row.title)

    first = Column("by_day", N_("By day"), title, title)
    return Listing(KIND, (first, *map(column, days)))


_ROWS: Final = (
    _Row(N_("Closed"), _share(lambda shares: shares.closed)),
    _Row(N_("Lost"), _share(lambda shares: shares.lost)),
    _Row(N_("At risk"), lambda one: str(one.at_risk)),
)
STAGES: Final[Listing[InStage]] = Listing(
    KIND,
    (
        Column(
            "stage",
            N_("Stage"),
            lambda row: stage_label(row.stage),
            lambda row: row.stage.value,
        ),
        Column(
            "n",
            N_("Moved on"),
            lambda row: str(row.stays.n),
            lambda row: row.stays.n,
            align="right",
        ),
        Column(
            "median",
            N_("Median"),
            lambda row: UNDEFINED if row.stays.median is None else rounded(row.stays.median),
            lambda row: None if row.stays.median is None else float(row.stays.median),
            align="right",
        ),
        Column(
            "mean",
            N_("Mean"),
            lambda row: UNDEFINED if row.stays.mean is None else rounded(row.stays.mean),
            lambda row: None if row.stays.mean is None else float(row.stays.mean),
            align="right",
        ),
        Column(
            "there",
            N_("There now"),
            lambda row: str(row.there),
            lambda row: row.there,
            align="right",
        ),
        Column(
            "longest",
            N_("Longest"),
            lambda row: UNDEFINED if row.longest is None else str(row.longest),
            lambda row: row.longest,
            align="right",
        ),
    ),
)

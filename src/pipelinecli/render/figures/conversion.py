"""Conversion shown: a row a stage, and beneath it what ended how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.money import Money
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.figures.money import mean_data, mean_decimal, mean_text, money_data
from pipelinecli.render.figures.named import Figure, ratio_row, write_rows
from pipelinecli.render.figures.periods import period_data, period_text
from pipelinecli.render.figures.ratio import interval_text, percent, ratio_data, ratio_text
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Field, Fields, Section, write_page
from pipelinecli.words import money_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.conversion import Conversion, LeftOut, Rung, Worth
    from pipelinecli.method.figures.proportion import Ratio

KIND: Final = "conversion"


def write_conversion(
    found: Conversion, form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write what became of attempts, JSON kind "conversion"."""
    if form in MACHINE:
        write_value(KIND, conversion_data(found), form, out)
    elif form is Format.CSV:
        write_rows(KIND, _rows(found), out)
    else:
        title = _("Conversion: {period}").format(period=period_text(found.period))
        earned = (
            _("Attempts by the stages they earned")
            if found.period.is_everything
            else _("Attempts by the stages they first earned then")
        )
        rungs = Section(earned, LADDER, tuple(found.ladder.rungs))
        write_page(title, [rungs, Fields(tuple(_fields(found)))], form, out, no_color=no_color)


def conversion_data(found: Conversion) -> dict[str, object]:
    """Return the figures for programs."""
    totals = found.totals
    return {
        **period_data(found.period),
        "stages": [_rung_data(rung) for rung in found.ladder.rungs],
        "first_to_last": ratio_data(found.ladder.first_to_last),
        "win_rate": ratio_data(totals.win_rate),
        "closed": totals.closed,
        "lost": totals.lost,
        "fell_back": totals.fell_back,
        "open": totals.open,
        "left_out": totals.left_out._asdict(),
        "premium": [
            {
                "currency": worth.currency,
                "n": worth.n,
                "sum": money_data(Money(worth.minor, worth.currency)),
                "mean": mean_data(_mean(worth), worth.currency),
            }
            for worth in totals.worth
        ],
        "without_premium": totals.without_premium,
    }


def _rung_data(rung: Rung) -> dict[str, object]:
    return {
        "stage": rung.stage,
        "entered": rung.entered,
        "advanced": rung.advanced,
        "fell_back": rung.fell_back,
        "lost": rung.lost,
        "open": rung.open,
        "left_out": rung.left_out._asdict(),
        "ratio": ratio_data(rung.ratio),
    }


def _mean(worth: Worth) -> Fraction:
    from fractions import Fraction

    return Fraction(worth.minor, worth.n)


def _rows(found: Conversion) -> Iterator[Figure]:
    for rung in found.ladder.rungs:
        yield ratio_row(rung.stage, rung.ratio)
        for part in ("advanced", "fell_back", "lost", "open"):
            yield Figure(f"{rung.stage}.{part}", getattr(rung, part), "attempts", rung.entered)
        yield Figure(f"{rung.stage}.left_out", rung.left_out.n, "attempts")
    yield ratio_row("first_to_last", found.ladder.first_to_last)
    totals = found.totals
    yield ratio_row("win_rate", totals.win_rate)
    for part in ("closed", "lost", "fell_back", "open"):
        yield Figure(part, getattr(totals, part), "attempts")
    yield Figure("left_out", totals.left_out.n, "attempts")
    for worth in totals.worth:
        sum_of = Money(worth.minor, worth.currency)
        yield Figure("premium", sum_of.decimal(), worth.currency, worth.n)
        mean = mean_decimal(_mean(worth), worth.currency)
        yield Figure("premium.mean", mean, worth.currency, worth.n)


def _fields(found: Conversion) -> Iterator[Field]:
    totals, period = found.totals, found.period
    without = [
        _("{stage}: {n}").format(stage=stage_label(rung.stage), n=rung.left_out.n)
        for rung in found.ladder.rungs
        if rung.left_out.n
    ]
    if without:
        yield Field(_("Left out above"), listed(without))
    yield Field(_("Win rate"), _sure(totals.win_rate, _("closed of closed and lost")))
    yield Field(_("First to last"), _sure(found.ladder.first_to_last, _("closed of all opened")))
    ended = [
        _("{n} closed").format(n=totals.closed),
        _("{n} lost").format(n=totals.lost),
        _("{n} fell back").format(n=totals.fell_back),
    ]
    label = _("Ended") if period.is_everything else _("Ended then")
    yield Field(label, listed(ended))
    yield Field(_("Open today"), str(totals.open))
    if totals.left_out.n:
        yield Field(_("Not counted"), left_out_text(totals.left_out))
    for worth in totals.worth:
        yield Field(_("Premium"), _worth_text(worth))
    if totals.without_premium:
        yield Field(_("No premium"), _("{n} closed").format(n=totals.without_premium))


def _sure(ratio: Ratio, of_what: str) -> str:
    """Write a ratio with its interval, and what it is of."""
    if ratio.value is None:
        return _("{value}, {of_what}").format(value=ratio_text(ratio), of_what=of_what)
    return _("{value}, 95%: {interval}; {of_what}").format(
        value=ratio_text(ratio), interval=interval_text(ratio), of_what=of_what
    )


def left_out_text(out: LeftOut) -> str:
    """Say how many are in no figure, and why."""
    said = []
    if out.overridden:
        said.append(_("{n} by an override (not earned)").format(n=out.overridden))
    if out.merged:
        said.append(_("{n} merged into another card").format(n=out.merged))
    return listed(said)


def _worth_text(worth: Worth) -> str:
    return ngettext(
        "{sum} from {n} closed", "{sum} from {n} closed, {mean} on average", worth.n
    ).format(
        sum=money_text(Money(worth.minor, worth.currency)),
        n=worth.n,
        mean=mean_text(_mean(worth), worth.currency),
    )


def _counted(key: str, title: str) -> Column[Rung]:
    return Column(
        key,
        title,
        lambda rung: str(getattr(rung, key)),
        lambda rung: int(getattr(rung, key)),
        align="right",
    )


LADDER: Final[Listing[Rung]] = Listing(
    KIND,
    (
        Column(
            "stage",
            N_("Stage"),
            lambda rung: stage_label(rung.stage),
            lambda rung: rung.stage.value,
            elastic=True,
        ),
        _counted("entered", N_("n")),
        _counted("advanced", N_("Advanced")),
        _counted("fell_back", N_("Fell back")),
        _counted("lost", N_("Lost")),
        _counted("open", N_("Open")),
        Column(
            "ratio",
            N_("Ratio"),
            lambda rung: percent(rung.ratio.value),
            lambda rung: None if rung.ratio.value is None else float(rung.ratio.value),
            align="right",
        ),
        Column(
            "interval",
            N_("95%"),
            lambda rung: interval_text(rung.ratio),
            lambda rung: interval_text(rung.ratio),
            align="right",
        ),
    ),
)

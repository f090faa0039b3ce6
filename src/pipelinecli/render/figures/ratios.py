"""The rep's own ratios: what was counted, what each step makes of the next, and the samples.

The period stands beside the one before; the samples are there to compare with. Refuses per cent
of nothing: what is undefined is "–".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.figures.chain import CHAIN, LINKS, PEOPLES, Link, Profile, Step, profiles
from pipelinecli.render.figures.chain import (
    interval_of,
    link_label,
    link_text,
    number,
    period_data,
    period_text,
    rate_text,
    rates_data,
    real,
    step_label,
)
from pipelinecli.render.figures.flat import FIGURES, figures
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing, Row
from pipelinecli.render.formats.page import Section, Sentences, write_page
from pipelinecli.render.formats.view import ROOMY
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Seen
    from pipelinecli.method.figures.observed import Observed, Ratios
    from pipelinecli.render.formats.page import Part

_PARTS: Final = frozenset({Link.REACHED, Link.AGREED, Link.CLOSED})
"""Where more than one for each cannot be, if all of them are on record."""
_COUNTED: Final = (*CHAIN, Step.CONTACTS, Step.PROSPECTS)


class _Count(NamedTuple):
    step: Step
    now: Seen
    before: Seen | None
    sample: Fraction | None
    """Per sale."""


class _Ratio(NamedTuple):
    link: Link | None
    """None for the visits that were carried over."""
    now: Seen
    before: Seen | None
    sample: Fraction | None


def write_ratios(found: Ratios, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write a period's ratios beside those of the one before, JSON kind "ratios"."""
    if form in MACHINE:
        write_value("ratios", ratios_data(found), form, out)
    elif form is Format.CSV:
        write_listing(FIGURES, list(figures(ratios_data(found))), form, out)
    else:
        roomy = form is not Format.TABLE or _cells(out, no_color=no_color) >= ROOMY
        title = _("Ratios: {period}").format(period=period_text(found.now.period))
        write_page(title, tuple(_parts(found, roomy=roomy)), form, out, no_color=no_color)


def ratios_data(found: Ratios) -> dict[str, object]:
    """Return the figures as programs get them."""
    before = found.before
    kind = found.now.period.kind
    return {
        "period": None if kind is None else kind.value,
        **_side_data(found.now),
        "before": None if before is None else _side_data(before),
        "profiles": [_profile_data(profile) for profile in profiles().values()],
    }


def _side_data(side: Observed) -> dict[str, object]:
    seen = side.seen
    return {
        **period_data(side.period),
        "counts": {step.value: seen.counts[step] for step in _COUNTED},
        "ratios": rates_data(seen.rates(), seen) | rates_data(seen.rates(PEOPLES), seen),
        "carried_over": real(seen.carried_over),
        "weeks": float(seen.weeks),
        "a_week": {step.value: real(seen.a_week(step)) for step in _COUNTED},
        "per_sale": {step.value: real(seen.per_sale(step)) for step in _COUNTED},
        "left_out": {"overridden": seen.overridden},
    }


def _profile_data(profile: Profile) -> dict[str, object]:
    held = profile.rates.of(Link.HELD) if Link.HELD in profile.rates.links else None
    return {
        "name": profile.name,
        "ratios": rates_data(profile.rates, None),
        "carried_over": None if held is None else float(held - 1),
        "dials_a_day": real(profile.a_day),
        "days_a_week": profile.days,
        "weeks_a_year": profile.weeks,
        "prospects_per_sale": float(profile.per_sale),
    }


def _cells(out: TextIO, *, no_color: bool) -> int:
    from pipelinecli.render.formats.console import make_console

    return make_console(out, no_color=no_color).width


def _parts(found: Ratios, *, roomy: bool) -> Iterator[Part]:
    now, before = found.now.seen, None if found.before is None else found.before.seen
    if found.before is not None:
        yield Sentences((_("Earlier: {period}").format(period=period_text(found.before.period)),))
    samples = profiles()
    counts = tuple(_Count(step, now, before, _per_sale(samples, step)) for step in _COUNTED)
    yield Section(
        _("Counts, and the average of {weeks} working weeks").format(weeks=number(now.weeks)),
        _spared(_COUNTS, has_before=before is not None, roomy=True),
        counts,
    )
    yield Section(
        _("Each for one of the step before (samples: ai-xinhua and, of contacts, 20-5-1)"),
        _spared(_RATIOS, has_before=before is not None, roomy=roomy),
        tuple(_ratio_rows(now, before, samples)),
    )
    notes = tuple(_notes(found))
    if notes:
        yield Sentences(("", *notes))


def _ratio_rows(now: Seen, before: Seen | None, samples: dict[str, Profile]) -> Iterator[_Ratio]:
    for profile, links in zip(samples.values(), (LINKS, PEOPLES), strict=True):
        for link in links:
            sample = profile.rates.of(link)
            yield _Ratio(link, now, before, sample)
            if link is Link.HELD and sample is not None:
                yield _Ratio(None, now, before, sample - 1)


def _per_sale(samples: dict[str, Profile], step: Step) -> Fraction | None:
    """Return what a sample takes for a sale, of whichever sample has the step."""
    from fractions import Fraction

    from pipelinecli.method.figures.chain import backward

    for profile in samples.values():
        if step in profile.rates.steps:
            return backward(profile.rates, Fraction(1))[step]
    return None


def _notes(found: Ratios) -> Iterator[str]:
    """Say what has to be known of the figures: what is left out, what is odd, what has changed."""
    seen = found.now.seen
    if seen.overridden:
        yield ngettext(
            "{n} attempt that an override closed is left out of the sales.",
            "{n} attempts that an override closed are left out of the sales.",
            seen.overridden,
        ).format(n=seen.overridden)
    for link in (*LINKS, *PEOPLES):
        ratio = seen.ratio(link)
        if link in _PARTS and ratio.hits > ratio.n > 0:
            yield _("{ratio}: above 1; {step} are missing from the log.").format(
                ratio=link_label(link), step=step_label(link.ends[0]).lower()
            )
        was = None if found.before is None else found.before.seen.ratio(link).interval
        interval = ratio.interval
        if was is not None and interval is not None and not interval.overlaps(was):
            yield _("{ratio}: the intervals do not overlap; that is more than chance.").format(
                ratio=link_label(link)
            )


def _spared(listing: Listing[Row], *, has_before: bool, roomy: bool) -> Listing[Row]:
    """Leave out the columns that there is nothing for, or no room."""
    spared = set() if roomy else {"before_interval"}
    kept = (
        column
        for column in listing.columns
        if column.key not in spared and (has_before or not column.key.startswith("before"))
    )
    return listing._replace(columns=tuple(kept))


def _count_of(seen: Seen | None, step: Step) -> str:
    return "" if seen is None else f"{seen.counts[step]:,}"


def _week_of(seen: Seen | None, step: Step) -> str:
    return "" if seen is None else number(seen.a_week(step))


def _sale_of(seen: Seen | None, step: Step) -> str:
    return "" if seen is None else number(seen.per_sale(step))


def _ratio_of(seen: Seen | None, link: Link | None) -> str:
    if seen is None:
        return ""
    if link is None:
        return number(seen.carried_over, 2)
    return link_text(link, seen.ratio(link))


def _interval_of(seen: Seen | None, link: Link | None) -> str:
    return "" if seen is None or link is None else interval_of(link, seen.ratio(link))


def _column(key: str, title: str, value: Callable[[Row], str]) -> Column[Row]:
    return Column(key, title, value, value, align="right")


_COUNTS: Final[Listing[_Count]] = Listing(
    "counts",
    (
        Column("step", "", lambda row: step_label(row.step), lambda row: row.step.value),
        _column("now", N_("Now"), lambda row: _count_of(row.now, row.step)),
        _column("now_week", N_("A week"), lambda row: _week_of(row.now, row.step)),
        _column("now_sale", N_("Per sale"), lambda row: _sale_of(row.now, row.step)),
        _column("before", N_("Earlier"), lambda row: _count_of(row.before, row.step)),
        _column("before_week", N_("A week"), lambda row: _week_of(row.before, row.step)),
        _column("before_sale", N_("Per sale"), lambda row: _sale_of(row.before, row.step)),
        _column("sample", N_("Sample"), lambda row: number(row.sample)),
    ),
)
_RATIOS: Final[Listing[_Ratio]] = Listing(
    "ratios",
    (
        Column(
            "ratio",
            "",
            lambda row: _("  carried over") if row.link is None else link_label(row.link),
            lambda row: row.link,
        ),
        _column("now", N_("Now"), lambda row: _ratio_of(row.now, row.link)),
        _column("now_interval", "95 %", lambda row: _interval_of(row.now, row.link)),
        _column("before", N_("Earlier"), lambda row: _ratio_of(row.before, row.link)),
        _column("before_interval", "95 %", lambda row: _interval_of(row.before, row.link)),
        _column(
            "sample",
            N_("Sample"),
            lambda row: (
                number(row.sample, 2) if row.link is None else rate_text(row.link, row.sample)
            ),
        ),
    ),
)

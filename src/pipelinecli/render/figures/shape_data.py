"""The diagnosis for programs: JSON, and the same figures one a row for CSV.

Codes and keys are METHOD §7's and never translated; undefined is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.render.card.phrases import lacking
from pipelinecli.render.figures.ratio import ratio_data
from pipelinecli.render.figures.rows import FigureRow, of_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card
    from pipelinecli.method.figures.reading import Group, Reading, Wanted, Week
    from pipelinecli.method.figures.shape import Counts


def diagnosis_data(found: Reading) -> dict[str, object]:
    """Return the diagnosis as JSON has it."""
    standing, limits = found.standing, found.thresholds
    total = standing.counts.total
    mean = Ratio(standing.ages, total).value
    return {
        "day": found.day.isoformat(),
        "shape": found.diagnosis.shape,
        "beside": list(found.diagnosis.beside),
        "attention": found.diagnosis.wants_attention,
        "counts": _counts(standing.counts),
        "overdue": ratio_data(Ratio(len(standing.overdue), total)),
        "mean_age_days": None if mean is None else float(mean),
        "cycle_days": found.cycle,
        "thresholds": {
            "top_heavy": float(limits.top_heavy),
            "stale": float(limits.stale),
            "least": limits.least,
        },
        "wanted": _wanted(found.wanted),
        "concerned": [_group(group) for group in found.concerned],
        "left_out": {"overridden": standing.overridden},
        "weeks": [_week(week) for week in found.weeks],
    }


def diagnosis_rows(found: Reading) -> Iterator[FigureRow]:
    """Yield the figures one a row."""
    standing = found.standing
    total = standing.counts.total
    mean = Ratio(standing.ages, total).value
    yield FigureRow("shape", found.diagnosis.shape, total)
    for code in found.diagnosis.beside:
        yield FigureRow("beside", code, total)
    for stage, n in _counts(standing.counts).items():
        yield FigureRow(f"counts.{stage}", n, total)
    yield of_ratio("overdue", Ratio(len(standing.overdue), total))
    yield FigureRow("mean_age_days", None if mean is None else float(mean), total)
    yield FigureRow("cycle_days", found.cycle)
    wanted = found.wanted
    per_sale = None if wanted.per_sale is None else float(wanted.per_sale)
    measured = None if wanted.measured is None else wanted.measured.hits
    yield FigureRow("wanted.per_sale", per_sale, measured)
    yield FigureRow("wanted.prospects", wanted.prospects)
    yield FigureRow("left_out.overridden", standing.overridden)
    for week in found.weeks:
        yield FigureRow(f"weeks.{week.day}.shape", week.shape, week.counts.total)
        for stage, n in _counts(week.counts).items():
            yield FigureRow(f"weeks.{week.day}.{stage}", n, week.counts.total)


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "appointment": counts.appointments,
        "25": counts.n25,
        "50": counts.n50,
        "90": counts.n90,
    }


def _wanted(wanted: Wanted) -> dict[str, object]:
    return {
        "sales_a_year": wanted.sales,
        "prospects_per_sale": None if wanted.per_sale is None else float(wanted.per_sale),
        "measured": None if wanted.measured is None else ratio_data(wanted.measured),
        "prospects": wanted.prospects,
        "skipped": wanted.skipped,
    }


def _group(group: Group) -> dict[str, object]:
    return {"figure": group.figure, "n": group.n, "cards": [_card(card) for card in group.cards]}


def _card(card: Card) -> dict[str, object]:
    return {
        "id": card.person.id,
        "name": card.person.name,
        "stage": card.stage,
        "age_days": card.age,
        "overdue": card.overdue,
        "missing": [fact.fact for fact in lacking(card).facts],
    }


def _week(week: Week) -> dict[str, object]:
    return {
        "week": week.week.monday.isoformat(),
        "day": week.day.isoformat(),
        "counts": _counts(week.counts),
        "total": week.counts.total,
        "shape": week.shape,
    }

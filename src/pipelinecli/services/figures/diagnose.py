"""The shape of the board, read together with the cycle (METHOD §7).

Cards that an override put where they stand are left out, and counted as such. It refuses to
guess what a goal takes: without the settings, or figures of the rep's own, STARVED is not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.settings import LEAST, PER_SALE, SALES, STALE, TOP_HEAVY
from pipelinecli.method.figures.period import EVERYTHING
from pipelinecli.method.figures.prospects import prospects_closed
from pipelinecli.method.figures.reading import Reading, Standing, Wanted
from pipelinecli.method.figures.shape import (
    Skipped,
    Thresholds,
    counts_of,
    diagnosed,
    wanted_prospects,
)
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.services.figures.shape_cards import concerned
from pipelinecli.services.figures.shape_past import weeks_of
from pipelinecli.services.figures.shares import count_set, share_of, share_set
from pipelinecli.store import figures, prospects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.calendar import SheetWeek
    from pipelinecli.services.desk import Desk


def diagnose(desk: Desk, weeks: Sequence[SheetWeek]) -> Reading:
    """Read the board today, and its shape in some sheet weeks, in their order.

    Raises StoreAbsent.
    """
    with desk.store.snapshot():
        standing = _standing(desk)
        wanted = _wanted(desk)
        limits = _thresholds(desk, wanted.prospects)
        diagnosis = diagnosed(standing.counts, len(standing.overdue), limits)
        return Reading(
            day=desk.today,
            cycle=desk.rules.cycle,
            standing=standing,
            thresholds=limits,
            wanted=wanted,
            diagnosis=diagnosis,
            concerned=concerned(desk, diagnosis, standing.counts, standing.overdue),
            weeks=weeks_of(desk, weeks, standing.counts, limits),
        )


def _standing(desk: Desk) -> Standing:
    appointments, overridden = prospects.appointments(desk.store)
    found = {Stage.APPOINTMENT: appointments, **dict.fromkeys(EFFECTIVE, 0)}
    overdue, ages = [], 0
    for prospect in prospects.effective(desk.store):
        if prospect.is_overridden:
            overridden += 1
            continue
        found[prospect.stage] += 1
        if prospect.met is not None:
            ages += max(0, (desk.today - prospect.met).days)
        if prospect.is_overdue(desk.today, desk.rules.cycle):
            overdue.append(prospect.card)
    return Standing(counts_of(found), overdue, ages, overridden)


def _thresholds(desk: Desk, wanted: int | None) -> Thresholds:
    least = count_set(desk, LEAST) or 1
    return Thresholds(share_of(desk, TOP_HEAVY), share_of(desk, STALE), least, wanted)


def _wanted(desk: Desk) -> Wanted:
    from fractions import Fraction

    sales = count_set(desk, SALES)
    per_sale, measured = share_set(desk, PER_SALE), None
    if sales is None:
        return Wanted(per_sale=per_sale, skipped=Skipped.NO_GOAL)
    if per_sale is None:
        measured = prospects_closed(figures.courses(desk.store, desk.clock, EVERYTHING))
        if not measured.hits:
            return Wanted(sales, measured=measured, skipped=Skipped.NO_SALES)
        per_sale = Fraction(measured.n, measured.hits)
    return Wanted(
        sales, per_sale, measured, wanted_prospects(sales, desk.rules.cycle, per_sale), None
    )

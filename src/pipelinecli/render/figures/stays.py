"""Stays in a stage, one a row; and the steps of the curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.figures.ratio import percent
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.figures.cycle import Point
    from pipelinecli.method.figures.stays import Stayed


def write_stays(
    rows: Iterable[Stayed], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write stays, JSON kind "stays"."""
    write_view(_STAYS, rows, form, out, no_color=no_color)


def write_curve(
    points: Iterable[Point], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the steps of both curves, JSON kind "curve"."""
    write_view(_CURVE, points, form, out, no_color=no_color)


def _left(row: Stayed) -> str | None:
    return None if row.visit.last is None else row.visit.last.isoformat()


def _how(row: Stayed) -> str:
    if row.visit.is_forced:
        return "left-out"
    return "there" if row.visit.last is None else "moved-on"


_HOW: Final = {"left-out": N_("left out"), "there": N_("there now"), "moved-on": N_("moved on")}
_STAYS: Final[View[Stayed]] = View(
    Listing(
        "stays",
        (
            Column(
                "id",
                N_("Id"),
                lambda row: str(row.called.card),
                lambda row: row.called.card,
                width=6,
                align="right",
            ),
            Column(
                "name",
                N_("Name"),
                lambda row: name_text(row.called.name),
                lambda row: row.called.name,
                width=12,
                elastic=True,
            ),
            Column(
                "attempt",
                N_("Attempt"),
                lambda row: str(row.called.number),
                lambda row: row.called.number,
                align="right",
            ),
            Column(
                "stage",
                N_("Stage"),
                lambda row: stage_label(row.visit.stage),
                lambda row: row.visit.stage.value,
                width=17,
            ),
            Column("counted", N_("Counted as"), lambda row: _(_HOW[_how(row)]), _how, width=10),
            Column(
                "first",
                N_("From"),
                lambda row: row.visit.first.isoformat(),
                lambda row: row.visit.first.isoformat(),
                width=10,
            ),
            Column("last", N_("To"), lambda row: _left(row) or "", _left, width=10),
            Column(
                "days",
                N_("Days"),
                lambda row: str(row.visit.days),
                lambda row: row.visit.days,
                width=5,
                align="right",
            ),
        ),
    ),
    N_("Nothing is behind it."),
    frozenset({"attempt"}),
)


def _number(key: str, title: str) -> Column[Point]:
    return Column(
        key,
        title,
        lambda point: str(getattr(point, key)),
        lambda point: int(getattr(point, key)),
        width=7,
        align="right",
    )


def _share(key: str, title: str) -> Column[Point]:
    return Column(
        key,
        title,
        lambda point: percent(float(getattr(point, key))),
        lambda point: float(getattr(point, key)),
        width=7,
        align="right",
    )


_CURVE: Final[View[Point]] = View(
    Listing(
        "curve",
        (
            _number("days", N_("Day")),
            _number("at_risk", N_("At risk")),
            _number("closed", N_("Closed")),
            _number("lost", N_("Lost")),
            _share("survival", N_("Kaplan–Meier")),
            _share("closed_share", N_("Have closed")),
            _share("lost_share", N_("Were lost")),
        ),
    ),
    N_("Nobody who has met has closed or was lost."),
)

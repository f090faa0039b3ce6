"""What is behind a figure, an attempt a row: whose, from when to when, and as what it counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text
from pipelinecli.words import money_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelinecli.method.figures.behind import Behind

COUNTED: Final = {
    "advanced": N_("advanced"),
    "fell-back": N_("fell back"),
    "lost": N_("lost"),
    "open": N_("still open"),
    "left-out": N_("left out"),
    "closed": N_("closed"),
    "overridden": N_("overridden"),
    "merged": N_("merged"),
    "backwards": N_("ends before it begins"),
}
"""As what an attempt counts, for people."""


def write_behind(
    rows: Iterable[Behind], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the attempts behind a figure, JSON kind "behind"."""
    write_view(BEHIND, rows, form, out, no_color=no_color)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(row: Behind) -> str:
    return "" if row.days is None else str(row.days)


def _value(row: Behind) -> str:
    return "" if row.life.value is None else money_text(row.life.value)


BEHIND: Final[View[Behind]] = View(
    Listing(
        "behind",
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
                "counted",
                N_("Counted as"),
                lambda row: _(COUNTED.get(row.counted, row.counted)),
                lambda row: row.counted,
                width=10,
            ),
            Column(
                "opened",
                N_("Opened"),
                lambda row: row.life.opened.isoformat(),
                lambda row: row.life.opened.isoformat(),
                width=10,
            ),
            Column(
                "first_meeting",
                N_("First meeting"),
                lambda row: _day(row.life.met) or "",
                lambda row: _day(row.life.met),
                width=13,
            ),
            Column(
                "ended",
                N_("Ended"),
                lambda row: _day(row.life.ended) or "",
                lambda row: _day(row.life.ended),
                width=10,
            ),
            Column(
                "days",
                N_("Days"),
                _days,
                lambda row: row.days,
                width=5,
                align="right",
            ),
            Column(
                "stage",
                N_("Stage"),
                lambda row: stage_label(row.life.stage),
                lambda row: row.life.stage.value,
                width=17,
            ),
            Column(
                "value",
                N_("Value"),
                _value,
                lambda row: None if row.life.value is None else row.life.value.decimal(),
                width=12,
                align="right",
            ),
            Column(
                "currency",
                N_("Currency"),
                lambda row: "" if row.life.value is None else row.life.value.currency,
                lambda row: None if row.life.value is None else row.life.value.currency,
            ),
        ),
    ),
    N_("Nothing is behind it."),
    frozenset({"attempt", "opened", "currency"}),
)

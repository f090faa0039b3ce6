"""What was handed in as a listing: one check-in a row, its columns declared once.

A check-in stands with the week of the days it answers for: the Friday one closes the week that
ended the day before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_
from pipelinecli.method.calendar import sheet_week
from pipelinecli.render.checkin.data import handed_in_json
from pipelinecli.render.formats.listing import Column, Listing
from pipelinecli.render.formats.view import View
from pipelinecli.render.sheet.handed_in import status_label
from pipelinecli.render.sheet.text import checkin_label

if TYPE_CHECKING:
    from pipelinecli.method.sheet import SheetRow


def _week(row: SheetRow) -> str:
    return sheet_week(row.window.first).monday.isoformat()


def _handed_in_text(row: SheetRow) -> str:
    return "" if row.hand_in is None else f"{row.hand_in.at:%Y-%m-%d %H:%M}"


def _handed_in(row: SheetRow) -> str | None:
    return None if row.hand_in is None else row.hand_in.at.isoformat()


def _revision(row: SheetRow) -> int | None:
    return None if row.hand_in is None else row.hand_in.revision


def _note(row: SheetRow) -> str | None:
    return None if row.hand_in is None else row.hand_in.note


def _note_text(row: SheetRow) -> str:
    return (_note(row) or "").replace("\n", " ")


def _record(row: SheetRow) -> dict[str, object]:
    return {"week": _week(row), **handed_in_json(row)}


HANDED_IN: Final[View[SheetRow]] = View(
    Listing(
        "checkins",
        (
            Column(
                "date",
                N_("Date"),
                lambda row: row.window.date.isoformat(),
                lambda row: row.window.date.isoformat(),
            ),
            Column(
                "checkin",
                N_("Check-in"),
                lambda row: checkin_label(row.window),
                lambda row: row.window.checkin,
            ),
            Column("week", N_("Week"), _week, _week),
            Column("handed_in", N_("Handed in"), _handed_in_text, _handed_in),
            Column(
                "status",
                N_("Status"),
                lambda row: status_label(row.status),
                lambda row: row.status,
            ),
            Column(
                "revision",
                N_("Revision"),
                lambda row: str(_revision(row) or ""),
                _revision,
                align="right",
            ),
            Column(
                "entries",
                N_("Entries"),
                lambda row: str(len(row.entries)),
                lambda row: len(row.entries),
                align="right",
            ),
            Column("note", N_("Note"), _note_text, _note, elastic=True),
        ),
        _record,
    ),
    N_("No check-in has been handed in yet."),
    frozenset({"week", "entries"}),
)

"""The sheet as JSON, in the shape scripts rely on (CLI.md, "JSON shapes").

The same in every language, with every key always there. Refuses to add up anything: subtotals
and counts are the method's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.render.board.writing import columns_json

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Entry, Sheet, SheetRow


def sheet_json(sheet: Sheet) -> dict[str, object]:
    """Give a sheet's value."""
    week = sheet.week
    return {
        "week": week.monday.isoformat(),
        "from": week.first.isoformat(),
        "to": week.last.isoformat(),
        "cycle_days": sheet.cycle,
        "rep": sheet.rep or None,
        "as_of": None if sheet.as_of is None else sheet.as_of.isoformat(),
        "rows": [row_json(row) for row in sheet.rows],
        "board": columns_json(sheet.board),
        "counts": sheet.board.counts,
    }


def row_json(row: SheetRow) -> dict[str, object]:
    """Give a row's value; what was handed in is there as it was handed in."""
    hand_in = row.hand_in
    return {
        "checkin": row.window.checkin,
        "date": row.window.date.isoformat(),
        "covers": [day.isoformat() for day in row.window.covers],
        "status": row.status,
        "handed_in": None if hand_in is None else hand_in.at.isoformat(),
        "revision": None if hand_in is None else hand_in.revision,
        "late": hand_in is not None and hand_in.late,
        "entries": {
            stage: [_entry(entry) for entry in row.column(stage)] for stage in (*BOARD, Stage.LOST)
        },
        "subtotal": row.subtotal,
        "amended": [
            {"was": was and _placed(was), "now": now and _placed(now)}
            for was, now in row.differences
        ],
    }


def _placed(entry: Entry) -> dict[str, object]:
    return {**_entry(entry), "stage": entry.stage}


def _entry(entry: Entry) -> dict[str, object]:
    first = entry.first_meeting
    return {
        "id": entry.id,
        "name": entry.name,
        "first_meeting": None if first is None else first.isoformat(),
        "overridden": entry.overridden,
    }

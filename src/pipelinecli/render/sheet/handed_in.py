"""What became of a row once it was handed in: its status, and what was recorded since.

The row itself is shown as it was handed in; what history says now stands beside it, never in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _
from pipelinecli.method.sheet import RowStatus
from pipelinecli.render.cells import width
from pipelinecli.render.marks import day_mark
from pipelinecli.render.sheet.text import entry_name, entry_text
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelinecli.method.sheet import Difference, Entry, SheetRow

_LABELS: Final = {
    RowStatus.HANDED_IN: N_("handed in"),
    RowStatus.LATE: N_("late"),
    RowStatus.AMENDED: N_("amended"),
}
_STYLES: Final = {RowStatus.LATE: "yellow", RowStatus.AMENDED: "yellow"}
_NO_DAY: Final = "–"


def status_label(status: RowStatus) -> str:
    """Return what became of a row, in a word or two; nothing of one that is still open."""
    return _(_LABELS[status]) if status in _LABELS else ""


def status_style(status: RowStatus) -> str:
    """Return the style of a status; it says nothing that the words do not."""
    return _STYLES.get(status, "")


def status_cells(rows: Iterable[SheetRow]) -> int:
    """Count the cells that the status of these rows may ever need.

    They are kept free from the day a row is handed in, so that it looks the same when it is
    amended later.
    """
    if all(row.hand_in is None for row in rows):
        return 0
    return max(width(_(label)) for label in _LABELS.values())


def difference_text(difference: Difference, longest: int | None = None) -> str:
    """Return in a clause how a contact stands otherwise than in the row as it was handed in.

    It bears the name that the row has. Names are cut at `longest` cells, if that is given.
    """
    was, now = difference
    if was is None:
        return "" if now is None else _added(now, longest)
    if now is None:
        said = _("{name} is not in {stage} any more")
        return said.format(name=entry_name(was, longest), stage=stage_label(was.stage))
    now = now._replace(name=was.name)
    if was.stage is not now.stage:
        return _("{who}: {before} → {after}").format(
            who=entry_text(now, longest),
            before=stage_label(was.stage),
            after=stage_label(now.stage),
        )
    return _("{who}: first meeting {before} → {after}").format(
        who=entry_name(now, longest),
        before=_day(was.first_meeting),
        after=_day(now.first_meeting),
    )


def since_text(row: SheetRow, longest: int | None = None) -> str:
    """Return the line that says what was recorded for a row's days since; empty if nothing was.

    Names are cut at `longest` cells, if that is given.
    """
    clauses = _("; ").join(difference_text(found, longest) for found in row.differences)
    return _("Recorded since: {clauses}").format(clauses=clauses) if clauses else ""


def _added(entry: Entry, longest: int | None) -> str:
    said = _("{entry} added to {stage}")
    return said.format(entry=entry_text(entry, longest), stage=stage_label(entry.stage))


def _day(day: date | None) -> str:
    return _NO_DAY if day is None else day_mark(day)

"""Check-ins handed in on one day after another, and rows told in a line for each contact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.method.calendar import Window, checkin_on
from pipelinecli.services import checkins

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Difference, Entry, SheetRow
    from tests.builders import Diary

BEFORE = "2026-03-02"
"""The Monday of the stories: its check-in covers the days before them."""
WEDNESDAY = "2026-03-04"
"""The check-in of the stories: it covers the Monday they begin on, and the Tuesday."""
FRIDAY = "2026-03-06"
NEXT_MONDAY = "2026-03-09"


def window(day: str = WEDNESDAY) -> Window:
    """Return the check-in that is held on a day."""
    found = checkin_on(date.fromisoformat(day))
    assert found is not None
    return found


def hand_in(
    diary: Diary, day: str = WEDNESDAY, *, now: str | None = None, note: str | None = None
) -> tuple[SheetRow, bool]:
    """Hand in the check-in of a day, on that day or at a later moment."""
    return checkins.hand_in(diary.desk(now or day), window(day), note)


def row_of(
    diary: Diary, day: str = WEDNESDAY, now: str = "2026-06-30", revision: int | None = None
) -> SheetRow:
    """Return a row that was handed in, as it is shown long after."""
    return checkins.one(diary.desk(now), date.fromisoformat(day), revision)


def entry_text(entry: Entry | None) -> str:
    """Tell an entry as on paper: column, first meeting and name."""
    if entry is None:
        return "-"
    day = "" if entry.first_meeting is None else f"{entry.first_meeting:%m.%d}"
    return f"{entry.stage} {day}{entry.name}{'*' if entry.overridden else ''}"


def entries(row: SheetRow) -> list[str]:
    """Tell a row."""
    return [entry_text(entry) for entry in row.entries]


def differences(row: SheetRow) -> list[str]:
    """Tell what became of a row: as handed in, and as history has it now."""
    return [_difference(pair) for pair in row.differences]


def _difference(pair: Difference) -> str:
    return f"{entry_text(pair.was)} -> {entry_text(pair.now)}"

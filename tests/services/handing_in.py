"""Check-ins handed in on one day after another, and rows told in a line for each contact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pipelinecli.method.calendar import Window, checkin_on
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, checkins, leaving
from pipelinecli.services import handed_in as looking
from tests.builders import when
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Difference, Entry, SheetRow
    from tests.builders import Diary

BEFORE = "2026-03-02"
"""The Monday of the stories: its check-in covers the days before them."""
WEDNESDAY = "2026-03-04"
"""The check-in of the stories: it covers the Monday they begin on, and the Tuesday."""
FRIDAY = "2026-03-06"
NEXT_MONDAY = "2026-03-09"
ANN, BO, CY, DEE, EVE, FLO, GUS = "1234567"
"""The cards of a full row, and one that is not in it."""
FULL_ROW = [
    "appointment 03.02Bo",
    "25 03.02Ann",
    "50 03.02Cy",
    "90 03.02Dee",
    "closed 03.02Eve",
    "lost 03.02Flo",
]


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
    return looking.one(diary.desk(now), date.fromisoformat(day), revision)[0]


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


def full_row(diary: Diary) -> SheetRow:
    """Hand in a row with a contact in every column, and know one who is not in it."""
    at_25(diary, "Ann")
    at_2(diary, "Bo")
    at_50(diary, "Cy")
    at_90(diary, "Dee")
    closed(diary, "Eve")
    leaving.lose(diary.desk(), at_25(diary, "Flo"), "no")
    known(diary, "Gus")
    return hand_in(diary)[0]


def known(diary: Diary, name: str) -> str:
    """Add somebody long before, who is in no row of the stories, and return the id."""
    return diary.add(name, "2026-02-20")


def visit(diary: Diary, who: str, day: str, *, now: str) -> None:
    """Record a visit of a day, then or later."""
    capture.log(diary.desk(now), ActivityKind.VISIT, who, when(day))


def handed_in_again(diary: Diary, day: str = WEDNESDAY) -> list[str]:
    """Hand a row in again and tell it: a revision in which nothing differs, and the last one."""
    row, anew = hand_in(diary, day, now="2026-06-01")
    assert anew
    assert row_of(diary, day) == row
    assert row.differences == ()
    assert hand_in(diary, day, now="2026-06-02") == (row, False)
    return entries(row)


def in_the_file(diary: Diary) -> list[tuple[Any, ...]]:
    """Return everything that was handed in as the file holds it."""
    rows = diary.rows("SELECT * FROM checkin ORDER BY id")
    return [*rows, *diary.rows("SELECT * FROM checkin_entry ORDER BY id")]

"""Handing in again: a revision when there is something new to the row, and nothing otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.method.sheet import Difference, Entry, HandIn, RowStatus, SheetRow
from pipelinecli.method.stages import Stage
from pipelinecli.services import handed_in as looking
from tests.builders import pinned, refused
from tests.services.handing_in import (
    BEFORE,
    FRIDAY,
    WEDNESDAY,
    differences,
    entries,
    hand_in,
    row_of,
    visit,
    window,
)
from tests.services.stories import at_25

if TYPE_CHECKING:
    from tests.builders import Diary

ANN = Entry(1, "Ann", Stage.P25, date(2026, 3, 2))


def handed_in(at: str, *, revision: int = 1, late: bool = False, note: str | None = None) -> HandIn:
    return HandIn(pinned(at).now, revision, late, 28, note)


def test_a_visit_recorded_later_makes_a_revision_and_the_first_stays(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    bo = diary.add("Bo", "2026-02-20")
    first, _anew = hand_in(diary)
    visit(diary, bo, "2026-03-03", now=WEDNESDAY)
    visit(diary, ann, "2026-03-03", now=WEDNESDAY)  # she is in the row already
    bo_now = Entry(2, "Bo", Stage.OPPORTUNITY, None)
    amended = SheetRow(window(), (ANN,), first.hand_in, (Difference(None, bo_now),))
    assert row_of(diary) == amended
    assert amended.status is RowStatus.AMENDED
    second, anew = hand_in(diary, now="2026-03-05T18:00")
    assert anew
    assert second == SheetRow(window(), (bo_now, ANN), handed_in("2026-03-05T18:00", revision=2))
    assert row_of(diary) == row_of(diary, revision=2) == second
    assert row_of(diary, revision=1) == amended
    assert hand_in(diary, now="2026-03-05T18:01") == (second, False)


def test_a_revision_handed_in_when_the_next_was_due_is_not_late(diary: Diary) -> None:
    at_25(diary, "Ann")
    bo = diary.add("Bo", "2026-02-20")
    hand_in(diary)
    visit(diary, bo, "2026-03-03", now="2026-03-07")
    row, _anew = hand_in(diary, now="2026-03-07")
    assert row.hand_in == handed_in("2026-03-07", revision=2)
    first = row_of(diary, revision=1).hand_in
    assert first == handed_in(WEDNESDAY)


def test_another_note_is_a_revision_and_the_same_note_is_not(diary: Diary) -> None:
    at_25(diary, "Ann")
    rows = [hand_in(diary, note=note) for note in ("寒潮", " 寒潮 ", None, "", "cold", "cold")]
    found = [(row.hand_in.revision, row.hand_in.note, anew) for row, anew in rows if row.hand_in]
    assert found == [
        (1, "寒潮", True), (1, "寒潮", False), (1, "寒潮", False), (1, "寒潮", False),
        (2, "cold", True), (2, "cold", False),
    ]  # fmt: skip
    assert diary.rows("SELECT revision, note FROM checkin") == [(1, "寒潮"), (2, "cold")]


def test_a_note_is_added_to_a_row_that_had_none(diary: Diary) -> None:
    at_25(diary, "Ann")
    hand_in(diary)
    row, anew = hand_in(diary, note="cold")
    assert (row.hand_in, anew) == (handed_in(WEDNESDAY, revision=2, note="cold"), True)


def test_a_revision_without_a_note_keeps_the_one_there_was(diary: Diary) -> None:
    at_25(diary, "Ann")
    bo = diary.add("Bo", "2026-02-20")
    hand_in(diary, note="寒潮")
    visit(diary, bo, "2026-03-03", now=WEDNESDAY)
    row, _anew = hand_in(diary)
    assert row.hand_in == handed_in(WEDNESDAY, revision=2, note="寒潮")


def test_a_note_that_cannot_be_kept_is_refused_and_nothing_is_handed_in(diary: Diary) -> None:
    at_25(diary, "Ann")
    before = diary.dump()
    assert refused(lambda: hand_in(diary, note="\x1b[31m")) == (
        "usage: note contains a control character (U+001B); type it without"
    )
    assert diary.dump() == before


def test_rows_are_listed_newest_first_each_in_its_last_revision(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    hand_in(diary, FRIDAY)
    hand_in(diary, BEFORE, now=FRIDAY)
    hand_in(diary, WEDNESDAY, now=FRIDAY)
    again, _anew = hand_in(diary, WEDNESDAY, now=FRIDAY, note="again")
    visit(diary, ann, "2026-03-05", now=FRIDAY)
    listed = looking.every(diary.desk(FRIDAY))[0]
    assert [(row.window, row.status, entries(row)) for row in listed] == [
        (window(FRIDAY), RowStatus.AMENDED, []),
        (window(WEDNESDAY), RowStatus.LATE, ["25 03.02Ann"]),
        (window(BEFORE), RowStatus.LATE, []),
    ]
    assert listed[1] == again
    assert differences(listed[0]) == ["- -> 25 03.02Ann"]
    assert looking.every(diary.desk("2026-02-01"))[0] == listed

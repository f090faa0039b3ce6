"""A command taken back leaves the rows as they were, and the past reads as if it never was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import StoreDamaged
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import (
    advance,
    capture,
    checkins,
    history,
    leaving,
    meetings,
    people,
    review,
    setup,
    sheets,
    undoing,
)
from tests.builders import MONDAY, refused, when
from tests.services.undone import LATER, TUESDAY, WEDNESDAY, redo, rows, undo

if TYPE_CHECKING:
    from tests.builders import Diary


def commands(diary: Diary) -> list[tuple[int, str, int | None]]:
    desk = diary.desk(LATER)
    return [(done.id, done.command, done.undone_by) for done in history.history(desk)]


def a_story(diary: Diary) -> list[list[str]]:
    """Type a command of every kind, and return the rows before each and after the last."""
    states: list[list[str]] = []

    def then(_did: object) -> None:
        states.append(rows(diary))

    then(setup.init(diary.desk(), {"name": "Zoe"}))
    then(diary.add("Ann", phone="1", tags=["vip"]))
    then(diary.add("Bo", referred_by="Ann"))
    then(capture.log(diary.desk(), ActivityKind.TALK, "Ann", when("2026-02-20"), note="late"))
    then(capture.tally(diary.desk(), when(MONDAY).day, {TallyKind.DIAL: 3}))
    then(meetings.book(diary.desk(), "Ann", when(MONDAY)))
    then(meetings.met(diary.desk(), "Ann", when(MONDAY), upcoming=when("2026-03-09")))
    then(advance.move(diary.desk(), "Ann", Stage.P50, force=True, reason="sure"))
    then(leaving.back(diary.desk(TUESDAY), "Ann"))
    then(leaving.lose(diary.desk(TUESDAY), "Ann", "no"))
    then(leaving.reopen(diary.desk(TUESDAY), "Ann"))
    then(people.edit(diary.desk(TUESDAY), "Ann", {"name": "Anna", "tags": ["b"]}, ["vip"]))
    then(checkins.hand_in(diary.desk(WEDNESDAY), checkins.due(diary.desk(WEDNESDAY)), None))
    then(people.merge(diary.desk(WEDNESDAY), "Bo", "Anna"))
    then(setup.put(diary.desk(WEDNESDAY), "cycle", "35"))
    return states


def test_every_command_is_taken_back_and_brought_again_one_by_one(diary: Diary) -> None:
    states = a_story(diary)
    done = len(commands(diary))
    assert done == len(states)
    for state in reversed(states[:-1]):
        undo(diary)
        assert rows(diary) == state
    undo(diary)
    assert refused(lambda: undoing.plan(diary.desk(LATER))) == (
        "not_found: there is nothing to take back; look: pipeline history"
    )
    for state in states:
        redo(diary)
        assert rows(diary) == state
    assert refused(lambda: undoing.redo_plan(diary.desk(LATER))) == (
        "not_found: there is nothing to bring again; "
        "only what was taken back since the last command can be"
    )
    assert diary.rows("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("count", range(1, 15))
def test_several_at_once_are_one_command(diary: Diary, count: int) -> None:
    states = a_story(diary)
    before = len(commands(diary))
    undo(diary, count)
    assert rows(diary) == states[-1 - count]
    assert len(commands(diary)) == before + 1
    redo(diary, count)
    assert rows(diary) == states[-1]


def test_more_than_there_is_is_refused_with_how_many_there_are(diary: Diary) -> None:
    diary.add("Ann")
    diary.add("Bo")
    assert refused(lambda: undoing.plan(diary.desk(), 3)) == (
        "not_found: there are 2 commands to take back, not 3; look: pipeline history"
    )
    undo(diary)
    assert refused(lambda: undoing.plan(diary.desk(), 2)) == (
        "not_found: there is 1 command to take back, not 2; look: pipeline history"
    )
    assert refused(lambda: undoing.redo_plan(diary.desk(), 2)) == (
        "not_found: there is 1 command to bring again, not 2; "
        "only what was taken back since the last command can be"
    )


def test_a_new_command_ends_what_can_be_brought_again(diary: Diary) -> None:
    diary.add("Ann")
    diary.add("Bo")
    undo(diary)
    diary.add("Cy")
    assert refused(lambda: undoing.redo_plan(diary.desk())).startswith("not_found")
    assert undo(diary, 2) == [4, 1]
    assert refused(lambda: undoing.redo_plan(diary.desk(), 3)).startswith("not_found")
    assert redo(diary, 2) == [1, 4]


def test_the_history_tells_what_was_taken_back_and_by_what(diary: Diary) -> None:
    diary.add("Ann")
    diary.add("Bo")
    undo(diary, 2)
    redo(diary)
    assert commands(diary) == [
        (4, "redo", None), (3, "undo", None), (2, "add", 3), (1, "add", None),
    ]  # fmt: skip


def test_the_history_of_a_card_is_what_touched_it(diary: Diary) -> None:
    ann, bo = diary.add("Ann"), diary.add("Bo")
    capture.log(diary.desk(), ActivityKind.TALK, ann, when(MONDAY))
    people.edit(diary.desk(), bo, {"note": "x"})
    undo(diary, 2)
    seen = {who: [done.id for done in history.history(diary.desk(), who)] for who in (ann, bo)}
    assert seen == {ann: [5, 3, 1], bo: [5, 4, 2]}
    people.merge(diary.desk(), ann, bo)
    assert [done.id for done in history.history(diary.desk(), "Ann", most=3)] == [6, 5, 4]
    assert history.names(diary.desk(), history.history(diary.desk())) == {1: "Ann", 2: "Bo"}


def test_what_was_recorded_between_the_look_and_the_answer_is_not_run_over(diary: Diary) -> None:
    diary.add("Ann")
    desk = diary.desk()
    plan = undoing.plan(desk)
    diary.add("Bo")
    before = diary.dump()
    assert refused(lambda: undoing.undo(desk, plan)) == (
        "refused: something was recorded meanwhile; nothing was changed; look: pipeline history"
    )
    assert diary.dump() == before


def test_the_past_reads_as_if_what_was_taken_back_never_was(diary: Diary) -> None:
    who = diary.add("Ann")
    meetings.met(diary.desk(), who, when(MONDAY), upcoming=when("2026-03-06"))
    monday = review.board(diary.desk())
    advance.move(diary.desk(TUESDAY), who, Stage.P50, force=True, reason="x")
    meetings.set_next(diary.desk(TUESDAY), who, when("2026-03-20"))
    undo(diary, 2)
    for day in (TUESDAY, WEDNESDAY, LATER):
        sheet = sheets.sheet(diary.desk(LATER), week=date(2026, 3, 2), as_of=when(day))
        assert sheet.board.counts == monday.counts
    leaving.back(diary.desk(LATER), who)
    sheet = sheets.sheet(diary.desk(LATER), week=date(2026, 3, 2), as_of=when(WEDNESDAY))
    [card] = sheet.board.columns[Stage.P25]
    assert (card.attempt.next_step, card.attempt.override) == (when("2026-03-06"), None)


def test_an_entry_made_late_is_taken_back_with_the_opening_it_moved(diary: Diary) -> None:
    who = diary.add("Ann", WEDNESDAY)
    before = rows(diary), diary.rows("SELECT effective_at FROM change_set")
    meetings.met(diary.desk(WEDNESDAY), who, when(MONDAY), upcoming=when("2026-03-09"))
    assert diary.rows("SELECT opened_on FROM card") == [(MONDAY,)]
    undo(diary)
    assert (rows(diary), diary.rows("SELECT effective_at FROM change_set")[:1]) == before
    meetings.met(diary.desk(WEDNESDAY), who, when(TUESDAY), upcoming=when("2026-03-09"))
    assert diary.rows("SELECT opened_on FROM card") == [(TUESDAY,)]


def test_a_mistyped_first_meeting_is_put_right(diary: Diary) -> None:
    who = diary.add("Ann")
    meetings.met(diary.desk(WEDNESDAY), who, when(WEDNESDAY), upcoming=when("2026-03-09"))
    undo(diary, day=WEDNESDAY)
    meetings.met(diary.desk(WEDNESDAY), who, when(TUESDAY), upcoming=when("2026-03-09"))
    assert diary.rows("SELECT first_meeting FROM attempt") == [(TUESDAY,)]


def test_a_row_that_was_handed_in_by_mistake_is_open_again(diary: Diary) -> None:
    diary.add("Ann")
    desk = diary.desk(WEDNESDAY)
    checkins.hand_in(desk, checkins.due(desk), "by mistake")
    undo(diary, day=WEDNESDAY)
    assert diary.rows("SELECT count(*) FROM checkin_entry") == [(0,)]
    checkins.hand_in(diary.desk(WEDNESDAY), checkins.due(desk), None)
    assert diary.rows("SELECT revision, note FROM checkin") == [(1, None)]


def test_history_cannot_be_edited_after_an_undo_either(diary: Diary) -> None:
    diary.add("Ann")
    diary.add("Bo")
    undo(diary)
    diary.add("Cy")
    with diary.store.write("test", diary.desk().clock) as tx, pytest.raises(Exception, match="app"):
        tx.execute("DELETE FROM stage_change")


def test_a_row_that_is_not_as_the_journal_has_it_is_not_guessed_at(diary: Diary) -> None:
    who = diary.add("Ann")
    people.edit(diary.desk(), who, {"note": "one"})
    diary.store.close()
    with closing(sqlite3.connect(diary.path)) as past_us:
        named = "SELECT sql FROM sqlite_master WHERE name = 'journal_card_update'"
        [(trigger,)] = past_us.execute(named).fetchall()
        past_us.executescript("DROP TRIGGER journal_card_update; UPDATE card SET note = 'two'")
        past_us.execute(trigger)
    before = diary.dump()
    with pytest.raises(StoreDamaged, match="the journal and the rows disagree"):
        undo(diary, change=2)
    assert diary.dump() == before

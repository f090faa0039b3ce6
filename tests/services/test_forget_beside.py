"""What is left of a person beside their card: cards taken back, notes, and words about others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.backups import Reason
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.record.alterations import Field
from pipelinecli.method.record.mentions import Mention
from pipelinecli.method.stages import Stage
from pipelinecli.services import (
    advance,
    capture,
    forgetting,
    leaving,
    meetings,
    people,
    restoring,
    undoing,
)
from pipelinecli.services.forgetting import Extent
from pipelinecli.services.marking import mark
from pipelinecli.services.whom import Where, meant
from pipelinecli.store.backup import backups
from tests.builders import MONDAY, refused, when
from tests.services.erasing import forget
from tests.services.handing_in import FRIDAY, hand_in

if TYPE_CHECKING:
    from pipelinecli.method.backups import Backup
    from tests.builders import Diary


def undo(diary: Diary, count: int = 1) -> None:
    desk = diary.desk()
    undoing.undo(desk, undoing.plan(desk, count))


def copy_of(diary: Diary) -> Backup:
    return backups.make(diary.store, diary.path, Reason.MANUAL, diary.desk().clock)


def bytes_of(diary: Diary) -> bytes:
    """Return every byte of the store and of what SQLite keeps beside it."""
    diary.store.close()
    path = Path(diary.path)
    return b"".join(at.read_bytes() for at in path.parent.iterdir() if at.is_file()).lower()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "Mia  SENTINEL", "phone": "138"}, {"name": "mia sentinel", "phone": "139"}),
        (
            {"name": "Sentinel", "phone": "+86 138 0013 8000"},
            {"name": "Mia", "phone": "13800138000"},
        ),
        ({"name": "Sentinel", "email": "Mia@x"}, {"name": "Mia", "email": "mia@x"}),
    ],
)
def test_a_card_of_the_same_person_that_was_taken_back_goes_with_them(
    diary: Diary, first: dict[str, str], second: dict[str, str]
) -> None:
    diary.add("Zoe", phone="7777777")
    with_neither = copy_of(diary)
    diary.add(**first)
    with_the_first = copy_of(diary)
    undo(diary)
    who = diary.add(**second)
    with_both = copy_of(diary)
    desk = diary.desk()
    whom = meant(desk, who)
    assert forgetting.extent(desk, whom) == Extent(taken_back=1, copies=2)
    gone = forgetting.forget(desk, whom)
    assert gone.taken_back == 1
    assert b"sentinel" not in bytes_of(diary)
    assert b"7777777" in bytes_of(diary)
    held = list(forgetting.held_in(diary.desk(), gone))
    assert {copy.path for copy in held} == {with_the_first.path, with_both.path}
    for copy in held:
        forgetting.erase_from(diary.desk(), copy, gone)
        assert b"sentinel" not in Path(copy.path).read_bytes().lower()
        assert b"7777777" in Path(copy.path).read_bytes()
    assert list(forgetting.held_in(diary.desk(), gone)) == []
    assert Path(with_neither.path).stat().st_size


def test_who_was_called_so_once_is_the_same_person(diary: Diary) -> None:
    diary.add("Mia Old")
    undo(diary)
    who = diary.add("Mia Old")
    people.edit(diary.desk(), who, {"name": "Mia New"})
    assert forget(diary.desk(), who).taken_back == 1
    assert b"mia" not in bytes_of(diary)


def test_two_cards_that_were_taken_back_go_with_one_another(diary: Diary) -> None:
    diary.add("Zoe")
    for phone in ("138", "139"):
        diary.add("Mia Sentinel", phone=phone)
        undo(diary)
    assert forget(diary.desk(), "Mia Sentinel").taken_back == 1
    assert b"sentinel" not in bytes_of(diary)


def test_somebody_else_who_was_taken_back_stays_and_so_does_a_part_of_another(
    diary: Diary,
) -> None:
    bo, mia = diary.add("Bo"), diary.add("Mia")
    people.merge(diary.desk(), bo, mia)
    diary.add("Mia Xu", phone="1")
    undo(diary)
    who = diary.add("Mia")
    assert forget(diary.desk(), who).taken_back == 0
    assert b"mia xu" in bytes_of(diary)
    undo(diary_after(diary))
    assert diary.rows("SELECT name FROM card WHERE id <= 2 ORDER BY id") == [("Bo",)]


def diary_after(diary: Diary) -> Diary:
    """Record one more thing, to be taken back: the merge before it is not touched by that."""
    diary.add("Last")
    return diary


def redo(diary: Diary) -> None:
    desk = diary.desk()
    undoing.redo(desk, undoing.redo_plan(desk))


def test_a_card_that_was_brought_again_is_somebody_elses(diary: Diary) -> None:
    who = diary.add("Mia", phone="139")
    diary.add("Mia", phone="138")
    undo(diary)
    whom = meant(diary.desk(), who)
    redo(diary)
    assert forgetting.forget(diary.desk(), whom).taken_back == 0
    assert diary.rows("SELECT name, phone FROM card ORDER BY id") == [("", None), ("Mia", "138")]


def test_in_a_copy_only_who_is_known_to_be_theirs_is_erased(diary: Diary) -> None:
    who = diary.add("Mia", phone="139")
    diary.add("Mia", phone="138")
    undo(diary)
    copy = copy_of(diary)
    redo(diary)
    gone = forget(diary.desk(), who)
    forgetting.erase_from(diary.desk(), copy, gone)
    held = Path(copy.path).read_bytes()
    assert (b'"138"' in held, b'"139"' in held) == (True, False)


def test_a_restore_brings_nothing_of_them_back(diary: Diary) -> None:
    diary.add("Mia Sentinel", phone="138")
    copy = copy_of(diary)
    undo(diary)
    forget(diary.desk(), diary.add("Mia Sentinel", phone="139"))
    with restoring.prepared(diary.desk(), copy.path) as ready:
        restoring.restore(diary.desk(), ready)
    assert b"sentinel" not in bytes_of(diary)


def test_the_copies_can_be_written_anew_later_by_the_id_that_was_named(diary: Diary) -> None:
    who = diary.add("Mia Sentinel", phone="138")
    with_the_first = copy_of(diary)
    undo(diary)
    again = diary.add("Mia Sentinel", phone="139")
    forget(diary.desk(), again)
    for typed in (who, again):
        whom = meant(diary.desk(), typed)
        assert whom == (int(typed), "", Where.COPIES)
        gone = forgetting.forget(diary.desk(), whom)
        assert [copy.path for copy in forgetting.held_in(diary.desk(), gone)] == [
            with_the_first.path
        ]
    forgetting.erase_from(diary.desk(), with_the_first, gone)
    assert b"sentinel" not in Path(with_the_first.path).read_bytes().lower()
    assert refused(lambda: meant(diary.desk(), "9")).startswith("not_found")


def test_a_note_that_has_the_name_is_counted_before_and_after(diary: Diary) -> None:
    who = diary.add("May")
    diary.add("Bo")
    hand_in(diary, note="met May and Bo")
    hand_in(diary, FRIDAY, note="maybe next week")
    desk = diary.desk(FRIDAY)
    whom = meant(desk, who)
    assert forgetting.extent(desk, whom) == Extent(notes=1)
    assert forgetting.forget(desk, whom).notes == 1
    assert diary.rows("SELECT note FROM checkin ORDER BY id") == [(None,), ("maybe next week",)]


def test_a_note_goes_with_somebody_who_was_taken_back_altogether(diary: Diary) -> None:
    diary.add("Zoe")
    hand_in(diary, note="met Mia Sentinel")
    diary.add("Mia Sentinel", FRIDAY)
    undo(diary)
    assert forget(diary.desk(FRIDAY), "Mia Sentinel").notes == 1
    assert b"sentinel" not in bytes_of(diary)


def test_what_goes_is_counted_before_anybody_is_asked(diary: Diary) -> None:
    who = diary.add("Mia")
    for kind in (ActivityKind.DIAL, ActivityKind.TALK):
        capture.log(diary.desk(), kind, who, when(MONDAY), note=None)
    copy_of(diary)
    before = diary.dump()
    desk = diary.desk()
    assert forgetting.extent(desk, meant(desk, who)) == Extent(activities=2, copies=1)
    assert diary.dump() == before


def test_where_the_name_still_stands_is_told_and_not_touched(diary: Diary) -> None:
    who = diary.add("Mia Xu")
    bo = diary.add(
        "Bo (Mia Xu's)", note="with ＭＩＡ  xu", source="mia xu", org="Mia Xu Ltd",
        title="Mia Xu's aunt", tags=["mia xu"],
    )  # fmt: skip
    desk = diary.desk()
    capture.log(desk, ActivityKind.TALK, bo, when(MONDAY), note="of Mia Xu")
    capture.log(desk, ActivityKind.DIAL, None, when(MONDAY), note="Mia Xu's office")
    meetings.met(desk, bo, when(MONDAY), upcoming=when("2026-03-09"), agenda="with Mia Xu")
    mark(desk, bo, ["person=Mia Xu", "plan=as Mia Xu has"])
    cy = diary.add("Cy", note="Miami Xu, mia xue")
    meetings.met(desk, cy, when(MONDAY), upcoming=when("2026-03-09"), agenda="with Mia Xu")
    advance.move(desk, cy, Stage.P90, force=True, reason="Mia Xu says so")
    leaving.lose(desk, cy, "Mia Xu left too")
    diary.add("Mia Xu")
    words = diary.rows("SELECT note, source, org, title FROM card WHERE id = 2")
    whose = "Bo (Mia Xu's)"
    assert forget(diary.desk(), who).named == (
        Mention(2, whose, Field.NAME, changeable=True),
        Mention(2, whose, Field.ORG, changeable=True),
        Mention(2, whose, Field.TITLE, changeable=True),
        Mention(2, whose, Field.SOURCE, changeable=True),
        Mention(2, whose, Field.NOTE, changeable=True),
        Mention(2, whose, Field.TAG, changeable=True),
        Mention(2, whose, Field.NEXT_STEP, changeable=True),
        Mention(2, whose, Field.PERSON, changeable=True),
        Mention(2, whose, Field.PLAN, changeable=True),
        Mention(2, whose, Field.ACTIVITY, changeable=False),
        Mention(3, "Cy", Field.NEXT_STEP, changeable=False),
        Mention(3, "Cy", Field.REASON, changeable=False),
        Mention(None, "", Field.ACTIVITY, changeable=False),
    )
    assert diary.rows("SELECT note, source, org, title FROM card WHERE id = 2") == words


def test_whose_name_stands_nowhere_else_is_told_of_nothing(diary: Diary) -> None:
    who = diary.add("May")
    diary.add("Bo", note="maybe in May's month, mayor")
    assert [mention.field for mention in forget(diary.desk(), who).named] == [Field.NOTE]
    assert forget(diary.desk(), diary.add("X")).named == ()

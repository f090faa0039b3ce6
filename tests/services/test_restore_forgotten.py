"""Nobody who was erased comes back by a restore: not in rows, not in the journal, not by undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, leaving, people, restoring, undoing
from tests.builders import MONDAY, Diary, refused, when
from tests.services.erasing import forget
from tests.services.handing_in import FRIDAY, WEDNESDAY, hand_in
from tests.services.holdings import held, keep, put_back
from tests.services.stories import at_25, closed

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRETS = (b"secret", b"5550001", b"hidden")
TUESDAY = "2026-03-03"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Diary]:
    """Return a machine of its own."""
    (tmp_path / "elsewhere").mkdir()
    other = Diary(tmp_path / "elsewhere")
    yield other
    other.store.close()


def traces(diary: Diary) -> list[bytes]:
    """Return which secrets are in the store's bytes, or in what SQLite keeps beside it."""
    diary.store.close()
    found = b"".join(
        path.read_bytes() for path in Path(diary.path).parent.iterdir() if path.is_file()
    ).lower()
    return [secret for secret in SECRETS if secret in found]


def secret(diary: Diary) -> str:
    """Add somebody with words everywhere, and return the id."""
    who = at_25(diary, "Secret Ann")
    people.edit(diary.desk(), who, {"note": "hidden", "phone": "5550001", "tags": ("secret",)})
    capture.log(diary.desk(), ActivityKind.TALK, who, when(MONDAY), note="hidden")
    return who


def undo(diary: Diary, count: int = 1) -> None:
    desk = diary.desk(FRIDAY)
    undoing.undo(desk, undoing.plan(desk, count))


def redo(diary: Diary) -> None:
    desk = diary.desk(FRIDAY)
    undoing.redo(desk, undoing.redo_plan(desk))


def test_somebody_who_was_erased_since_stays_erased_whichever_way_it_goes(diary: Diary) -> None:
    who = secret(diary)
    diary.add("Bo", referred_by="Secret Ann")
    hand_in(diary, WEDNESDAY, note="spoke with Secret Ann")
    backup = keep(diary, WEDNESDAY)
    diary.add("Cy", WEDNESDAY)
    forget(diary.desk(WEDNESDAY), who)
    assert traces(diary) == []
    done = put_back(diary, backup, FRIDAY)
    assert (done.ready.erased_again, done.cards) == (1, (2, 1))
    assert traces(diary) == []
    undo(diary)
    assert traces(diary) == []
    assert diary.rows("SELECT name FROM card WHERE NOT forgotten") == [("Bo",), ("Cy",)]
    redo(diary)
    assert traces(diary) == []
    assert diary.rows("SELECT name FROM card WHERE NOT forgotten") == [("Bo",)]
    assert b"hidden" in Path(backup).read_bytes()


def test_they_leave_the_board_when_they_left_it_and_are_no_difference_again(diary: Diary) -> None:
    on_the_way, at_the_end = secret(diary), closed(diary, "Hidden Bo")
    backup = keep(diary, MONDAY)
    people.edit(diary.desk(TUESDAY), on_the_way, {"title": "secret"})
    for who in (on_the_way, at_the_end):
        forget(diary.desk(WEDNESDAY), who)
    left = "SELECT at, from_stage, to_stage FROM stage_change WHERE kind = 'forgotten'"
    was = diary.rows(left)
    assert was == [(f"{WEDNESDAY}T12:00:00Z", "25", "lost")]
    done = put_back(diary, backup, FRIDAY)
    assert (done.taken_back, done.ready.erased_again) == (1, 2)
    assert diary.rows(left) == was
    assert not put_back(diary, backup, FRIDAY).changed
    diary.add("Cy", FRIDAY)
    now = held(diary)
    assert put_back(diary, backup, FRIDAY).taken_back == 1
    assert diary.rows(left) == was
    assert not put_back(diary, backup, FRIDAY).changed
    undo(diary)
    assert held(diary) == now
    assert traces(diary) == []


def test_what_erased_them_stays_done(diary: Diary) -> None:
    who = at_25(diary, "Secret Ann")
    backup = keep(diary, MONDAY)
    leaving.lose(diary.desk(TUESDAY), who, "hidden")
    forget(diary.desk(WEDNESDAY), who)
    put_back(diary, backup, FRIDAY)
    undone = "SELECT command FROM change_set JOIN undone USING (id)"
    assert diary.rows(undone) == [("lose",)]
    assert "erased a person for good" in refused(lambda: undoing.plan(diary.desk(FRIDAY), 2))


def test_somebody_put_together_with_another_since_and_erased_stays_erased(diary: Diary) -> None:
    secret(diary)
    diary.add("Hidden Bo", note="secret")
    backup = keep(diary, MONDAY)
    people.merge(diary.desk(TUESDAY), "Hidden Bo", "Secret Ann")
    forget(diary.desk(WEDNESDAY), "Hidden Bo")
    assert put_back(diary, backup, FRIDAY).ready.erased_again == 2
    assert traces(diary) == []
    undo(diary)
    assert traces(diary) == []


def test_a_merge_that_was_taken_back_before_the_backup_erases_nobody_else(diary: Diary) -> None:
    kept, gone = diary.add("Bo"), secret(diary)
    people.merge(diary.desk(), kept, gone)
    undo(diary)
    backup = keep(diary, MONDAY)
    forget(diary.desk(TUESDAY), gone)
    people.edit(diary.desk(TUESDAY), kept, {"name": "Bob"})
    assert put_back(diary, backup, FRIDAY).ready.erased_again == 1
    assert diary.rows("SELECT name FROM card WHERE NOT forgotten") == [("Bo",)]
    assert traces(diary) == []


def test_somebody_who_is_one_with_another_in_the_backup_cannot_be_told_apart(
    diary: Diary,
) -> None:
    kept, gone = diary.add("Bo"), secret(diary)
    people.merge(diary.desk(), kept, gone)
    backup = keep(diary, MONDAY)
    undo(diary)
    forget(diary.desk(TUESDAY), gone)
    before = diary.dump()
    assert refused(lambda: put_back(diary, backup, FRIDAY)) == (
        "refused: in that backup Bo (1) is one card with somebody who was erased; "
        "nothing was changed; take an older one: pipeline backup list"
    )
    assert diary.dump() == before


def test_what_was_done_to_them_elsewhere_is_not_brought_along(
    diary: Diary, elsewhere: Diary
) -> None:
    who = secret(diary)
    diary.add("Bo")
    keep(diary, MONDAY, elsewhere.path)
    people.edit(elsewhere.desk(), who, {"title": "secret adviser"})
    undo(elsewhere)
    people.merge(elsewhere.desk(TUESDAY), "Bo", who)
    undo(elsewhere)
    people.edit(elsewhere.desk(TUESDAY), "Bo", {"referred_by": who})
    backup = keep(elsewhere, TUESDAY)
    forget(diary.desk(WEDNESDAY), who)
    done = put_back(diary, backup, FRIDAY)
    assert (done.ready.erased_again, done.brought) == (1, 1)
    assert traces(diary) == []
    undo(diary)
    assert traces(diary) == []


def test_somebody_erased_after_a_restore_is_gone_from_what_it_did(diary: Diary) -> None:
    """A restore has the words of one in the rows of another: it takes a merge back."""
    kept, gone = diary.add("Bo"), secret(diary)
    backup = keep(diary, MONDAY)
    people.merge(diary.desk(TUESDAY), kept, gone)
    put_back(diary, backup, FRIDAY)
    forget(diary.desk(FRIDAY), gone)
    assert traces(diary) == []


def test_somebody_erased_while_it_is_prepared_is_not_brought_back(diary: Diary) -> None:
    who = secret(diary)
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    with restoring.prepared(diary.desk(FRIDAY), backup) as ready:
        forget(diary.desk(FRIDAY), who)
        assert refused(lambda: restoring.restore(diary.desk(FRIDAY), ready)) == (
            "refused: somebody was erased meanwhile; nothing was changed; try again"
        )
    assert traces(diary) == []
    assert put_back(diary, backup, FRIDAY).ready.erased_again == 1
    assert traces(diary) == []

"""What others record while a backup is put back is not lost, and what is cut short never was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import capture, undoing
from pipelinecli.store.backup import backups
from pipelinecli.store.engine import Store
from pipelinecli.store.restore import comparing, restoring
from tests.builders import MONDAY, Diary, refused
from tests.services.handing_in import FRIDAY
from tests.services.holdings import check_story, held, held_in, keep, put_back
from tests.services.replay import check_cards

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelinecli.store.transaction import Transaction


def test_an_error_in_the_middle_leaves_everything_as_it_was(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    before = diary.dump()
    rows = comparing.rows

    def cut_short(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
        yield from list(rows(columns))[:-2]
        yield "INSERT INTO main.card (id) VALUES (1)"

    monkeypatch.setattr(comparing, "rows", cut_short)
    said = refused(lambda: put_back(diary, backup, FRIDAY))
    assert said.startswith(f"store: {backup} is damaged: a row breaks a rule of its table")
    assert diary.dump() == before
    monkeypatch.undo()
    assert put_back(diary, backup, FRIDAY).changed


@pytest.mark.parametrize("after", ["differs", "keep_what_is"])
def test_what_others_record_meanwhile_is_in_what_is_kept(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    """They write when it was seen what differs, or when a copy was kept, and before it begins."""
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    other = Store(diary.path)
    step = getattr(restoring, after)

    def late(*arguments: object) -> object:
        found = step(*arguments)
        capture.add(diary.desk()._replace(store=other), capture.Contact("Late"))
        return found

    monkeypatch.setattr(restoring, after, late)
    done = put_back(diary, backup, FRIDAY)
    assert (done.cards, done.taken_back) == ((3, 1), 2)
    assert done.kept is not None
    assert [row[2] for row in held_in(done.kept)["card"]] == ["Ann", "Bo", "Late"]
    kept = [one.path for one in backups.every(diary.path) if one.reason is backups.Reason.RESTORE]
    assert kept == [done.kept]
    other.close()
    desk = diary.desk(FRIDAY)
    undoing.undo(desk, undoing.plan(desk))
    assert diary.rows("SELECT name FROM card") == [("Ann",), ("Bo",), ("Late",)]


_ADDS = """
import sys
from itertools import count
from pathlib import Path
from tests.builders import Diary
directory = Path(sys.argv[1])
diary = Diary(directory)
for number in count():
    diary.add(f"{sys.argv[2]} {number}")
    print(number, flush=True)
    if (directory / "enough").exists() and number > 9:
        break
diary.store.close()
"""


def test_nothing_that_others_record_all_the_while_is_lost(diary: Diary) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    directory = Path(diary.path).parent
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _ADDS, str(directory), name],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name in ("Bo", "Cy", "Dee")
    ]  # fmt: skip
    restored = 0
    while any(process.poll() is None for process in running):
        restored += put_back(diary, backup, FRIDAY).changed
        if restored > 3:
            (directory / "enough").touch()
    added = 1
    for process in running:
        said, wrong = process.communicate()
        assert wrong == ""
        added += len(said.split())
    adds = "SELECT count(*) FROM change_set WHERE command = 'add'"
    assert diary.rows(adds) == [(added,)]
    check_cards(diary)
    check_story(diary, ())
    adds += " AND id NOT IN (SELECT id FROM undone)"
    assert diary.rows(adds) == diary.rows("SELECT count(*) FROM card")
    put_back(diary, backup, FRIDAY)
    assert held(diary) == held_in(backup)
    [(restores,)] = diary.rows("SELECT count(*) FROM change_set WHERE command = 'restore'")
    desk = diary.desk(FRIDAY)
    undoing.undo(desk, undoing.plan(desk, added + restores - 1))
    assert diary.rows("SELECT name FROM card") == [("Ann",)]


def test_others_wait_while_it_is_put_back(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    other = Store(diary.path)
    other.patience = 0.0
    count = "SELECT count(*) FROM card"
    assert other.first(count) == (2,)
    desk = diary.desk()._replace(store=other)
    make_equal = restoring.make_equal
    said: list[str] = []

    def tell(tx: Transaction, copy: restoring.Copy) -> None:
        make_equal(tx, copy)
        said.append(refused(lambda: capture.add(desk, capture.Contact("Late"))))
        assert other.first(count) == (2,)

    monkeypatch.setattr(restoring, "make_equal", tell)
    put_back(diary, backup, FRIDAY)
    assert [line.partition("; ")[0] for line in said] == [
        f"store: {diary.path} is locked by another program"
    ]
    assert other.first(count) == (1,)
    other.close()

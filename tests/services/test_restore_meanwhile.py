"""What others record while a backup is put back is not lost, and what is cut short never was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.services import capture, undoing
from pipelinecli.store import restoring, restoring_sql
from pipelinecli.store.engine import Store
from tests.builders import MONDAY, Diary, refused
from tests.services.handing_in import FRIDAY
from tests.services.holdings import held_in, keep, put_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pytest

    from pipelinecli.store.transaction import Transaction


def test_an_error_in_the_middle_leaves_everything_as_it_was(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    before = diary.dump()
    rows = restoring_sql.rows

    def cut_short(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
        yield from list(rows(columns))[:-2]
        yield "INSERT INTO main.card (id) VALUES (1)"

    monkeypatch.setattr(restoring_sql, "rows", cut_short)
    said = refused(lambda: put_back(diary, backup, FRIDAY))
    assert said.startswith(f"store: {backup} is damaged: NOT NULL constraint failed")
    assert diary.dump() == before
    monkeypatch.undo()
    assert put_back(diary, backup, FRIDAY).changed


def test_what_others_record_meanwhile_is_in_what_is_kept(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one writes while the other has looked at what differs and not begun to put it right."""
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    other = Store(diary.path)
    differs = restoring.differs

    def late(store: Store, copy: restoring.Copy) -> bool:
        found = differs(store, copy)
        capture.add(diary.desk()._replace(store=other), capture.Contact("Late"))
        return found

    monkeypatch.setattr(restoring, "differs", late)
    done = put_back(diary, backup, FRIDAY)
    assert (done.cards, done.taken_back) == ((3, 1), 2)
    assert done.kept is not None
    assert [row[2] for row in held_in(done.kept)["card"]] == ["Ann", "Bo", "Late"]
    other.close()
    desk = diary.desk(FRIDAY)
    undoing.undo(desk, undoing.plan(desk))
    assert diary.rows("SELECT name FROM card") == [("Ann",), ("Bo",), ("Late",)]


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

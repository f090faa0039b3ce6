from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from pipelinecli.config.clock import Clock
from pipelinecli.method.cards import Rules
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import review, sheets
from pipelinecli.services.day import day_list
from pipelinecli.services.desk import Desk
from pipelinecli.store import _sql, cards
from pipelinecli.store.engine import Store
from tools.bench.people import FINDABLE, PART_OF_IT, START_OF_IT
from tools.bench.stores import FEWEST_CARDS, FIXED, card_in, make_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipelinecli.method.sheet import Sheet

TODAY = date(2026, 6, 18)
"""A Thursday: the last day of its sheet week."""
SIZES = (FEWEST_CARDS, FEWEST_CARDS + 230)
EVENTS = 10


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    directory = tmp_path_factory.mktemp("stores")
    found = {size: directory / f"{size}.db" for size in SIZES}
    for size, path in found.items():
        make_store(path, size, EVENTS, TODAY)
    return found


@pytest.fixture(params=SIZES)
def store(paths: dict[int, Path], request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(paths[request.param])) as connection:
        yield connection


@pytest.fixture
def desks(paths: dict[int, Path]) -> Iterator[list[Desk]]:
    clock = Clock(datetime(2026, 6, 18, 12, tzinfo=UTC), UTC)
    made = [Desk(Store(str(paths[size])), clock, Rules(), {}) for size in SIZES]
    yield made
    for desk in made:
        desk.store.close()


def one(store: sqlite3.Connection, query: str) -> object:
    return store.execute(query).fetchone()[0]


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def worked(sheet: Sheet, size: int) -> list[tuple[object, ...]]:
    """Return the sheet's entries, cards numbered from the first that every size has."""
    return [(e.id - size, *e[1:]) for row in sheet.rows for e in row.entries]


def test_the_file_is_whole_and_nothing_in_it_points_nowhere(store: sqlite3.Connection) -> None:
    assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_schema_is_the_stores_own_with_every_index_and_trigger(
    store: sqlite3.Connection,
) -> None:
    listing = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in _sql.SCHEMA:
            fresh.execute(statement)
        assert store.execute(listing).fetchall() == fresh.execute(listing).fetchall()
    assert one(store, "PRAGMA application_id") == _sql.APPLICATION_ID
    assert one(store, "PRAGMA user_version") == 1000 * _sql.SCHEMA_MAJOR + _sql.SCHEMA_MINOR


def test_a_store_has_the_cards_and_the_events_it_was_asked_for(paths: dict[int, Path]) -> None:
    for size, path in paths.items():
        with closing(sqlite3.connect(path)) as store:
            assert one(store, "SELECT count(*) FROM card") == size
            counted = store.execute(
                "SELECT card_id, count(*) FROM (SELECT card_id FROM activity"
                " UNION ALL SELECT card_id FROM stage_change) GROUP BY card_id"
            ).fetchall()
            assert counted == [(card_id, EVENTS) for card_id in range(1, size + 1)]


def test_every_cards_history_replays_to_the_stage_it_is_shown_in(store: sqlite3.Connection) -> None:
    shown = dict(store.execute("SELECT card_id, stage FROM attempt WHERE current = 1"))
    replayed: dict[int, str | None] = {}
    for card_id, before, after in store.execute(
        "SELECT card_id, from_stage, to_stage FROM stage_change ORDER BY card_id, at, id"
    ):
        assert replayed.get(card_id) == before
        assert before != after
        replayed[card_id] = after
    assert replayed == shown


def test_a_move_belongs_to_the_attempt_of_its_time(store: sqlite3.Connection) -> None:
    strays = one(
        store,
        "SELECT count(*) FROM stage_change JOIN attempt ON attempt.id = attempt_id"
        " WHERE attempt.card_id != stage_change.card_id OR at < opened_at OR at > ended_at",
    )
    assert strays == 0
    assert one(store, "SELECT count(*) FROM attempt WHERE number > 1") != 0


def test_the_journal_holds_the_weeks_work_and_not_the_past(store: sqlite3.Connection) -> None:
    oldest, cards_in_it = store.execute(
        "SELECT min(row_id), count(*) FROM journal WHERE table_name = 'card'"
    ).fetchone()
    assert cards_in_it == FIXED
    assert oldest == one(store, "SELECT max(id) FROM card") - FIXED + 1  # type: ignore[operator]


def test_the_same_arguments_give_the_same_rows_and_another_seed_gives_others(
    tmp_path: Path, paths: dict[int, Path]
) -> None:
    smallest = SIZES[0]
    make_store(tmp_path / "again.db", smallest, EVENTS, TODAY, seed=1)
    make_store(tmp_path / "other.db", smallest, EVENTS, TODAY, seed=2)
    assert dump(tmp_path / "again.db") == dump(paths[smallest])
    assert dump(tmp_path / "other.db") != dump(paths[smallest])


def test_the_weeks_work_is_the_same_whatever_the_size(desks: list[Desk]) -> None:
    seen = []
    for desk, size in zip(desks, SIZES, strict=True):
        sheet = sheets.sheet(desk, week=TODAY)
        earlier = sheets.sheet(desk, week=date(2026, 5, 21))
        seen.append(
            (
                worked(sheet, size),
                worked(earlier, size),
                [(item.card.person.name, item.reasons) for item in day_list(desk)],
                {stage: count for stage, count in sheet.board.counts.items() if count == 30},
            )
        )
    assert seen[0] == seen[1]
    week, before, today, columns = seen[0]
    assert (len({entry[0] for entry in week}), len({entry[0] for entry in before})) == (40, 56)
    assert len(today) == 33
    assert list(columns) == [Stage.APPOINTMENT, Stage.P25, Stage.P50, Stage.P90]


def test_six_cards_of_each_column_are_flagged_and_the_others_stand_by_their_facts(
    desks: list[Desk],
) -> None:
    for desk in desks:
        board = review.board(desk)
        for stage in (Stage.APPOINTMENT, Stage.P25, Stage.P50, Stage.P90):
            column = board.columns[stage]
            assert sum(bool(card.flags) for card in column) == 6
            assert {card.classification.stage for card in column if not card.flags} == {stage}
        for stage in (Stage.OPPORTUNITY, Stage.CLOSED):
            assert not any(card.flags for card in board.columns[stage])


def test_there_is_a_card_to_work_on_in_every_column(desks: list[Desk]) -> None:
    for desk, size in zip(desks, SIZES, strict=True):
        for stage in BOARD[:-1]:
            card = review.one(desk, str(card_in(stage, size)))
            assert (card.stage, card.flags) == (stage, ())


def test_one_name_can_be_found_by_its_part_and_others_are_doubled(desks: list[Desk]) -> None:
    for desk in desks:
        assert review.one(desk, PART_OF_IT).person.name == FINDABLE
        assert cards.names_starting(desk.store, START_OF_IT, 30) == [FINDABLE]
        assert len(cards.named(desk.store, "王伟", 30)) > 1


def test_the_store_is_private_and_never_written_over(paths: dict[int, Path]) -> None:
    path = paths[SIZES[0]]
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_store(path, SIZES[0], EVENTS, TODAY)


@pytest.mark.parametrize(("size", "events"), [(FEWEST_CARDS - 1, 10), (FEWEST_CARDS, 9)])
def test_a_store_too_small_for_the_weeks_work_is_refused(
    tmp_path: Path, size: int, events: int
) -> None:
    with pytest.raises(ValueError, match="at least"):
        make_store(tmp_path / "store.db", size, events, TODAY)
    assert list(tmp_path.iterdir()) == []

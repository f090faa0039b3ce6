"""What a harness looks at afterwards: each thing that may be wrong with a store is seen."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tools.torture import checks, kills, scenarios
from tools.torture.findings import Finding, Kind
from tools.torture.places import Place
from tools.torture.saving import BACKUP
from tools.torture.scenarios import EVERYDAY, Seen, by_token, check, must, shapes_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("office") / "place")
    EVERYDAY.prepare(place)
    must(place, "backup")
    return place


@pytest.fixture
def place(office: Place, tmp_path: Path) -> Place:
    return office.copy(tmp_path / "place")


def tamper(place: Place, *statements: str) -> None:
    """Write past the program, and past what keeps the store from being written to."""
    with closing(sqlite3.connect(place.store, isolation_level=None)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        triggers = [name for (name,) in found if not name.endswith("_insert")]
        for name in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def found_in(place: Place) -> list[Finding]:
    return list(checks.sound(place.store))


def test_a_store_in_use_is_sound(place: Place) -> None:
    assert found_in(place) == []
    assert list(checks.opens(place, may_be_absent=False)) == []
    assert list(checks.backups_hold(place)) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE card SET note = 'x'", "row 1 of card is not what its journal says"),
        ("DELETE FROM activity WHERE id = 2", "row 2 of activity is not what its journal says"),
        (
            "DELETE FROM journal WHERE table_name = 'activity' AND row_id = 2",
            "row 2 of activity is not what its journal says",
        ),
        (
            (
                "UPDATE journal SET before = '{}' WHERE before IS NOT NULL AND id ="
                " (SELECT max(id) FROM journal WHERE table_name = 'attempt')"
            ),
            "has a gap",
        ),
        (
            (
                "INSERT INTO change_set (uid, recorded_at, effective_at, command)"
                " VALUES ('u', '2026-11-24T01:00:00Z', '2026-11-24T01:00:00Z', 'log')"
            ),
            "(log) changed nothing",
        ),
    ],
)
def test_rows_and_journal_that_disagree_are_half_a_command(
    place: Place, statement: str, said: str
) -> None:
    tamper(place, statement)
    found = found_in(place)
    assert {finding.kind for finding in found} == {Kind.HALF}
    assert any(said in finding.what for finding in found)


def test_a_row_that_refers_to_nothing_is_corrupt(place: Place) -> None:
    tamper(place, "UPDATE activity SET card_id = 99 WHERE id = 2")
    assert Finding(Kind.CORRUPT, "foreign_key_check: a row of activity refers to nothing") in (
        found_in(place)
    )


def test_a_damaged_page_is_corrupt_for_us_and_for_the_program(place: Place) -> None:
    with place.store.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 65_536)
    assert {finding.kind for finding in found_in(place)} == {Kind.CORRUPT}
    [finding] = checks.opens(place, may_be_absent=False)
    assert finding.kind is Kind.CORRUPT
    assert "is damaged" in finding.what


def test_a_store_that_has_gone_is_lost_unless_it_may_be_absent(place: Place) -> None:
    place.store.unlink()
    [finding] = checks.opens(place, may_be_absent=False)
    assert finding.kind is Kind.LOST
    assert list(checks.opens(place, may_be_absent=True)) == []


def test_what_was_answered_is_looked_for_and_a_part_of_it_is_not_enough(place: Place) -> None:
    shapes = shapes_of(place)
    must(place, "add", "Bo token")
    assert by_token(place, "token", shapes) is Seen.WHOLE
    assert by_token(place, "nobody", shapes) is Seen.ABSENT
    tamper(place, "DELETE FROM journal WHERE table_name = 'stage_change' AND row_id ="
           " (SELECT max(id) FROM stage_change)")  # fmt: skip
    assert by_token(place, "token", shapes) is Seen.HALF


@pytest.mark.parametrize("answered", [False, True])
def test_a_change_that_is_not_there_is_lost_only_if_it_was_answered(
    place: Place, answered: bool
) -> None:
    job = EVERYDAY.jobs(place)(place, 1)
    kinds = [finding.kind for finding in check(EVERYDAY, place, job, acknowledged=answered)]
    assert kinds == ([Kind.LOST] if answered else [])


def test_a_backup_under_its_name_has_its_checksum_and_matches_it(place: Place) -> None:
    backup = next(path for path in place.databases() if path.name.endswith("manual.db"))
    sums = backup.with_name(f"{backup.name}.sha256")
    kept = sums.read_bytes()
    sums.unlink()
    [finding] = checks.backup_holds(backup)
    assert finding == (Kind.HALF, "a backup under a final name: its checksum missing")
    sums.write_bytes(b"0" + kept[1:] if kept[:1] != b"0" else b"1" + kept[1:])
    [finding] = checks.backup_holds(backup)
    assert finding == (Kind.HALF, "a backup under a final name: its checksum differs")
    sums.write_bytes(kept)
    with backup.open("r+b") as file:
        file.truncate(8192)
    assert [finding.kind for finding in checks.backups_hold(place)] == [Kind.CORRUPT]


def test_a_copy_without_a_name_yet_is_no_backup(place: Place) -> None:
    job = BACKUP.jobs(place)(place, 0)
    shutil.copy(place.store, place.backups / "backup-0.part")
    assert job.seen(place) is Seen.ABSENT
    must(place, "backup")
    assert job.seen(place) is Seen.WHOLE


def test_preparations_that_fail_are_not_passed_over(place: Place) -> None:
    with pytest.raises(RuntimeError, match="log nonsense ended with 2"):
        must(place, "log", "nonsense")
    with pytest.raises(RuntimeError, match="ended with 3"):
        scenarios.prepared(place, "list", "show nobody")


def test_a_journal_that_was_never_synced_is_not_taken_for_a_write_under_way(place: Place) -> None:
    """It stays until the next write: seen as one, everything after it would be killed too early."""
    place.journal.write_bytes(bytes(512))
    before = EVERYDAY.traces(place)
    assert before is not None
    assert not kills._writes(EVERYDAY, place, before)  # noqa: SLF001 - what the loop asks
    must(place, "list")
    assert not kills._writes(EVERYDAY, place, before)  # noqa: SLF001
    place.journal.write_bytes(bytes(1024))
    assert kills._writes(EVERYDAY, place, before)  # noqa: SLF001
    place.journal.write_bytes(b"")
    assert not kills._writes(EVERYDAY, place, before)  # noqa: SLF001

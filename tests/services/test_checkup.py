"""A check-up finds and names each fault in the store, and touches nothing by looking."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pipelinecli.errors import StoreAbsent
from pipelinecli.method.checkup.findings import Check, Said, State
from pipelinecli.method.checkup.meanings import Outcome, outcome
from pipelinecli.services.checkup import look, settings_kept
from tests.builders import pinned
from tests.services.faults import FAULTS, page
from tests.services.sealed import sealed
from tests.services.spoiling import (
    CLOCK,
    behind_its_back,
    dump,
    in_its_schema,
    keep,
    lived_in,
    told,
    untouched,
)
from tests.store.old_stores import RELEASED, old_store

UNUSABLE = {"a page that is gone", "a table that is gone"}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a store that is lived in, on a machine of its own, with a backup."""
    sealed(tmp_path, monkeypatch)
    store = lived_in(tmp_path)
    keep(store)
    return store


def test_a_healthy_store_has_a_good_word_for_each_check(path: str) -> None:
    before = untouched(path)
    findings = look(path, CLOCK)
    assert [finding.check for finding in findings] == list(Check)
    assert {finding.state for finding in findings} == {State.OK}
    assert outcome(findings) is Outcome.FINE
    assert untouched(path) == before


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_and_named_and_nothing_is_touched(name: str, path: str) -> None:
    FAULTS[name].plant(path)
    before = untouched(path)
    findings = look(path, CLOCK)
    assert told(findings) == list(FAULTS[name].told)
    assert untouched(path) == before
    problems = any(line.startswith("problem") for line in FAULTS[name].told)
    expected = Outcome.PROBLEMS if problems else Outcome.FINE
    assert outcome(findings) is (Outcome.UNUSABLE if name in UNUSABLE else expected)


def test_where_a_fault_leaves_nothing_but_a_backup_that_one_is_named(path: str) -> None:
    page(20)(path)
    damaged = next(one for one in look(path, CLOCK) if one.said is Said.DAMAGED)
    [backup] = Path(f"{path}-backups").glob("*.db")
    assert damaged.facts["good"] == str(backup)


@pytest.mark.parametrize("dump_of", RELEASED, ids=lambda path: path.stem)
def test_a_store_of_an_older_version_is_looked_at_as_it_is(
    dump_of: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(tmp_path, monkeypatch)
    old = str(old_store(tmp_path, dump_of))
    Path(old).chmod(0o600)
    before = untouched(old)
    findings = look(old, pinned("2026-12-31"))
    assert told(findings) == [
        "warning older",
        "warning backups-none",
        "warning trial-not-made",
    ]
    assert untouched(old) == before


def test_of_a_newer_minor_what_this_program_knows_has_to_be_there(path: str) -> None:
    in_its_schema(
        path,
        "ALTER TABLE tally ADD COLUMN more TEXT",
        "DROP TRIGGER journal_tally_insert",
        "DROP INDEX tally_by_day",
        "CREATE TABLE more (id INTEGER PRIMARY KEY)",
        "PRAGMA user_version = 1999",
    )
    assert told(look(path, CLOCK)) == ["warning newer"]
    in_its_schema(path, "ALTER TABLE tally DROP COLUMN count")
    assert "problem table-changed tally" in told(look(path, CLOCK))


@pytest.mark.parametrize(("number", "said"), [(2000, "problem too-new"), (999, "problem too-old")])
def test_a_version_nothing_leads_to_is_named_and_nothing_more_is_asked(
    number: int, said: str, path: str
) -> None:
    in_its_schema(path, f"PRAGMA user_version = {number}")
    before = untouched(path)
    findings = look(path, CLOCK)
    assert told(findings) == [said]
    assert outcome(findings) is Outcome.UNUSABLE
    assert untouched(path) == before


def test_a_file_where_there_was_a_store_is_answered_by_its_backup(path: str) -> None:
    Path(path).write_bytes(b"a letter")
    findings = look(path, CLOCK)
    assert told(findings) == ["problem damaged 1"]
    [backup] = Path(f"{path}-backups").glob("*.db")
    reason = "it is not a store any more"
    assert findings[0].facts == {"reason": reason, "n": 1, "good": str(backup)}
    assert outcome(findings) is Outcome.UNUSABLE
    assert Path(path).read_bytes() == b"a letter"


def test_a_file_of_another_program_is_said_to_be_that(path: str) -> None:
    shutil.rmtree(f"{path}-backups")
    Path(path).write_bytes(b"a letter")
    findings = look(path, CLOCK)
    assert told(findings)[0] == "problem not-ours"
    assert outcome(findings) is Outcome.UNUSABLE
    assert Path(path).read_bytes() == b"a letter"


def test_a_store_that_is_not_there_is_no_finding(path: str) -> None:
    Path(path).unlink()
    with pytest.raises(StoreAbsent):
        look(path, CLOCK)
    Path(path).touch()
    with pytest.raises(StoreAbsent):
        look(path, CLOCK)


def test_a_clock_behind_the_last_entry_is_said_once(path: str) -> None:
    assert told(look(path, pinned("2026-02-20"))) == ["warning clock-behind"]


def test_a_person_who_was_forgotten_excuses_no_other_persons_gap(path: str) -> None:
    behind_its_back(path, "DELETE FROM journal WHERE table_name = 'card' AND row_id = 3")
    assert told(look(path, CLOCK)) == ["problem story-missing card 1 3"]


def test_the_settings_are_read_as_far_as_they_can_be(path: str, tmp_path: Path) -> None:
    assert settings_kept(path) == {"cycle": "21"}
    assert settings_kept(str(tmp_path / "none")) == {}
    page(1)(path)
    (tmp_path / "torn").write_bytes(Path(path).read_bytes()[:5000])
    assert settings_kept(str(tmp_path / "torn")) == {}


def test_a_check_that_is_interrupted_leaves_no_copy_behind(path: str) -> None:
    shutil.rmtree(f"{path}-backups")
    in_its_schema(path, "PRAGMA journal_mode = WAL")
    before = untouched(path), sorted(os.listdir(Path(path).parent))  # noqa: PTH208
    assert told(look(path, CLOCK))[0] == "warning wal"
    assert (untouched(path), sorted(os.listdir(Path(path).parent))) == before  # noqa: PTH208
    assert dump(path)

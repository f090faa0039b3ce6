"""Everything taken along, and what is refused with the store as it was."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipelinecli.services import capture, setup, undoing
from pipelinecli.store.file import files
from tests.builders import Diary, refused
from tests.services.carrying import bring, bundle_of
from tests.services.erasing import forget
from tests.services.holdings import held
from tests.services.stories import closed

Forge = Callable[[list[dict[str, Any]]], None]
HINT = "nothing was changed; take another copy of it"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a bundle of a store with two people, of whom one has closed."""
    (tmp_path / "there").mkdir()
    there = Diary(tmp_path / "there")
    closed(there, "Ann")
    there.add("Bo")
    path = tmp_path / "all.jsonl"
    path.write_bytes(bundle_of(there))
    there.store.close()
    return path


@pytest.fixture
def here(tmp_path: Path) -> Diary:
    (tmp_path / "here").mkdir()
    return Diary(tmp_path / "here")


def names(diary: Diary) -> list[str]:
    return [name for (name,) in diary.rows("SELECT name FROM card ORDER BY id")]


def spell(*lines: object) -> bytes:
    """Return lines as a bundle that was whole when it was made."""
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    counts: dict[str, int] = {}
    for line in lines[1:]:
        assert isinstance(line, dict)
        counts[line["table"]] = counts.get(line["table"], 0) + 1
    end = {"rows": counts, "sha256": hashlib.sha256(data).hexdigest()}
    return data + json.dumps(end, separators=(",", ":")).encode() + b"\n"


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()[:-1]]


def test_where_there_is_no_store_the_bundle_becomes_one(here: Diary, bundle: Path) -> None:
    done = bring(here, bundle)
    assert (done.new, done.written, done.backup, done.remarks) == (2, True, None, ())
    assert names(here) == ["Ann", "Bo"]
    assert stat.S_IMODE(os.stat(here.path).st_mode) == 0o600  # noqa: PTH116
    assert bundle_of(here) == bundle.read_bytes()
    assert list(Path(f"{here.path}-backups").iterdir()) == []


def test_a_packed_bundle_is_known_whatever_it_is_called(here: Diary, bundle: Path) -> None:
    bundle.write_bytes(gzip.compress(bundle.read_bytes()))
    assert bring(here, bundle).new == 2


def test_into_the_same_store_nothing_is_written(here: Diary, bundle: Path) -> None:
    bring(here, bundle)
    before = here.dump()
    done = bring(here, bundle)
    assert (done.same, done.written) == (2, False)
    assert done.remarks == ("The store holds exactly what the bundle does.",)
    assert here.dump() == before


def test_into_another_store_it_replaces_what_is_there_and_undo_brings_that_back(
    here: Diary, bundle: Path
) -> None:
    here.add("Cy")
    setup.put(here.desk(), "cycle", "14")
    before = held(here)
    done = bring(here, bundle)
    assert names(here) == ["Ann", "Bo"]
    assert done.remarks == (
        "1 card is not in the bundle and goes.",
        "2 commands that were done since are taken back.",
        "6 commands come with the bundle.",
    )
    assert done.backup is not None
    undoing.undo(here.desk(), undoing.plan(here.desk()))
    assert held(here) == before


def test_a_dry_run_says_the_same_and_writes_nothing_at_all(here: Diary, bundle: Path) -> None:
    done = bring(here, bundle, dry_run=True)
    assert (done.new, done.written) == (2, False)
    assert os.listdir(os.path.dirname(here.path)) == []  # noqa: PTH120, PTH208
    here.add("Cy")
    before, there = here.dump(), sorted(os.listdir(os.path.dirname(here.path)))  # noqa: PTH120, PTH208
    done = bring(here, bundle, dry_run=True)
    assert (done.new, done.same, done.written) == (2, 0, False)
    assert done.remarks == ("1 card is not in the bundle and goes.",)
    assert (here.dump(), sorted(os.listdir(os.path.dirname(here.path)))) == (before, there)  # noqa: PTH120, PTH208


def test_whoever_was_erased_since_stays_erased(here: Diary, bundle: Path) -> None:
    bring(here, bundle)
    forget(here.desk(), "2")
    done = bring(here, bundle)
    assert done.remarks == (
        "1 person was erased here and stays erased.",
        "The store holds exactly what the bundle does.",
    )
    assert names(here) == ["Ann", ""]


def of_no_table(lines: list[dict[str, Any]]) -> None:
    lines.insert(1, {"table": "cards", "row": {"id": 1}})


def of_other_columns(lines: list[dict[str, Any]]) -> None:
    del lines[1]["row"]["note"]


def twice_the_same(lines: list[dict[str, Any]]) -> None:
    lines.insert(2, lines[1])


def against_a_rule(lines: list[dict[str, Any]]) -> None:
    lines[1]["row"]["grade"] = "E"


def of_another_type(lines: list[dict[str, Any]]) -> None:
    lines[1]["row"]["forgotten"] = "yes"


def without_what_it_belongs_to(lines: list[dict[str, Any]]) -> None:
    lines[:] = [line for line in lines if line.get("table") != "card"]


def with_a_journal_that_cannot_be_read(lines: list[dict[str, Any]]) -> None:
    next(line for line in lines if line.get("table") == "journal")["row"]["after"] = "{"


def with_a_moment_that_is_none(lines: list[dict[str, Any]]) -> None:
    moved = next(line for line in lines if line.get("table") == "stage_change")
    moved["row"]["at"] = "2026-13-39T29:00:00Z"


def with_a_sequence_of_nothing(lines: list[dict[str, Any]]) -> None:
    lines.append({"table": "sqlite_sequence", "row": {"name": "x", "seq": 1}})


def newer(lines: list[dict[str, Any]]) -> None:
    lines[0]["version"] = [1, 3]


def older(lines: list[dict[str, Any]]) -> None:
    lines[0]["version"] = [1, 1]


FORGED: dict[Forge, str] = {
    of_no_table: f", line 2: there is no table cards; {HINT}",
    of_other_columns: f", line 2: a row of card has other columns; {HINT}",
    twice_the_same: f", line 3: UNIQUE constraint failed: card.id; {HINT}",
    against_a_rule: f", line 2: CHECK constraint failed: grade_known; {HINT}",
    of_another_type: f", line 2: cannot store TEXT value in INTEGER column card.forgotten; {HINT}",
    newer: ", line 1: it is of store version 1.3; this program knows 1.2; "
    "install a newer pipelinecli",
    older: f", line 1: there are no bundles of store version 1.1; {HINT}",
}
AT_THE_END: dict[Forge, str] = {
    without_what_it_belongs_to: "a row of activity belongs to one that is not there",
    with_a_journal_that_cannot_be_read: "a row of journal cannot be read",
    with_a_moment_that_is_none: "a row of stage_change cannot be read",
    with_a_sequence_of_nothing: "a row of sqlite_sequence cannot be read",
}


@pytest.mark.parametrize("forge", [*FORGED, *AT_THE_END])
@pytest.mark.parametrize("is_there", [True, False])
def test_what_no_store_can_hold_is_refused_whatever_its_checksum_says(
    forge: Forge, here: Diary, bundle: Path, is_there: bool
) -> None:
    if is_there:
        here.add("Cy")
    before = here.dump() if is_there else None
    lines = lines_of(bundle)
    forge(lines)
    bundle.write_bytes(spell(*lines))
    said = refused(lambda: bring(here, bundle))
    at_the_end = f": {AT_THE_END.get(forge)}; {HINT}"
    assert said == f"bad_data: {bundle}{FORGED.get(forge, at_the_end)}"
    assert (here.dump() if is_there else None) == before
    assert files.exists(here.path) is is_there


def test_half_a_bundle_changes_nothing(here: Diary, bundle: Path) -> None:
    here.add("Cy")
    before = here.dump()
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[: len(whole) // 2])
    assert "it is cut short in the middle of it" in refused(lambda: bring(here, bundle))
    assert here.dump() == before
    assert [path.suffix for path in Path(f"{here.path}-backups").glob("*.part")] == []


def test_a_store_of_a_later_version_is_not_replaced(here: Diary, bundle: Path) -> None:
    here.add("Cy")
    here.store.close()
    with closing(sqlite3.connect(here.path)) as connection:
        connection.execute(f"PRAGMA user_version = {files.CURRENT + 1}")
    assert refused(lambda: bring(here, bundle)) == (
        f"refused: {here.path} is of another version; "
        "name a store that is not there yet: --store FILE"
    )
    assert names(here) == ["Cy"]


def test_a_damaged_store_does_not_go_out(here: Diary) -> None:
    here.add("Cy")
    here.rows("PRAGMA ignore_check_constraints = ON")
    here.rows("UPDATE card SET grade = 'E'")
    here.store.close()
    assert refused(lambda: bundle_of(here)) == (
        f"store: {here.path} is damaged: a row of card breaks a rule; "
        "nothing was changed; put back a copy of the file"
    )


def test_where_something_is_recorded_meanwhile_that_goes_as_well(here: Diary, bundle: Path) -> None:
    here.add("Cy")
    capture.add(here.desk(), capture.Contact("Di"))
    bring(here, bundle)
    assert names(here) == ["Ann", "Bo"]

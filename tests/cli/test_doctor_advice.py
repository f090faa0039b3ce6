"""What doctor says is to be done can be done, and helps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.store.backup import backups
from tests.services.faults import FAULTS, page
from tests.services.spoiling import behind_its_back, in_its_schema

if TYPE_CHECKING:
    from tests.running import Home

FOLDER = "pipeline.db-backups/"
IN = "pipeline.db-backups/daily-2026-11-"
CUT = ".db: its pages do not fit together; do not rely on it; "
STAGE = "UPDATE attempt SET stage = '90' WHERE card_id = 2"
CHAIN = "UPDATE stage_change SET from_stage = '50' WHERE card_id = 2 AND kind <> 'new'"


@pytest.fixture
def home(home: Home) -> Home:
    """Return a machine with a store of three days, and a copy of each of them."""
    home.play("2026-11-22 09:00|add Ann\n|add Bo\n|add Cy")
    home.play("2026-11-23 09:00|book 2 fri\n2026-11-24 09:00|add Di")
    assert told(home) == (0, ["All is well."])
    return home


def told(home: Home, *argv: str) -> tuple[int, list[str]]:
    """Return how a check-up ended, and what it said that is not fine, paths shortened."""
    ran = home.run("doctor", *argv)
    assert ran.err == ""
    lines = ran.out.replace(f"{home.store.parent}/", "").splitlines()
    told = [" ".join(line.split()) for line in lines[1:-1] if _is_told(line)]
    return ran.code, [*told, lines[-1]]


def _is_told(line: str) -> bool:
    return any(f" {state} " in line for state in ("problem", "warning", "fixed"))


def copy(home: Home, day: int) -> Path:
    return home.store.parent / FOLDER / f"daily-2026-11-{day}.db"


def truncated(home: Home, *days: int) -> None:
    for day in days:
        copy(home, day).write_bytes(copy(home, day).read_bytes()[:-5000])


def test_a_backup_is_named_that_has_not_the_same_fault_and_never_the_copy_before_mending(
    home: Home,
) -> None:
    behind_its_back(str(home.store), STAGE, CHAIN)
    behind_its_back(str(copy(home, 24)), CHAIN)
    Path(f"{copy(home, 24)}.sha256").unlink()
    chain = (
        "history problem the moves of 1 card (2) do not follow on one another; "
        f"put a backup back: pipeline restore {IN}23.db"
    )
    behind = "is not as the journal has it; nothing else depends on it, but undo may refuse"
    row = f"journal problem 1 row of stage_change (4) {behind} these changes"
    assert told(home, "--fix") == (
        1,
        [
            "history fixed 1 card put where its history has it; pipeline undo takes that back",
            chain,
            row,
            f"backups fixed {IN}24.db was read, and its checksum written",
            (
                "backups fixed a copy of the store as it was: "
                "pipeline.db-backups/2026-11-24T010000Z-doctor.db"
            ),
            "2 problems.",
        ],
    )
    assert told(home) == (1, [chain, row, "2 problems."])


def test_where_every_backup_has_the_same_fault_none_is_named(home: Home) -> None:
    for path in (home.store, *(copy(home, day) for day in (22, 23, 24))):
        behind_its_back(str(path), "UPDATE card SET opened_on = '2026-11-29' WHERE id = 1")
        Path(f"{path}.sha256").unlink(missing_ok=True)
    # The copy of the first day is of before there was anybody.
    copy(home, 22).unlink()
    code, lines = told(home)
    assert (code, lines[0]) == (
        1,
        (
            "history problem 1 card (1) was opened after its first move; "
            "there is no good backup to put back; keep the file, and ask for help"
        ),
    )


def test_what_fix_could_not_mend_is_answered_by_a_backup_and_not_by_fix_again(home: Home) -> None:
    in_its_schema(str(home.store), "DROP INDEX attempt_current")
    behind_its_back(str(home.store), "UPDATE attempt SET card_id = 1, number = 2 WHERE card_id = 2")
    assert "To mend what can be: pipeline doctor --fix" in told(home)[1][-1]
    code, lines = told(home, "--fix")
    assert (code, [line for line in lines if line.startswith(("file", "schema"))]) == (
        1,
        [
            "file problem not mended: pipeline.db: a row breaks a rule of its table",
            (
                "schema problem missing: attempt_current; put a backup back: "
                f"pipeline restore {IN}24.db"
            ),
        ],
    )
    assert "--fix" not in "".join(lines)


def test_where_a_copy_would_not_pass_nothing_is_mended_and_fix_is_not_named(home: Home) -> None:
    FAULTS["a trigger that is gone"].plant(str(home.store))
    behind_its_back(str(home.store), "UPDATE card SET grade = 'X' WHERE id = 1")
    before = home.contents()
    code, lines = told(home, "--fix")
    put = f"put a backup back: pipeline restore {IN}24.db"
    assert (code, lines[:3]) == (
        1,
        [
            "file problem nothing was written to the store in this state",
            f"integrity problem 1 row of card (1) breaks a rule: grade_known; {put}",
            f"schema problem 2 missing: tag_by_name, journal_card_update; {put}",
        ],
    )
    assert "--fix" not in "".join(lines)
    assert home.contents() == before


def test_where_no_copy_can_be_kept_it_says_when_fix_is_to_be_tried_again(home: Home) -> None:
    FAULTS["a trigger that is gone"].plant(str(home.store))
    folder = home.store.parent / FOLDER
    folder.rename(home.files / "elsewhere")
    folder.touch(mode=0o600)
    code, lines = told(home, "--fix")
    assert (code, lines[0]) == (
        1,
        (
            "file problem not mended: no backup could be made: pipeline.db-backups: it is not a "
            "directory; when that is put right: pipeline doctor --fix"
        ),
    )
    assert "schema problem 2 missing: tag_by_name, journal_card_update" in lines


def test_what_keeps_every_command_away_comes_before_fix(home: Home) -> None:
    FAULTS["a trigger that is gone"].plant(str(home.store))
    home.store.with_name("pipeline.db-wal").symlink_to(home.files / "precious")
    code, lines = told(home)
    assert (code, lines[1:]) == (
        6,
        [
            (
                "schema problem 2 missing: tag_by_name, journal_card_update; "
                "when that is put right: pipeline doctor --fix"
            ),
            "2 problems.",
        ],
    )


@pytest.mark.parametrize("cut", [(24,), (23, 24)])
def test_beside_a_backup_that_is_cut_short_the_newest_good_one_is_named(
    cut: tuple[int, ...], home: Home
) -> None:
    truncated(home, *cut)
    good = f"the newest good one is daily-2026-11-{cut[0] - 1}.db"
    expected = [f"backups problem {IN}{day}{CUT}{good}" for day in sorted(cut, reverse=True)]
    code, lines = told(home)
    assert (code, lines[:-1]) == (1, expected)


@pytest.mark.parametrize("fix", [[], ["--fix"]])
def test_where_all_are_cut_short_none_is_called_good(fix: list[str], home: Home) -> None:
    truncated(home, 22, 23, 24)
    code, lines = told(home, *fix)
    made = "2026-11-24T010000Z-doctor.db"
    if fix:
        said = f"backups fixed a backup was made: pipeline.db-backups/{made}"
        assert (code, lines[0]) == (1, said)
        assert {line.rpartition("; ")[2] for line in lines[1:-1]} == {
            f"the newest good one is {made}"
        }
        return
    assert (code, lines) == (
        1,
        [
            *(f"backups problem {IN}{day}{CUT}make a good one: pipeline backup"
              for day in (24, 23, 22)),
            "backups warning no backup that could be put back",
            "trial restore warning there is no backup to try; make one: pipeline backup",
            "3 problems, 2 warnings. To mend what can be: pipeline doctor --fix",
        ],
    )  # fmt: skip


@pytest.mark.parametrize("fix", [[], ["--fix"]])
def test_a_damaged_store_with_no_good_backup_has_no_way_out_and_none_is_named(
    fix: list[str], home: Home
) -> None:
    truncated(home, 22, 23, 24)
    page(9)(str(home.store))
    before = home.contents()
    code, lines = told(home, *fix)
    assert (code, lines) == (
        6,
        [
            (
                "integrity problem the store is damaged: its pages do not fit together; "
                "there is no good backup to put back; keep the file, and ask for help"
            ),
            *(f"backups problem {IN}{day}{CUT}there is no good one" for day in (24, 23, 22)),
            "backups warning no backup that could be put back",
            "trial restore warning there is no backup to try",
            "4 problems, 2 warnings.",
        ],
    )
    assert home.contents() == before


def test_a_store_that_is_gone_for_good_is_answered_by_what_can_be_worked_with(home: Home) -> None:
    """Better one with a card in the wrong place than none."""
    page(9)(str(home.store))
    for day in (22, 23, 24):
        behind_its_back(str(copy(home, day)), CHAIN)
        Path(f"{copy(home, day)}.sha256").unlink()
    code, lines = told(home)
    assert code == 6
    assert lines[0].endswith(
        f"its pages do not fit together; put a backup back: pipeline restore {IN}24.db"
    )


def test_a_gap_in_the_journal_is_told_and_is_no_problem_while_all_that_is_there_agrees(
    home: Home,
) -> None:
    home.play("2026-11-24 10:00|edit 1 --org Acme\n|edit 1 --org Umbrella\n|edit 1 --org Initech")
    behind_its_back(
        str(home.store),
        "DELETE FROM journal WHERE table_name = 'card' AND row_id = 1 AND after LIKE '%Umbrella%'",
    )
    gap = (
        "journal warning the journal of 1 row of card (1) has a gap; "
        "nothing else depends on it, but undo may refuse these changes"
    )
    empty = (
        "journal warning 1 change (7) has nothing in the journal; "
        "nothing else depends on it, but undo may refuse these changes"
    )
    for fix in ([], ["--fix"]):
        assert told(home, *fix, "--today", "2026-11-24 10:00") == (0, [gap, empty, "2 warnings."])
    behind_its_back(str(home.store), "UPDATE card SET org = 'Hooli' WHERE id = 1")
    assert told(home, "--today", "2026-11-24 10:00")[0] == 1


def test_a_command_names_no_copy_that_it_could_not_read_either(home: Home) -> None:
    never = "UPDATE card SET opened_on = '2026-02-31' WHERE id = 1"
    for path in (home.store, copy(home, 24)):
        behind_its_back(str(path), never)
        Path(f"{path}.sha256").unlink(missing_ok=True)
    good = backups.newest_good(str(home.store))
    assert good is not None
    assert good.path == str(copy(home, 23))
    ran = home.run("list")
    assert (ran.code, ran.err) == (
        6,
        (
            f"pipeline: error: {home.store} is damaged: a row of card cannot be read; "
            f"put the last backup back: pipeline restore {good.path}\n"
        ),
    )

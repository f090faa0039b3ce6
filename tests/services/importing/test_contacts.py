"""Contacts taken in: who is new, who is there, and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.exchange.table import Problem
from pipelinecli.services import backups, capture
from pipelinecli.services.importing.outcome import Asked, Touched
from tests.builders import Diary, refused
from tests.services.importing.taking import HEADER, counts, people, take

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.method.backups import Backup, Reason
    from pipelinecli.services.desk import Desk

WANG = ("王经理", "13800138000", "wang@example.com", "大华")
UPDATE = Asked(update=True)
CHINA = Asked(region="CN")


def test_new_people_become_cards_in_the_order_of_the_file(diary: Diary) -> None:
    outcome = take(diary, [WANG, ("Ann Lee", "", "ann@example.com")])
    assert counts(outcome) == {"new": 2}
    assert outcome.written
    assert outcome.backup is None
    assert outcome.examples == (Touched(2, 1, "王经理"), Touched(3, 2, "Ann Lee"))
    assert people(diary) == [
        (1, "王经理", "13800138000", "wang@example.com", "大华"),
        (2, "Ann Lee", None, "ann@example.com", None),
    ]


def test_a_copy_is_kept_before_where_there_is_a_store(diary: Diary) -> None:
    diary.add("Bo")
    outcome = take(diary, [WANG])
    assert outcome.backup is not None
    assert outcome.backup.endswith("-import.db")


def test_the_same_file_twice_adds_nobody_even_if_the_cards_were_edited(diary: Diary) -> None:
    rows = [WANG, ("Ann Lee",), ("Bo", "", "bo@example.com", "Acme")]
    take(diary, rows)
    diary.desk()
    with diary.store.write("edit", diary.desk().clock) as tx:
        tx.execute("UPDATE card SET name = 'X' || id, name_key = 'x' || id, phone = NULL,"
                   " phone_key = NULL, email = NULL, email_key = NULL, org = 'other'")  # fmt: skip
        tx.commit()
    before = diary.dump()
    again = take(diary, rows)
    assert counts(again) == {"same": 3}
    assert not again.written
    assert diary.dump() == before


@pytest.mark.parametrize(
    ("there", "row", "came_of_it"),
    [
        pytest.param(WANG, ("王经理", "+86 138-0013-8000"), {"same": 1}, id="same number"),
        pytest.param(WANG, ("王经理 先生", "13800138000"), {"same": 1}, id="a name within it"),
        pytest.param(WANG, ("", "13800138000"), {"same": 1}, id="no name"),
        pytest.param(WANG, ("王经理", "", "WANG@Example.com"), {"same": 1}, id="same address"),
        pytest.param(WANG, ("李四", "13800138000"), {"new": 1, "likely": 1}, id="shared number"),
        pytest.param(WANG, ("王经理",), {"same": 1}, id="name only"),
        pytest.param(WANG, ("王经理", "", "", "大华"), {"same": 1}, id="name and company"),
        pytest.param(WANG, ("王经理", "", "", "小华"), {"new": 1}, id="another company"),
        pytest.param(WANG, ("王经理", "13900139000"), {"new": 1}, id="another number"),
        pytest.param(
            WANG, ("王经理", "13900139000", "", "大华"), {"new": 1, "likely": 1},
            id="another number in the company",
        ),
        pytest.param(
            ("Ann Lee",), ("lee ANN", "13900139000"), {"new": 1}, id="words in another order"
        ),
        pytest.param(
            ("Ann Lee",), ("ann  lee", "13900139000"), {"new": 1, "likely": 1},
            id="a name that had no number",
        ),
    ],
)  # fmt: skip
def test_who_is_there_already(
    there: tuple[str, ...], row: tuple[str, ...], came_of_it: dict[str, int], diary: Diary
) -> None:
    take(diary, [there])
    assert counts(take(diary, [row])) == came_of_it
    assert len(people(diary)) == 1 + came_of_it.get("new", 0)


def test_who_may_be_somebody_who_is_there_is_said(diary: Diary) -> None:
    take(diary, [WANG])
    outcome = take(
        diary, [("李四", "13800138000"), ("赵六", "13700137000"), ("孙七", "13700137000")]
    )
    assert outcome.pairs == (
        Touched(2, 2, "李四", beside="王经理", beside_card=1),
        Touched(4, 4, "孙七", beside="赵六", beside_line=3, beside_card=3),
    )


def test_the_same_person_twice_in_a_file_is_taken_once_and_said(diary: Diary) -> None:
    outcome = take(diary, [WANG, ("李四",), ("王经理", "138 0013 8000"), ("李四",)])
    assert counts(outcome) == {"new": 2, "left_out": 2, "repeated": 2}
    assert outcome.repeats == [
        Touched(4, None, "王经理", beside_line=2),
        Touched(5, None, "李四", beside_line=3),
    ]


def test_one_problem_and_nothing_is_written(diary: Diary) -> None:
    rows = [WANG, ("", "13900139000"), ("Bo", "none", "nobody", "", "2027-01-01", "E")]
    outcome = take(diary, rows)
    assert counts(outcome) == {"new": 1, "left_out": 2, "problems": 5}
    assert not outcome.written
    assert not diary.store.exists()
    assert [(one.line, one.column, one.value) for one in outcome.first_problems] == [
        (3, "name", None),
        (4, "phone", "none"),
        (4, "email", "nobody"),
        (4, "grade", "E"),
        (4, "birthday", "2027-01-01"),
    ]
    assert [one.said for one in outcome.first_problems] == [
        "no name",
        "“none” is not a phone number",
        "“nobody” is not an e-mail address",
        "“E” is not a grade",
        "2027-01-01 is in the future",
    ]
    assert all(one.hint for one in outcome.first_problems)


def test_the_good_rows_are_taken_in_where_that_was_asked_for(diary: Diary) -> None:
    outcome = take(diary, [WANG, ("", "13900139000")], Asked(skip_errors=True))
    assert counts(outcome) == {"new": 1, "left_out": 1, "problems": 1}
    assert outcome.written
    assert len(people(diary)) == 1


def test_a_row_that_could_not_be_read_is_a_problem_as_it_was_said(diary: Diary) -> None:
    said = Problem(3, None, "x", "two cells too many", "mend the line")
    outcome = take(diary, [WANG, ("Bo",)], bad={3: said})
    assert outcome.first_problems == [said]
    assert not diary.store.exists()


def test_a_dry_run_says_the_same_and_writes_nothing(diary: Diary, tmp_path: Path) -> None:
    diary.add("Bo")
    diary.store.close()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    asked = Asked(dry_run=True, skip_errors=True, errors=str(tmp_path / "bad.csv"))
    outcome = take(diary, [WANG, ("Bo",), ("",)], asked)
    assert counts(outcome) == {"new": 1, "same": 1, "left_out": 1, "problems": 1}
    assert outcome.examples == (Touched(2, None, "王经理"),)
    assert not outcome.written
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_bad_rows_are_a_file_that_can_be_mended(diary: Diary, tmp_path: Path) -> None:
    errors = tmp_path / "bad.csv"
    outcome = take(diary, [WANG, ("Bo", "none", "", "=1+1")], Asked(errors=str(errors)), HEADER)
    assert outcome.errors == str(errors)
    assert errors.read_text("utf-8-sig").splitlines() == [
        f"{','.join(HEADER)},line,reason",
        (
            "Bo,none,,'=1+1,,,,,,3,\"phone: “none” is not a phone number "
            '(it has digits, such as 138 0013 8000)"'
        ),
    ]


def test_something_recorded_meanwhile_ends_it(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Bo")
    keep = backups.keep_before

    def and_add(desk: Desk, reason: Reason) -> Backup:
        capture.add(desk, capture.Contact("Cy"))
        return keep(desk, reason)

    monkeypatch.setattr(backups, "keep_before", and_add)
    assert refused(lambda: take(diary, [WANG])) == (
        "refused: something was recorded meanwhile; nothing was changed; import it again"
    )
    assert [row[1] for row in people(diary)] == ["Bo", "Cy"]

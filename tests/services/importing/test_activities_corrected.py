"""Activities that are in the log already, corrected from a file that was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import leaving, people, undoing
from pipelinecli.services.importing.outcome import Touched
from tests.services.importing.files import problems, told

if TYPE_CHECKING:
    from tests.builders import Diary

TODAY = "2026-03-20T09:00"
HEADER = "uid,at,kind,card_uid,card_id,minutes,due,note\n"
CALL, LUNCH = "ab" * 16, "cd" * 16


@pytest.fixture
def logged(diary: Diary) -> Diary:
    """Keep a store with Ann and Bo, a call with Ann and a lunch with nobody."""
    diary.add("Ann", phone="020 7946 0958")
    diary.add("Bo")
    told(
        "activities",
        diary.desk(TODAY),
        f"{HEADER}{CALL},2026-03-03T10:00:00Z,dial,,1,12,,about the house\n"
        f"{LUNCH},2026-03-04T10:00:00Z,visit,,,,,\n",
    )
    return diary


def log(diary: Diary) -> list[tuple[object, ...]]:
    return diary.rows("SELECT at, kind, card_id, minutes, note FROM activity ORDER BY id")


def test_what_a_row_says_replaces_what_was_there_and_is_told(logged: Diary) -> None:
    text = (
        f"{HEADER}{CALL},2026-03-03T11:00:00Z,talk,,1,,2026-03-09,about the boat\n"
        f"{LUNCH},2026-03-04T10:00:00Z,visit,,2,,,\n{'ef' * 16},2026-03-05T10:00:00Z,dial,,,,,\n"
    )
    dry = told("activities", logged.desk(TODAY), text, update=True, dry_run=True)
    assert (dry.updated, dry.new, dry.same, dry.written) == (2, 1, 0, False)
    outcome = told("activities", logged.desk(TODAY), text, update=True)
    assert (outcome.updated, outcome.new, outcome.same, outcome.written) == (2, 1, 0, True)
    assert outcome.examples[:2] == dry.examples[:2] == (
        Touched(2, 1, "talk", (
            ("at", "2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z"),
            ("kind", "dial", "talk"),
            ("due", None, "2026-03-09"),
            ("note", "about the house", "about the boat"),
        )),
        Touched(3, 2, "visit", (("card", None, "2"),)),
    )  # fmt: skip
    assert log(logged) == [
        ("2026-03-03T11:00:00Z", "talk", 1, 12, "about the boat"),
        ("2026-03-04T10:00:00Z", "visit", 2, None, None),
        ("2026-03-05T10:00:00Z", "dial", None, None, None),
    ]
    again = told("activities", logged.desk(TODAY), text, update=True)
    assert (again.updated, again.same, again.written) == (0, 3, False)


def test_without_being_asked_nothing_that_is_there_changes(logged: Diary) -> None:
    before = log(logged)
    outcome = told("activities", logged.desk(TODAY), f"{HEADER}{CALL},2026-03-03,talk,,2,,,other\n")
    assert (outcome.same, outcome.written) == (1, False)
    assert log(logged) == before


def test_a_correction_is_taken_back(logged: Diary) -> None:
    before = log(logged)
    told("activities", logged.desk(TODAY), f"{HEADER}{CALL},2026-03-03,talk,,2,,,o\n", update=True)
    assert log(logged) != before
    undoing.undo(logged.desk(TODAY), undoing.plan(logged.desk(TODAY)))
    assert log(logged) == before


def test_an_activity_stays_with_its_attempt_unless_it_is_somebody_elses(logged: Diary) -> None:
    leaving.lose(logged.desk("2026-03-05"), "1", "no")
    leaving.reopen(logged.desk("2026-03-08"), "1")
    told("activities", logged.desk(TODAY), f"{HEADER}{CALL},2026-03-15,dial,,1,,,\n", update=True)
    number = "SELECT number FROM activity JOIN attempt ON attempt.id = attempt_id WHERE kind='dial'"
    assert logged.rows(number) == [(1,)]
    told("activities", logged.desk(TODAY), f"{HEADER}{CALL},2026-03-15,dial,,2,,,\n", update=True)
    assert logged.rows("SELECT attempt_id, card_id FROM activity WHERE kind='dial'") == [(2, 2)]


def test_a_number_is_compared_with_its_country(logged: Diary) -> None:
    row = "date,kind,phone\n2026-03-05,visit,+44 20 7946 0958\n"
    assert problems(told("activities", logged.desk(TODAY), row, region="CN"))
    assert told("activities", logged.desk(TODAY), row, region="GB").new == 1


def test_somebody_whose_cards_were_put_together_is_named_by_either_uid(logged: Diary) -> None:
    [(uid,)] = logged.rows("SELECT uid FROM card WHERE id = 2")
    people.merge(logged.desk(TODAY), "1", "2")
    row = f"date,kind,card_uid\n2026-03-05,visit,{uid}\n"
    assert told("activities", logged.desk(TODAY), row).new == 1
    assert logged.rows("SELECT card_id FROM activity ORDER BY id DESC LIMIT 1") == [(1,)]

"""Activities from elsewhere in the log: what was done, when, with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.errors import UsageError
from pipelinecli.services import leaving, undoing
from pipelinecli.services.checkup import look
from pipelinecli.services.importing import activities as service
from pipelinecli.services.sheets import sheet
from tests.builders import Diary, pinned, when
from tests.services.importing.files import problems, taken, told

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.services.importing.outcome import Outcome

TODAY = "2026-03-20T09:00"
HEADER = "date,activity type,contact,minutes,notes\n"


def take_in(diary: Diary, text: str, **asked: object) -> Outcome:
    return told("activities", diary.desk(TODAY), text, **asked)


def log(diary: Diary) -> list[tuple[object, ...]]:
    return diary.rows("SELECT at, kind, card_id, minutes, note FROM activity ORDER BY at, id")


@pytest.fixture
def people(diary: Diary) -> Diary:
    """Keep a store with Ann, Bo and two of the name Cy."""
    diary.add("Ann Lee", phone="138 0013 8000", email="Ann@x.com")
    for name in ("Bo", "Cy", "Cy"):
        diary.add(name)
    return diary


def test_what_was_done_is_in_the_log_with_whom(people: Diary) -> None:
    outcome = take_in(
        people,
        f"{HEADER}2026-03-03 14:30,Call,ann lee,12,about the house\n"
        "2026-03-04,拜访,BO,1h 20m,\n2026-03-05T08:00:30+08:00,Conversation,,,\n",
    )
    assert problems(outcome) == []
    assert (outcome.new, outcome.written) == (3, True)
    assert log(people) == [
        ("2026-03-03T14:30:00Z", "dial", 1, 12, "about the house"),
        ("2026-03-04T12:00:00Z", "visit", 2, 80, None),
        ("2026-03-05T00:00:30Z", "talk", None, None, None),
    ]
    findings = look(people.path, pinned(TODAY))
    assert [one.said for one in findings if one.state.value == "problem"] == []


def test_a_visit_puts_a_contact_on_the_sheet_of_its_day(people: Diary) -> None:
    take_in(people, f"{HEADER}2026-03-04,Visit,Bo,,\n")
    seen = sheet(people.desk(TODAY), week=when("2026-03-02").day)
    assert [(entry.name, row.window.date.isoformat()) for row in seen.rows for entry in row.entries]


def test_somebody_is_named_by_uid_id_number_address_or_name(people: Diary) -> None:
    [(uid,)] = people.rows("SELECT uid FROM card WHERE id = 2")
    outcome = take_in(
        people,
        "date,kind,card_uid,card_id,phone,email,name\n"
        f"2026-03-03,visit,{uid.upper()},,,,\n2026-03-04,visit,{'0' * 32},,,,Ann Lee\n"
        "2026-03-05,visit,,3,,,\n2026-03-06,visit,,,+8613800138000,,\n"
        "2026-03-07,visit,,,,ANN@X.COM,\n2026-03-08,visit,,4,,,Cy\n",
    )
    assert problems(outcome) == []
    assert [row[2] for row in log(people)] == [2, 1, 3, 1, 1, 4]


def test_every_problem_is_told_with_its_column_and_nothing_is_written(people: Diary) -> None:
    outcome = take_in(
        people,
        f"{HEADER}2026-03-03,Voodoo,Ann Lee,,\n2026-03-03,,Ann Lee,,\n,Call,Bo,,\n"
        "2026-03-21,Call,Bo,,\n2026-03-20 10:00,Call,Bo,,\n2026-03-03,Call,Dee,20:15,\n"
        "2026-03-03,Call,Cy,2 days,\n2026-03-03,Call,Bo,,a\x07b\n2026-03-03,Call,Bo,1,fine\n",
    )
    assert problems(outcome) == [
        (
            "2 activity type: nothing says which kind of activity “Voodoo” is; "
            "say it: --kind Voodoo=KIND"
        ),
        "3 activity type: nothing says what was done; fill it in",
        "4 date: no date; write one like 2024-03-05",
        "5 date: that day has not come; only what was done is an activity",
        "6 date: that day has not come; only what was done is an activity",
        "7 contact: no card answers to “Dee”; import the people first, or leave the cell empty",
        (
            "7 minutes: “20:15” may be minutes and seconds, or hours and minutes; "
            "write it like 0:20:15, or 20 min"
        ),
        "8 contact: several cards answer to “Cy”; name one by its id: --map who_id=COLUMN",
        "8 minutes: that is longer than a day; at most 1440, and not negative",
        "9 notes: note contains a control character (U+0007); type it without",
    ]
    assert (outcome.new, outcome.left_out, outcome.written) == (1, 8, False)
    assert log(people) == []
    kept = take_in(people, f"{HEADER}2026-03-03,Voodoo,Bo,,\n", kinds={"Voodoo": "service"})
    assert kept.new == 1
    with pytest.raises(UsageError):
        take_in(people, f"{HEADER}2026-03-03,Voodoo,Bo,,\n", kinds={"Voodoo": "magic"})


def test_the_same_file_twice_is_nothing_new_and_the_same_row_twice_is_done_twice(
    people: Diary,
) -> None:
    text = f"{HEADER}2026-03-03,Call,,,\n2026-03-03,Call,,,\n2026-03-03,Call,Bo,,\n"
    assert take_in(people, text).new == 3
    again = take_in(people, text)
    assert (again.new, again.same, again.written) == (0, 3, False)
    more = take_in(people, f"{text}2026-03-03,Call,,,\n")
    assert (more.new, more.same) == (1, 3)


def test_our_own_uids_are_kept_and_one_that_stands_twice_is_left_out(people: Diary) -> None:
    uid = "ab" * 16
    header = "uid,at,kind,card_uid,minutes,due,note\n"
    row = f"{uid},2026-03-03T10:00:00Z,booking,,,2026-03-09T14:00,\n"
    outcome = take_in(people, header + row + row.replace("booking", "rebooking"))
    assert (outcome.new, outcome.repeated, outcome.left_out) == (1, 1, 1)
    assert people.rows("SELECT uid, kind, due FROM activity") == [
        (uid, "booking", "2026-03-09T14:00")
    ]
    bad = take_in(people, header + row.replace("2026-03-09T14:00", "soon").replace("ab", "cd"))
    assert problems(bad)[0].startswith("2 due: “soon” is not a date")


def test_an_activity_is_of_the_attempt_that_was_under_way(people: Diary) -> None:
    leaving.lose(people.desk("2026-03-05"), "2", "no")
    leaving.reopen(people.desk("2026-03-08"), "2")
    leaving.lose(people.desk("2026-03-09"), "2", "no")
    leaving.reopen(people.desk("2026-03-12"), "2")
    days = ("2026-03-01", "2026-03-06", "2026-03-09", "2026-03-15")
    take_in(people, HEADER + "".join(f"{day},Call,Bo,,\n" for day in days))
    numbers = "SELECT number FROM activity JOIN attempt ON attempt.id = attempt_id ORDER BY at"
    assert [number for (number,) in people.rows(numbers)] == [1, 1, 2, 3]


def test_what_came_of_a_call_is_in_its_note_and_a_note_without_words_has_its_kind(
    people: Diary,
) -> None:
    take_in(
        people,
        "date,type,outcome,notes\n2026-03-03,Call,No answer,\n2026-03-04,Call,Busy,twice\n"
        "2026-03-05,Email,,\n",
    )
    assert [row[4] for row in log(people)] == [
        "outcome: No answer",
        "twice\noutcome: Busy",
        "Email",
    ]


def test_a_dry_run_writes_nothing(people: Diary) -> None:
    outcome = take_in(people, f"{HEADER}2026-03-03,Call,Bo,,\n", dry_run=True)
    assert (outcome.new, outcome.written, outcome.examples[0].card) == (1, False, 2)
    assert log(people) == []


def test_an_import_is_taken_back(people: Diary) -> None:
    take_in(people, f"{HEADER}2026-03-03,Call,Bo,,\n")
    undoing.undo(people.desk(TODAY), undoing.plan(people.desk(TODAY)))
    assert log(people) == []
    assert take_in(people, f"{HEADER}2026-03-03,Call,Bo,,\n").new == 1


def test_into_a_store_that_is_not_there_yet(diary: Diary) -> None:
    assert take_in(diary, f"{HEADER}2026-03-03,Call,,,\n").new == 1
    assert problems(take_in(diary, f"{HEADER}2026-03-03,Call,Bo,,\n")) == [
        "2 contact: no card answers to “Bo”; import the people first, or leave the cell empty"
    ]


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"])
def test_a_time_is_of_the_reps_zone_whatever_its_hours(tmp_path: Path, zone: str) -> None:
    diary = Diary(tmp_path, ZoneInfo(zone))
    times = [f"2025-{month:02}-{day:02} {hour:02}:{minute:02}:07"
             for month, day in ((3, 9), (4, 6), (10, 5), (11, 2))
             for hour in range(5) for minute in (0, 15, 45)]  # fmt: skip
    take_in(diary, HEADER + "".join(f"{time},Call,,,\n" for time in times))
    clock = diary.desk(TODAY).clock
    expected = sorted(
        clock.moment(when(time[:16].replace(" ", "T"))).replace(":00Z", ":07Z") for time in times
    )
    assert [row[0] for row in log(diary)] == expected
    diary.store.close()


def test_more_than_a_batch_is_told_apart_and_put_in_order(
    people: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "BATCH", 7)
    rows = [("2026-03-03 10:00", "Call", "", "", str(number % 25)) for number in range(100)]
    header = HEADER.strip().split(",")
    assert taken("activities", people.desk(TODAY), header, rows).new == 100
    assert taken("activities", people.desk(TODAY), header, rows).same == 100
    [(count, uids)] = people.rows("SELECT count(*), count(DISTINCT uid) FROM activity")
    assert (count, uids) == (100, 100)

"""What goes out of a store, and who does not."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.exchange.guarding import unguard
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, checkins, leaving, people
from pipelinecli.services.exporting.rows import COLUMNS, rows_of
from pipelinecli.services.exporting.writing import Form, Out, What, write_rows
from tests.builders import MONDAY, Diary, refused, when
from tests.services.erasing import forget
from tests.services.stories import at_25, at_50, closed

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

EVENING = "2026-03-02T20:00"
TUESDAY = "2026-03-03"


def written(diary: Diary, what: What, form: Form = Form.CSV) -> str:
    text = io.StringIO()
    write_rows(diary.desk(EVENING), what, form, Out(text, cast("IO[bytes]", None)), quietly)
    return text.getvalue()


def quietly(_done: int, _of: int) -> None:
    """Show nobody how far it is."""


def table(diary: Diary, what: What) -> list[dict[str, str]]:
    lines = csv.DictReader(io.StringIO(written(diary, what), newline=""))
    return [{key: unguard(cell) for key, cell in row.items() if cell} for row in lines]


@pytest.mark.parametrize("what", What)
def test_a_kind_has_as_many_columns_as_the_store_gives(diary: Diary, what: What) -> None:
    closed(diary, "Ann")
    checkins.hand_in(diary.desk(TUESDAY), checkins.due(diary.desk(TUESDAY)), None)
    rows = rows_of(diary.desk(), what, quietly)
    found = list(rows.rows)
    assert rows.total == len(found) > 0
    assert {len(row) for row in found} == {len(COLUMNS[what])}


def test_a_contact_goes_out_with_all_that_is_known(diary: Diary) -> None:
    diary.add("Bo")
    diary.add(
        "=Ann", phone="+86 138", email="a@b.cn", org="-Org", title="CEO", source="fair",
        referred_by="Bo", grade="A", birthday=when("1980-05-06").day, tags=("vip", "=b"),
        note="one\ntwo; three",
    )  # fmt: skip
    _bo, ann = table(diary, What.CONTACTS)
    assert {key: ann[key] for key in ann if key != "uid"} == {
        "id": "2", "name": "=Ann", "phone": "+86 138", "email": "a@b.cn", "org": "-Org",
        "title": "CEO", "source": "fair", "referred_by": "Bo", "grade": "A",
        "birthday": "1980-05-06", "tags": "=b, vip", "note": "one\ntwo; three",
        "opened": MONDAY, "stage": "opportunity",
    }  # fmt: skip
    assert "\n=Ann" not in written(diary, What.CONTACTS)


def test_an_attempt_goes_out_with_every_fact_and_sums_as_decimals(diary: Diary) -> None:
    closed(diary, "Ann")
    leaving.reopen(diary.desk(TUESDAY), "Ann")
    first, second = table(diary, What.CARDS)
    assert {key: first[key] for key in first if key != "uid"} == {
        "id": "1", "name": "Ann", "attempt": "1", "current": "false", "stage": "closed",
        "since": "2026-03-02T12:00:00+00:00", "opened": "2026-03-02T12:00:00+00:00",
        "ended": "2026-03-02T12:00:00+00:00", "outcome": "closed", "first_meeting": MONDAY,
        "held": "true", "person": "herself", "person_marked": MONDAY, "plan": "whole life",
        "plan_marked": MONDAY, "budget": "1000-1500/month", "budget_marked": MONDAY,
        "amount_min": "1000.00", "amount_max": "1500.00", "per": "month",
        "signing": "2026-03-09", "signing_marked": MONDAY, "signed": MONDAY,
        "received": "10000.00", "issued": MONDAY, "premium": "10000.00", "currency": "CNY",
        "next_step": "2026-03-09", "agenda": "the plan", "next_marked": MONDAY,
        "moves": "2026-03-02T12:00:00+00:00 - opportunity new\n"
        "2026-03-02T12:00:00+00:00 opportunity 25 earned\n"
        "2026-03-02T12:00:00+00:00 25 50 earned\n"
        "2026-03-02T12:00:00+00:00 50 90 earned\n"
        "2026-03-02T12:00:00+00:00 90 closed earned",
    }  # fmt: skip
    assert (second["attempt"], second["current"], second["stage"]) == ("2", "true", "opportunity")


def test_activities_go_out_in_the_reps_zone_with_whom_they_were(tmp_path: Path) -> None:
    diary = Diary(tmp_path, ZoneInfo("Asia/Shanghai"))
    who = diary.add("Ann")
    capture.log(diary.desk(), ActivityKind.TALK, who, when(f"{MONDAY}T09:30"), minutes=5)
    capture.log(diary.desk(), ActivityKind.DIAL, None, when(f"{MONDAY}T10:00"), note="=a; b")
    [uid] = [row["uid"] for row in table(diary, What.CONTACTS)]
    talk, dial = table(diary, What.ACTIVITIES)
    assert {key: talk[key] for key in talk if key != "uid"} == {
        "at": "2026-03-02T09:30:00+08:00", "kind": "talk", "card_uid": uid, "name": "Ann",
        "minutes": "5",
    }  # fmt: skip
    assert {key: dial[key] for key in dial if key != "uid"} == {
        "at": "2026-03-02T10:00:00+08:00", "kind": "dial", "note": "=a; b",
    }  # fmt: skip
    diary.store.close()


def test_moves_go_out_with_their_attempt_and_reason(diary: Diary) -> None:
    at_25(diary, "Ann")
    leaving.lose(diary.desk(EVENING), "Ann", "no, never")
    assert [
        [row.get(key, "") for key in ("name", "attempt", "from", "to", "kind", "reason")]
        for row in table(diary, What.STAGES)
    ] == [
        ["Ann", "1", "", "opportunity", "new", ""],
        ["Ann", "1", "opportunity", "25", "earned", ""],
        ["Ann", "1", "25", "lost", "lost", "no, never"],
    ]


def test_what_was_handed_in_goes_out_entry_by_entry(diary: Diary) -> None:
    at_25(diary, "Ann")
    at_50(diary, "Bo")
    desk = diary.desk("2026-03-04")
    checkins.hand_in(desk, checkins.due(desk), "all is well")
    rows = table(diary, What.SHEETS)
    assert [(row["place"], row["name"], row["stage"], row["note"]) for row in rows] == [
        ("1", "Ann", "25", "all is well"),
        ("2", "Bo", "50", "all is well"),
    ]


def test_nobody_who_was_erased_goes_out_and_what_was_done_counts(diary: Diary) -> None:
    at_25(diary, "Ann")
    at_25(diary, "Bo")
    desk = diary.desk("2026-03-04")
    checkins.hand_in(desk, checkins.due(desk), None)
    [uid] = [row["uid"] for row in table(diary, What.CONTACTS) if row["name"] == "Ann"]
    forget(diary.desk("2026-03-04"), "Ann")
    everything = "".join(written(diary, what) for what in What)
    assert "Ann" not in everything
    assert uid not in everything
    for what in (What.CONTACTS, What.CARDS, What.STAGES):
        assert {row.get("name") for row in table(diary, what)} == {"Bo"}
    assert [row.get("card_uid") is None for row in table(diary, What.ACTIVITIES)] == [True, False]
    assert [row.get("name") for row in table(diary, What.SHEETS)] == [None, "Bo"]


def test_two_who_were_put_together_go_out_as_one(diary: Diary) -> None:
    at_25(diary, "Ann")
    diary.add("Bo")
    people.merge(diary.desk(), "Ann", "Bo")
    assert [row["name"] for row in table(diary, What.CONTACTS)] == ["Ann"]


def test_rows_are_of_one_moment_and_told_as_they_go(diary: Diary) -> None:
    diary.add("Ann")
    told: list[tuple[int, int]] = []
    rows = rows_of(diary.desk(), What.CONTACTS, lambda done, of: told.append((done, of)))
    assert len(list(rows.rows)) == 1
    assert told == [(0, 1)]


def test_a_time_that_comes_twice_is_not_plain(tmp_path: Path) -> None:
    diary = Diary(tmp_path, ZoneInfo("Europe/Berlin"))
    diary.add("Ann")
    rows = rows_of(diary.desk(), What.ACTIVITIES, quietly)
    for stored, is_plain in (
        ("2026-10-25T00:30:00Z", True),
        ("2026-10-25T01:30:00Z", False),
        ("2026-10-25T02:30:00Z", True),
    ):
        assert rows.is_plain(rows.local(stored), stored) is is_plain
    diary.store.close()


def test_without_a_store_nothing_goes_out(tmp_path: Path) -> None:
    diary = Diary(tmp_path)
    assert refused(lambda: written(diary, What.CONTACTS)).startswith("store: there is no store")

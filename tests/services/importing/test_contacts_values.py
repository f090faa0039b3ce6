"""Of contacts: who referred them, who they are elsewhere, their numbers and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.services.importing.outcome import Asked
from tests.services.importing.taking import HEADER, counts, people, take

if TYPE_CHECKING:
    from tests.builders import Diary

WANG = ("王经理", "13800138000", "wang@example.com", "大华")
UPDATE = Asked(update=True)
CHINA = Asked(region="CN")


def test_a_referrer_is_one_card_of_that_name_wherever_it_stands(diary: Diary) -> None:
    diary.add("Bo")
    diary.add("Cy")
    diary.add("Cy")
    rows = [
        ("Ann", *[""] * 7, "Dora"),
        ("Dora", *[""] * 7, "bo"),
        ("Eve", *[""] * 7, "Cy"),
        ("Finn", *[""] * 6, "tea", "Nobody"),
        ("Gil", *[""] * 7, "Gil"),
    ]
    outcome = take(diary, rows)
    assert counts(outcome) == {"new": 5}
    assert diary.rows("SELECT name, referred_by, note FROM card WHERE id > 3 ORDER BY id") == [
        ("Ann", 5, None),
        ("Dora", 1, None),
        ("Eve", None, "referred by: Cy"),
        ("Finn", None, "tea\nreferred by: Nobody"),
        ("Gil", None, "referred by: Gil"),
    ]
    assert outcome.remarks == (
        "2 referrers are not the names of exactly one card each, and are kept in the note.",
    )


def test_a_uid_of_ours_is_who_it_was(diary: Diary) -> None:
    header = ("uid", *HEADER)
    uid = "0123456789abcdef" * 2
    take(diary, [(uid.upper(), "Ann Lee", "13800138000")], header=header)
    assert diary.rows("SELECT uid FROM card") == [(uid,)]
    row = (f"urn:uuid:{uid[:8]}-{uid[8:]}", "Bo", "13900139000")
    assert counts(take(diary, [row], UPDATE, header)) == {"updated": 1}
    assert people(diary)[0][:3] == (1, "Bo", "13900139000")


def test_of_several_numbers_in_a_cell_the_first_is_the_cards(diary: Diary) -> None:
    take(diary, [("Ann", "13800138000 / 010-62345678", "", "", "", "", "", "tea")], CHINA)
    assert diary.rows("SELECT phone, note FROM card") == [
        ("+8613800138000", "tea\nphone: +861062345678")
    ]
    assert counts(take(diary, [("Ann", "138-0013-8000")], CHINA)) == {"same": 1}


def test_a_number_is_the_same_with_its_country_or_without(diary: Diary) -> None:
    asked = Asked(region="GB")
    take(diary, [("Ann", "020 7946 0958")], asked)
    assert counts(take(diary, [("Ann", "+44 20 7946 0958")], asked)) == {"same": 1}
    assert counts(take(diary, [("Ann", "+1 207 946 0958")], asked)) == {"new": 1}


def test_a_birthday_without_its_year_is_kept_in_the_note(diary: Diary) -> None:
    take(diary, [("Ann", "", "", "", "--04-12")])
    assert diary.rows("SELECT birthday, note FROM card") == [(None, "birthday: 04-12")]


def test_a_card_that_was_opened_before_is_opened_then(diary: Diary) -> None:
    take(diary, [("Ann", "2026-02-01"), ("Bo", "2027-02-01")], header=("name", "opened"))
    assert diary.rows("SELECT opened_on FROM card") == [("2026-02-01",), ("2026-03-02",)]
    moved = diary.rows("SELECT at FROM stage_change ORDER BY id")
    assert moved == [("2026-02-01T12:00:00Z",), ("2026-03-02T12:00:00Z",)]
    assert diary.rows("SELECT opened_at FROM attempt ORDER BY id") == moved

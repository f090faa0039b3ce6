"""What an import of contacts writes: what adding one by one writes, and undo takes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.services import undoing
from pipelinecli.services.importing.outcome import Asked
from pipelinecli.store import bulk
from tests.builders import Diary
from tests.services.importing.taking import counts, people, take

WANG = ("王经理", "13800138000", "wang@example.com", "大华")
UPDATE = Asked(update=True)
CHINA = Asked(region="CN")


def test_undo_takes_an_import_back_and_redo_brings_it_again(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BATCH", 3)
    diary.add("Bo", phone="13900139000")
    rows = [
        (f"P{n}", f"1380013800{n}", "", "", "", "", "vip", "", f"P{(n + 1) % 7}") for n in range(7)
    ]
    before = people(diary)
    take(diary, [*rows, ("Bo", "13900139000", "", "Acme")], UPDATE)
    after = diary.rows("SELECT * FROM card ORDER BY id")
    undoing.undo(diary.desk(), undoing.plan(diary.desk()))
    assert people(diary) == before
    undoing.redo(diary.desk(), undoing.redo_plan(diary.desk()))
    assert diary.rows("SELECT * FROM card ORDER BY id") == after


NAMES = st.sampled_from(["王", "李", "Ann ", "Bo-", 'C"', "O'"])
CONTACTS = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "org": st.sampled_from(["", "Acme", "大华 \\ 公司", 'the "A"']),
            "title": st.sampled_from(["", "CFO"]),
            "source": st.sampled_from(["", "转介绍"]),
            "grade": st.sampled_from(["", "a", "B"]),
            "birthday": st.sampled_from(["", "1980-01-31"]),
            "note": st.sampled_from(["", "tea", "two\nlines\tand tabs"]),
            "tags": st.sampled_from(["", "vip", "vip,warm", "warm，vip"]),
            "referred_by": st.integers(0, 12),
        }
    ),
    min_size=1,
    max_size=12,
)
ROWS = {
    "card": "id, name, name_key, opened_on, phone, phone_key, email, email_key, org, title, source,"
    " referred_by, grade, birthday, note, forgotten",
    "tag": "id, card_id, name",
    "attempt": "id, card_id, number, current, stage, since, opened_at, ended_at, outcome, held,"
    " first_meeting, next_step, currency",
    "stage_change": "id, card_id, attempt_id, at, from_stage, to_stage, kind, reason",
    "journal": "table_name, row_id, before, json_remove(after, '$.uid', '$.change_set_id')",
}


@pytest.mark.parametrize("batch", [3, 5_000])
@given(contacts=CONTACTS)
@settings(max_examples=40)
def test_an_import_leaves_the_rows_that_adding_one_by_one_leaves(
    contacts: list[dict[str, Any]], batch: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one, other = (Diary(tmp_path_factory.mktemp("diary")) for _ in range(2))
    header = tuple(contacts[0])
    rows = []
    for number, contact in enumerate(contacts):
        contact["name"] += str(number)
        referrer = contact["referred_by"]
        known = referrer < number
        contact["referred_by"] = contacts[referrer]["name"] if known else ""
        rows.append((*(contact[field] for field in header), f"138{number:08}"))
        typed: dict[str, Any] = {field: text or None for field, text in contact.items()}
        typed["tags"] = [contact["tags"]] if contact["tags"] else []
        typed["birthday"] = _day(contact["birthday"])
        one.add(typed.pop("name"), phone=f"138{number:08}", **typed)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bulk, "BATCH", batch)
        outcome = take(other, rows, header=(*header, "phone"))
    assert counts(outcome) == {"new": len(rows)}
    for table, columns in ROWS.items():
        query = f"SELECT {columns} FROM {table} ORDER BY 1, 2"  # noqa: S608
        assert other.rows(query) == one.rows(query), table
    for diary in (one, other):
        diary.store.close()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

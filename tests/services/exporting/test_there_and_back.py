"""Cards and activities that go out as rows come into an empty store as they were."""

from __future__ import annotations

import io
import re
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from pipelinecli.exchange.mapping.attempts import FIELDS
from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.exchange.reading.opening import open_table
from pipelinecli.services import leaving
from pipelinecli.services.exporting.rows import COLUMNS
from pipelinecli.services.exporting.writing import Form, Out, What, write_rows
from pipelinecli.services.importing.outcome import Asked
from tests.builders import MONDAY, Diary
from tests.services.carrying import unseen
from tests.services.replay import check_cards
from tests.services.stories import at_50, at_90, closed
from tests.services.test_any_sequence import Office

if TYPE_CHECKING:
    from pipelinecli.exchange.outcome import Outcome

MANY = settings.default.max_examples > 1_000  # type: ignore[union-attr]
ROWS = (Form.CSV, Form.JSON, Form.JSONL, Form.XLSX)


def written(diary: Diary, what: What, form: Form, moment: str = MONDAY) -> bytes:
    binary = io.BytesIO()
    text = io.TextIOWrapper(binary, encoding="utf-8", newline="")
    write_rows(diary.desk(moment), what, form, Out(text, binary), lambda _done, _of: None)
    text.flush()
    return binary.getvalue()


def rows(diary: Diary, what: What, moment: str = MONDAY) -> list[str]:
    return sorted(written(diary, what, Form.JSONL, moment).decode().splitlines())


def taken(diary: Diary, what: str, path: Path, moment: str = MONDAY) -> Outcome:
    with open_table(str(path)) as table:
        sample = list(table.rows)
        understanding = understood(what, table.header, sample)
        service = import_module(f"pipelinecli.services.importing.{what}")
        found: Outcome = service.take_in(
            diary.desk(moment), table._replace(rows=iter(sample)), understanding, Asked(), unseen
        )
    return found


def there_and_back(diary: Diary, form: Form, directory: str, moment: str = MONDAY) -> None:
    """Take cards and activities to an empty store, and see that they go out of it the same."""
    with tempfile.TemporaryDirectory(dir=directory) as place:
        away = Diary(Path(place), diary.zone)
        try:
            for what in (What.CARDS, What.ACTIVITIES):
                path = Path(place, f"{what}.{form}")
                path.write_bytes(written(diary, what, form, moment))
                if rows(diary, what, moment):
                    done = taken(away, what, path, moment)
                    assert (done.first_problems, done.left_out) == ([], 0)
            for what in (What.CARDS, What.STAGES, What.ACTIVITIES):
                assert without_ids(rows(away, what, moment)) == without_ids(
                    rows(diary, what, moment)
                )
            check_cards(away)
        finally:
            away.store.close()


def without_ids(lines: list[str]) -> list[str]:
    """Leave out the ids: another store gives its own."""
    return sorted(re.sub(r'"id":\d+,', "", line) for line in lines)


def test_the_columns_of_attempts_are_those_that_an_import_knows() -> None:
    assert tuple(column.key for column in COLUMNS[What.CARDS]) == FIELDS


@pytest.mark.parametrize("form", ROWS)
def test_every_fact_of_a_card_comes_back(diary: Diary, form: Form, tmp_path: Path) -> None:
    at_50(diary, "=Ann")
    at_90(diary, "+Bo")
    who = closed(diary, "张三")
    leaving.reopen(diary.desk(), who)
    leaving.lose(diary.desk(), who, "-no, never; x")
    leaving.reopen(diary.desk(), who)
    there_and_back(diary, form, str(tmp_path))


class Row(Office):
    """An office whose cards go out as rows and come back."""

    @rule(form=st.sampled_from(ROWS))
    def leave_with_the_cards(self, form: Form) -> None:
        there_and_back(self.diary, form, self.directory.name, self.today.isoformat())


TestRow = Row.TestCase
TestRow.settings = settings(max_examples=500 if MANY else 10, stateful_step_count=25)


def edited(path: Path, was: str, now: str) -> None:
    text = path.read_text()
    assert was in text
    path.write_text(text.replace(was, now))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (",1,true,", ",1,perhaps,", ["current: it is not as export cards has written it"]),
        (",1,true,", ",1,false,", ["the last attempt of a card is the current one, and no other"]),
        (",1,true,", ",x,true,", ["attempt: it is not as export cards has written it"]),
        (",true,90,", ",true,91,", ["stage: it is not as export cards has written it"]),
        (",true,90,", ",true,50,", ["moves: the columns contradict each other"]),
        (",10000.00,", ",ten,", ["received: “ten” is not a sum of money"]),
        (",10000.00,", ",-1,", ["received: it is not as export cards has written it"]),
        (",1500.00,", ",900.00,", ["amount_max: the columns contradict each other"]),
        (",CNY,", ",XYZ,", ["currency: it is not as export cards has written it"]),
        ("90 earned", "90 bought", ["moves: it is not as export cards has written it"]),
        ("- opportunity new", "opportunity", ["moves: it is not as export cards has written it"]),
        (
            ",herself,2026-03-02,",
            ",herself,2026-02-30,",
            ["person_marked: it is not as export cards has written it"],
        ),
        (
            ",2026-03-02,true,",
            ",,true,",
            ["held: the columns contradict each other"],
        ),
    ],
)
def test_what_was_changed_to_what_cannot_be_is_said_with_its_column(
    diary: Diary, tmp_path: Path, was: str, now: str, said: list[str]
) -> None:
    at_90(diary, "Ann")
    path = tmp_path / "cards.csv"
    path.write_bytes(written(diary, What.CARDS, Form.CSV))
    edited(path, was, now)
    (tmp_path / "away").mkdir()
    away = Diary(tmp_path / "away")
    done = taken(away, "cards", path)
    assert [
        f"{one.column}: {one.said}" if one.column else one.said for one in done.first_problems
    ] == said
    assert not done.written
    assert not away.store.exists()


def test_where_one_attempt_is_a_problem_the_card_is_left_out(diary: Diary, tmp_path: Path) -> None:
    leaving.reopen(diary.desk(), closed(diary, "Ann"))
    at_50(diary, "Bo")
    path = tmp_path / "cards.csv"
    path.write_bytes(written(diary, What.CARDS, Form.CSV))
    edited(path, ",2,true,", ",2,perhaps,")
    (tmp_path / "away").mkdir()
    done = taken(Diary(tmp_path / "away"), "cards", path)
    assert [one.said for one in done.first_problems] == [
        "it is not as export cards has written it",
        "of the same card as line 7",
    ]
    assert (done.new, done.left_out) == (1, 2)


def test_the_same_cards_again_are_there_already(diary: Diary, tmp_path: Path) -> None:
    at_50(diary, "Ann")
    path = tmp_path / "cards.jsonl"
    path.write_bytes(written(diary, What.CARDS, Form.JSONL))
    before = diary.dump()
    done = taken(diary, "cards", path)
    assert (done.same, done.new, done.written) == (1, 0, False)
    assert diary.dump() == before

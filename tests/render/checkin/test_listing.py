from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.calendar import due_between
from pipelinecli.method.sheet import sheet_row
from pipelinecli.render.cells import width as cells
from pipelinecli.render.checkin.writing import write_handed_in
from pipelinecli.render.formats.listing import Format
from tests.render.builders import HANDED_IN, handed_in
from tests.render.checkin.samples import AMENDED, FRIDAY, IN_TIME
from tests.render.golden import matches_golden
from tests.render.written import pin_the_terminal, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.sheet import SheetRow

LANGUAGES: tuple[Language, ...] = ("en", "zh")
ROWS = (FRIDAY, HANDED_IN.rows[1], IN_TIME, AMENDED)


def written(form: Format = Format.PLAIN, rows: Sequence[SheetRow] = ROWS) -> str:
    return text_of(lambda out: write_handed_in(rows, form, out))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_was_handed_in_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_the_terminal(monkeypatch, width)
    set_language(language)
    matches_golden(f"checkin-list-table-{width}.{language}.txt", written(Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md")])
def test_what_was_handed_in_follows_the_language(
    form: Format, ending: str, language: Language
) -> None:
    set_language(language)
    matches_golden(f"checkin-list-{form}.{language}.{ending}", written(form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_handed_in_is_the_same_for_programs_in_every_language(language: Language) -> None:
    set_language(language)
    matches_golden("checkin-list.csv", written(Format.CSV))
    matches_golden("checkin-list.json", written(Format.JSON))
    lines = [json.loads(line) for line in written(Format.JSONL).splitlines()]
    assert lines == json.loads(written(Format.JSON))["data"]


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN])
def test_nothing_handed_in_is_a_sentence(form: Format) -> None:
    assert written(form, ()) == "No check-in has been handed in yet.\n"


def test_nothing_handed_in_is_an_empty_list_for_programs() -> None:
    assert json.loads(written(Format.JSON, ())) == {"schema": 1, "kind": "checkins", "data": []}
    assert written(Format.CSV, ()) == ("date,checkin,week,handed_in,status,revision,entries,note\n")


def test_a_friday_check_in_stands_with_the_week_that_ended_the_day_before() -> None:
    windows = due_between(date(2026, 12, 28), date(2027, 1, 4))
    rows = [handed_in(sheet_row(window, ())) for window in windows]
    listed = list(csv.DictReader(io.StringIO(written(Format.CSV, rows))))
    assert [(row["date"], row["checkin"], row["week"]) for row in listed] == [
        ("2026-12-28", "mon", "2026-12-28"),
        ("2026-12-30", "wed", "2026-12-28"),
        ("2027-01-01", "fri", "2026-12-28"),
        ("2027-01-04", "mon", "2027-01-04"),
    ]


def test_a_note_of_several_lines_is_one_for_reading_and_whole_for_programs() -> None:
    assert "  three calls left for Tuesday\n" in written(Format.PLAIN, (IN_TIME,))
    (row,) = csv.DictReader(io.StringIO(written(Format.CSV, (IN_TIME,))))
    assert row["note"] == "three calls left\nfor Tuesday"


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN, Format.MD, Format.CSV])
def test_a_note_that_a_terminal_obeys_is_shown_as_text(form: Format) -> None:
    said = written(form, (FRIDAY,))
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_note_does_not_run_in_a_spreadsheet() -> None:
    (row,) = csv.DictReader(io.StringIO(written(Format.CSV, (AMENDED,))))
    assert row["note"] == "'=1+1\n=2+2"


@pytest.mark.parametrize("width", [60, 80, 99, 100, 120])
def test_a_long_note_leaves_the_rest_whole(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pin_the_terminal(monkeypatch, width)
    lines = written(Format.TABLE, (handed_in(FRIDAY, note="x" * 300),)).splitlines()
    assert max(map(cells, lines)) <= width
    assert lines[2].startswith("2008-12-19  Friday")
    assert " 2008-12-19 09:00  handed in " in lines[2]

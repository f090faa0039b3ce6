from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.sheet.writing import write_sheet
from tests.render.builders import (
    DECK,
    DECK_BOARD,
    EMPTY,
    FULL,
    LIU,
    a_board,
    a_card,
    a_sheet,
    an_entry,
)
from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Sheet

ROOT = Path(__file__).parents[3]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
ROW_KEYS = "checkin date covers status handed_in revision late entries subtotal amended"


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def written(
    sheet: Sheet, form: Format = Format.PLAIN, *, long: bool = False, bom: bool = False
) -> str:
    out = io.StringIO()
    write_sheet(sheet, form, out, long=long, bom=bom)
    return out.getvalue()


def paper(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(sheet, Format.CSV), newline=""), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_sheet_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    set_language(language)
    matches_golden(f"sheet-table-{width}.{language}.txt", written(FULL, Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN])
def test_the_decks_own_sheet(form: Format, language: Language) -> None:
    set_language(language)
    matches_golden(f"sheet-deck-{form}.{language}.txt", written(DECK, form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "ending"), [(Format.PLAIN, "txt"), (Format.CSV, "csv"), (Format.MD, "md")]
)
def test_the_sheet_as_a_form_follows_the_language(
    form: Format, ending: str, language: Language
) -> None:
    set_language(language)
    matches_golden(f"sheet-{form}.{language}.{ending}", written(FULL, form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_for_programs_is_the_same_in_every_language(language: Language) -> None:
    set_language(language)
    matches_golden("sheet.json", written(FULL, Format.JSON))
    matches_golden("sheet.jsonl", written(FULL, Format.JSONL))
    matches_golden("sheet-long.csv", written(FULL, Format.CSV, long=True))
    matches_golden("sheet-long.json", written(FULL, Format.JSON, long=True))


@pytest.mark.parametrize(("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md")])
def test_one_entry_a_row_for_reading(form: Format, ending: str) -> None:
    matches_golden(f"sheet-long-{form}.en.{ending}", written(FULL, form, long=True))


def test_one_entry_a_row_on_a_terminal_leaves_out_what_repeats_before_it_cuts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    narrow = written(DECK, Format.TABLE, long=True).splitlines()
    monkeypatch.setenv("COLUMNS", "120")
    wide = written(DECK, Format.TABLE, long=True).splitlines()
    assert len(narrow) == len(wide) == 2 + 4
    assert narrow[2].split() == ["mon", "2008-12-15", "appointment", "1", "何建国", "2008-12-15"]
    assert wide[2].split() == [
        "2008-12-15",
        "mon",
        "2008-12-15",
        "2008-12-12",
        "2008-12-14",
        "appointment",
        "1",
        "何建国",
        "2008-12-15",
    ]


def test_json_has_the_keys_scripts_rely_on() -> None:
    envelope = json.loads(written(FULL, Format.JSON))
    assert (envelope["schema"], envelope["kind"]) == (1, "sheet")
    data = envelope["data"]
    assert {"week", "from", "to", "cycle_days", "rows", "board", "counts"} <= set(data)
    assert (data["week"], data["from"], data["to"]) == ("2008-12-15", "2008-12-12", "2008-12-18")
    for row in data["rows"]:
        assert " ".join(row) == ROW_KEYS
        assert list(row["entries"]) == [*BOARD, "lost"]
        assert list(row["subtotal"]) == list(BOARD)
        for stage in BOARD:
            assert row["subtotal"][stage] == len(row["entries"][stage])
    assert list(data["board"]) == list(data["counts"]) == list(BOARD)


def test_what_is_not_there_is_null() -> None:
    data = json.loads(written(DECK, Format.JSON))["data"]
    assert (data["rep"], data["as_of"]) == (None, None)


def test_json_lines_are_one_entry_a_line_with_or_without_long() -> None:
    assert written(FULL, Format.JSONL) == written(FULL, Format.JSONL, long=True)
    first = json.loads(written(DECK, Format.JSONL).splitlines()[0])
    assert first == {
        "week": "2008-12-15",
        "checkin": "mon",
        "date": "2008-12-15",
        "from": "2008-12-12",
        "to": "2008-12-14",
        "stage": "appointment",
        "id": 1,
        "name": "何建国",
        "first_meeting": "2008-12-15",
        "overridden": False,
        "status": "open",
    }


def test_a_lost_contact_is_named_below_its_row_and_stands_in_no_column() -> None:
    sheet = a_sheet([an_entry(1, "Li Si", Stage.LOST, "11.30")], board=DECK_BOARD)
    for form in (Format.TABLE, Format.PLAIN):
        lines = written(sheet, form).splitlines()
        (named,) = [line for line in lines if "Li Si" in line]
        assert named == "Lost: Li Si"
    assert ["Lost: Li Si", *[""] * 6] in paper(sheet)
    assert "| Lost: Li Si |  |  |  |  |  |  |\n" in written(sheet, Format.MD)


def test_a_paper_form_has_seven_cells_in_every_row() -> None:
    for sheet in (DECK, EMPTY, FULL):
        assert {len(row) for row in paper(sheet)} == {7}


def test_the_paper_form_begins_with_its_head() -> None:
    assert [row[:2] for row in paper(FULL)[:6]] == [
        ["Prospect management action sheet", ""],
        ["My sales cycle", "28 days"],
        ["Period", "2008-12-12 … 2008-12-18"],
        ["Rep", "艾丽"],
        ["As it stood on", "Thu 2008-12-18"],
        ["Check-in", "1-Opportunity"],
    ]


def test_the_paper_form_says_how_many_cards_are_not_listed() -> None:
    row = next(row for row in paper(FULL) if row[0].startswith("Board"))
    assert row[1] == "Wang Min\n赵六\n… 9 more"


@pytest.mark.parametrize("long", [False, True])
def test_a_byte_order_mark_comes_first_when_asked_for(*, long: bool) -> None:
    whole = written(FULL, Format.CSV, long=long)
    assert written(FULL, Format.CSV, long=long, bom=True) == "\ufeff" + whole


STARTS = tuple("=+-@＝＋－＠\t\r")
HOSTILE = st.text(st.sampled_from("=+-@＝'\"\n\r\t,; ab王\x1b") | st.characters(), max_size=12)


@given(st.lists(st.tuples(HOSTILE, st.sampled_from(list(Stage))), max_size=6), HOSTILE)
def test_no_cell_of_the_paper_form_can_run_nor_any_line_in_one(
    people: list[tuple[str, Stage]], rep: str
) -> None:
    entries = [an_entry(n, name, stage, "12.12") for n, (name, stage) in enumerate(people)]
    cards = [a_card(n, name, s, "12.12") for n, (name, s) in enumerate(people) if s in BOARD]
    rows = paper(a_sheet(entries, board=a_board(cards), rep=rep))
    assert {len(row) for row in rows} == {7}
    for cell in (cell for row in rows for cell in row):
        for part in cell.split("\n"):
            assert not part.strip().startswith(STARTS)


def test_names_below_the_first_of_a_cell_are_guarded_too() -> None:
    entries = [an_entry(n, "=1+1", Stage.OPPORTUNITY) for n in (1, 2)]
    row = next(row for row in paper(a_sheet(entries, board=DECK_BOARD)) if "Monday" in row[0])
    assert row[1] == "'=1+1\n'=1+1"


def test_names_are_whole_in_plain_text() -> None:
    name = "王" * 100
    sheet = a_sheet([an_entry(1, name, Stage.P25, "12.12")], board=DECK_BOARD)
    assert f"12.12 {name}" in written(sheet)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 160])
@pytest.mark.parametrize("name", ["x" * 10_000, "王小明" * 1_000, "two words " * 500])
def test_a_long_name_pushes_nothing_off_the_screen(
    width: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelinecli.render.cells import width as cells

    monkeypatch.setenv("COLUMNS", str(width))
    entries = [an_entry(n, name, stage, "12.12") for n, stage in enumerate(Stage)]
    sheet = a_sheet(entries, board=a_board([LIU]), rep=name)
    head, _blank, board = written(sheet, Format.TABLE).partition("\nBoard on")
    assert max(map(cells, head.splitlines())) <= width
    assert len(head.splitlines()) < 60
    assert board


def test_dates_and_names_share_a_line_where_they_fit_and_two_where_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["Zhang Xiaoming", "Li Na"]
    stages = BOARD[1:]
    entries = [an_entry(n, name, s, "12.12") for n, s in enumerate(stages) for name in names]
    sheet = a_sheet(entries, board=DECK_BOARD)
    monkeypatch.setenv("COLUMNS", "160")
    assert written(sheet, Format.TABLE).count("12.12 Zhang Xiaoming") == 5
    monkeypatch.setenv("COLUMNS", "90")
    text = written(sheet, Format.TABLE)
    assert "12.12 Zhang" not in text
    assert text.count(" Zhang Xi") == 5


def test_an_overridden_entry_is_marked_and_the_mark_explained() -> None:
    sheet = a_sheet([an_entry(1, "Ann", Stage.P50, "12.12", overridden=True)], board=a_board([]))
    for form in (Format.TABLE, Format.PLAIN, Format.CSV):
        assert "12.12 Ann *" in written(sheet, form)
        assert "* moved by override, not earned" in written(sheet, form)
    assert "12.12 Ann \\*" in written(sheet, Format.MD)
    assert "override" not in written(DECK, Format.TABLE)


def test_days_of_two_months_are_told_apart_where_they_are_short_of_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from datetime import date

    from pipelinecli.method.calendar import sheet_week
    from pipelinecli.method.sheet import sheet_row

    week = sheet_week(date(2009, 3, 2))
    sheet = DECK._replace(week=week, rows=tuple(sheet_row(w, ()) for w in week.windows))
    monkeypatch.setenv("COLUMNS", "66")
    set_language("zh")
    lines = [line.split("│")[0].strip() for line in written(sheet, Format.TABLE).splitlines()]
    start = lines.index("周一")
    assert lines[start : start + 4] == ["周一", "02.27-", "03.01", "小计"]
    start = lines.index("周三")
    assert lines[start : start + 3] == ["周三", "03.02-03", "小计"]


def test_a_piped_sheet_loads_neither_rich_nor_csv() -> None:
    program = (
        "import sys; from tests.render.builders import FULL; before = set(sys.modules)\n"
        "from pipelinecli.render.sheet.writing import write_sheet\n"
        "from pipelinecli.render.formats.listing import Format\n"
        "write_sheet(FULL, Format.PLAIN, sys.stdout)\n"
        "sys.exit(str(sorted({'rich', 'csv', 'json'} & (set(sys.modules) - before))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == "[]\n"

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.i18n import Language, set_language
from pipelinecli.method.cards import Outcome
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.render.board.table import board_lines
from pipelinecli.render.board.writing import write_board
from pipelinecli.render.formats.grid import cells_of, text_of
from pipelinecli.render.formats.listing import Format
from tests.render.builders import (
    DECK_BOARD,
    EMPTY_BOARD,
    FULL_BOARD,
    LIU,
    a_board,
    a_card,
    a_day,
)
from tests.render.golden import matches_golden

ROOT = Path(__file__).parents[3]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def written(board: object = FULL_BOARD, form: Format = Format.PLAIN, *, bom: bool = False) -> str:
    out = io.StringIO()
    write_board(board, form, out, bom=bom)  # type: ignore[arg-type]
    return out.getvalue()


def drawn(board: object, room: int) -> list[str]:
    return [text_of(spans) for spans in board_lines(board, room)]  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_board_on_a_terminal(
    width: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    set_language(language)
    matches_golden(f"board-table-{width}.{language}.txt", written(FULL_BOARD, Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_decks_own_board_on_a_terminal(language: Language) -> None:
    set_language(language)
    matches_golden(f"board-deck-80.{language}.txt", written(DECK_BOARD, Format.TABLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "ending"), [(Format.PLAIN, "txt"), (Format.MD, "md")])
def test_the_board_for_reading(form: Format, ending: str, language: Language) -> None:
    set_language(language)
    matches_golden(f"board-{form}.{language}.{ending}", written(FULL_BOARD, form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV])
def test_the_board_for_programs_is_the_same_in_every_language(
    form: Format, language: Language
) -> None:
    set_language(language)
    matches_golden(f"board.{form}", written(FULL_BOARD, form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_board_says_how_to_begin(language: Language) -> None:
    set_language(language)
    hint = {
        "en": "No card yet. Add one: pipeline add NAME",
        "zh": "还没有卡片。添加一张：pipeline add NAME",
    }[language]
    assert drawn(EMPTY_BOARD, 80)[-1] == hint
    assert written(EMPTY_BOARD).splitlines()[-1] == hint


def test_json_has_the_keys_scripts_rely_on() -> None:
    envelope = json.loads(written(FULL_BOARD, Format.JSON))
    assert (envelope["schema"], envelope["kind"]) == (1, "board")
    data = envelope["data"]
    assert list(data) == ["day", "cycle_days", "board", "counts"]
    assert list(data["board"]) == list(data["counts"]) == list(BOARD)
    assert data["counts"]["opportunity"] == 11
    assert [card["id"] for card in data["board"]["opportunity"]] == [5, 6]


def test_a_byte_order_mark_comes_first_when_asked_for() -> None:
    assert written(form=Format.CSV, bom=True) == "\ufeff" + written(form=Format.CSV)


def test_flags_are_words_where_there_is_room_and_marks_with_a_legend_where_not() -> None:
    late = a_board([a_card(n, "王", stage, "11.01") for n, stage in enumerate(BOARD[2:5])])
    wide, narrow = "\n".join(drawn(late, 120)), "\n".join(drawn(late, 70))
    assert "│  ! over the cycle" in wide
    assert wide.count("over the cycle") == 3
    assert "11.01 47d !" not in wide
    assert "11.01 47d !" in narrow
    assert narrow.count("over the cycle") == 2
    assert "! over the cycle   ^ 90% over the cycle" in narrow


def test_a_mark_is_explained_only_if_it_was_used() -> None:
    assert "over the cycle" not in "\n".join(drawn(DECK_BOARD, 80))
    assert "override" not in "\n".join(drawn(DECK_BOARD, 80))


def test_an_override_is_marked_even_when_the_name_is_cut() -> None:
    card = a_card(1, "x" * 10_000, Stage.P25, "12.12", override="the boss")
    for room in (30, 80, 120):
        lines = drawn(a_board([card]), room)
        assert any("… *" in text for text in lines)
        assert lines[-1] == "* moved by override, not earned"


def test_columns_that_do_not_fit_side_by_side_go_one_below_another() -> None:
    lines = drawn(a_board([LIU]), 40)
    assert lines[lines.index("") + 1 :] == [
        "Opportunity (0)",
        "First appointment (0)",
        "25% (1)",
        "  刘岩",
        "    12.12 6d",
        "50% (0)",
        "90% (0)",
        "Closed (0)",
    ]


def test_column_one_has_no_date_and_column_two_no_age() -> None:
    fell = a_card(1, "Ann", Stage.OPPORTUNITY, "11.01", outcome=Outcome.FELL_BACK)
    booked = a_card(2, "Bob", Stage.APPOINTMENT, "12.22")
    lines = drawn(a_board([fell, booked]), 40)
    start = lines.index("") + 1
    assert lines[start : start + 5] == [
        "Opportunity (1)",
        "  Ann",
        "First appointment (1)",
        "  Bob",
        "    12.22",
    ]


def test_what_is_not_listed_is_counted_and_the_command_named() -> None:
    board = a_board([LIU], P25=12, CLOSED=3)
    lines = drawn(board, 80)
    assert "│ … 12 more" in lines[6 + 1]
    assert lines[-1] == "12 more: pipeline list --stage 25 · 3 more: pipeline list --stage closed"
    assert written(board).splitlines()[-2:] == [
        "12 more: pipeline list --stage 25",
        "3 more: pipeline list --stage closed",
    ]


def test_red_is_for_the_cycle_and_yellow_for_dates_gone_by() -> None:
    out = Terminal()
    write_board(FULL_BOARD, Format.TABLE, out)
    assert "\x1b[31m!\x1b[0m" in out.getvalue()
    assert "\x1b[33m>\x1b[0m" in out.getvalue()
    plain = Terminal()
    write_board(FULL_BOARD, Format.TABLE, plain, no_color=True)
    assert "\x1b[31m" not in plain.getvalue()


@pytest.mark.parametrize("name", ["\x1b[2J", "[red]x[/red]", ":smile:", "a\nb", "\u202eabc", ""])
@pytest.mark.parametrize("form", list(Format))
def test_hostile_names_are_text_in_every_format(form: Format, name: str) -> None:
    text = written(a_board([a_card(1, name, Stage.P25, "12.12")]), form)
    assert not {"\x1b", "\u202e"} & set(text)
    if form in {Format.TABLE, Format.PLAIN}:
        shown = name.replace("\x1b", "�").replace("\n", "␊").replace("\u202e", "�")
        assert (shown or "(forgotten)") in text


NAMES = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("王小明 e\u0301😀"))


@given(
    st.lists(st.tuples(NAMES, st.sampled_from(BOARD), st.dates(a_day("10.01"), a_day("1.31")))),
    st.integers(40, 200),
    st.sampled_from(LANGUAGES),
)
def test_no_line_is_wider_than_the_terminal_and_every_card_is_there(
    people: list[tuple[str, Stage, object]], room: int, language: Language
) -> None:
    set_language(language)
    cards = [
        a_card(n, name, stage, f"{day:%m.%d}", override="x" if n % 3 else None)
        for n, (name, stage, day) in enumerate(people)
    ]
    lines = list(board_lines(a_board(cards), room))
    set_language("en")
    assert max(map(cells_of, lines)) <= room
    shown = "".join(map(text_of, lines))
    assert all(f"({[c.stage for c in cards].count(stage)})" in shown for stage in BOARD)


def test_a_piped_board_loads_neither_rich_nor_csv() -> None:
    program = (
        "import sys; from tests.render.builders import FULL_BOARD; before = set(sys.modules)\n"
        "from pipelinecli.render.board.writing import write_board\n"
        "from pipelinecli.render.formats.listing import Format\n"
        "write_board(FULL_BOARD, Format.PLAIN, sys.stdout)\n"
        "sys.exit(str(sorted({'rich', 'csv', 'json'} & (set(sys.modules) - before))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == "[]\n"

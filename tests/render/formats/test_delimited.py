from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.guarding import guard, unguard
from pipelinecli.render.formats.delimited import csv_row

# Any code point at all, and often what a formula can begin with.
HOSTILE = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from("=+-@＝＋－＠'\"\t\r\n \u3000\ufeff\u200b;,|")
)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+8613800000000",
        "-12.5",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
        "﹦1",
        "\t=1",
        "\tharmless, but a spreadsheet drops the tab",
        "\r=1",
        "\n=1",
        "  =1",
        "\u3000=1",
        "\xa0=1",
        "\ufeff=1",
        "\u200b=1",
        "'=1",
        "''=1",
        '"=1',
        "“=1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_text_that_could_run_is_guarded_with_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    "text", ["", "Ann", "1-2", "a=b", "'quoted'", "'", '"', " ", "王", "1,500", "(=1)", "�=1"]
)
def test_other_text_is_left_alone_in_both_directions(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@given(HOSTILE)
def test_the_guard_comes_off_again_exactly(text: str) -> None:
    assert unguard(guard(text)) == text


@given(HOSTILE, HOSTILE)
def test_two_texts_never_become_the_same_cell(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) == (one == other)


def test_a_number_stays_a_number_and_the_same_as_text_does_not() -> None:
    assert csv_row([-12.5, -3, "-12.5", 7]) == "-12.5,-3,'-12.5,7\n"


def test_nothing_is_empty_and_booleans_are_words() -> None:
    assert csv_row([None, True, False, "", 0]) == ",true,false,,0\n"
    assert csv_row([None]) == '""\n'


def test_separators_quotes_and_line_breaks_are_quoted() -> None:
    assert csv_row(["a,b", 'say "x"', "one\ntwo\r\nthree", "a b"]) == (
        '"a,b","say ""x""","one\ntwo\nthree",a b\n'
    )


def test_controls_and_half_characters_are_seen_and_invisible_letters_are_kept() -> None:
    assert csv_row(["nul\0", "esc\x1b[2J", "cr\rx", "c1\x9b", "argv\udcff"]) == (
        "nul�,esc�[2J,cr�x,c1�,argv�\n"
    )
    assert csv_row(["bidi\u202e\u2066", "line\u2028"]) == "bidi��,line�\n"
    assert csv_row(
        ["family 👨\u200d👩\u200d👧", "\u0645\u06cc\u200c\u0634\u0648\u062f ❤\ufe0f"]
    ) == ("family 👨\u200d👩\u200d👧,\u0645\u06cc\u200c\u0634\u0648\u062f ❤\ufe0f\n")


@given(st.lists(HOSTILE | st.integers() | st.none() | st.booleans(), min_size=1, max_size=5))
def test_a_row_is_read_back_as_one_row_of_as_many_cells_none_of_which_can_run(
    cells: list[str | int | bool | None],
) -> None:
    line = csv_row(cells)
    line.encode()
    assert "Cs" not in map(unicodedata.category, line)
    (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert len(row) == len(cells)
    for cell, read in zip(cells, row, strict=True):
        bare = read.strip().lstrip("\ufeff\u200b")
        assert not bare.startswith(tuple("=+-@＝＋－＠")) or isinstance(cell, int)
        if isinstance(cell, str) and cell.isprintable():
            assert unguard(read) == cell


def test_a_cell_that_another_list_separator_would_split_is_quoted() -> None:
    assert csv_row(["a;=1+1", "b"]) == '"a;=1+1","b"\n'
    assert csv_row(["a\t=1+1", 2]) == '"a\t=1+1","2"\n'
    assert csv_row(["a", "b"]) == "a,b\n"

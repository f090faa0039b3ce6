from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.render.cells import width
from pipelinecli.render.formats.grid import (
    Span,
    abreast,
    balance,
    cells_of,
    flow,
    fold,
    line,
    longest_part,
    rule,
    share,
    text_of,
)
from pipelinecli.render.text import safe_text

WORDS = st.text(st.sampled_from("ab 王见，）e\u0301") | st.characters()).map(safe_text)


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("First appointment (2)", 21, ["First appointment (2)"]),
        ("First appointment (2)", 20, ["First appointment", "(2)"]),
        ("First appointment (2)", 11, ["First", "appointment", "(2)"]),
        ("First appointment", 9, ["First", "appointm…"]),
        ("约定初次见面", 12, ["约定初次见面"]),
        ("约定初次见面", 8, ["约定初次", "见面"]),
        ("约定初次见面", 7, ["约定初", "次见面"]),
        ("移动，不算", 4, ["移", "动，", "不算"]),
        ("2-约定", 4, ["2-约", "定"]),
        ("", 5, [""]),
    ],
)
def test_text_breaks_at_spaces_and_between_chinese_characters(
    text: str, cells: int, lines: list[str]
) -> None:
    assert fold(text, cells) == lines


def test_a_balanced_text_takes_no_more_lines_and_is_as_even_as_it_can_be() -> None:
    assert fold("约定初次见面", 10) == ["约定初次见", "面"]
    assert balance("约定初次见面", 10) == ["约定初", "次见面"]
    assert balance("First appointment", 16) == ["First", "appointment"]
    assert balance("Closed", 20) == ["Closed"]


@given(WORDS, st.integers(2, 30))
def test_folded_lines_fit_and_lose_nothing_but_spaces_and_what_is_too_long(
    text: str, cells: int
) -> None:
    lines = fold(text, cells)
    assert all(width(folded) <= cells for folded in lines)
    assert len(balance(text, cells)) <= len(lines)
    if longest_part(text) <= cells:
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_room_goes_to_the_narrowest_column_that_wants_more() -> None:
    assert share([6, 6], [10, 30], 20) == [10, 10]
    assert share([6, 6], [10, 30], 40) == [10, 30]
    assert share([6, 8], [6, 8], 40) == [6, 8]
    assert share([6, 8], [9, 9], 10) == [6, 8]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 40)), min_size=1), st.integers(0, 300))
def test_no_more_room_is_dealt_out_than_there_is(pairs: list[tuple[int, int]], room: int) -> None:
    least, wanted = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    widths = share(least, wanted, room)
    assert sum(widths) <= max(room, sum(least))
    assert all(got >= low for got, low in zip(widths, least, strict=True))
    if sum(map(max, least, wanted)) <= room:
        assert widths == list(map(max, least, wanted))


def test_columns_stand_side_by_side_in_cells() -> None:
    columns = [[line("王"), line("b")], [], [line("c", "red")]]
    assert [text_of(spans) for spans in abreast(columns, [4, 2, 3], " │ ")] == [
        "王   │    │ c",
        "b    │    │",
    ]
    assert text_of(rule([4, 2, 3], " │ ")) == "─────┼────┼────"
    assert text_of(rule([4, 2], "  ")) == "────────"


def test_a_line_wider_than_its_column_pushes_the_rest_right() -> None:
    assert [text_of(spans) for spans in abreast([[line("王小明")], [line("x")]], [4, 2], "  ")] == [
        "王小明  x"
    ]


def test_pieces_share_lines_as_far_as_there_is_room() -> None:
    pieces = [line("aa"), line("王", "red"), line("c")]
    assert [text_of(spans) for spans in flow(pieces, 7)] == ["aa   王", "c"]
    assert [text_of(spans) for spans in flow(pieces, 0)] == ["aa", "王", "c"]
    assert list(flow([], 10)) == []
    assert next(flow(pieces, 7)) == (Span("aa"), Span("   "), Span("王", "red"))


def test_cells_of_a_line_are_those_of_its_spans() -> None:
    assert cells_of((Span("王", "bold"), Span(" *"))) == 4

"""Charts in cells of a terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.render.charts.text import Bar, bars, columns, is_drawn
from pipelinecli.render.formats.grid import cells_of, text_of

LABELS = st.text("ab 成交", max_size=12)
ROWS = st.lists(
    st.builds(Bar, LABELS, st.floats(0, 1e9), st.sampled_from(["", "3", "12.5%"])), min_size=1
)


def drawn(rows: list[Bar], room: int, *, blocks: bool = True) -> list[str]:
    return [text_of(line) for line in bars(rows, room, blocks=blocks)]


def test_bars_are_as_long_as_their_values() -> None:
    rows = [Bar("25%", 8, "8"), Bar("成交", 4, "4"), Bar("lost", 0, "0")]
    assert drawn(rows, 20) == [
        "25%   ███████████  8",
        "成交  █████▌       4",
        "lost               0",
    ]
    assert drawn(rows, 20, blocks=False) == [
        "25%   ###########  8",
        "成交  ######       4",
        "lost               0",
    ]


def test_what_is_more_than_nothing_is_seen() -> None:
    assert drawn([Bar("a", 10_000), Bar("b", 1)], 20)[1] == "b  ▏"
    assert drawn([Bar("a", 10_000), Bar("b", 1)], 20, blocks=False)[1] == "b  #"


def test_nothing_at_all_has_no_bars() -> None:
    assert drawn([], 20) == []
    assert drawn([Bar("a", 0, "0")], 12) == ["a          0"]


@given(ROWS, st.integers(20, 200), st.booleans())
def test_no_line_is_wider_than_the_room_and_a_longer_bar_is_of_more(
    rows: list[Bar], room: int, blocks: bool
) -> None:
    lines = list(bars(rows, room, blocks=blocks))
    assert all(cells_of(line) <= room for line in lines)
    by_value = sorted(zip(rows, lines, strict=True), key=lambda pair: pair[0].value)
    lengths = [len(line[2].text) for _row, line in by_value]
    assert lengths == sorted(lengths)


def test_columns_rise_from_nothing_to_the_greatest() -> None:
    assert columns([0, 1, 2, None, 4]) == "▁▃▅ █"
    assert columns([0, 1, 2, None, 4], blocks=False) == ".-+ @"
    assert columns([]) == ""
    assert columns([0, 0]) == "▁▁"


def test_a_negative_value_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        list(bars([Bar("a", -1)], 20))
    with pytest.raises(ValueError, match="negative"):
        columns([1, -1])


@pytest.mark.parametrize(
    ("encoding", "can"), [("utf-8", True), ("ascii", False), ("gb18030", True), ("latin-1", False)]
)
def test_blocks_are_drawn_where_the_encoding_has_them(encoding: str, can: bool) -> None:
    assert is_drawn(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is can
    assert not is_drawn(io.StringIO())

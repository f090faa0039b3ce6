from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pipelinecli.render.cells import Align, fit, pad, width
from pipelinecli.render.text import safe_text

TEXT = st.text().map(safe_text)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("王小明", 6),
        ("王a明", 5),
        ("ＡＢ，。", 8),
        ("ｱｲｳ", 3),
        ("e\u0301", 1),
        ("한국어", 6),
        ("\u1112\u1161\u11ab", 2),
        ("👍🏽", 2),
        ("😀", 2),
        ("✓…─│“”·", 7),
        ("\U0001fae8", 2),
        ("\U00031350", 2),
        ("\u0378", 1),
        ("�", 1),
    ],
)
def test_text_is_as_wide_as_a_terminal_draws_it(text: str, cells: int) -> None:
    assert width(text) == cells


# What reps write in; in these blocks the two implementations have nothing to disagree about.
COMMON = [
    *range(0x20, 0x7F),
    *range(0xA1, 0xAD),
    *range(0xAE, 0x370),
    *range(0x400, 0x483),
    *range(0x2010, 0x2028),
    *range(0x2500, 0x25A0),
    *range(0x3001, 0x302A),
    *range(0x3041, 0x3097),
    *range(0x4E00, 0xA000),
    *range(0xAC00, 0xD7A4),
    *range(0xFF01, 0xFFA0),
    *range(0x1F600, 0x1F650),
    *range(0x20000, 0x2A6D7),
]


def test_every_common_character_is_as_wide_as_rich_says() -> None:
    differ = [hex(code) for code in COMMON if width(chr(code)) != cell_len(chr(code))]
    assert differ == []


@given(st.text(st.sampled_from([chr(code) for code in COMMON])))
def test_a_text_is_as_wide_as_rich_says(text: str) -> None:
    assert width(text) == cell_len(text)


def test_what_does_not_fit_is_cut_with_an_ellipsis() -> None:
    assert fit("prospect", 8) == "prospect"
    assert fit("prospect", 7) == "prospe…"
    assert fit("prospect", 1) == "…"
    assert fit("prospect", 0) == ""
    assert fit("prospect", -1) == ""


def test_a_wide_character_is_never_cut_in_half() -> None:
    assert fit("王小明先生", 10) == "王小明先生"
    assert fit("王小明先生", 9) == "王小明先…"
    assert fit("王小明先生", 8) == "王小明…"
    assert fit("王小明先生", 7) == "王小明…"
    assert fit("王", 1) == "…"


def test_a_mark_stays_with_its_letter() -> None:
    assert fit("e\u0301e\u0301e\u0301", 2) == "e\u0301…"


def test_text_is_padded_by_cells() -> None:
    assert pad("王", 5) == "王   "
    assert pad("王", 5, "right") == "   王"
    assert pad("王", 5, "center") == " 王  "
    assert pad("too long", 5) == "too long"


@given(TEXT, st.integers(-2, 30))
def test_what_was_fitted_fits_and_is_the_beginning_of_the_text(text: str, cells: int) -> None:
    fitted = fit(text, cells)
    assert width(fitted) <= max(cells, 0) or fitted == text
    assert fitted == text or text.startswith(fitted.removesuffix("…"))


@given(TEXT, st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
def test_what_was_padded_is_as_wide_as_asked(text: str, cells: int, align: Align) -> None:
    padded = pad(text, cells, align)
    assert width(padded) == max(cells, width(text))
    assert text in padded

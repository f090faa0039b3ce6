from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.render.text import MARKS_IN_A_ROW, safe_text, well_formed

# Any code point at all, the worst ones often.
HOSTILE = st.text(
    st.characters(exclude_categories=())
    | st.characters(categories=["Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp"])
    | st.sampled_from("\x1b[31m\r\n\t\u202e\u200b\ufeff\u0301王é")
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zhang Wei",
        "[bold]not markup[/bold] :smile: %s {name} \\n",
        "王小明 （先生），电话 138-0000-0000",
        "José García, Zoë, Đặng Thị Ngọc Bích",
        "Jose\u0301 Nguye\u0302\u0303n",
        "日本語 한국어 עברית العربية हिन्दी ไทย",
        "😀 ☎ ✓ … — “quoted” 50 % · ①",
        unicodedata.normalize("NFD", "한국어"),
    ],
)
def test_ordinary_text_of_any_language_is_left_alone(text: str) -> None:
    assert safe_text(text) == text
    assert safe_text(text, multiline=True) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("bell\a null\0 del\x7f", "bell� null� del�"),
        ("\x9b31mC1", "�31mC1"),
        ("over\rwritten", "over�written"),
        ("back\b\b\bspace", "back���space"),
        ("abc\u202edcba", "abc�dcba"),
        ("\u2066isolate\u2069", "�isolate�"),
        ("zero\u200bwidth\u200c\u200d\u2060", "zero�width���"),
        ("\ufeffBOM so\u00adft", "�BOM so�ft"),
        ("heart\u2764\ufe0f", "heart\u2764�"),
        ("tag\U000e0041\U000e007f", "tag��"),
        ("line\u2028paragraph\u2029", "line�paragraph�"),
        ("\ufff9a\ufffab\ufffb", "�a�b�"),
        ("non\ufffe\uffff\U0001ffff\ufdd0", "non����"),
        ("argv\udcff\udc80", "argv��"),
        ("hangul\u3164\uffa0\u115f", "hangul���"),
        ("joiner\u034f, \u180e", "joiner�, �"),
        ("apple\uf8ff \U000f0000", "apple� �"),
        ("not yet\u0378", "not yet�"),
    ],
)
def test_what_acts_or_hides_is_seen_instead(text: str, shown: str) -> None:
    assert safe_text(text) == shown
    assert safe_text(text, multiline=True) == shown


def test_every_blank_is_a_plain_one_as_wide_as_it_was() -> None:
    assert safe_text("张\u3000三\u00a0先生\u2003\u202f\u1680.") == "张  三 先生   ."


def test_a_character_of_a_later_unicode_is_shown_where_its_width_is_known() -> None:
    assert safe_text("\U0001faea \U00033479") == "\U0001faea \U00033479"


def test_a_line_break_is_seen_in_a_line_and_stays_in_a_paragraph() -> None:
    text = "one\ttab\ntwo\r\nthree"
    assert safe_text(text) == "one tab␊two␊three"
    assert safe_text(text, multiline=True) == "one tab\ntwo\nthree"


def test_a_pile_of_combining_marks_is_cut_to_a_few() -> None:
    pile = "\u0301" * 10_000
    assert safe_text(f"a{pile}b") == "a" + "\u0301" * MARKS_IN_A_ROW + "�b"


def test_a_mark_with_nothing_to_stand_on_does_not_reach_out_of_its_line() -> None:
    assert safe_text("\u0301\u0301abc") == "�abc"
    assert safe_text("a\n\u0338b", multiline=True) == "a\n�b"
    assert safe_text("\U0001f3fdskin tone") == "�skin tone"


@given(HOSTILE)
def test_nothing_shown_is_a_control_or_invisible(text: str) -> None:
    for multiline in (False, True):
        shown = safe_text(text, multiline=multiline)
        categories = {unicodedata.category(char) for char in shown if char not in "\n "}
        assert not categories & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"}
        assert multiline or "\n" not in shown
        assert not any(
            0xFE00 <= ord(char) <= 0xFE0F or ord(char) >= 0xFFFFE
            for char in shown
            if not 0xF0000 <= ord(char) <= 0x10FFFD
        )
        shown.encode()


@given(HOSTILE)
def test_safe_text_is_safe_already(text: str) -> None:
    for multiline in (False, True):
        shown = safe_text(text, multiline=multiline)
        assert safe_text(shown, multiline=multiline) == shown


@given(HOSTILE)
def test_only_lone_surrogates_keep_text_from_being_well_formed(text: str) -> None:
    formed = well_formed(text)
    formed.encode()
    assert len(formed) == len(text)
    assert all(
        new == old or (new == "�" and unicodedata.category(old) == "Cs")
        for new, old in zip(formed, text, strict=True)
    )

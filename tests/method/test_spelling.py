"""What is folded before a line is read, and how it is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.spelling import DIGITS, LETTERS, fold, pieces

WORDS = {"后天", "大后天", "下午"}


def test_full_width_forms_dashes_and_capitals_are_as_on_a_plain_keyboard() -> None:
    assert fold("２０２６－１１－２４　１４：３０，１．５Ｋ￥") == "2026-11-24\u300014:30,1.5k¥"
    assert fold("1–2—3−4〜5") == "1-2-3-4~5"


def test_what_only_looks_alike_is_left_alone() -> None:
    assert fold("15² ½ ① ١٥") == "15² ½ ① ١٥"


def test_a_line_is_cut_into_runs_longest_words_and_single_characters() -> None:
    found = pieces("大后天 下午2:30pm后天x\u3000后", WORDS, (DIGITS, LETTERS))

    assert found == ["大后天", "下午", "2", ":", "30", "pm", "后天", "x", "后"]


@given(st.text(alphabet=st.sampled_from("12ab:-大后天下午 \t\u3000") | st.characters()))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join(pieces(text, WORDS, (DIGITS, LETTERS))) == "".join(text.split())

from __future__ import annotations

import json
import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.render.formats.listing import Column, Listing
from pipelinecli.render.formats.machine import envelope, to_json, write_json, write_jsonl

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"])
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_the_envelope_has_the_keys_scripts_rely_on() -> None:
    assert to_json(envelope("card", {"name": "王"})) == (
        '{\n  "schema": 1,\n  "kind": "card",\n  "data": {\n    "name": "王"\n  }\n}'
    )


def test_text_is_utf8_and_what_acts_on_a_terminal_is_escaped_without_loss() -> None:
    text = "é 王 😀 \x1b \x7f \x9b \u202e \u2067 \u2028"
    assert to_json(text) == ('"é 王 😀 \\u001b \\u007f \\u009b \\u202e \\u2067 \\u2028"')
    assert json.loads(to_json(text)) == text
    assert to_json("\x7f") == '"\\u007f"'


def test_what_nobody_would_see_is_escaped_without_loss() -> None:
    text = "张\u3000三 \u2764\ufe0f \u200b \u3164 \ue000 \U000e0041 \ufffd \U0001fae8"
    assert to_json(text) == (
        '"张\u3000三 \u2764\\ufe0f \\u200b \\u3164 \\ue000 \\udb40\\udc41 \ufffd \U0001fae8"'
    )
    assert json.loads(to_json(text)) == text


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert to_json({"argv\udcff": "\ud83d\udcff"}) == '{\n  "argv�": "��"\n}'


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_json_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(number)


@given(ANY_TEXT)
def test_every_text_comes_out_as_utf8_that_cannot_act(text: str) -> None:
    spelled = to_json(text, compact=True)
    spelled.encode()
    assert {"Cc", "Cs", "Zl", "Zp"}.isdisjoint(map(unicodedata.category, spelled))
    assert {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}.isdisjoint(
        map(unicodedata.bidirectional, spelled)
    )


@given(VALUES)
def test_json_gives_back_what_was_put_in(value: object) -> None:
    assert json.loads(to_json(value)) == value
    assert json.loads(to_json(value, compact=True)) == value
    assert "\n" not in to_json(value, compact=True)


@given(st.lists(VALUES, max_size=5))
def test_a_streamed_listing_says_what_one_dump_would_with_a_row_a_line(
    rows: list[object],
) -> None:
    listing: Listing[object] = Listing("things", (), record=lambda row: row)
    parts: list[str] = []
    write_json(listing, rows, parts.append)
    text = "".join(parts)
    assert json.loads(text) == json.loads(to_json(envelope("things", rows)))
    assert len(text.splitlines()) == (5 if not rows else 6 + len(rows))


@given(st.lists(VALUES, max_size=5))
def test_json_lines_hold_one_row_each(rows: list[object]) -> None:
    column: Column[object] = Column("v", "V", repr, json.dumps)
    parts: list[str] = []
    write_jsonl(Listing("things", (column,)), rows, parts.append)
    lines = "".join(parts).split("\n")
    assert lines.pop() == ""
    assert [json.loads(json.loads(line)["v"]) for line in lines] == rows

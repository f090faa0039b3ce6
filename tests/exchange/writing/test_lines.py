"""Rows as JSON: the program's envelope, or an object a line; nothing in them acts on a terminal."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.writing.columns import Column
from pipelinecli.exchange.writing.lines import write_json, write_jsonl
from pipelinecli.render.text import is_seen
from tests.exchange.writing.rows import EMPTY, FULL, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL_AS_JSON = (
    '{"uid":"0a1b","name":"张三","n":7,"held":true,"day":"2026-03-02","when":"2026-03-02T14:00",'
    '"at":"2026-03-02T09:30:00+08:00","premium":"-1500.00","tags":["vip","=x"]}'
)
EMPTY_AS_JSON = (
    '{"uid":"0a1c","name":null,"n":null,"held":null,"day":null,"when":null,"at":null,'
    '"premium":null,"tags":null}'
)
NAME = (Column("name"),)


def in_json(rows: Sequence[tuple[Any, ...]]) -> str:
    out = io.StringIO()
    write_json(rows_of(rows), out)
    return out.getvalue()


def test_json_is_the_envelope_with_a_row_a_line() -> None:
    assert in_json([FULL, EMPTY]) == (
        '{\n  "schema": 1,\n  "kind": "people",\n  "data": [\n'
        f"    {FULL_AS_JSON},\n    {EMPTY_AS_JSON}\n  ]\n}}\n"
    )
    assert json.loads(in_json([])) == {"schema": 1, "kind": "people", "data": []}


def test_json_lines_are_one_object_each() -> None:
    out = io.StringIO()
    write_jsonl(rows_of([FULL, EMPTY]), out)
    assert out.getvalue() == f"{FULL_AS_JSON}\n{EMPTY_AS_JSON}\n"


@given(st.lists(st.text()))
def test_every_text_comes_back_and_what_is_not_seen_is_spelled_out(texts: list[str]) -> None:
    out = io.StringIO()
    write_jsonl(rows_of([(text,) for text in texts], NAME), out)
    lines = out.getvalue().split("\n")[:-1]
    assert [json.loads(line)["name"] for line in lines] == texts
    assert all(is_seen(char) for line in lines for char in line)

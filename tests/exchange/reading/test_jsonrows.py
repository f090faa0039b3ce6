"""Our own JSON and JSON lines, and lists of objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.exchange.reading.files import read, refused

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [
    {"name": "张三", "phone": None, "tags": ["x", "y"], "amount": {"min": "1.10", "n": 2}},
    {"name": "a\nb", "phone": "+86", "tags": [], "amount": None, "vip": True},
]
HEADER = ("name", "phone", "tags", "amount.min", "amount.n", "amount", "vip")
CELLS = [("张三", "", "x; y", "1.10", "2", "", ""), ("a\nb", "+86", "", "", "", "", "true")]


def spellings() -> list[tuple[str, list[int]]]:
    """Spell the same people in every way that is read, with the lines they begin at."""
    envelope = {"schema": 1, "kind": "contacts", "data": PEOPLE}
    lines = "".join(json.dumps(person, ensure_ascii=False) + "\n" for person in PEOPLE)
    return [
        (json.dumps(envelope), [1, 1]),
        (json.dumps(envelope, indent=1), [5, 17]),
        (json.dumps(PEOPLE), [1, 1]),
        (lines, [1, 2]),
        ("\ufeff\n" + lines, [2, 3]),
    ]


@pytest.mark.parametrize(("text", "lines"), spellings())
def test_json_is_read_however_it_is_laid_out(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert read(tmp_path, text) == ("json", HEADER, lines, CELLS, [], ())


def test_one_object_in_an_envelope_is_one_row(tmp_path: Path) -> None:
    text = '{"schema": 1, "kind": "card", "data": {"name": "A"}}'
    assert read(tmp_path, text).cells == [("A",)]


def test_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    assert read(tmp_path, '[{"a": 1.10, "b": 13800138000123456789, "c": 1e2}]').cells == [
        ("1.10", "13800138000123456789", "1e2")
    ]


def test_objects_are_read_over_the_edges_of_pieces(tmp_path: Path) -> None:
    people = [{"name": "张" * 50_000, "n": str(number)} for number in range(30)]
    for text in (json.dumps(people, ensure_ascii=False), "\n".join(map(json.dumps, people))):
        found = read(tmp_path, text)
        assert found.problems == []
        assert found.cells == [("张" * 50_000, str(number)) for number in range(30)]


def test_what_is_wrong_with_an_object_is_its_rows_problem(tmp_path: Path) -> None:
    first = ['{"a": "", "b": ""}'] * 1_000
    rest = ['{"a": "1"}', '{"a": "1", "c": "2"}', "5", '{"a": "\ufffd"}', '{"b": "\\ud83d"}']
    found = read(tmp_path, "\n".join(first + rest))
    assert found.cells[1_000:] == [("1", ""), ("1", ""), ("", ""), ("\ufffd", ""), ("", "\ufffd")]
    assert [problem[:4] for problem in found.problems] == [
        (1_002, "c", "2", "no object before it has this key"),
        (1_003, None, "5", "this is no object"),
        (
            1_004,
            "a",
            "\ufffd",
            "“�” stands where characters were lost before this file was written",
        ),
        (
            1_005,
            "b",
            "\ufffd",
            "“�” stands where characters were lost before this file was written",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"a": "1"}, {"a": "2"', "…/list is damaged: at line 1 it is no JSON"),
        ('{"a": "1"}\n{"a": oops}\n', "…/list is damaged: at line 2 it is no JSON"),
        ('[{"a": "1"} {"a": "2"}]', "…/list is damaged: at line 1 it is no JSON"),
        ("[" * 100_000, "…/list is damaged: at line 1 it is no JSON"),
        (
            '{"schema": 2, "kind": "contacts", "data": []}',
            "…/list has schema 2; this program knows 1",
        ),
        ('{"schema": 1, "kind": "contacts", "data": []}', "there are no rows in …/list"),
        ("[]", "there are no rows in …/list"),
    ],
)
def test_json_that_cannot_be_read_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert refused(tmp_path, text)[:2] == ("5", said)

"""A bundle is what was written, to the byte, or it is refused at the line where that shows."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange import limits
from pipelinecli.exchange.bundle.reading import Bundle
from pipelinecli.exchange.bundle.writing import write_bundle
from pipelinecli.exchange.reading.source import Source
from tests.builders import refused

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = st.none() | st.integers(-(1 << 63), (1 << 63) - 1) | st.text()
ROWS = st.lists(st.tuples(st.integers(1, 9), VALUES))
TABLES = {"card": [(1, "张三"), (2, None)], "tag": [], "note": [(7, 'a "b"\n')]}
COLUMNS = ("id", "text")


def written(tables: dict[str, Any], version: tuple[int, int] = (1, 2)) -> bytes:
    out = io.BytesIO()
    given_tables = ((name, COLUMNS, rows) for name, rows in tables.items())
    write_bundle(version, "pipelinecli 1.0", given_tables, out.write, lambda _done: None)
    return out.getvalue()


def opened(data: bytes) -> Bundle:
    return Bundle(Source(io.BytesIO(data), "all.jsonl", len(data)))


def read(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {}
    for line in opened(data).rows():
        found.setdefault(line.table, []).append(tuple(line.row.values()))
    return found


def test_a_bundle_is_a_header_a_line_a_row_and_what_it_came_to() -> None:
    *lines, last = written(TABLES).decode().splitlines()
    assert lines == [
        '{"schema":1,"kind":"bundle","version":[1,2],"program":"pipelinecli 1.0"}',
        '{"table":"card","row":{"id":1,"text":"张三"}}',
        '{"table":"card","row":{"id":2,"text":null}}',
        '{"table":"note","row":{"id":7,"text":"a \\"b\\"\\n"}}',
    ]
    end = json.loads(last)
    assert end["rows"] == {"card": 2, "note": 1}
    assert len(end["sha256"]) == 64


@given(st.dictionaries(st.text(min_size=1), ROWS, max_size=3))
def test_whatever_is_in_the_rows_comes_back(tables: dict[str, list[tuple[object, ...]]]) -> None:
    data = written(tables)
    assert read(data) == {name: rows for name, rows in tables.items() if rows}
    assert read(gzip.compress(data)) == read(data)


def test_how_much_is_written_is_told_every_thousand_rows() -> None:
    told: list[int] = []
    rows = ((number, "") for number in range(2_500))
    write_bundle((1, 2), "", [("card", COLUMNS, rows)], lambda _data: None, told.append)
    assert told == [1_000, 2_000]


def cut(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at]


def line_changed(number: int, line: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        lines = data.decode().splitlines(keepends=True)
        lines[number - 1] = line
        return "".join(lines).encode("utf-8", "surrogatepass")

    return change


EDITED = "it was written to: it is not what its checksum was made for"
LATER = "it is of store version 2; this program knows 1; install a newer pipelinecli"
HINT = "nothing was changed; take another copy of it"
ONE = "bad_data: all.jsonl, line 2: {said}; " + HINT
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut after a line": (
        lambda data: b"".join(data.splitlines(keepends=True)[:-1]),
        f"bad_data: all.jsonl, line 5: it is cut short: its last line is missing; {HINT}",
    ),
    "cut within a line": (
        cut(100),
        f"bad_data: all.jsonl, line 2: it is cut short in the middle of it; {HINT}",
    ),
    "a letter changed": (
        lambda data: data.replace("张三".encode(), "张五".encode()),
        f"bad_data: all.jsonl, line 5: {EDITED}; {HINT}",
    ),
    "a row taken out": (
        line_changed(2, ""),
        f"bad_data: all.jsonl, line 4: {EDITED}; {HINT}",
    ),
    "line ends changed": (
        lambda data: data.replace(b"\n", b"\r\n"),
        f"bad_data: all.jsonl, line 5: {EDITED}; {HINT}",
    ),
    "no JSON": (line_changed(2, "{'table'}\n"), ONE.format(said="it is no JSON")),
    "no UTF-8": (
        lambda data: data.replace("张".encode(), b"\xff"),
        ONE.format(said="it is no JSON"),
    ),
    "a list": (line_changed(2, "[1]\n"), ONE.format(said="it is no row of a table")),
    "no row": (line_changed(2, '{"table":"card"}\n'), ONE.format(said="it is no row of a table")),
    "a row too much": (
        line_changed(2, '{"table":"card","row":{},"x":1}\n'),
        ONE.format(said="it is no row of a table"),
    ),
    "a table that is no name": (
        line_changed(2, '{"table":["card"],"row":{}}\n'),
        ONE.format(said="it is no row of a table"),
    ),
    "half a number": (
        line_changed(2, '{"table":"card","row":{"id":1.5,"text":""}}\n'),
        ONE.format(said="it is no JSON"),
    ),
    "no number": (
        line_changed(2, '{"table":"card","row":{"id":NaN,"text":""}}\n'),
        ONE.format(said="it is no JSON"),
    ),
    "a number that no store holds": (
        line_changed(2, '{"table":"card","row":{"id":9223372036854775808,"text":""}}\n'),
        ONE.format(said="a number in it is too large"),
    ),
    "yes": (
        line_changed(2, '{"table":"card","row":{"id":true,"text":""}}\n'),
        ONE.format(said="no column holds True"),
    ),
    "a list within": (
        line_changed(2, '{"table":"card","row":{"id":1,"text":[1]}}\n'),
        ONE.format(said="no column holds [1]"),
    ),
    "half a character": (
        line_changed(2, '{"table":"card","row":{"id":1,"text":"\\ud83d"}}\n'),
        ONE.format(said="a text in it is none"),
    ),
    "deep": (line_changed(2, "[" * 100_000 + "\n"), ONE.format(said="it is no JSON")),
    "something after it": (
        lambda data: data + b"\n",
        f"bad_data: all.jsonl, line 6: there is something after its end; {HINT}",
    ),
    "twice": (
        lambda data: data * 2,
        f"bad_data: all.jsonl, line 6: there is something after its end; {HINT}",
    ),
    "of a later schema": (
        line_changed(1, '{"schema":2,"kind":"bundle","version":[1,2],"program":""}\n'),
        f"bad_data: all.jsonl, line 1: {LATER}",
    ),
    "of no version": (
        line_changed(1, '{"schema":1,"kind":"bundle","version":"1.2","program":""}\n'),
        f"bad_data: all.jsonl, line 1: it does not say which version it is of; {HINT}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_wrong_is_said_with_its_line(damage: str) -> None:
    spoil, said = DAMAGES[damage]
    assert refused(lambda: read(spoil(written(TABLES)))) == said


NO_BUNDLE = "bad_data: all.jsonl: it is not a bundle of everything; "
OTHERS = {
    b"": "one is written by: pipeline export all --to FILE",
    b"name,phone\n": "one is written by: pipeline export all --to FILE",
    b'{"kind":"other"}\n': "one is written by: pipeline export all --to FILE",
    b'{"schema":1,"kind":"contacts","data":[]}': "look: pipeline import --help",
    b"SQLite format 3\0" + b"x" * 90: "a backup of the store: pipeline restore FILE",
    gzip.compress(b"name,phone\n", mtime=0): "one is written by: pipeline export all --to FILE",
}


@pytest.mark.parametrize("data", OTHERS)
def test_another_file_is_told_for_what_it_is(data: bytes) -> None:
    assert refused(lambda: read(data)) == NO_BUNDLE + OTHERS[data]


@given(st.data())
def test_no_byte_can_be_changed_unseen(data: st.DataObject) -> None:
    whole = bytearray(written(TABLES))
    at = data.draw(st.integers(0, len(whole) - 1))
    new = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    whole[at] = new
    assert refused(lambda: read(bytes(whole))).startswith("bad_data: all.jsonl")


@given(st.data())
def test_no_byte_can_be_left_out_unseen(data: st.DataObject) -> None:
    whole = written(TABLES)
    at = data.draw(st.integers(0, len(whole) - 1))
    assert refused(lambda: read(whole[:at])).startswith("bad_data: all.jsonl")
    assert refused(lambda: read(whole[:at] + whole[at + 1 :])).startswith("bad_data: all.jsonl")


@given(st.data())
def test_no_packed_byte_can_be_left_out_unseen(data: st.DataObject) -> None:
    whole = gzip.compress(written(TABLES), mtime=0)
    at = data.draw(st.integers(10, len(whole) - 1))
    assert refused(lambda: read(whole[:at])).startswith("bad_data: all.jsonl")


def test_a_line_is_not_held_whatever_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE", limits.MIB)
    header = written({}).splitlines(keepends=True)[0]
    long = header + b'{"table":"' + b"x" * 2 * limits.MIB
    assert refused(lambda: read(long)) == (
        f"bad_data: all.jsonl, line 2: the line is longer than 1 MB; {HINT}"
    )


def test_a_bundle_that_unpacks_to_far_more_than_one_does_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipelinecli.exchange.bundle.reading._LEAST", limits.MIB)
    header = written({}).splitlines(keepends=True)[0]
    row = b'{"table":"card","row":{"id":1,"text":"' + b"x" * 500_000 + b'"}}\n'
    bomb = gzip.compress(header + row * 60)
    said = refused(lambda: read(bomb))
    assert said.endswith(f"it unpacks to far more than a bundle does; {HINT}")

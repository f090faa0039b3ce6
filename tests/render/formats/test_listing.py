from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from pipelinecli.i18n import N_, set_language
from pipelinecli.render.cells import width
from pipelinecli.render.formats import machine, plain
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Person(NamedTuple):
    id: int
    name: str
    calls: int
    note: str | None


PEOPLE = (
    Person(1, "王小明", 12, None),
    Person(22, "Ann [bold]Lee[/] | :smile:", 0, "=SUM(A1)\nsecond line\x1b[2J"),
)
LISTING: Listing[Person] = Listing(
    "people",
    (
        Column("id", N_("Id"), lambda p: str(p.id), lambda p: p.id, width=4, align="right"),
        Column("name", N_("Name"), lambda p: p.name, lambda p: p.name, width=10, elastic=True),
        Column("calls", N_("Calls"), lambda p: f"{p.calls} ×", lambda p: p.calls, align="right"),
        Column("note", N_("Note"), lambda p: p.note or "", lambda p: p.note, elastic=True),
    ),
)

PLAIN = """\
Id  Name                        Calls  Note
 1  王小明                       12 ×
22  Ann [bold]Lee[/] | :smile:    0 ×  =SUM(A1)␊second line�[2J
"""
TABLE = """\
Id  Name                        Calls  Note                        \n\
───────────────────────────────────────────────────────────────
 1  王小明                       12 ×                              \n\
22  Ann [bold]Lee[/] | :smile:    0 ×  =SUM(A1)␊second line�[2J
"""
JSON = """\
{
  "schema": 1,
  "kind": "people",
  "data": [
    {"id":1,"name":"王小明","calls":12,"note":null},
    {"id":22,"name":"Ann [bold]Lee[/] | :smile:","calls":0,"note":"=SUM(A1)\\nsecond line\\u001b[2J"}
  ]
}
"""  # noqa: E501 - one row, one line
JSONL = (
    '{"id":1,"name":"王小明","calls":12,"note":null}\n'
    '{"id":22,"name":"Ann [bold]Lee[/] | :smile:","calls":0,'
    '"note":"=SUM(A1)\\nsecond line\\u001b[2J"}\n'
)
CSV = """\
id,name,calls,note
1,王小明,12,
22,Ann [bold]Lee[/] | :smile:,0,"'=SUM(A1)
second line�[2J"
"""
MD = """\
| Id | Name | Calls | Note |
| --: | --- | --: | --- |
| 1 | 王小明 | 12 × |  |
| 22 | Ann \\[bold\\]Lee\\[/\\] \\| :smile: | 0 × | =SUM(A1)<br>second line�\\[2J |
"""


def written(form: Format, people: Iterable[Person], *, bom: bool = False) -> str:
    out = io.StringIO()
    write_listing(LISTING, people, form, out, bom=bom)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Format.PLAIN, PLAIN),
        (Format.TABLE, TABLE),
        (Format.JSON, JSON),
        (Format.JSONL, JSONL),
        (Format.CSV, CSV),
        (Format.MD, MD),
    ],
)
def test_every_format_says_the_same(form: Format, expected: str) -> None:
    lines = [line.rstrip() for line in written(form, PEOPLE).splitlines()]
    assert lines == [line.rstrip() for line in expected.splitlines()]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Format.PLAIN, "Id  Name  Calls  Note\n"),
        (Format.JSON, '{\n  "schema": 1,\n  "kind": "people",\n  "data": []\n}\n'),
        (Format.JSONL, ""),
        (Format.CSV, "id,name,calls,note\n"),
        (Format.MD, "| Id | Name | Calls | Note |\n| --: | --- | --: | --- |\n"),
    ],
)
def test_an_empty_listing_is_well_formed(form: Format, expected: str) -> None:
    assert written(form, ()) == expected


def test_a_byte_order_mark_comes_first_when_asked_for() -> None:
    assert written(Format.CSV, PEOPLE, bom=True) == "\ufeff" + CSV


def test_json_and_csv_agree() -> None:
    from_json = json.loads(written(Format.JSON, PEOPLE))["data"]
    from_csv = list(csv.DictReader(io.StringIO(written(Format.CSV, PEOPLE))))
    assert [list(row) for row in from_json] == [list(row) for row in from_csv]
    assert [str(row["id"]) for row in from_json] == [row["id"] for row in from_csv]


@pytest.mark.parametrize("form", [Format.PLAIN, Format.JSON, Format.JSONL, Format.CSV, Format.MD])
def test_rows_are_written_as_they_come(form: Format) -> None:
    """Each row is on its way out before the next one is asked for, so none is held.

    Plain text holds a few, to know how wide its columns are.
    """
    out = io.StringIO()
    held = plain.AHEAD if form is Format.PLAIN else 1

    def people() -> Iterator[Person]:
        for number in range(1, 350):
            assert number <= held or str(number - held) in out.getvalue()
            yield Person(number, "x", number, None)

    write_listing(LISTING, people(), form, out)
    assert "349" in out.getvalue()


def columns(lines: list[str], what: str) -> set[int]:
    return {line.index(what) for line in lines}


@pytest.mark.parametrize("cells", [41, 54, 120, plain.WIDEST])
def test_plain_columns_hold_the_widest_cell_there_is(cells: int) -> None:
    people = (*PEOPLE[:1], Person(2, "n" * cells, 7, "x"), Person(3, "王" * (cells // 2), 8, None))
    head, *lines = written(Format.PLAIN, people).splitlines()
    shown = [head, *lines]
    ends = [width(line.partition(" ×")[0]) for line in shown[1:]]
    assert ends == [4 + cells + 2 + 3] * 3
    assert width(head.partition("  Note")[0]) == 4 + cells + 2 + 5


def test_in_a_stream_plain_columns_grow_from_one_look_ahead_to_the_next() -> None:
    ahead = plain.AHEAD
    people = [Person(n, "n" * (60 if n == ahead + 7 else 12), 0, "x") for n in range(2 * ahead + 9)]
    head, *lines = written(Format.PLAIN, iter(people)).splitlines()
    first = columns(lines[:ahead], "0 ×  x")
    second = columns(lines[ahead:], "0 ×  x")
    assert (len(first), len(second)) == (1, 1)
    assert second.pop() - first.pop() == 60 - 12
    assert head.index("Note") == lines[0].index("x")
    assert head.index("Id") == 2


def test_what_is_as_long_as_a_paragraph_pushes_only_its_own_line() -> None:
    people = (*PEOPLE[:1], Person(2, "n" * (plain.WIDEST + 1), 7, "x"))
    _head, one, other = written(Format.PLAIN, people).splitlines()
    assert "n" * (plain.WIDEST + 1) in other
    assert len(one.split(" ×")[0]) < len(other.split(" ×")[0])


def test_a_listing_may_say_more_in_json_than_its_columns() -> None:
    listing = LISTING._replace(record=lambda person: {"id": person.id, "more": [1, {"a": None}]})
    out = io.StringIO()
    write_listing(listing, PEOPLE, Format.JSON, out)
    whole = machine.envelope("people", [{"id": n, "more": [1, {"a": None}]} for n in (1, 22)])
    assert json.loads(out.getvalue()) == whole


def test_titles_are_in_the_readers_language_and_keys_are_not() -> None:
    column = Column[Person]("id", N_("Options"), lambda p: str(p.id), lambda p: p.id)
    listing = Listing("people", (column,))
    set_language("zh")
    out = io.StringIO()
    plain.write_listing(listing, PEOPLE, out.write)
    write_listing(listing, PEOPLE, Format.CSV, out)
    write_listing(listing, PEOPLE, Format.MD, out)
    assert out.getvalue() == "选项\n1\n22\nid\n1\n22\n| 选项 |\n| --- |\n| 1 |\n| 22 |\n"

"""CSV of every kind, as the conformance suites have it, and rows that are not as they should be."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.reading.opening import Hints, open_table
from tests.exchange.reading.files import read, refused

if TYPE_CHECKING:
    from pathlib import Path

TWO = [("1", "2"), ("3", "4")]


@pytest.mark.parametrize(
    ("text", "header", "cells"),
    [
        ("a,b\n1,2\n3,4\n", ("a", "b"), TWO),
        ("a,b\r\n1,2\r\n3,4\r\n", ("a", "b"), TWO),
        ("a,b\r1,2\r3,4\r", ("a", "b"), TWO),
        ("a,b\n1,2\n3,4", ("a", "b"), TWO),
        ("\ufeffa,b\n1,2\n3,4", ("a", "b"), TWO),
        ('"a","b"\n"1","2"\n"3","4"\n', ("a", "b"), TWO),
        ("a,b,\n1,2,\n3,4,\n", ("a", "b", "3"), [("1", "2", ""), ("3", "4", "")]),
        ("a,b\n1,2,,\n3,4,\n", ("a", "b"), TWO),
        ("\n\na,b\n\n1,2\n,\n  \n3,4\n\n", ("a", "b"), TWO),
        ('a,b,c\n1,"",""\n', ("a", "b", "c"), [("1", "", "")]),
        ('a,b\n1,"ha ""ha"" ha"\n', ("a", "b"), [("1", 'ha "ha" ha')]),
        ('a,b\n1,"{""t"": ""P"", ""c"": [0]}"\n', ("a", "b"), [("1", '{"t": "P", "c": [0]}')]),
        ('a,b\n"x\ny",2\n"x\r\ny",2\n', ("a", "b"), [("x\ny", "2"), ("x\r\ny", "2")]),
        ('a,b\n1,"ha \n""ha"" \nha"\n', ("a", "b"), [("1", 'ha \n"ha" \nha')]),
        ("a,b\n 1 ,  2\n", ("a", "b"), [(" 1 ", "  2")]),
        ('a,b\nx,5" pipe\ny,say "hi"\nz,"q" r\n', ("a", "b"), [
            ("x", '5" pipe'), ("y", 'say "hi"'), ("z", "q r"),
        ]),
        ("a\n1\n2\n", ("a",), [("1",), ("2",)]),
        ("a,b\n1,ʤ\n", ("a", "b"), [("1", "ʤ")]),
        ("a,b\n1,x\x0by\x0cz\x1c\x85\u2028w\n", ("a", "b"), [("1", "x\x0by\x0cz\x1c\x85\u2028w")]),
        ("a,b\n", ("a", "b"), []),
    ],
)  # fmt: skip
def test_rows_are_read_as_they_are_written(
    tmp_path: Path, text: str, header: tuple[str, ...], cells: list[tuple[str, ...]]
) -> None:
    found = read(tmp_path, text)
    assert (found.kind, found.header, found.cells, found.problems) == ("csv", header, cells, [])


def test_lines_are_counted_as_an_editor_counts(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(("", "a,b", "1,2", "", f'"x{end}y",3', "4,5"))
        assert read(tmp_path, text).lines == [3, 5, 7]


CELLS = st.text('aé张李 0,;|\t\n"-=', max_size=8)
WIDE = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=12)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep one folder for all examples."""
    return tmp_path_factory.mktemp("lists")


@given(
    rows=WIDE,
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoted=st.booleans(),
)
def test_what_a_csv_writer_writes_comes_back(
    folder: Path, rows: list[tuple[str, ...]], delimiter: str, end: str, *, quoted: bool
) -> None:
    header = tuple(f"column {number}" for number, _cell in enumerate(rows[0]))
    kept = [row for row in rows if any(map(str.strip, row)) and not _has_rows(row, delimiter)]
    text = io.StringIO(newline="")
    if quoted:
        every = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
        every.writerows([header, *kept])
    else:
        csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([header, *kept])
    found = read(folder, f"sep={delimiter}\n{text.getvalue()}")
    assert (found.header, found.cells, found.problems) == (header, kept, [])


def _has_rows(row: tuple[str, ...], delimiter: str) -> bool:
    return any(delimiter in cell and "\n" in cell for cell in row)


def test_a_guard_is_taken_off_and_an_apostrophe_is_left(tmp_path: Path) -> None:
    found = read(tmp_path, "a,b,c\n'+86 138,'-5,\"'=x\"\nO'Brien,'twas,''\n")
    assert found.cells == [("+86 138", "-5", "=x"), ("O'Brien", "'twas", "''")]


def test_files_put_together_are_read_as_one(tmp_path: Path) -> None:
    found = read(tmp_path, "\ufeffa,b\n1,2\n\ufeffa,b\n\ufeff3,4\n")
    assert (found.cells, found.lines, found.problems) == (TWO, [2, 4], [])


def test_too_many_and_too_few_cells_are_the_rows_problem(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a,b,c\n1,2\n1,2,3,4\n5,6,7\n")
    with open_table(str(tmp_path / "x"), Hints()) as table:
        rows = list(table.rows)
    assert rows == [
        (
            2,
            ("1", "2", ""),
            (
                2,
                "c",
                "1,2",
                "2 cells, and the header has 3",
                "a cell may be broken over two lines; or put the empty cells in",
            ),
            None,
        ),
        (
            3,
            ("1", "2", "3"),
            (
                3,
                None,
                "3,4",
                "4 cells, and the header has 3",
                "put quotes around a cell that has “,” in it",
            ),
            "1,2,3,4",
        ),
        (4, ("5", "6", "7"), None, None),
    ]


def test_a_quote_that_is_never_closed_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b,c\n1,2,3\n1,"2,3\n4,5,6\n')
    assert found.cells == [("1", "2", "3"), ("1", "2,3\n4,5,6\n", "")]
    assert [(problem.line, problem.said) for problem in found.problems] == [
        (3, "a quote is opened and never closed; all that follows was taken for one cell")
    ]


def test_a_quote_that_takes_in_rows_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b,c\n1,"2,3\n4,5,6\n7,"8",9\n1,2,3\n')
    assert [(problem.line, problem.said) for problem in found.problems] == [
        (2, "a quote that is opened here takes in the rows that follow")
    ]
    assert found.cells[-1] == ("1", "2", "3")


def test_an_address_of_several_lines_is_no_row(tmp_path: Path) -> None:
    text = 'a,b,c\n1,"Long Street 5, back\n12345 Town, Land",3\n'
    assert read(tmp_path, text).problems == []


def test_a_footer_is_left_out_and_said(tmp_path: Path) -> None:
    text = 'Name,Phone,Org\nA,1,x\n\n"My report"\n"Confidential - Do Not Distribute"\n'
    found = read(tmp_path, text)
    assert (found.cells, found.problems) == ([("A", "1", "x")], [])
    assert found.notes == (
        "2 lines below the rows are left out, as “Confidential - Do Not Distribute”",
    )


def test_short_rows_that_are_no_footer_are_problems(tmp_path: Path) -> None:
    for text in ("a,b,c\n1,2,3\nx\n", "a,b,c\n\nx\n1,2,3\n", "a,b,c\n1,2,3\n\nx,y\n"):
        assert len(read(tmp_path, text).problems) == 1


def test_a_header_that_lost_its_letters_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "姓�,手机\n张三,1\n李四,2\n王五,3\n") == (
        "5",
        "line 1: “�” stands where characters were lost before this file was written",
        "export it again as UTF-8, or write the characters in",
    )


@pytest.mark.parametrize("text", ["", "\n\n", " \n,,\n", "\ufeff"])
def test_a_file_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text) == (
        "5",
        "there are no rows in …/list",
        "look whether it is the right file",
    )


def test_the_field_limit_of_others_is_as_it_was(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    read(tmp_path, "a,b\n1,2\n")
    assert csv.field_size_limit() == before

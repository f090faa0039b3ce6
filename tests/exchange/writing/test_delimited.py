"""Rows as CSV: every text comes back as it was, and none of them runs."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.guarding import unguard
from pipelinecli.exchange.writing.columns import Column, Kind
from pipelinecli.exchange.writing.delimited import write_csv
from tests.exchange.writing.rows import EMPTY, FULL, rows_of

TEXTS = st.text() | st.sampled_from(
    ["=1+1", "+86 138", "-5", "'=x", "a;b", "a\tb", "a\rb", '"', ""]
)
TWO = (Column("name"), Column("note"))


def written(*rows: tuple[object, ...], bom: bool = False) -> str:
    out = io.StringIO()
    write_csv(rows_of(rows), out, bom=bom)  # type: ignore[arg-type]
    return out.getvalue()


def test_each_kind_of_column_is_spelled_as_an_import_reads_it() -> None:
    assert written(FULL, EMPTY) == (
        "uid,name,n,held,day,when,at,premium,tags\n"
        "0a1b,张三,7,true,2026-03-02,2026-03-02T14:00,2026-03-02T09:30:00+08:00,-1500.00,"
        '"vip, =x"\n'
        "0a1c,,,,,,,,\n"
    )


def test_a_byte_order_mark_comes_first_where_it_is_asked_for() -> None:
    assert written(bom=True).startswith("\ufeffuid,")


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    write_csv(rows_of(rows, TWO), out)
    read = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert [tuple(map(unguard, cells)) for cells in read] == [("name", "note"), *rows]


@given(TEXTS, st.sampled_from([";", "\t", "\r"]))
def test_what_splits_lines_elsewhere_finds_nothing_to_run(text: str, mark: str) -> None:
    out = io.StringIO()
    write_csv(rows_of([(f"a{mark}=1+1", text)], TWO), out)
    _header, line = out.getvalue().split("\n", 1)
    assert line.startswith(f'"a{mark}=1+1","')


def test_tags_are_one_cell_that_is_guarded() -> None:
    out = io.StringIO()
    write_csv(rows_of([(("=x", "vip"),)], (Column("tags", Kind.TAGS),)), out)
    assert out.getvalue() == 'tags\n"\'=x, vip"\n'

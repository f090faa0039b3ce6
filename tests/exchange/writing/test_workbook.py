"""Rows as a spreadsheet, opened again by the library that spreadsheets are read with."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.exchange.reading.opening import open_table
from pipelinecli.exchange.writing import workbook
from pipelinecli.exchange.writing.columns import Column, Kind, Rows
from pipelinecli.exchange.writing.workbook import see_it_fits, write_xlsx
from tests.builders import refused
from tests.exchange.writing.rows import EMPTY, FULL, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
RUNS = ["=1+1", "+86 138 0013 8000", "-5", "@SUM(A1)", "=HYPERLINK(1)", "'=1", "#N/A", "=", "\t=1"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [*RUNS, "_x0041_", "_x", "a\r\nb", "\x07", " a ", "\ufffe"]
)


def written(rows: Rows) -> bytes:
    out = io.BytesIO()
    write_xlsx(rows, out, NOW)
    return out.getvalue()


def cells(rows: Rows) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(written(rows))).active
    assert sheet is not None
    return [[cell for cell in row] for row in sheet.iter_rows(min_row=2)]  # noqa: C416


def test_days_are_days_sums_are_numbers_and_text_is_text() -> None:
    [full, empty] = cells(rows_of([FULL, EMPTY]))
    assert [cell.value for cell in full] == [
        *("0a1b", "张三", 7, True, datetime(2026, 3, 2), datetime(2026, 3, 2, 14)),  # noqa: DTZ001
        *(datetime(2026, 3, 2, 9, 30), -1500, "vip, =x"),  # noqa: DTZ001
    ]
    assert [cell.number_format for cell in full] == [
        *("@", "@", "0", "General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "yyyy-mm-dd hh:mm:ss"),
        *("#,##0.00", "@"),
    ]
    assert [cell.value for cell in empty] == ["0a1c", *[None] * 8]


def test_the_header_stays_in_sight_and_columns_are_as_wide_as_what_is_in_them() -> None:
    columns = (Column("name", width=30), Column("n", Kind.WHOLE, 9))
    book = openpyxl.load_workbook(io.BytesIO(written(rows_of([], columns))))
    sheet = book["people"]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == ["name", "n"]
    assert all(cell.font.bold for cell in sheet[1])
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [30, 9]
    assert (book.properties.creator, book.properties.created) == (
        "pipelinecli",
        NOW.replace(tzinfo=None),
    )


@pytest.mark.parametrize("text", RUNS)
def test_no_text_is_a_formula(text: str) -> None:
    data = written(rows_of([(text,)], (Column("name"),)))
    [[cell]] = cells(rows_of([(text,)], (Column("name"),)))
    assert cell.data_type == "s"
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert not re.search("<f[ />]", sheet)
    assert 't="inlineStr"' in sheet


@settings(max_examples=60)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_an_import_reads_every_text_as_it_was(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "people.xlsx"
    columns = (Column("uid", Kind.CODE), Column("name"), Column("note"))
    path.write_bytes(written(rows_of([("x", *row) for row in rows], columns)))
    # Cells at the end and around a text that are blank are nobody's.
    expected = [
        tuple(text.replace("\r\n", "\n").replace("\r", "\n") for text in row) for row in rows
    ]
    with open_table(str(path)) as table:
        assert [row.cells[1:] for row in table.rows] == expected


def one(value: Any, kind: Kind, *, is_plain: bool = True) -> Cell:  # noqa: ANN401
    rows = rows_of([(value,)], (Column("c", kind),))
    rows = rows._replace(is_plain=lambda _local, _stored: is_plain)
    [[cell]] = cells(rows)
    found: Cell = cell
    return found


def test_days_that_no_spreadsheet_has_are_text() -> None:
    assert one("1899-12-31", Kind.DAY).value == "1899-12-31"
    assert one("1900-01-01", Kind.DAY).value == datetime(1900, 1, 1)  # noqa: DTZ001
    assert one("1900-03-01", Kind.DAY).value == datetime(1900, 3, 1)  # noqa: DTZ001
    assert one("2200-12-31", Kind.DAY).value == datetime(2200, 12, 31)  # noqa: DTZ001


def test_a_time_that_comes_twice_is_written_with_its_zone() -> None:
    cell = one("2026-03-02T01:30:00Z", Kind.MOMENT, is_plain=False)
    assert cell.value == "2026-03-02T09:30:00+08:00"


@pytest.mark.parametrize("sum_", ["0.01", "10000000000000.99", "1500", "0.001", "-0.05"])
def test_a_sum_is_the_number_it_was(sum_: str) -> None:
    assert Decimal(str(one(sum_, Kind.SUM).value)) == Decimal(sum_)


def test_more_rows_than_a_sheet_has_are_refused_before_any_is_written() -> None:
    rows = rows_of([])._replace(total=workbook.MOST)
    see_it_fits(rows)
    assert refused(lambda: see_it_fits(rows._replace(total=workbook.MOST + 1))) == (
        "usage: a spreadsheet has room for 1048575 rows, and there are 1048576; "
        "write them as CSV: -o csv"
    )


def test_a_day_is_a_day_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(written(rows_of([FULL])))
    with open_table(str(path)) as table:
        [row] = table.rows
    assert row.cells == (
        *("0a1b", "张三", "7", "TRUE", "2026-03-02", "2026-03-02 14:00", "2026-03-02 09:30"),
        *("-1500", "vip, =x"),
    )
    assert date.fromisoformat(row.cells[4]) == date(2026, 3, 2)

"""Workbooks: the right sheet, what a person sees in its cells, and what is not unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from pipelinecli.exchange.reading.cells import text_of
from pipelinecli.exchange.reading.opening import Hints
from tests.exchange.reading.files import read, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = ["姓名", "手机", "公司"]


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def customers() -> Workbook:
    book = Workbook()
    book.worksheets[0].title = "封面"
    sheet = book.create_sheet("客户")
    sheet.append(["客户名单"])
    sheet.merge_cells("A1:C1")
    sheet.append([])
    sheet.append(HEADER)
    sheet.append(["张三", 13800138000, "某某"])
    sheet.append(["李四", 1.3800138e10, None])
    sheet.append([None, None, None])
    sheet.append(["王五", "'+86 138", "=1+1"])
    sheet.merge_cells("C4:C6")
    return book


def altered(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


CELLS = [("张三", "13800138000", "某某"), ("李四", "13800138000", "某某"), ("王五", "+86 138", "")]
NOTES = (
    "sheet “客户” of 2",
    "1 row before the header is left out",
    "formulas that were never worked out read as empty: open it in Excel and save it",
)


def test_the_first_sheet_with_rows_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, saved(customers()))
    assert found == ("xlsx", tuple(HEADER), [4, 5, 7], CELLS, [], NOTES)


@pytest.mark.parametrize("sheet", ["客户", " 客户", "2"])
def test_a_sheet_is_named_or_counted(tmp_path: Path, sheet: str) -> None:
    assert read(tmp_path, saved(customers()), Hints(sheet=sheet)).cells == CELLS


def test_a_sheet_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    assert refused(tmp_path, saved(customers()), Hints(sheet="客")) == (
        "2",
        "there is no sheet “客”",
        "the sheets are: 封面, 客户",
    )
    assert refused(tmp_path, saved(customers()), Hints(sheet="1"))[:2] == (
        "5",
        "there are no rows in …/list",
    )


def test_a_hidden_sheet_is_read_when_named_only(tmp_path: Path) -> None:
    book = customers()
    book["客户"].sheet_state = "hidden"
    book["封面"].append(["a", "b"])
    book["封面"].append(["1", "2"])
    assert read(tmp_path, saved(book)).cells == [("1", "2")]
    assert read(tmp_path, saved(book), Hints(sheet="客户")).cells == CELLS


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    small = altered(
        saved(customers()),
        lambda _name, part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part),
    )
    assert read(tmp_path, small).cells == CELLS


def test_an_error_in_a_cell_and_text_beyond_the_header_are_problems(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["a", "b"], ["1", "#N/A"], ["1", "2", "3"], ["1"], ["a", "b"]):
        book.worksheets[0].append(row)
    found = read(tmp_path, saved(book))
    assert found.cells == [("1", "#N/A"), ("1", "2"), ("1", "")]
    assert found.problems == [
        (2, "b", "#N/A", "the cell shows an error", "mend it in the spreadsheet, or empty it"),
        (
            3,
            None,
            "3",
            "there is text to the right of the last column of the header",
            "give the column a name, or take it out",
        ),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (13800138000, "General", "13800138000"),
        (1.3800138e10, "General", "13800138000"),
        (0.1 + 0.2, "General", "0.3"),
        (-1234.5, "#,##0.00", "-1234.5"),
        (1e-7, "General", "0.0000001"),
        (1.5e17, "General", "150000000000000000"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (0.07, "0%", "7%"),
        (7, "0000", "0007"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (12345, "000", "12345"),
        (2, '0.00" %"', "2"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (date(1990, 3, 5), "yyyy/m/d", "1990-03-05"),
        (datetime(2024, 3, 5), "m/d/yy", "2024-03-05"),  # noqa: DTZ001 - a cell has no zone
        (datetime(2024, 3, 5, 14, 0), "m/d/yy", "2024-03-05 14:00"),  # noqa: DTZ001
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=30, seconds=5), "[h]:mm:ss", "30:00:05"),
        (timedelta(minutes=-5), "[h]:mm:ss", "-0:05:00"),
        ("a_x000D_\r\nb", "General", "a\r\nb".replace("\r\n", "\n\n")),
    ],
)
def test_a_value_is_what_a_person_sees(value: object, number_format: str, text: str) -> None:
    assert text_of(value, number_format) == text


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    whole = saved(customers())
    for broken in (whole[:-300], whole[:3_000], b"PK\x03\x04"):
        code, said, hint = refused(tmp_path, broken)
        assert (code, hint) == ("5", "export or save it again")
        assert said.startswith("…/list is damaged: ")
    torn = altered(whole, lambda name, part: part[:-40] if "sheet2" in name else part)
    assert refused(tmp_path, torn)[1].startswith("…/list is damaged: ")


def test_what_would_not_fit_when_unpacked_is_refused(tmp_path: Path) -> None:
    bomb = altered(
        saved(customers()),
        lambda name, part: b" " * (33 << 20) if "theme" in name else part,
    )
    assert len(bomb) < 100_000
    assert refused(tmp_path, bomb) == (
        "5",
        "…/list is too large when it is unpacked: xl/theme/theme1.xml",
        "save it as CSV, which may have any size",
    )


def test_rows_that_no_sheet_can_have_are_refused(tmp_path: Path) -> None:
    far = altered(
        saved(customers()), lambda _name, part: part.replace(b'<row r="7"', b'<row r="900000000"')
    )
    assert refused(tmp_path, far)[1] == "…/list is damaged: there is no row 1048577"


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append([f"c{number}" for number in range(2_001)])
    assert refused(tmp_path, saved(book))[1] == "line 1 has 2001 columns; at most 2000 are read"


@pytest.mark.parametrize(
    ("part", "content", "what"),
    [
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
            "an OpenDocument spreadsheet (.ods)",
        ),
        ("xl/workbook.bin", b"", "a binary workbook (.xlsb)"),
        ("Index/Document.iwa", b"", "a Numbers document"),
        ("word/document.xml", b"", "a Word document"),
        ("list.csv", b"", "packed (zip)"),
    ],
)
def test_what_else_is_packed_is_named(tmp_path: Path, part: str, content: bytes, what: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(part, content)
    assert refused(tmp_path, file.getvalue())[1] == f"…/list is {what}"

"""Where the header is, and what the columns are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.reading.header import named
from tests.exchange.reading.files import read

if TYPE_CHECKING:
    from pathlib import Path

LINKEDIN = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses'
    ' are missing, see https://example.com"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Jane,Doe,https://example.com/x,,Acme,CEO,05 Mar 2024\n"
)
TITLED = (
    "客户名单,,,\n制表人：张三,,日期：2024-01-01,\n\n"
    "姓名,手机,公司,备注\n李四,138,某某,\n王五,139,,\n"
)


@pytest.mark.parametrize(
    ("text", "first", "line"), [(LINKEDIN, "First Name", 5), (TITLED, "姓名", 5)]
)
def test_what_stands_before_the_header_is_left_out(
    tmp_path: Path, text: str, first: str, line: int
) -> None:
    found = read(tmp_path, text)
    assert (found.header[0], found.lines[0], found.problems) == (first, line, [])
    assert found.notes == ("2 rows before the header are left out",)


def test_a_list_without_a_header_has_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, "\n张三,13800138000,a@b.com\n李四,13900139000,c@d.com\n")
    assert (found.header, found.lines) == (("1", "2", "3"), [2, 3])
    assert found.notes == ("no header: the columns are called 1 to 3",)


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    found = read(tmp_path, "Name,Phone,Phone,,Phone\nA,1,2,3,4\n")
    assert found.header == ("Name", "Phone", "Phone (2)", "4", "Phone (3)")
    assert found.notes == ("columns of the same name are told apart: Phone (2), Phone (3)",)


def test_a_header_is_tidied(tmp_path: Path) -> None:
    assert read(tmp_path, ' Name ,"E-mail\n Address",\'+Tel\nA,b,c\n').header == (
        "Name",
        "E-mail Address",
        "+Tel",
    )


@given(st.lists(st.sampled_from(["", "a", "a (2)", "a (3)", "1", "2", "b"]), min_size=1))
def test_no_two_columns_are_called_alike(cells: list[str]) -> None:
    names = named(cells)
    assert len(set(names)) == len(cells)
    assert all(names)

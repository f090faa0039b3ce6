"""The sheet as a file: private, whole, opened right by a spreadsheet, and never a formula."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home

TODAY = "2026-11-25 09:00"
WEEK = """
2026-11-20 09:00|add 陈静
|book 陈静 mon
2026-11-21 09:00|add 周星
|met 周星 --next 2026-11-27
2026-11-23 09:00|add 王经理
|move 王经理 50 --force --reason test
"""
BOM = b"\xef\xbb\xbf"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture
def home(home: Home) -> Home:
    home.play(WEEK)
    return home


def test_the_csv_is_the_paper_form_cell_by_cell(home: Home) -> None:
    assert _cells(home.run("sheet", "-o", "csv", lang="zh", today=TODAY).out) == [
        ["潜在客户管理行动工具表", "", "", "", "", "", ""],
        ["我的销售周期", "28 天", "", "", "", "", ""],
        ["时间段", "2026-11-20 … 2026-11-26", "", "", "", "", ""],
        ["检查点", "1-销售机会", "2-约定初次见面", "3-(25%)", "4-(50%)", "5-(90%)", "6-成交"],
        ["周一\n11.20-11.22", "", "11.23 陈静", "11.21 周星", "", "", ""],
        ["小计", "0", "1", "1", "0", "0", "0"],
        ["周三\n11.23-11.24", "", "", "", "王经理 *", "", ""],
        ["小计", "0", "0", "0", "1", "0", "0"],
        ["周五\n11.25-11.26", "", "", "", "", "", ""],
        ["小计", "0", "0", "0", "0", "0", "0"],
        [
            "本周看板\n2026-11-25 周三",
            "",
            "11.23 陈静（初次见面未回复）",
            "11.21 周星（4天）",
            "王经理 *",
            "",
            "",
        ],
        ["合计", "0", "1", "1", "1", "0", "0"],
        ["* 强制移动，不算达标", "", "", "", "", "", ""],
    ]


def test_a_csv_file_begins_with_a_byte_order_mark_and_a_pipe_does_not(home: Home) -> None:
    assert home.run("sheet", "--to", "week.csv", today=TODAY) == (0, "", "Written: week.csv\n")
    written = (home.files / "week.csv").read_bytes()
    piped = home.run("sheet", "-o", "csv", today=TODAY).out
    assert written == BOM + piped.encode()
    with_mark = home.run("sheet", "-o", "csv", "--bom", today=TODAY).out
    assert with_mark == "\N{ZERO WIDTH NO-BREAK SPACE}" + piped
    with (home.files / "week.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == _cells(piped)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("week.csv", "csv"),
        ("week.CSV", "csv"),
        ("week.json", "json"),
        ("week.jsonl", "jsonl"),
        ("week.md", "md"),
        ("week.txt", "plain"),
        ("a week.of 王.md", "md"),
    ],
)
def test_the_ending_names_the_format(name: str, form: str, home: Home) -> None:
    assert home.run("sheet", "--to", name, "--all", today=TODAY).code == 0
    piped = home.run("sheet", "-o", form, "--all", today=TODAY).out
    assert (home.files / name).read_bytes().removeprefix(BOM).decode() == piped
    assert ((home.files / name).read_bytes()[:3] == BOM) is (form == "csv")


def test_a_format_that_was_asked_for_has_the_word_over_the_ending(home: Home) -> None:
    home.run("sheet", "--to", "week.csv", "-o", "json", today=TODAY)
    assert json.loads((home.files / "week.csv").read_text())["kind"] == "sheet"
    home.run("sheet", "--to", "week", "-o", "md", today=TODAY)
    assert (home.files / "week").read_text().startswith("# ")


@pytest.mark.parametrize("name", ["week", "week.xlsx", "week.", "csv", ".csv"])
def test_an_ending_that_names_no_format_is_refused(name: str, home: Home) -> None:
    refused = home.run("sheet", "--to", name, today=TODAY)
    assert refused == (
        2,
        "",
        (
            f"pipeline: error: the ending of {name} names no format; "
            "one of: .csv .json .jsonl .md .txt, or say -o FORMAT\n"
        ),
    )
    assert [*home.files.iterdir()] == []


def test_a_file_is_private_whatever_was_there_before(home: Home) -> None:
    (home.files / "week.csv").write_text("last week's")
    (home.files / "week.csv").chmod(0o644)
    kept = os.umask(0)
    try:
        assert home.run("sheet", "--to", "week.csv", today=TODAY).code == 0
    finally:
        os.umask(kept)
    assert _mode(home.files / "week.csv") == 0o600
    assert {path.name for path in home.files.iterdir()} == {"week.csv"}


def test_a_file_is_replaced_whole_so_that_a_reader_of_the_old_one_keeps_it(home: Home) -> None:
    (home.files / "week.csv").write_text("last week's")
    with (home.files / "week.csv").open() as reader:
        home.run("sheet", "--to", "week.csv", today=TODAY)
        assert reader.read() == "last week's"
    assert (home.files / "week.csv").read_bytes().startswith(BOM)


@pytest.mark.parametrize("kind", ["link", "dangling link", "directory", "fifo"])
def test_what_is_not_a_plain_file_is_refused_and_left_as_it_is(kind: str, home: Home) -> None:
    target, path = home.files / "precious.csv", home.files / "week.csv"
    if kind != "dangling link":
        target.write_text("precious")
    if kind == "directory":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to(target)
    refused = home.run("sheet", "--to", "week.csv", today=TODAY)
    assert refused == (2, "", "pipeline: error: week.csv is not a plain file\n")
    assert path.is_symlink() is kind.endswith("link")
    if target.exists():
        assert target.read_text() == "precious"
    assert kind != "dangling link" or not target.exists()


def test_a_directory_that_is_not_there_is_named(home: Home) -> None:
    refused = home.run("sheet", "--to", "no/such/week.csv", today=TODAY)
    said = "no/such/week.csv cannot be written: No such file or directory"
    assert refused == (1, "", f"pipeline: error: {said}\n")


def test_a_sheet_that_cannot_be_made_writes_no_file(home: Home) -> None:
    assert home.run("sheet", "--week", "soon", "--to", "week.csv", today=TODAY).code == 2
    assert home.run("sheet", "--as-of", "tomorrow", "--to", "week.csv", today=TODAY).code == 2
    assert home.run("sheet", "--to", "week.csv", "--store", "none.db").code == 6
    assert [*home.files.iterdir()] == []


def test_the_long_form_has_one_entry_a_row(home: Home) -> None:
    long = home.run("sheet", "--long", "-o", "csv", today=TODAY).out
    assert _cells(long) == [
        ["week", "checkin", "date", "from", "to", "stage", "id", "name", "first_meeting",
         "overridden", "status"],
        ["2026-11-23", "mon", "2026-11-23", "2026-11-20", "2026-11-22", "appointment", "1",
         "陈静", "2026-11-23", "false", "open"],
        ["2026-11-23", "mon", "2026-11-23", "2026-11-20", "2026-11-22", "25", "2", "周星",
         "2026-11-21", "false", "open"],
        ["2026-11-23", "wed", "2026-11-25", "2026-11-23", "2026-11-24", "50", "3", "王经理", "",
         "true", "open"],
    ]  # fmt: skip
    assert home.run("sheet", "--long", "-o", "csv", lang="zh", today=TODAY).out == long


FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+8613800138000",
    "-1",
    "@SUM(A1)",
    "＝x",
    "＋1",
    " =1+1",
    "'=1+1",
    '"=1+1',
    '=HYPERLINK("http://x","y")',
    "a,b;c d",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("view", ["sheet", "sheet --long", "list", "board"])
def test_no_cell_can_run_as_a_formula(name: str, view: str, home: Home) -> None:
    typed = name.strip()
    home.run("add", "--", name, today=TODAY)
    home.run("book", "--", "4", "2026-11-30", today=TODAY)
    home.run("back", "4", today=TODAY)
    text = home.run(*view.split(), "-o", "csv", today=TODAY).out
    cells = [cell for row in _cells(text) for cell in row]
    # The name is there as it was typed, behind a guard if it could run.
    guarded = typed.lstrip("\"'")[0] in "=+-@＝＋"
    assert f"'{typed}" * guarded or typed in cells
    for cell in cells:
        assert cell[:1] not in set("=+-@\t＝＋－＠"), cell


def test_every_cell_of_other_text_comes_back_from_csv_as_it_was_typed(home: Home) -> None:
    names = ['Ann "Lee", Jr.', "a;b", "王小姐", "x'y", "1,000", "#N/A"]
    for name in names:
        home.run("add", name, today=TODAY)
    rows = list(csv.DictReader(io.StringIO(home.run("list", "-o", "csv", today=TODAY).out)))
    assert [row["name"] for row in rows][3:] == names


def test_a_file_takes_every_card_however_long_the_column(home: Home) -> None:
    for n in range(30):
        home.run("add", f"Person {n:02}", today=TODAY)
    assert home.run("sheet", "--to", "week.csv", today=TODAY).code == 0
    text = (home.files / "week.csv").read_text(encoding="utf-8-sig")
    board = next(row for row in _cells(text) if row[0].startswith("Board"))
    assert len(board[1].splitlines()) == 30
    shown = home.run("board", today=TODAY).out
    assert "Person 29" in shown
    assert "Person 00" not in shown
    assert "Person 00" in home.run("board", "--all", today=TODAY).out

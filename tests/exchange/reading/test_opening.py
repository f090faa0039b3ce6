"""What kind of file it is, where it may come from, and how much of it is taken."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from pipelinecli.exchange.reading.opening import Hints, open_table
from pipelinecli.exchange.reading.refusals import NoFile, Unreadable
from tests.exchange.reading.files import LIST, ROWS, read, read_path, refused

if TYPE_CHECKING:
    from pathlib import Path

SAVE = "open it and save it as .xlsx or CSV"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
WEB = "a web page or XML, whatever its name says"
BUNDLE = b'{"schema": 1, "kind": "bundle"}'


@pytest.mark.parametrize(
    ("content", "what", "hint"),
    [
        (b"SQLite format 3\0", "a database", "a backup of the store: pipeline restore FILE"),
        (b"\x1f\x8b\x08", "packed (gzip)", "unpack it; or a bundle: pipeline import all FILE"),
        (b"%PDF-1.7", "a PDF", "export the list as CSV instead"),
        (b"\x89PNG\r\n", "a picture", "export the list as CSV instead"),
        (b"{\\rtf1", "a text document (RTF)", SAVE),
        (OLE, "an old Excel workbook (.xls)", SAVE),
        (LOCKED, "locked with a password", "save it without a password"),
        (b"<html><table><tr><td>a", WEB, SAVE),
        ('<?xml version="1.0"?><Workbook>'.encode("utf-16"), WEB, SAVE),
        (b"BEGIN:VCALENDAR\r\n", "a calendar", "export the contacts instead"),
        (BUNDLE, "a bundle of everything", "take it in: pipeline import all FILE"),
    ],
)  # fmt: skip
def test_other_kinds_are_named_with_what_to_do(
    tmp_path: Path, content: bytes, what: str, hint: str
) -> None:
    assert refused(tmp_path, content) == ("5", f"…/list is {what}", hint)


def test_noise_is_refused(tmp_path: Path) -> None:
    code, said, *_ = refused(tmp_path, bytes(range(1, 256)) * 40)
    assert (code, said[:28]) == ("5", "line 3: the encoding cannot ")


def test_a_sheet_is_asked_of_workbooks_only(tmp_path: Path) -> None:
    assert refused(tmp_path, LIST, Hints(sheet="x")) == (
        "2",
        "…/list has no sheets",
        "leave --sheet out",
    )


def test_vcards_go_to_their_own_reader(tmp_path: Path) -> None:
    pytest.importorskip("pipelinecli.exchange.vcard")
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张三\r\nTEL:138\r\nEND:VCARD\r\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = read(tmp_path, card.encode(encoding))
        assert (found.kind, found.problems) == ("vcf", [])
        assert dict(zip(found.header, found.cells[0], strict=True))["name"] == "张三"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LIST.encode("gbk"))))
    assert read_path("-").cells == ROWS


def test_a_pipe_is_read_however_little_comes_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def written() -> None:
        with path.open("wb", buffering=0) as pipe:
            for byte in LIST.encode():
                pipe.write(bytes([byte]))

    writer = threading.Thread(target=written)
    writer.start()
    found = read_path(str(path))
    writer.join()
    assert found.cells == ROWS


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (str(tmp_path), "/dev/zero", "/dev/null"):
        with pytest.raises(NoFile) as error, open_table(path):
            pass
        assert error.value.message == f"{path} is not a plain file"
    for path, reason in (("absent", "No such file or directory"), ("a\0b", "embedded null byte")):
        with pytest.raises(Unreadable) as unread, open_table(path):
            pass
        assert unread.value.message == f"{path} cannot be read: {reason}"


def test_how_far_it_is_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 1_000_000)
    size = path.stat().st_size
    with open_table(str(path)) as table:
        assert table.position() == (0, size) or table.position()[0] < size
        for number, _row in enumerate(table.rows):
            if number == 500_000:
                assert size / 3 < table.position()[0] < size
        assert table.position() == (size, size)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            ",".join(f"c{number}" for number in range(10_000)).encode(),
            "line 1 has 10000 columns; at most 2000 are read",
        ),
        (
            ",".join(f"column {number}" for number in range(100_000)).encode(),
            "line 1 is longer than 256 KB; it should name the columns",
        ),
        (b"a,b\nx," + b"y" * (20 << 20) + b"\n", "line 2 is longer than 16 MB"),
        (
            b'a,b\nx,"' + b"yyyyyyy\n" * (1 << 18) + b'"\n',
            "line 2: a cell is longer than 1048576 characters",
        ),
        (
            b'a,b\nx,"' + b'",\n"' * (5 << 20),
            "the row that begins after line 1 is longer than 16 MB",
        ),
    ],
)
def test_what_is_beyond_a_limit_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    if said.startswith("the row"):
        # A row of many cells, each of them of two lines.
        content = b'a,b\nx,"' + (b"y" * 8_000 + b'\n","') * 2_500
    code, found, _hint = refused(tmp_path, content)
    assert (code, found) == ("5", said)


def test_a_long_cell_is_its_rows_problem(tmp_path: Path) -> None:
    found = read(tmp_path, b"a,b\nx," + b"y" * (2 << 20) + b"\nz,1\n")
    assert found.cells == [("", ""), ("z", "1")]
    assert [(problem.line, problem.said) for problem in found.problems] == [
        (2, "a cell is longer than 1048576 characters")
    ]


MEASURED = """
import resource, sys
from pipelinecli.exchange.reading.opening import open_table
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with open_table(sys.argv[1]) as table:
        rows = sum(1 for _row in table.rows)
except Exception as error:
    rows = type(error).__name__
print(rows, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize(
    ("content", "times", "rows", "most"),
    [
        ((b"a,b\n", b"abcdefgh,ijklmnop\n"), 2_000_000, "2000000", 20),
        ((b"a,b\n", "张三,上海远东贸易有限公司\n".encode("gbk")), 10**6, "1000000", 20),
        ((b"a,b\n", b"x" * 1_000), 64_000, "TooLarge", 60),
        ((b'a,b\n"', b"x" * 1_000), 64_000, "TooLarge", 60),
        ((b'a,b\n1,"', b"x\n" * 1_000), 32_000, "TooLarge", 60),
        ((b"", b'{"name": "x", "note": "y"}\n'), 500_000, "500000", 30),
        ((b"[", b'{"name": "x", "note": "y"},'), 500_000, "Damaged", 30),
    ],
)  # fmt: skip
def test_memory_is_bounded_whatever_the_size(
    tmp_path: Path, content: tuple[bytes, bytes], times: int, rows: str, most: int
) -> None:
    path = tmp_path / "list"
    with path.open("wb") as file:
        file.write(content[0])
        for _part in range(100):
            file.write(content[1] * (times // 100))
    run = [sys.executable, "-c", MEASURED, str(path)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    path.unlink()
    found, megabytes = said.split()
    assert (found, int(megabytes) < most) == (rows, True)

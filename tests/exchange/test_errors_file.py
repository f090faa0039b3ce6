"""The file of bad rows: mended, it can be imported again."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import UsageError
from pipelinecli.exchange.errors_file import PROPERTY, bad_rows
from pipelinecli.exchange.reading.opening import open_table
from pipelinecli.exchange.table import Problem, Row, Table
from tests.exchange.reading.files import read_path

if TYPE_CHECKING:
    from pathlib import Path


def _written(folder: Path, content: str) -> str:
    source, target = folder / "list", folder / "bad"
    source.write_bytes(content.encode())
    with (
        open_table(str(source)) as table,
        bad_rows(str(target), table, source=str(source)) as bad,
    ):
        for row in table.rows:
            if row.problem is not None:
                bad.add(row, [row.problem])
    return target.read_bytes().decode()


def test_rows_stand_as_they_stood_with_the_line_and_the_reason(tmp_path: Path) -> None:
    text = 'name;phone;note\nA;1;ok\n"=x;y";\'+86;a;b;c\nB;2\n'
    assert _written(tmp_path, text) == (
        "\ufeffname;phone;note;line;reason\n"
        '"\'=x;y";\'+86;a;3;"5 cells, and the header has 3 '
        '(put quotes around a cell that has “;” in it)";b;c\n'
        'B;2;;4;"note: 2 cells, and the header has 3 '
        '(a cell may be broken over two lines; or put the empty cells in)"\n'
    )
    assert stat.S_IMODE((tmp_path / "bad").stat().st_mode) == 0o600


def test_it_is_read_again_with_its_delimiter_and_its_reasons_are_not_kept(tmp_path: Path) -> None:
    _written(tmp_path, "姓名\t电话\n张三\t1\n李四\n")
    again = read_path(str(tmp_path / "bad"))
    assert (again.kind, again.header[:2]) == ("tsv", ("姓名", "电话"))
    assert again.cells[0][:3] == ("李四", "", "3")
    assert again.problems == []
    with (
        open_table(str(tmp_path / "bad")) as table,
        bad_rows(str(tmp_path / "worse"), table, source="bad") as bad,
    ):
        for row in table.rows:
            bad.add(row, [Problem(row.line, "电话", None, "no phone")])
    assert (tmp_path / "worse").read_text() == (
        "\ufeff姓名\t电话\tline\treason\n李四\t\t2\t电话: no phone\n"
    )


def test_cards_are_their_own_text_with_the_reason_before_the_end(tmp_path: Path) -> None:
    raw = "BEGIN:VCARD\nFN:\nX-PIPELINE-REASON:old\nEND:VCARD\n"
    table = Table("vcf", ("name",), iter(()), (), lambda: (0, None))
    with bad_rows(str(tmp_path / "bad"), table, source="-") as bad:
        for text in (raw, "BEGIN:VCARD\nFN:x"):
            bad.add(Row(1, ("",), None, text), [Problem(1, None, None, "a;b,c\n", "d")])
    assert (tmp_path / "bad").read_text() == (
        "BEGIN:VCARD\nFN:\nX-PIPELINE-REASON:a\\;b\\,c\\n (d)\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:x\nX-PIPELINE-REASON:a\\;b\\,c\\n (d)\n"
    )


def test_it_is_written_without_rows_over_the_one_of_an_earlier_import(tmp_path: Path) -> None:
    for old in ("", "\ufeffname;line;reason\nAnn;2;no\n", f"BEGIN:VCARD\n{PROPERTY}:no\n"):
        (tmp_path / "bad").write_text(old)
        assert _written(tmp_path, "a,b\n1,2\n") == "\ufeffa,b,line,reason\n"


def test_nothing_of_it_is_there_when_the_import_ends_in_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnicodeError):
        _fail(tmp_path)
    assert list(tmp_path.iterdir()) == []


def _fail(folder: Path) -> None:
    table = Table("csv", ("name",), iter(()), (), lambda: (0, None))
    with bad_rows(str(folder / "bad"), table, source="-"):
        raise UnicodeError


def test_it_is_not_put_over_what_is_something_else(tmp_path: Path) -> None:
    (tmp_path / "source").write_text("a,b\n")
    (tmp_path / "store").write_bytes(b"SQLite format 3\0" + bytes(99))
    (tmp_path / "precious").write_text("name,reason\nAnn,she asked\n")
    (tmp_path / "link").symlink_to("elsewhere")
    (tmp_path / "folder").mkdir()
    said = {
        "source": "is the file that is being read",
        "store": "exists already",
        "precious": "exists already",
        "link": "is not a plain file",
        "folder": "is not a plain file",
    }
    table = Table("csv", ("name",), iter(()), (), lambda: (0, None))
    for name, reason in said.items():
        path = str(tmp_path / name)
        with (
            pytest.raises(UsageError) as error,
            bad_rows(path, table, source=str(tmp_path / "source")),
        ):
            pass
        assert (error.value.message, error.value.hint) == (
            f"{path} {reason}",
            "name another file: --errors FILE",
        )

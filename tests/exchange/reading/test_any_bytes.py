"""Whatever bytes there are: rows, or one clear refusal, and never anything else."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pipelinecli.errors import ExitCode, PipelineError
from pipelinecli.exchange.reading.opening import Hints, open_table
from tests.exchange.reading.files import LIST

if TYPE_CHECKING:
    from pathlib import Path


def _workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for number in range(4):
        book.worksheets[0].append(["姓名", number, 1.5, None, True])
    book.save(file)
    return file.getvalue()


WHOLE = [
    LIST.encode(),
    LIST.encode("gb18030"),
    LIST.encode("utf-16"),
    LIST.encode("utf-16-be"),
    LIST.replace(",", ";").encode("big5", "replace"),
    json.dumps({"schema": 1, "kind": "contacts", "data": [{"a": {"b": ["张"]}}] * 3}).encode(),
    b'{"a": "1"}\n{"a": "2"}\n',
    b"sep=;\n'a';'b'\n'\\N';\"x\\\"y\"\n",
    _workbook(),
]
ENCODINGS = [None, "utf-8", "gbk", "utf-16", "big5", "hz", "utf-7", "cp1252", "utf-8+cp1252"]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Draw a file with some of its bytes cut out, put in or changed."""
    content = bytearray(draw(st.sampled_from(WHOLE)))
    for _change in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep one folder for all examples."""
    return tmp_path_factory.mktemp("lists")


@given(content=st.one_of(st.binary(max_size=200), spoilt()), encoding=st.sampled_from(ENCODINGS))
def test_any_bytes_are_rows_or_refused(folder: Path, content: bytes, encoding: str | None) -> None:
    path = folder / "list"
    path.write_bytes(content)
    try:
        with open_table(str(path), Hints(encoding=encoding)) as table:
            assert len(set(table.header)) == len(table.header)
            last = 0
            for row in table.rows:
                assert len(row.cells) == len(table.header)
                assert row.line >= last
                last = row.line
                "".join(row.cells).encode()
                is_whole = "\N{REPLACEMENT CHARACTER}" not in "".join(row.cells)
                assert row.problem is not None or is_whole or table.kind == "vcf"
            assert table.position()[0] <= len(content)
    except PipelineError as error:
        assert error.code in {ExitCode.BAD_DATA, ExitCode.USAGE}  # noqa: PT017
        assert error.message  # noqa: PT017

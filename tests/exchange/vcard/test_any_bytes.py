"""Whatever the bytes: nothing fails, nothing depends on how they arrive, nothing is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.vcard.blocks import Source, physical
from pipelinecli.exchange.vcard.table import vcard_table

if TYPE_CHECKING:
    from pipelinecli.exchange.table import Row

PIECES = [
    b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"FN:", b"N:", b"TEL;CELL:1", b"NOTE:", b"AGENT:",
    b";CHARSET=GBK", b";ENCODING=QUOTED-PRINTABLE:", b"PHOTO;ENCODING=b:", b"BDAY:19850412", b"=",
    b"=C3=91", b"\n", b"\r\n", b"\r", b" ", b"\t", b"\\", b";", b",", b":", b'"', b"item1.",
    b"X-ABLabel:_$!<Home>!$_", b"\xd5\xc5\xc8\xfd", b"\xff\xfe", b"\x00",
    "张三".encode(), b"A" * 40,    b"EMAIL:a@b.cc", b"ADR:;;x;;;;", b"CATEGORIES:a,b",
    b"TEL;VALUE=uri:tel:+1;ext=2", b"\xef\xbb\xbf",
]  # fmt: skip
anything = st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES)).map(b"".join))
cards = anything.map(lambda inside: b"BEGIN:VCARD\nFN:A\n" + inside + b"\nEND:VCARD\n")


class Slow(io.RawIOBase):
    """Bytes that arrive a few at a time."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        super().__init__()
        self._data = io.BytesIO(data)
        self._sizes = sizes

    def read(self, size: int = -1, /) -> bytes:
        del size
        self._sizes.append(self._sizes.pop(0))
        return self._data.read(self._sizes[0])


def rows(stream: io.BytesIO | Slow) -> list[Row]:
    return list(vcard_table(stream).rows)  # type: ignore[arg-type]


@given(st.one_of(anything, cards))
def test_any_bytes_are_read_as_rows_of_the_header(data: bytes) -> None:
    table = vcard_table(io.BytesIO(data))
    for row in table.rows:
        assert len(row.cells) == len(table.header)
        assert row.problem is not None or row.cells[0]
        assert all(cell == cell.strip() for cell in row.cells)


@given(st.one_of(anything, cards), st.lists(st.integers(1, 7), min_size=1))
def test_how_bytes_arrive_changes_nothing(data: bytes, sizes: list[int]) -> None:
    # The mark of an encoding is looked for in what arrives first.
    data = b"BEGIN:VCARD\nEND:VCARD\n\n" + data
    assert rows(Slow(data, [32, *sizes])) == rows(io.BytesIO(data))


@given(st.one_of(anything, cards), st.lists(st.integers(1, 7), min_size=1))
def test_physical_lines_are_those_an_editor_shows(data: bytes, sizes: list[int]) -> None:
    data = b"BEGIN:VCARD~~~~~" + data
    given_ = [
        line
        for lines in physical(Source(Slow(data, [32, *sizes])))  # type: ignore[arg-type]
        for line in lines
    ]
    assert given_ == data.replace(b"\r\r\n", b"\n").splitlines()


@given(st.lists(st.sampled_from([b"TEL:1", b"FN:x", b"TITLE:y", b"nonsense", b"TEL;HOME"])))
def test_every_line_comes_to_a_cell_or_is_said(lines: list[bytes]) -> None:
    data = b"\n".join([b"BEGIN:VCARD", b"FN:A", *lines, b"END:VCARD", b""])
    card, *strays = rows(io.BytesIO(data))
    assert card.problem is None
    assert [row.line for row in strays] == [
        at for at, line in enumerate(lines, 3) if b":" not in line
    ]

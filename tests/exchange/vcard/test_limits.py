"""Lines and cards of any size: read past in bounded memory, and said."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from pipelinecli.exchange.vcard.table import vcard_table
from tests.exchange.vcard.given import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\n"
END = b"TEL:1\r\nEND:VCARD\r\n"
MANY = 4 << 20
ENOUGH = 24 << 20
"""Bytes that reading may take, whatever the file: a block, a line, and what comes with them."""
ANN = {"name": "Ann", "phone": "1"}
TOO_LONG = "longer than 1 MB; the card is read without it"
TOO_LARGE = "the card is too large; what follows in it is not read"


class Endless(io.RawIOBase):
    """A beginning, one piece over and over, and an end."""

    def __init__(self, begin: bytes, piece: bytes, end: bytes, size: int = MANY) -> None:
        super().__init__()
        often = (1 << 16) // len(piece) + 1
        self._pieces = self._give(begin, piece * often, end, size // (len(piece) * often))

    @staticmethod
    def _give(begin: bytes, piece: bytes, end: bytes, times: int) -> Iterator[bytes]:
        yield begin
        for _ in range(times):
            yield piece
        yield end

    def read(self, size: int = -1, /) -> bytes:
        del size
        return next(self._pieces, b"")


def read(stream: Endless) -> list[tuple[int, dict[str, str], str | None]]:
    """Return line, cells and problem of the first rows, read within the memory there is."""
    tracemalloc.start()
    try:
        found: list[tuple[int, dict[str, str], str | None]] = []
        for row in vcard_table(stream).rows:  # type: ignore[arg-type]
            if len(found) < 5:
                found.append((row.line, filled(row), row.problem and row.problem.said))
        assert tracemalloc.get_traced_memory()[1] < ENOUGH
    finally:
        tracemalloc.stop()
    return found


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"PHOTO;ENCODING=b;TYPE=JPEG:", b"A" * 4096),
        (b"PHOTO;ENCODING=BASE64:\r\n", b" " + b"A" * 4096 + b"\r\n"),
        (b"X-BLOB;BASE64:\r\n", b"A" * 4096 + b"\r\n"),
    ],
)
def test_a_picture_of_50_mb_is_read_past(head: bytes, piece: bytes) -> None:
    size = MANY if b"\n" in head else 50 << 20
    assert read(Endless(BEGIN + head, piece, b"\r\n" + END, size)) == [(1, ANN, None)]


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"NOTE:", b"word " * 999),
        (b"NOTE:\r\n", b" " + b"word " * 999 + b"\r\n"),
        (b"NOTE;ENCODING=QUOTED-PRINTABLE:\r\n=\r\n", b"=41" * 999 + b"=\r\n"),
        (b"X-LONG:", b"word " * 999),
    ],
)
def test_a_text_of_many_mb_is_said_and_left_out(head: bytes, piece: bytes) -> None:
    found = read(Endless(BEGIN + head, piece, b"\r\n" + END))
    assert found == [(1, ANN, None), (4, {}, TOO_LONG)]


def test_a_text_just_within_the_limit_is_kept() -> None:
    text = b"NOTE:" + b"x" * ((1 << 20) - 5)
    (row,) = vcard_table(io.BytesIO(BEGIN + text + b"\r\n" + END)).rows
    assert len(filled(row)["note"]) == (1 << 20) - 5


def test_lines_are_counted_on_after_one_that_was_too_long() -> None:
    data = BEGIN + b"NOTE:" + b"x" * (3 << 20) + b"\r\n" + END + BEGIN + END
    assert [row.line for row in vcard_table(io.BytesIO(data)).rows] == [1, 4, 7]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
@pytest.mark.parametrize("more", range(-2, 3))
def test_the_end_of_a_long_line_may_be_anywhere_in_a_block(end: bytes, more: int) -> None:
    whole = (1 << 21) + more
    begin = BEGIN.replace(b"\r\n", end)
    line = b"NOTE:" + b"x" * (whole - len(begin) - 5)
    data = begin + line + end + END.replace(b"\r\n", end)
    found = [(row.line, filled(row)) for row in vcard_table(io.BytesIO(data)).rows]
    assert found == [(1, ANN), (4, {})]


def test_a_card_that_never_ends_is_read_up_to_a_point_and_said() -> None:
    assert read(Endless(BEGIN + END[:7], b"TEL:1\r\n", b"", 1 << 20)) == [
        (1, ANN, None),
        (10_002, {}, TOO_LARGE),
    ]
    assert read(Endless(BEGIN + END[:7], b"NOTE:" + b"x" * (1 << 19) + b"\r\n", b"", MANY * 2)) == [
        (1, {**ANN, "note": "\n".join(["x" * (1 << 19)] * 7)}, None),
        (12, {}, TOO_LARGE),
    ]


@pytest.mark.parametrize(
    "piece", [b"A" * 4096, b"nonsense\r\n", b"\r", b"AGENT:\nBEGIN:VCARD\nFN:x\n"]
)
def test_nonsense_without_end_is_read_in_bounded_memory(piece: bytes) -> None:
    read(Endless(b"\n", piece, b"", 1 << 18))
    read(Endless(BEGIN, piece, END, 1 << 18))


def test_cards_are_given_before_the_file_is_read() -> None:
    stream = Endless(b"\n", BEGIN + END, b"")
    table = vcard_table(stream)  # type: ignore[arg-type]
    assert filled(next(table.rows)) == ANN
    assert table.position()[0] < (1 << 20)


def test_the_position_is_in_bytes_and_of_how_many_where_that_is_known(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "a.vcf"
    path.write_bytes(BEGIN + END)
    with path.open("rb") as stream:
        table = vcard_table(stream)
        list(table.rows)
        assert table.position() == (len(BEGIN + END), len(BEGIN + END))
    table = vcard_table(io.BytesIO(BEGIN + END))
    assert (table.kind, len(list(table.rows)), table.position()[1]) == ("vcf", 1, None)

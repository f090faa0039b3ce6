"""A file of people, deals or activities as a table of rows, whatever kind of file it is."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.reading import kinds
from pipelinecli.exchange.reading.kinds import Kind
from pipelinecli.exchange.reading.refusals import NoSheets
from pipelinecli.exchange.reading.source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from pipelinecli.exchange.reading.decoding import Text
    from pipelinecli.exchange.reading.source import Source
    from pipelinecli.exchange.table import Table

_CARDS: Final = 16_000
"""Bytes among which the first card of an address book begins."""


class Hints(NamedTuple):
    """What the person said about the file."""

    encoding: str | None = None
    sheet: str | None = None


@contextmanager
def open_table(path: str, hints: Hints = Hints()) -> Iterator[Table]:  # noqa: B008 - it is a value
    """Open the file at `path`, `-` for standard input, and find out what it is.

    The rows can be read once, within the block. Raises, here or while rows are read: Unreadable
    and NoFile; OtherKind, Damaged, TooLarge and DoubtfulEncoding (all BadFile); UnknownEncoding,
    NoSheet and NoSheets.
    """
    with open_source(path) as source:
        kind = kinds.of_bytes(source)
        if kind is Kind.SPREADSHEET:
            from pipelinecli.exchange.reading.xlsx import xlsx_table

            with xlsx_table(source, hints.sheet) as table:
                yield table
            return
        if hints.sheet is not None:
            raise NoSheets(source.name)
        with _of_text(source, hints) as table:
            yield table


@contextmanager
def _of_text(source: Source, hints: Hints) -> Iterator[Table]:
    from pipelinecli.exchange.reading.decoding import Text
    from pipelinecli.exchange.reading.encodings import by_name
    from pipelinecli.exchange.vcard.lines import are_cards

    codec, undoing = (None, None) if hints.encoding is None else by_name(hints.encoding)
    if undoing is None and are_cards(source.head[:_CARDS]):
        # Its own reader knows that each property may be in another encoding.
        from pipelinecli.exchange.vcard.table import vcard_table

        yield vcard_table(io.BufferedReader(source), codec)._replace(position=source.position)
        return
    text = Text(source, hints.encoding)
    kind = kinds.of_text(text.begins, source.name)
    if kind is Kind.VCARD:
        from pipelinecli.exchange.vcard.table import vcard_table

        stream = io.BufferedReader(_Utf8(text))
        yield vcard_table(stream)._replace(position=source.position)
    elif kind is Kind.JSON:
        from pipelinecli.exchange.reading.jsonrows import json_table

        yield json_table(source, text)
    else:
        from pipelinecli.exchange.reading.delimited import delimited_table

        with delimited_table(source, text) as table:
            yield table


class _Utf8(io.RawIOBase):
    """A text as UTF-8, for a reader of bytes."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._chunks = text.chunks()
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer from where reading has come to."""
        room = memoryview(buffer).cast("B")
        while not self._held:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._held = memoryview(chunk.encode("utf-8", "replace"))
        part = self._held[: len(room)]
        self._held = self._held[len(part) :]
        room[: len(part)] = part
        return len(part)

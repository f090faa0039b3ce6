"""A bundle read back, line by line, and found to be whole or refused.

It may be packed with gzip, whatever its name says. It refuses to hold more than a line, to go on
after the first thing that is wrong, and to know what is in a table: that is its reader's.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from pipelinecli.exchange import limits
from pipelinecli.exchange.bundle.refusals import BadBundle, NewerBundle, NoBundle
from pipelinecli.exchange.bundle.writing import KIND, SCHEMA, closing_line
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.reading.source import Source

_GZIP: Final = b"\x1f\x8b"
_DATABASE: Final = b"SQLite format 3\0"
_RATIO: Final = 200
"""How many times its size a packed bundle may have unpacked: an honest one has twenty at most."""
_LEAST: Final = 64 * limits.MIB
"""Up to which it is not looked at."""
_MOST: Final = 1 << 63
"""Beyond every number that a store can hold."""
_PARTS: Final = 2
_LONGEST_VALUE: Final = 60


class Header(NamedTuple):
    """What a bundle says of itself."""

    version: tuple[int, int]
    """Of the store."""
    program: str
    """Which wrote it."""


class Line(NamedTuple):
    """One row of one table, and the line it stands on."""

    number: int
    table: str
    row: dict[str, str | int | None]


class Bundle:
    """A bundle that is being read."""

    def __init__(self, source: Source) -> None:
        """Begin with the header. Raises NoBundle and BadBundle."""
        self._source = source
        plain = io.BufferedReader(source, limits.CHUNK)
        self._packed = source.head.startswith(_GZIP)
        self._file: io.BufferedIOBase = gzip.GzipFile(fileobj=plain) if self._packed else plain
        self._decode = json.JSONDecoder(
            parse_float=_no_number, parse_constant=_no_number, strict=False
        ).decode
        self._digest = hashlib.sha256()
        self._counts: dict[str, int] = {}
        self.line = 0
        """The line that was read last; 0 where all of them were."""
        self._unpacked = 0
        self.header = self._header()

    def refuse(self, said: str, hint: str | None = None) -> NoReturn:
        """Refuse it for the line that was read last, or for all of it."""
        raise BadBundle(self._source.name, self.line, said, hint=hint)

    def rows(self) -> Iterator[Line]:
        """Yield every row, and see at the end that they are what was written. Raises BadBundle."""
        while True:
            data = self._next()
            found = self._value(data)
            table, row = found.get("table"), found.get("row")
            if "table" not in found and "sha256" in found:
                self._settle(found, data)
                return
            if not isinstance(table, str) or not isinstance(row, dict) or len(found) != _PARTS:
                self.refuse(_("it is no row of a table"))
            for value in row.values():
                self._check(value)
            self._digest.update(data)
            self._counts[table] = self._counts.get(table, 0) + 1
            yield Line(self.line, table, row)

    def _header(self) -> Header:
        if self._source.head.startswith(_DATABASE):
            raise NoBundle(self._source.name, _("a backup of the store: pipeline restore FILE"))
        data = self._next()
        try:
            found = self._value(data)
        except BadBundle:
            raise NoBundle(self._source.name) from None
        if found.get("kind") != KIND:
            is_ours = {"schema", "kind", "data"} <= found.keys()
            raise NoBundle(self._source.name, _("look: pipeline import --help") if is_ours else "")
        version = found.get("version")
        is_version = isinstance(version, list) and [type(part) for part in version] == [int, int]
        if not isinstance(version, list) or not is_version:
            self.refuse(_("it does not say which version it is of"))
        if found.get("schema") != SCHEMA:
            raise NewerBundle(self._source.name, str(found.get("schema")), str(SCHEMA))
        self._digest.update(data)
        return Header((version[0], version[1]), str(found.get("program", "")))

    def _next(self) -> bytes:
        """Return the next line as it stands. Raises BadBundle where there is none."""
        self.line += 1
        try:
            data = self._file.readline(limits.LINE + 1)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self.refuse(_("it is cut short or damaged"))
        self._unpacked += len(data)
        if len(data) > limits.LINE:
            self.refuse(_("the line is longer than {n} MB").format(n=limits.LINE // limits.MIB))
        if self._packed and self._unpacked > max(_LEAST, _RATIO * self._source.taken):
            self.refuse(_("it unpacks to far more than a bundle does"))
        if not data and self.line > 1:
            self.refuse(_("it is cut short: its last line is missing"))
        return data

    def _value(self, data: bytes) -> dict[str, Any]:
        try:
            found = self._decode(data.decode())
        except (ValueError, RecursionError):
            ends = data.endswith(b"\n")
            self.refuse(_("it is no JSON") if ends else _("it is cut short in the middle of it"))
        if not isinstance(found, dict):
            self.refuse(_("it is no row of a table"))
        return found

    def _check(self, value: object) -> None:
        """See that a value is one that a column can have."""
        if isinstance(value, str):
            if value.isascii():
                return
            try:
                value.encode()
            except UnicodeEncodeError:
                self.refuse(_("a text in it is none"))
        elif isinstance(value, bool) or not (value is None or isinstance(value, int)):
            self.refuse(_("no column holds {value}").format(value=repr(value)[:_LONGEST_VALUE]))
        elif value is not None and not -_MOST <= value < _MOST:
            self.refuse(_("a number in it is too large"))

    def _settle(self, end: dict[str, Any], data: bytes) -> None:
        """See that the closing line is of what was read, and that it is the last."""
        if not data.endswith(b"\n"):
            self.refuse(_("it is cut short in the middle of it"))
        if end["sha256"] != self._digest.hexdigest():
            self.refuse(_("it was written to: it is not what its checksum was made for"))
        if data != closing_line(self._counts, self._digest.hexdigest()):
            self.refuse(_("rows are missing or too many"))
        self.line += 1
        try:
            more = self._file.read(1)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self.refuse(_("it is cut short or damaged"))
        if more:
            self.refuse(_("there is something after its end"))
        self.line = 0


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)

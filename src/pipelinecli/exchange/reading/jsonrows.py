"""Our own JSON and JSON lines as rows, one object at a time; plain lists of objects as well.

What an object holds within it has dotted names. It refuses to hold a file: of an array, one
element is held.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange import limits
from pipelinecli.exchange.reading.decoding import LONE_SURROGATES
from pipelinecli.exchange.reading.faults import spoilt
from pipelinecli.exchange.reading.garbled import LOST, garbled, is_suspicious
from pipelinecli.exchange.reading.refusals import BadFile, Damaged, TooLarge
from pipelinecli.exchange.table import Problem, Row, Table
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.reading.decoding import Text
    from pipelinecli.exchange.reading.source import Source

_SCHEMA: Final = 1
_SAMPLE: Final = 1_000
"""Objects whose keys make the header."""
_BLANK: Final = " \t\r\n\ufeff"
_EXCERPT: Final = 80
_BETWEEN: Final = "; "
"""Between the elements of a list."""


def json_table(source: Source, text: Text) -> Table:
    """Read a text as rows. Raises BadFile, Damaged and TooLarge, then and while it is read."""
    objects = _Objects(source.name, text.characters())
    records = objects.each()
    first: list[tuple[int, object]] = []
    for record in records:
        first.append(record)
        if len(first) >= _SAMPLE:
            break
    names = dict.fromkeys(
        key for _line, value in first if isinstance(value, dict) for key in _flat(value)
    )
    if not names:
        raise BadFile(
            _("there are no rows in {path}").format(path=source.name),
            hint=_("look whether it is the right file"),
        )
    if len(names) > limits.COLUMNS:
        raise TooLarge(
            _("line {line} has {n} columns; at most {most} are read").format(
                line=first[0][0], n=len(names), most=limits.COLUMNS
            ),
            hint=_("keep the columns that are needed"),
        )
    header = tuple(names)
    return Table("json", header, _rows(header, first, records), (), source.position)


def _rows(
    header: tuple[str, ...],
    first: list[tuple[int, object]],
    rest: Iterator[tuple[int, object]],
) -> Iterator[Row]:
    known = frozenset(header)
    for records in (first, rest):
        for line, value in records:
            yield _row(header, known, line, value)


def _row(header: tuple[str, ...], known: frozenset[str], line: int, value: object) -> Row:
    if not isinstance(value, dict):
        shown = _text(value)
        problem = Problem(line, None, shown[:_EXCERPT], _("this is no object"), _("take it out"))
        return Row(line, ("",) * len(header), problem, shown)
    cells = _flat(value)
    wrong = _large(line, cells) or _letters(line, cells) or _unknown(line, cells, known)
    return Row(line, tuple(cells.get(key, "") for key in header), wrong)


def _large(line: int, cells: dict[str, str]) -> Problem | None:
    for key, cell in cells.items():
        if len(cell) > limits.CELL:
            cells[key] = ""
            said = _("a cell is longer than {n} characters").format(n=limits.CELL)
            return Problem(line, key, None, said, _("make it shorter"))
    return None


def _letters(line: int, cells: dict[str, str]) -> Problem | None:
    """Look for letters that were lost or spoilt; what no text can have is taken out."""
    every = "\n".join(cells.values())
    if not is_suspicious(every) and not re.search(LONE_SURROGATES, every):
        return None
    for key, cell in cells.items():
        cells[key] = re.sub(LONE_SURROGATES, LOST, cell)
        found = garbled(cells[key])
        if found is not None:
            fault = spoilt(found)
            return Problem(line, key, cells[key][:_EXCERPT], fault.said, fault.hint)
    return None


def _unknown(line: int, cells: dict[str, str], known: frozenset[str]) -> Problem | None:
    new = next((key for key in cells if key not in known), None)
    if new is None:
        return None
    said = _("no object before it has this key")
    hint = _("give the first objects every key, with null")
    return Problem(line, new, cells[new][:_EXCERPT], said, hint)


def _flat(value: dict[str, object], prefix: str = "") -> dict[str, str]:
    """Return an object's values by dotted name. A list of plain values is one cell."""
    found: dict[str, str] = {}
    for key, inner in value.items():
        name = f"{prefix}{key}"
        if isinstance(inner, dict):
            found.update(_flat(inner, f"{name}."))
        elif isinstance(inner, list) and any(isinstance(each, dict) for each in inner):
            for number, each in enumerate(inner, 1):
                found.update(_flat({str(number): each}, f"{name}."))
        else:
            found[name] = _text(inner)
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _BETWEEN.join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class _Objects:
    """The values of an array, of an envelope's `data`, or of lines, with their lines."""

    def __init__(self, path: str, chunks: Iterator[str]) -> None:
        self._path = path
        self._chunks = chunks
        self._held = ""
        self._at = 0
        self._line = 1
        # Numbers stay as they are written: 1.10 is no 1.1, and no digit is lost.
        self._decode = json.JSONDecoder(parse_float=str, parse_int=str, strict=False).raw_decode

    def each(self) -> Iterator[tuple[int, object]]:
        """Yield every value. Raises Damaged, BadFile and TooLarge."""
        first = self._peek()
        if first == "[":
            self._at += 1
            yield from self._elements()
            return
        envelope = self._envelope()
        if envelope is not None:
            yield from envelope
            return
        while self._peek():
            line = self._line
            yield line, self._value()

    def _envelope(self) -> Iterator[tuple[int, object]] | None:
        """Go to an envelope's rows; None, and nothing read, where this is no envelope."""
        start, line = self._at, self._line
        found: dict[str, object] = {}
        self._at += 1
        while self._peek() == '"':
            key = self._value()
            if self._peek() != ":":
                break
            self._at += 1
            if key == "data" and found.get("schema") is not None:
                self._check(found)
                return self._data()
            if key not in {"schema", "kind"}:
                break
            found[str(key)] = self._value()
            if self._peek() != ",":
                break
            self._at += 1
        self._at, self._line = start, line
        return None

    def _check(self, envelope: dict[str, object]) -> None:
        if envelope["schema"] != str(_SCHEMA):
            raise BadFile(
                _("{path} has schema {found}; this program knows {known}").format(
                    path=self._path, found=envelope["schema"], known=_SCHEMA
                ),
                hint=_("install a newer pipelinecli"),
            )

    def _data(self) -> Iterator[tuple[int, object]]:
        if self._peek() == "[":
            self._at += 1
            yield from self._elements()
        else:
            line = self._line
            yield line, self._value()

    def _elements(self) -> Iterator[tuple[int, object]]:
        if self._peek() == "]":
            return
        while True:
            self._peek()
            line = self._line
            yield line, self._value()
            after = self._peek()
            if after == "]":
                return
            if after != ",":
                raise self._damaged()
            self._at += 1

    def _peek(self) -> str:
        """Return the next character that is not blank, or nothing at the end."""
        while True:
            while self._at < len(self._held):
                char = self._held[self._at]
                if char not in _BLANK:
                    return char
                self._line += char == "\n"
                self._at += 1
            if not self._more():
                return ""

    def _more(self) -> bool:
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._held = self._held[self._at :] + chunk
        self._at = 0
        return True

    def _value(self) -> object:
        if not self._peek():
            raise self._damaged()
        while True:
            try:
                value, end = self._decode(self._held, self._at)
            except RecursionError:
                raise self._damaged() from None
            except ValueError:
                if len(self._held) - self._at > limits.LINE:
                    said = _("line {line} is longer than {n} MB")
                    raise TooLarge(
                        said.format(line=self._line, n=limits.LINE // limits.MIB),
                        hint=_("look whether it is the right file"),
                    ) from None
                if not self._more():
                    raise self._damaged() from None
                continue
            self._line += self._held.count("\n", self._at, end)
            self._at = end
            return value

    def _damaged(self) -> Damaged:
        return Damaged(self._path, _("at line {line} it is no JSON").format(line=self._line))

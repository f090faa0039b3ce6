"""CSV and its kin as rows: whatever delimiter, quotes, line ends, preamble and header there are.

A row that has too many cells or too few, a quote that swallows rows, a line of another encoding:
each is its row's problem, and the next row is read. It refuses only what cannot be rows at all.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipelinecli.exchange import limits
from pipelinecli.exchange.guarding import GUARD, unguard
from pipelinecli.exchange.reading import header
from pipelinecli.exchange.reading.dialect import dialect_of
from pipelinecli.exchange.reading.footer import footer
from pipelinecli.exchange.reading.refusals import DoubtfulEncoding, TooLarge
from pipelinecli.exchange.table import Problem, Row, Table
from pipelinecli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.exchange.reading.decoding import Text
    from pipelinecli.exchange.reading.dialect import Dialect
    from pipelinecli.exchange.reading.header import Header
    from pipelinecli.exchange.reading.source import Source

_END = "\0end of file\0"
"""Fed as a last line: if it does not come out as a row, a quote was open."""
_EXCERPT = 80
_LEAST_WIDTH = 3
"""Cells of a row that is known for one within another: two to a line may be anything."""
_BOM = "\ufeff"


@contextmanager
def delimited_table(source: Source, text: Text) -> Iterator[Table]:
    """Read a text as rows. Raises BadFile, TooLarge and DoubtfulEncoding, then and while read."""
    before = csv.field_size_limit(limits.CELL)
    try:
        _refuse_endless(text, whole=source.is_whole)
        dialect, first = dialect_of(text.begins, whole=source.is_whole)
        found = header.find(_without_sep(first), source.name)
        below = footer(source, text.encoding, dialect, len(found.names))
        rows = DelimitedRows(text, dialect, found, below)
        kind = "tsv" if dialect.delimiter == "\t" else "csv"
        notes = (*_notes(text, dialect), *found.notes, *_left_out(below))
        yield Table(kind, found.names, rows, notes, source.position)
    finally:
        csv.field_size_limit(before)


def _without_sep(rows: Sequence[tuple[int, list[str]]]) -> Sequence[tuple[int, list[str]]]:
    is_there = rows and rows[0][1] and rows[0][1][0].lstrip(_BOM).startswith("sep=")
    return rows[1:] if is_there else rows


def _notes(text: Text, dialect: Dialect) -> tuple[str, ...]:
    notes: list[str] = []
    if text.encoding not in {None, "utf-8"}:
        notes.append(_("read as {encoding}").format(encoding=text.encoding))
    if dialect.delimiter not in ",\t":
        notes.append(_("cells are separated by “{char}”").format(char=dialect.delimiter))
    if dialect.escape is not None:
        notes.append(_("a backslash makes the next character plain"))
    return tuple(notes)


def _left_out(below: frozenset[str]) -> tuple[str, ...]:
    if not below:
        return ()
    said = ngettext(
        "{n} line below the rows is left out: “{text}”",
        "{n} lines below the rows are left out, as “{text}”",
        len(below),
    )
    return (said.format(n=len(below), text=min(below)[:_EXCERPT]),)


def _refuse_endless(text: Text, *, whole: bool) -> None:
    if not whole and not re.search(r"[\r\n]", text.begins):
        raise TooLarge(
            _("line {line} is longer than {n} KB; it should name the columns").format(
                line=1, n=limits.HEAD // limits.KIB
            ),
            hint=_("keep the columns that are needed"),
        )


class DelimitedRows:
    """The rows below the header, once."""

    def __init__(self, text: Text, dialect: Dialect, found: Header, below: frozenset[str]) -> None:
        self._text = text
        self._dialect = dialect
        self._header = found
        self._footer = below
        self._width = len(found.names)
        self._plain = False
        """Whether nothing in the pieces that a row may be of needs a second look."""
        self._guarded = False
        """Whether a cell may begin with a guard there."""
        self._fed = 0
        self._done = 0
        """The line of the last row handed out, and how many pieces were fed since."""
        self._rows = self._every()

    @property
    def delimiter(self) -> str:
        """What separates the cells."""
        return self._dialect.delimiter

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def __next__(self) -> Row:
        return next(self._rows)

    def _lines(self) -> Iterator[str]:
        was_plain, was_guarded, last = True, False, -1
        for piece in self._text.chunks():
            text = piece if self._dialect.escape is None else self._without_null(piece)
            # A row may have begun in the piece before.
            is_plain = not (self._text.faults or _BOM in text)
            is_guarded = self._has_guards(text)
            self._plain, was_plain = is_plain and was_plain, is_plain
            self._guarded, was_guarded = is_guarded or was_guarded, is_guarded
            self._fed = 0 if self._done != last else self._fed + len(text)
            last = self._done
            if self._fed > limits.LINE:
                raise TooLarge(
                    _("the row that begins after line {line} is longer than {n} MB").format(
                        line=self._done, n=limits.LINE // limits.MIB
                    ),
                    hint=_("a quote that is opened there may not be closed"),
                )
            yield from io.StringIO(text, newline="")
        self._plain = False
        yield _END

    def _has_guards(self, text: str) -> bool:
        return text.startswith(GUARD) or any(
            f"{before}{GUARD}" in text for before in (self.delimiter, "\n", "\r", '"')
        )

    def _without_null(self, text: str) -> str:
        r"""Take out \N, which is no value in a database's own files."""
        gap = re.escape(self.delimiter)
        return re.sub(rf"(?m)(^|{gap})\\N(?={gap}|\r|$)", r"\1", text)

    def _every(self) -> Iterator[Row]:
        reader = self._dialect.reader(self._lines())
        width = self._width
        begins = self._header.line
        new = tuple.__new__  # a Row, without the call that only passes its fields on
        is_first = self._header.cells[0] if self._header.cells else None
        at = 0
        while True:
            try:
                for cells in reader:
                    line, at = at + 1, reader.line_num
                    self._done = at
                    if at <= begins:
                        self._refuse_spoilt_header(line, at)
                        continue
                    is_even = len(cells) == width and self._plain and cells[0] != is_first
                    if is_even and (line == at or not self._swallows(cells)):
                        if any(cells):
                            whole = tuple(self._unguarded(cells) if self._guarded else cells)
                            yield new(Row, (line, whole, None, None))
                        continue
                    row = self._careful(line, at, cells)
                    if row is not None:
                        yield row
            except csv.Error:
                line, at = at + 1, reader.line_num
                yield self._too_large(line, at)
            else:
                return

    @staticmethod
    def _unguarded(cells: list[str]) -> list[str]:
        return [unguard(cell) if cell[:1] == GUARD else cell for cell in cells]

    def _refuse_spoilt_header(self, line: int, end: int) -> None:
        problem = self._fault(line, end, ()) if self._text.faults else None
        if problem is not None and end == self._header.line and self._header.cells:
            said = _("line {line}: {said}").format(line=line, said=problem.said)
            raise DoubtfulEncoding(said, hint=problem.hint or "")

    def _careful(self, line: int, end: int, cells: list[str]) -> Row | None:
        """Look at a row that has something about it; None for what is no row."""
        if cells == [_END]:
            return None
        is_open = bool(cells) and cells[-1].endswith(_END)
        if is_open:
            cells[-1] = cells[-1].removesuffix(_END)
        if cells and cells[0].startswith(_BOM):
            cells[0] = cells[0].removeprefix(_BOM)
        if not any(map(str.strip, cells)) or tuple(cells) == self._header.cells:
            return None
        if len(cells) == 1 and cells[0] in self._footer:
            return None
        problem = self._fault(line, end, cells) or self._misshapen(line, cells, is_open=is_open)
        raw = None
        if len(cells) > self._width and any(cells[self._width :]):
            raw = self._spelt(cells)
        fitted = tuple(map(unguard, cells[: self._width]))
        fitted += ("",) * (self._width - len(fitted))
        return Row(line, fitted, problem, raw)

    def _fault(self, line: int, end: int, cells: Sequence[str]) -> Problem | None:
        faults = self._text.faults
        found = [faults.pop(number) for number in range(line, end + 1) if number in faults]
        if not found:
            return None
        first = found[0]
        for name, cell in zip(self._header.names, cells, strict=False):
            if first.at is not None and first.at in cell:
                return Problem(line, name, cell[:_EXCERPT], first.said, first.hint)
        return Problem(line, None, None, first.said, first.hint)

    def _misshapen(self, line: int, cells: list[str], *, is_open: bool) -> Problem | None:
        if is_open:
            return Problem(
                line,
                None,
                cells[-1][:_EXCERPT],
                _("a quote is opened and never closed; all that follows was taken for one cell"),
                _("close it, or take it out"),
            )
        many = len(cells)
        if many > self._width and any(cells[self._width :]):
            value = self.delimiter.join(cells[self._width - 1 :])[:_EXCERPT]
            said = ngettext(
                "{n} cell, and the header has {m}", "{n} cells, and the header has {m}", many
            ).format(n=many, m=self._width)
            hint = _("put quotes around a cell that has “{char}” in it")
            return Problem(line, None, value, said, hint.format(char=self._shown()))
        if many < self._width:
            said = ngettext(
                "{n} cell, and the header has {m}", "{n} cells, and the header has {m}", many
            ).format(n=many, m=self._width)
            return Problem(
                line,
                self._header.names[many],
                self.delimiter.join(cells)[:_EXCERPT],
                said,
                _("a cell may be broken over two lines; or put the empty cells in"),
            )
        if self._swallows(cells):
            return Problem(
                line,
                None,
                next(cell for cell in cells if "\n" in cell)[:_EXCERPT],
                _("a quote that is opened here takes in the rows that follow"),
                _("close it, or take it out"),
            )
        return None

    def _swallows(self, cells: list[str]) -> bool:
        """Whether a cell of several lines has rows in it: a quote was not closed."""
        if self._width < _LEAST_WIDTH:
            return False
        fewest = self._width - 1
        return any(
            row.count(self.delimiter) >= fewest
            for cell in cells
            if "\n" in cell
            for row in cell.split("\n")[1:]
        )

    def _shown(self) -> str:
        return {"\t": _("tab")}.get(self.delimiter, self.delimiter)

    def _spelt(self, cells: list[str]) -> str:
        line = io.StringIO()
        csv.writer(line, delimiter=self.delimiter, lineterminator="").writerow(cells)
        return line.getvalue()

    def _too_large(self, line: int, end: int) -> Row:
        """Return a row whose cell is too long; over several lines, nobody can say where it ends."""
        said = _("a cell is longer than {n} characters").format(n=limits.CELL)
        hint = _("make it shorter; or a quote is opened there and not closed")
        if end > line:
            raise TooLarge(_("line {line}: {said}").format(line=line, said=said), hint=hint)
        return Row(line, ("",) * self._width, Problem(line, None, None, said, hint))

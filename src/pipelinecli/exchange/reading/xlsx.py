"""A sheet of an Excel workbook as rows: the one named, or the first that has any.

Streamed by openpyxl, values and not formulas. Cells merged downwards count for each of their rows,
as a person reads them. It refuses what `package` refuses.
"""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Final, Protocol, cast
from xml.etree.ElementTree import ParseError

from pipelinecli.exchange import limits
from pipelinecli.exchange.guarding import GUARD, unguard
from pipelinecli.exchange.reading import header, package
from pipelinecli.exchange.reading.cells import text_of
from pipelinecli.exchange.reading.refusals import BadFile, Damaged, NoSheet, TooLarge
from pipelinecli.exchange.table import Problem, Row, Table
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelinecli.exchange.reading.header import Header
    from pipelinecli.exchange.reading.source import Source

_FIRST: Final = 200
_MOST_ROWS: Final = 1_048_576
"""That a sheet can have."""
_BROKEN: Final = (*package.BROKEN, ParseError, TypeError, AttributeError, IndexError)
_ERROR: Final = "e"
"""openpyxl's type of a cell that shows an error."""


class _Cell(Protocol):
    """What is asked of openpyxl's cells; its own types are of those that can be written."""

    value: object
    number_format: str
    data_type: str


class _Sheet(Protocol):
    """What is asked of openpyxl's sheets."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self) -> Iterator[Sequence[_Cell]]: ...


@contextmanager
def xlsx_table(source: Source, wanted: str | None) -> Iterator[Table]:
    """Read a workbook. Raises Damaged, OtherKind, TooLarge, NoSheet and BadFile."""
    with source.whole() as file, warnings.catch_warnings():
        # They are about what no list needs: styles, validation, print areas.
        warnings.filterwarnings("ignore", module="openpyxl")
        package.checked(file, source.name)
        file.seek(0)
        with _workbook(file, source.name) as sheets:
            yield _table(file, source, _chosen(sheets, wanted, source.name), len(sheets))


@contextmanager
def _workbook(file: IO[bytes], path: str) -> Iterator[Sequence[_Sheet]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (*_BROKEN, InvalidFileException) as error:
        raise Damaged(path, str(error) or type(error).__name__) from None
    try:
        yield cast("Sequence[_Sheet]", book.worksheets)
    finally:
        book.close()


def _chosen(sheets: Sequence[_Sheet], wanted: str | None, path: str) -> _Sheet:
    """Return the sheet of that name or number, or the first shown one that has rows."""
    if wanted is not None:
        folded = wanted.strip().casefold()
        for number, sheet in enumerate(sheets, 1):
            if folded in {sheet.title.strip().casefold(), str(number)}:
                return sheet
        raise NoSheet(wanted, [sheet.title for sheet in sheets])
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    for sheet in (*shown, *sheets):
        if any(any(cells) for _line, cells, _bad in islice(_read(sheet, path), _FIRST)):
            return sheet
    raise BadFile(
        _("there are no rows in {path}").format(path=path),
        hint=_("look whether it is the right file"),
    )


def _table(file: IO[bytes], source: Source, sheet: _Sheet, many: int) -> Table:
    found = package.findings(file, sheet._worksheet_path, source.name)  # noqa: SLF001 - said nowhere else
    rows = _filled(_read(sheet, source.name), found.merged)
    first = list(islice(rows, _FIRST))
    columns = header.find([(line, _trimmed(cells)) for line, cells, _bad in first], source.name)
    notes = [*columns.notes]
    if many > 1:
        notes.insert(0, _("sheet “{name}” of {n}").format(name=sheet.title, n=many))
    if found.without_result:
        said = _("formulas that were never worked out read as empty: open it in Excel and save it")
        notes.append(said)
    every = _rows(chain(first, rows), columns)
    size = source.size
    return Table("xlsx", columns.names, every, tuple(notes), lambda: (file.tell(), size))


_Read = tuple[int, list[str], int | None]
"""A row's number, its cells, and which of them is an error."""


def _read(sheet: _Sheet, path: str) -> Iterator[_Read]:
    """Yield the rows that are there."""
    # What a sheet says of its own size is often wrong, and rows would be left out.
    sheet.reset_dimensions()
    try:
        for line, row in enumerate(sheet.iter_rows(), 1):
            if line > _MOST_ROWS:
                raise Damaged(path, _("there is no row {n}").format(n=line))
            if len(row) > limits.COLUMNS and any(
                cell.value is not None for cell in row[limits.COLUMNS :]
            ):
                raise TooLarge(
                    _("line {line} has {n} columns; at most {most} are read").format(
                        line=line, n=len(row), most=limits.COLUMNS
                    ),
                    hint=_("keep the columns that are needed"),
                )
            cells: list[str] = []
            bad: int | None = None
            for number, cell in enumerate(row[: limits.COLUMNS]):
                value = cell.value
                if value is None:
                    cells.append("")
                    continue
                cells.append(text_of(value, cell.number_format))
                if bad is None and cell.data_type == _ERROR:
                    bad = number
            yield line, cells, bad
    except _BROKEN as error:
        raise Damaged(path, str(error) or type(error).__name__) from None


def _filled(rows: Iterable[_Read], merged: Sequence[str]) -> Iterator[_Read]:
    """Give each row what stands in the cells merged with its own, above."""
    from openpyxl.utils.cell import range_boundaries

    below: dict[int, list[tuple[int, int]]] = {}
    for each in merged:
        left, top, _right, bottom = range_boundaries(each)
        if left and top and bottom and bottom > top:
            below.setdefault(top, []).append((left - 1, bottom))
    standing: dict[int, tuple[str, int]] = {}
    for line, cells, bad in rows:
        for column, (text, last) in list(standing.items()):
            if line > last:
                del standing[column]
                continue
            if any(cells):
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or text
        for column, last in below.pop(line, ()):
            if column < len(cells):
                standing[column] = (cells[column], last)
        yield line, cells, bad


def _trimmed(cells: list[str]) -> list[str]:
    """Leave out the cells at the end that have nothing in them."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _rows(rows: Iterable[_Read], columns: Header) -> Iterator[Row]:
    width = len(columns.names)
    for line, read, bad in rows:
        if line <= columns.line:
            continue
        cells = _trimmed(read)
        if not any(cells):
            continue
        problem = _problem(line, cells, bad, columns)
        cells = [unguard(cell) if cell[:1] == GUARD else cell for cell in cells[:width]]
        cells += [""] * (width - len(cells))
        if tuple(cells) != columns.cells:
            yield Row(line, tuple(cells), problem)


def _problem(line: int, cells: list[str], bad: int | None, columns: Header) -> Problem | None:
    width = len(columns.names)
    if bad is not None and bad < width:
        return Problem(
            line,
            columns.names[bad],
            cells[bad],
            _("the cell shows an error"),
            _("mend it in the spreadsheet, or empty it"),
        )
    if len(cells) > width:
        said = _("there is text to the right of the last column of the header")
        hint = _("give the column a name, or take it out")
        return Problem(line, None, cells[-1][:80], said, hint)
    large = next((number for number, cell in enumerate(cells) if len(cell) > limits.CELL), None)
    if large is not None:
        said = _("a cell is longer than {n} characters").format(n=limits.CELL)
        return Problem(line, columns.names[large], None, said, _("make it shorter"))
    return None

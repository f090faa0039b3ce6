"""Rows as a spreadsheet: text stays text, days are days, sums are numbers.

A cell of text is never a formula, whatever it begins with and whoever edits it, and a phone number
keeps its noughts. The header stays in sight. Rows are written as they come. It refuses more of
them than a sheet can hold.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, cast

from pipelinecli.errors import UsageError
from pipelinecli.exchange.guarding import GUARD, unguard
from pipelinecli.exchange.writing.columns import Kind
from pipelinecli.exchange.writing.delimited import joined
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from pipelinecli.exchange.writing.columns import Column, Rows, Value

MOST: Final = 1_048_575
"""Rows of a sheet below its header."""
LONGEST: Final = 32_000
"""Characters of a cell; what a spreadsheet has no room for it would leave out without a word."""
_FIRST_YEAR: Final = 1900
_FORMATS: Final = {
    Kind.TEXT: "@",
    Kind.CODE: "@",
    Kind.TAGS: "@",
    Kind.WHOLE: "0",
    Kind.DAY: "yyyy-mm-dd",
    Kind.WHEN: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm:ss",
}
_TIMED: Final = "yyyy-mm-dd hh:mm"
_ESCAPE: Final = r"_(?=x[0-9A-Fa-f]{4}_)"
_NOT_IN_XML: Final = r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]"


def see_it_fits(rows: Rows) -> None:
    """Raise UsageError for more rows than a sheet has."""
    if rows.total > MOST:
        raise UsageError(
            _("a spreadsheet has room for {most} rows, and there are {n}").format(
                most=MOST, n=rows.total
            ),
            hint=_("write them as CSV: -o csv"),
        )


def write_xlsx(rows: Rows, out: IO[bytes], now: datetime) -> None:
    """Write one sheet; `now` is when it says that it was made."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "pipelinecli"
    book.properties.created = book.properties.modified = now.replace(tzinfo=None)
    sheet = book.create_sheet(rows.kind)
    _lay_out(sheet, rows.columns)
    makers = [_maker(sheet, rows, column) for column in rows.columns]
    for row in rows.rows:
        pairs = zip(makers, row, strict=True)
        sheet.append([None if value is None else make(value) for make, value in pairs])
    book.save(out)


def _lay_out(sheet: WriteOnlyWorksheet, columns: tuple[Column, ...]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sizes: Any = sheet.column_dimensions  # type: ignore[attr-defined]
    for number, column in enumerate(columns, 1):
        sizes[get_column_letter(number)].width = column.width
    header = []
    for column in columns:
        cell = WriteOnlyCell(sheet, column.key)
        cell.font = Font(bold=True)
        header.append(cell)
    sheet.append(header)


def _maker(sheet: WriteOnlyWorksheet, rows: Rows, column: Column) -> Callable[[Value], Any]:
    """Return what makes the cells of a column."""
    kind = column.kind
    if kind is Kind.YES:
        return bool
    styled = _styled(sheet)
    form = _FORMATS.get(kind, "General")
    if kind in {Kind.TEXT, Kind.CODE, Kind.TAGS}:
        text_cell = _text(sheet)
        return lambda value: text_cell(joined(value))
    if kind is Kind.WHOLE:
        return lambda value: styled(value, form)
    if kind is Kind.SUM:
        return lambda value: styled(*_number(str(value)))
    text_cell = _text(sheet)

    def day(value: Value) -> Cell:
        text = str(value)
        if kind is Kind.MOMENT:
            local = rows.local(text)
            is_plain = rows.is_plain(local, text) and local.year >= _FIRST_YEAR
            bare = local.replace(tzinfo=None)
            return styled(bare, form) if is_plain else text_cell(local.isoformat())
        if int(text[:4]) < _FIRST_YEAR:
            return text_cell(text)
        if "T" in text:
            return styled(datetime.fromisoformat(text), _TIMED)
        return styled(date.fromisoformat(text), form)

    return day


def _styled(sheet: WriteOnlyWorksheet) -> Callable[[object, str], Cell]:
    """Return what makes a cell with a format, each of which is looked up once."""
    from openpyxl.cell import WriteOnlyCell

    styles: dict[str, Any] = {}

    def make(value: object, form: str) -> Cell:
        cell: Any = WriteOnlyCell(sheet, cast("Any", value))
        if form not in styles:
            cell.number_format = form
            styles[form] = cell._style  # noqa: SLF001 - a copy of it is what openpyxl makes anew
        cell._style = styles[form]  # noqa: SLF001
        return cast("Cell", cell)

    return make


def _text(sheet: WriteOnlyWorksheet) -> Callable[[str], Cell]:
    """Return what makes a cell of text, in which nothing is a formula."""
    styled = _styled(sheet)

    def make(text: str) -> Cell:
        if len(text) > LONGEST:
            raise UsageError(
                _("a text is longer than a cell of a spreadsheet may be"),
                hint=_("write them as CSV: -o csv"),
            )
        cell = styled("", "@")
        cell.value = _escaped(text if unguard(text) == text else GUARD + text)
        cell.data_type = "s"
        return cell

    return make


def _escaped(text: str) -> str:
    """Spell what XML cannot hold as a spreadsheet does: _x000D_."""
    if "_x" in text:
        text = re.sub(_ESCAPE, "_x005F_", text)
    if text.isprintable():
        return text
    return re.sub(_NOT_IN_XML, lambda found: f"_x{ord(found[0]):04X}_", text)


def _number(text: str) -> tuple[Any, str]:
    from decimal import Decimal

    _whole, point, decimals = text.partition(".")
    return Decimal(text), f"#,##0.{'0' * len(decimals)}" if point else "#,##0"

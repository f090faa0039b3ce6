"""The sheet's entries, one a row: for pivot tables and programs.

A listing like any other, so every format agrees; check-ins and stages are tokens, and the keys
are the same in every language. Refuses to carry the board: that is `board`'s listing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.cells import width
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.plain import aligned
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.render.marks import name_text
from pipelinecli.render.sheet.handed_in import status_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.sheet import Entry, RowStatus, Sheet

_REPEATED: Final = frozenset({"week", "from", "to"})
_NAME: Final = 16
"""A name is not cut below this many cells while other columns can go."""


class LongRow(NamedTuple):
    """One entry and where it stands on the sheet."""

    week: date
    window: Window
    entry: Entry
    status: RowStatus

    @property
    def first_meeting(self) -> str | None:
        """The day of the first meeting, if there is one."""
        first = self.entry.first_meeting
        return None if first is None else first.isoformat()


LISTING: Final[Listing[LongRow]] = Listing(
    "sheet-entries",
    (
        Column(
            "week", N_("Week"), lambda row: row.week.isoformat(), lambda row: row.week.isoformat()
        ),
        Column(
            "checkin",
            N_("Check-in"),
            lambda row: row.window.checkin,
            lambda row: row.window.checkin,
        ),
        Column(
            "date",
            N_("Date"),
            lambda row: row.window.date.isoformat(),
            lambda row: row.window.date.isoformat(),
        ),
        Column(
            "from",
            N_("From"),
            lambda row: row.window.first.isoformat(),
            lambda row: row.window.first.isoformat(),
        ),
        Column(
            "to",
            N_("To"),
            lambda row: row.window.last.isoformat(),
            lambda row: row.window.last.isoformat(),
        ),
        Column("stage", N_("Stage"), lambda row: row.entry.stage, lambda row: row.entry.stage),
        Column(
            "id",
            N_("Id"),
            lambda row: str(row.entry.id),
            lambda row: row.entry.id,
            align="right",
        ),
        Column(
            "name",
            N_("Name"),
            lambda row: name_text(row.entry.name),
            lambda row: row.entry.name,
            elastic=True,
        ),
        Column(
            "first_meeting",
            N_("First meeting"),
            lambda row: row.first_meeting or "",
            lambda row: row.first_meeting,
        ),
        Column(
            "overridden",
            N_("Override"),
            lambda row: _("overridden") if row.entry.overridden else "",
            lambda row: row.entry.overridden,
        ),
        Column(
            "status",
            N_("Status"),
            lambda row: status_label(row.status),
            lambda row: row.status,
        ),
    ),
)


def rows(sheet: Sheet) -> Iterator[LongRow]:
    """Give every entry of the sheet, row by row, the lost ones among them."""
    for row in sheet.rows:
        for entry in row.entries:
            yield LongRow(sheet.week.monday, row.window, entry, row.status)


def write_entries(
    sheet: Sheet, form: Format, out: TextIO, *, no_color: bool = False, bom: bool = False
) -> None:
    """Write the entries as a listing.

    A terminal too narrow for every column does without those that each row repeats.
    """
    entries = list(rows(sheet))
    if form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console
        from pipelinecli.render.formats.table import write_listing as draw_listing

        console = make_console(out, no_color=no_color)
        draw_listing(_fitting(entries, console.width), entries, console)
        return
    write_listing(LISTING, entries, form, out, no_color=no_color, bom=bom)


def _fitting(entries: Sequence[LongRow], room: int) -> Listing[LongRow]:
    columns = aligned(LISTING, entries).columns
    least = sum(
        _NAME if column.elastic else max(column.width, width(_(column.title))) + 1
        for column in columns
    )
    if least <= room:
        return LISTING
    kept = tuple(column for column in LISTING.columns if column.key not in _REPEATED)
    return LISTING._replace(columns=kept)

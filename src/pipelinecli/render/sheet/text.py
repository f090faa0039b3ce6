"""The words of the sheet's form: its head, its labels, an entry as it is written (METHOD §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.calendar import CheckIn
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.render.cells import fit, width
from pipelinecli.render.marks import OVERRIDE, day_mark, name_text
from pipelinecli.render.text import safe_text
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.calendar import SheetWeek, Window
    from pipelinecli.method.sheet import Entry, Sheet, SheetRow

_CHECKINS: Final = {
    CheckIn.MON: N_("Monday"),
    CheckIn.WED: N_("Wednesday"),
    CheckIn.FRI: N_("Friday"),
}


def form_name() -> str:
    """Return the name of the form."""
    return _("Prospect management action sheet")


def cycle_head() -> str:
    """Return the label of the form's first line."""
    return _("My sales cycle")


def cycle_days(cycle: int) -> str:
    """Return a cycle in days: 28 days."""
    return ngettext("{n} day", "{n} days", cycle).format(n=cycle)


def period_head() -> str:
    """Return the label of the days that the form is about."""
    return _("Period")


def period(days: SheetWeek | Window) -> str:
    """Return the days of a sheet, or of a row."""
    return f"{days.first.isoformat()} … {days.last.isoformat()}"


def head(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the form's head as labels and values: cycle, period, and whose and of when, if any."""
    lines = [(cycle_head(), cycle_days(sheet.cycle)), (period_head(), period(sheet.week))]
    if sheet.rep:
        lines.append((_("Rep"), safe_text(sheet.rep)))
    if sheet.as_of is not None:
        lines.append((_("As it stood on"), day_text(sheet.as_of)))
    return lines


def column_label(stage: Stage) -> str:
    """Return a column's head as the form prints it: 2-First appointment, 3-(25%)."""
    label = stage_label(stage)
    return f"{stage.rank}-({label})" if stage in EFFECTIVE else f"{stage.rank}-{label}"


def checkin_label(window: Window) -> str:
    """Return the name of a row: Monday."""
    return _(_CHECKINS[window.checkin])


def covers(window: Window) -> str:
    """Return the days a row answers for: 12.12-12.14."""
    return f"{day_mark(window.first)}-{day_mark(window.last)}"


def covers_lines(window: Window, cells: int) -> list[str]:
    """Return the days a row answers for in lines of `cells`: 12.12-14 where that is short of it."""
    first, last = window.first, window.last
    short = f"{day_mark(first)}-{last.day:02d}" if first.month == last.month else covers(window)
    for text in (covers(window), short):
        if width(text) <= cells:
            return [text]
    return [f"{day_mark(first)}-", day_mark(last)]


def subtotal_label() -> str:
    """Return the name of the row of counts, 小计."""
    return _("Subtotal")


def entry_name(entry: Entry, longest: int | None = None) -> str:
    """Return an entry's name, cut at `longest` cells if that is given, with an override's mark."""
    name = name_text(entry.name) if longest is None else fit(name_text(entry.name), longest)
    return f"{name} {OVERRIDE}" if entry.overridden else name


def entry_day(entry: Entry) -> str:
    """Return the first meeting, as the form writes it. Column 1 needs no date (METHOD §4)."""
    if entry.first_meeting is None or entry.stage is Stage.OPPORTUNITY:
        return ""
    return day_mark(entry.first_meeting)


def entry_text(entry: Entry, longest: int | None = None) -> str:
    """Return an entry as the form writes it: 12.15 何建国."""
    return f"{entry_day(entry)} {entry_name(entry, longest)}".lstrip(" ")


def lost_text(row: SheetRow, longest: int | None = None) -> str:
    """Return the line that names the contacts of a row that were lost; empty when none was.

    Names are cut at `longest` cells, if that is given.
    """
    listed = _(", ").join(entry_name(entry, longest) for entry in row.column(Stage.LOST))
    return _("Lost: {names}").format(names=listed) if listed else ""


def any_override(rows: Iterable[SheetRow]) -> bool:
    """Whether a row shows an overridden card, so that its mark needs explaining."""
    return any(entry.overridden for row in rows for entry in _shown(row))


def _shown(row: SheetRow) -> Iterator[Entry]:
    yield from row.entries
    for difference in row.differences:
        yield from (entry for entry in difference if entry is not None)

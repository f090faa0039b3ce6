"""The check-in in every format: a report, a row that was handed in, the list of them.

People get the row as the deck's form with what goes with it below; CSV is the paper form of that
row; JSON is for programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.i18n import _
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.checkin import Report
    from pipelinecli.method.sheet import SheetRow


def write_checkin(report: Report, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write a check-in with what changed and what wants an answer. JSON kind "checkin"."""
    if form in MACHINE:
        from pipelinecli.render.checkin.data import checkin_json

        write_value("checkin", checkin_json(report), form, out)
    elif form is Format.CSV:
        _write_paper(report.row, out)
    else:
        from pipelinecli.render.checkin import report as told
        from pipelinecli.render.checkin.page import Page, write_page

        most = None if form is Format.MD else told.MOST
        parts = tuple(told.parts(report, most, _longest(form)))
        page = Page(report.row, (), parts, told.closing(report))
        write_page(page, form, out, no_color=no_color)


def write_row(
    row: SheetRow, form: Format, out: TextIO, *, last: int = 1, no_color: bool = False
) -> None:
    """Write one row that was handed in, and what was recorded since. JSON kind "checkin".

    `last` is the number of its last revision, which this one may not be.
    """
    if form in MACHINE:
        from pipelinecli.render.checkin.data import handed_in_json

        write_value("checkin", handed_in_json(row), form, out)
    elif form is Format.CSV:
        _write_paper(row, out)
    else:
        from pipelinecli.render.checkin.page import Page, write_page
        from pipelinecli.render.checkin.report import since
        from pipelinecli.render.checkin.text import about, again

        parts = tuple(since(row, _longest(form)))
        page = Page(row, tuple(about(row, last)), parts, tuple(again(row, last)))
        write_page(page, form, out, no_color=no_color)


def write_handed_in(
    rows: Sequence[SheetRow],
    form: Format,
    out: TextIO,
    *,
    of: int | None = None,
    no_color: bool = False,
) -> None:
    """Write the list of what was handed in. JSON kind "checkins".

    `of` is how many there are, where these are the newest of them only; a person is told.
    """
    from pipelinecli.render.checkin.listing import HANDED_IN
    from pipelinecli.render.formats.view import write_view

    write_view(HANDED_IN, rows, form, out, no_color=no_color)
    left = (of or 0) - len(rows)
    if left > 0 and form in {Format.TABLE, Format.PLAIN}:
        more = _("… and {n} more: {command}")
        say([more.format(n=left, command=f"pipeline checkin list --limit {of}")], out)


def _longest(form: Format) -> int | None:
    from pipelinecli.render.sheet.form import LONGEST_NAME

    return LONGEST_NAME if form is Format.TABLE else None


def _write_paper(row: SheetRow, out: TextIO) -> None:
    from pipelinecli.render.checkin.text import paper_head
    from pipelinecli.render.sheet.paper import write_row as write_form

    write_form(row, paper_head(row), out)

"""The check-in in every format: a report, a row that was handed in, the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.render.checkin.data import checkin_json, handed_in_json
from pipelinecli.render.formats.answer import write_value
from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.checkin import Report
    from pipelinecli.method.sheet import SheetRow


def write_checkin(report: Report, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write a check-in that was handed in, with what changed and what wants an answer."""
    write_value("checkin", checkin_json(report), Format.JSON, out)


def write_row(row: SheetRow, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write one row that was handed in."""
    write_value("checkin", handed_in_json(row), Format.JSON, out)


def write_handed_in(
    rows: Sequence[SheetRow], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the list of what was handed in."""
    for row in rows:
        write_value("checkin", handed_in_json(row), Format.JSON, out)

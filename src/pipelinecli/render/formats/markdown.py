"""A listing as a GitHub-flavoured Markdown table.

Refuses to let user text be anything but text: whatever Markdown or HTML would read is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipelinecli.render.formats.listing import Listing, Row

_SPECIAL: Final = {ord(char): f"\\{char}" for char in "\\`*_[]<>|~&!$#"} | {ord("\n"): "<br>"}
_RULES: Final = {"left": "---", "right": "--:"}


def escape(text: str) -> str:
    """Make `text` safe and literal inside a table cell; its line breaks become `<br>`."""
    return safe_text(text, multiline=True).translate(_SPECIAL)


def table_row(cells: Iterable[str]) -> str:
    """Spell one row of cells that are Markdown already, line end included."""
    return f"| {' | '.join(cells)} |\n"


def write_listing(
    listing: Listing[Row], rows: Iterable[Row], write: Callable[[str], object]
) -> None:
    """Write the header, the rule beneath it and every row."""
    columns = listing.columns
    write(table_row(escape(_(column.title)) for column in columns))
    write(table_row(_RULES[column.align] for column in columns))
    for row in rows:
        write(table_row(escape(column.value(row)) for column in columns))

"""A listing as a Rich table, for a terminal.

Refuses to let one long value push the others off the screen: elastic columns give way, and are
cut at LONGEST cells; the whole text is in every other format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _
from pipelinecli.render.cells import fit, width
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table

    from pipelinecli.render.formats.listing import Column, Listing, Row

LONGEST: Final = 200


def write_listing(listing: Listing[Row], rows: Iterable[Row], console: Console) -> None:
    """Draw all rows on the console."""
    console.print(make_table(listing, rows))


def make_table(listing: Listing[Row], rows: Iterable[Row]) -> Table:
    """Build the table: cells are `rich.text.Text`, so nothing in them is read as markup."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold"
    )
    for column in listing.columns:
        title = _(column.title)
        table.add_column(
            Text(title),
            justify=column.align,
            no_wrap=not column.elastic,
            overflow="fold" if column.elastic else "ellipsis",
            min_width=width(title),
        )
    for row in rows:
        table.add_row(*(Text(_cell(column, row)) for column in listing.columns))
    return table


def _cell(column: Column[Row], row: Row) -> str:
    text = safe_text(column.value(row))
    return fit(text, LONGEST) if column.elastic else text

"""A listing as a person asks to see it: a sentence when it is empty, fewer columns when narrow.

Refuses to leave anything out but on a narrow terminal: pipes and files get every column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TextIO

from pipelinecli.i18n import _
from pipelinecli.render.formats.answer import say
from pipelinecli.render.formats.listing import Format, Listing, Row
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.render.labels import labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROW: Final = 60
"""On a terminal narrower than this many cells a row is set one column below another."""
ROOMY: Final = 100
"""A terminal narrower than this many cells is spared some columns, unless a view says more."""


class View(NamedTuple, Generic[Row]):
    """A listing, what a person is told when it has no rows, and the keys it can spare."""

    listing: Listing[Row]
    empty: str
    spared: frozenset[str] = frozenset()
    roomy: int = ROOMY
    """The cells from which on a terminal is not spared anything."""


def write_view(  # noqa: PLR0913 - one argument per thing a user can ask for
    view: View[Row],
    rows: Iterable[Row],
    form: Format,
    out: TextIO,
    *,
    no_color: bool = False,
    bom: bool = False,
) -> None:
    """Write a view; where people read, one without rows is a sentence."""
    listing = view.listing
    if form in {Format.TABLE, Format.PLAIN}:
        some = _unless_empty(rows)
        if some is None:
            say([_(view.empty)], out)
            return
        rows = some
    if form is not Format.TABLE:
        write_listing(listing, rows, form, out, bom=bom)
        return
    from pipelinecli.render.formats import table
    from pipelinecli.render.formats.console import make_console

    console = make_console(out, no_color=no_color)
    if console.width < NARROW:
        _write_stacked(listing, rows, out)
        return
    if console.width < view.roomy:
        kept = tuple(column for column in listing.columns if column.key not in view.spared)
        listing = listing._replace(columns=kept)
    table.write_listing(listing, rows, console)


def _unless_empty(rows: Iterable[Row]) -> Iterable[Row] | None:
    from itertools import chain

    if isinstance(rows, Sequence):
        return rows or None
    ahead = iter(rows)
    for first in ahead:
        return chain((first,), ahead)
    return None


def _write_stacked(listing: Listing[Row], rows: Iterable[Row], out: TextIO) -> None:
    """Write each row as lines of label and value, what is empty left out, a blank line between."""
    for number, row in enumerate(rows):
        if number:
            out.write("\n")
        values = ((_(column.title), column.value(row)) for column in listing.columns)
        say((labelled(title, value) for title, value in values if value), out)

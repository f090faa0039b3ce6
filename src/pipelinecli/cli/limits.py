"""How many cards are listed where a person reads.

A person sees the first of a long column and how many more there are; a machine format has all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session

COLUMN = 20
"""Cards of one column on a terminal or in plain text, unless asked otherwise."""

DAY = 40
"""Cards of the day's list where a person reads, unless asked otherwise."""

CHECKINS = 39
"""Check-ins where a person reads, unless asked otherwise: a quarter of them."""


def column_limit(session: Session, typed: int | None, *, everything: bool) -> int | None:
    """Return the most cards to list in a column; None for all of them."""
    if typed is not None:
        return typed
    read_by_people = session.form in {Format.TABLE, Format.PLAIN}
    return COLUMN if read_by_people and not everything else None

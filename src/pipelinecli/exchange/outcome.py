"""What came of an import, or would.

It refuses to say anything in words of its own: values are as they stand in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.table import Problem

SHOWN: Final = 20
"""How many problems are shown; all are counted, and all are in the file of bad rows."""
EXAMPLES: Final = 5
"""How many of each other kind are shown."""


class Touched(NamedTuple):
    """A row and the card it came to be, or was already."""

    line: int
    card: int | None
    """None in a dry run for a card that is not there."""
    name: str
    changes: Sequence[tuple[str, str | None, str | None]] = ()
    """Field, before, after: of one that was updated."""
    beside: str | None = None
    """Somebody it may be the same person as, in words."""
    beside_card: int | None = None
    """That person's card, if there is one already."""
    beside_line: int | None = None
    """That person's line in the file."""


class Outcome(NamedTuple):
    """What came of an import, or would."""

    new: int = 0
    same: int = 0
    """Rows of what is there already."""
    updated: int = 0
    left_out: int = 0
    """Rows with a problem, of another owner, or twice in the file."""
    others: int = 0
    """How many of those were of another owner."""
    problems: int = 0
    written: bool = False
    """Whether anything was written."""
    backup: str | None = None
    first_problems: Sequence[Problem] = ()
    """The first of them, as many as are shown."""
    examples: Sequence[Touched] = ()
    """The first few that are new or were changed."""
    pairs: Sequence[Touched] = ()
    """The first few new ones that may be somebody who is there."""
    rows: int = 0
    """How many rows were read."""
    errors: str | None = None
    """Where the bad rows were written to."""
    repeated: int = 0
    """How many of those left out are the same person as an earlier row of the file."""
    repeats: Sequence[Touched] = ()
    """The first few of them; what they are the same as is beside them."""
    likely: int = 0
    """How many new ones may be somebody who is there."""
    remarks: Sequence[str] = ()
    """What else is to be said, in sentences: what was not taken as it stands."""

"""What an import was asked for, and what came of it.

It refuses to say anything in a file's words: values are as they stand in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.table import Problem


class Asked(NamedTuple):
    """How rows are to be taken in."""

    dry_run: bool = False
    skip_errors: bool = False
    update: bool = False
    region: str | None = None
    """Whose phone numbers those without a country are; None for the setting."""
    owner: str | None = None
    """Only deals of that owner."""
    kinds: Mapping[str, str] = {}
    """Their words for activities and ours."""


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

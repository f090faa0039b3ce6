"""An activity that is there, corrected from a row of a file that names it by its uid.

What the row says nothing about stays, and who it was with as well; everything else is replaced,
and what it was is told. It refuses to know an activity by anything but its uid: of two calls on
one day neither is the other's correction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipelinecli.services.importing.outcome import Touched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.services.importing.updating import Change

Kept = tuple[Any, ...]
"""What is kept of an activity: card, attempt, at, kind, due, minutes, note."""
_TOLD: Final = ("at", "kind", "due", "minutes", "note")


class Correction(NamedTuple):
    """What changes about an activity."""

    of: int
    """Its id."""
    kept: Kept
    told: Sequence[Change]

    def touched(self, line: int) -> Touched:
        """Return it as it is told: the row, the card, and what the activity was."""
        return Touched(line, self.kept[0], self.kept[3], self.told)


def correction(of: int, was: Kept, row: Kept) -> Correction | None:
    """Return what a row changes about an activity, None where that is nothing."""
    person = row[:2] if row[0] is not None and row[0] != was[0] else was[:2]
    values = (old if new is None else new for old, new in zip(was[2:], row[2:], strict=True))
    kept = (*person, *values)
    if kept == was:
        return None
    return Correction(of, kept, tuple(_told(was, kept)))


def _told(was: Kept, now: Kept) -> Iterator[Change]:
    if was[0] != now[0]:
        before = None if was[0] is None else str(was[0])
        yield "card", before, str(now[0])
    for name, before, after in zip(_TOLD, was[2:], now[2:], strict=True):
        if before != after:
            yield name, None if before is None else str(before), str(after)

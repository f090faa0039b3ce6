"""The personal sheet, 潜在客户管理行动工具表 (METHOD §4).

Three rows, each with the contacts worked in its days in the column where they stood at the end
of them; below, the board as it stands at the end, so that a person worked twice counts once.
It refuses to look anything up: who was worked and who stood where is handed in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.stages import BOARD, Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from pipelinecli.method.board import Board
    from pipelinecli.method.calendar import SheetWeek, Window


class RowStatus(StrEnum):
    """Whether a row has been handed in, and what has become of it since."""

    OPEN = "open"
    HANDED_IN = "handed-in"
    LATE = "late"
    AMENDED = "amended"


class Entry(NamedTuple):
    """One contact in a row; the first meeting is planned in column 2 and held from 3 on."""

    id: int
    name: str
    stage: Stage
    first_meeting: date | None
    overridden: bool = False


class HandIn(NamedTuple):
    """When a row was handed in, for which time, and what was said with it."""

    at: datetime
    """Aware, in the rep's zone."""
    revision: int
    """1 the first time; each time the row was handed in again counts one more."""
    late: bool
    """Whether the next check-in was due already."""
    cycle: int
    """The sales cycle of that day, in days."""
    note: str | None = None


class Difference(NamedTuple):
    """A contact who stands otherwise in a row's history than in the row as it was handed in."""

    was: Entry | None
    """As handed in; None for somebody whose work was recorded later."""
    now: Entry | None
    """As history has it now; None for somebody who was not worked after all."""


class SheetRow(NamedTuple):
    """One check-in's row; once it was handed in, as it was handed in."""

    window: Window
    entries: tuple[Entry, ...]
    hand_in: HandIn | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def status(self) -> RowStatus:
        """Open, handed in, late, or amended, which it says of a late one too."""
        if self.hand_in is None:
            return RowStatus.OPEN
        if self.differences:
            return RowStatus.AMENDED
        return RowStatus.LATE if self.hand_in.late else RowStatus.HANDED_IN

    def column(self, stage: Stage) -> tuple[Entry, ...]:
        """Return the entries of one column."""
        return tuple(entry for entry in self.entries if entry.stage is stage)

    @property
    def subtotal(self) -> dict[Stage, int]:
        """小计: how many there are in each column."""
        return {stage: len(self.column(stage)) for stage in BOARD}


class Sheet(NamedTuple):
    """A week's sheet."""

    week: SheetWeek
    cycle: int
    """The sales cycle in days."""
    rows: tuple[SheetRow, ...]
    board: Board
    rep: str = ""
    as_of: date | None = None
    """The day the sheet is seen from, when it is not the end of the week or today."""


def sheet_row(window: Window, entries: Iterable[Entry]) -> SheetRow:
    """Return a row with its entries in order: by column, first meeting, then card id."""
    ordered = sorted(entries, key=_key)
    return SheetRow(window, tuple(ordered))


def differences(
    handed_in: Iterable[Entry],
    now: Iterable[Entry],
    *,
    became: Mapping[int, int] | None = None,
    leaving_out: Collection[int] = (),
) -> tuple[Difference, ...]:
    """Return who stands otherwise in history than in a row that was handed in, by card id.

    What counts is the column and the first meeting; a name that was corrected is the same work.
    `became` says which card an entry's card was put together with since; where several did, to
    stand like one of them is to stand as before. `leaving_out` are cards whose history reads
    otherwise though no work was recorded.
    """
    then: dict[int, list[Entry]] = {}
    for entry in handed_in:
        card = (became or {}).get(entry.id, entry.id)
        then.setdefault(card, []).insert(0 if entry.id == card else len(then[card]), entry)
    later = {entry.id: entry for entry in now}
    found = []
    for card in sorted({*then, *later} - set(leaving_out)):
        were, stands = then.get(card, [None]), later.get(card)
        if _place(stands) not in [_place(entry) for entry in were]:
            found.append(Difference(were[0], stands))
    return tuple(found)


def _place(entry: Entry | None) -> tuple[Stage, date | None] | None:
    return None if entry is None else (entry.stage, entry.first_meeting)


def _key(entry: Entry) -> tuple[int, str, int]:
    first = entry.first_meeting
    column = len(BOARD) if entry.stage is Stage.LOST else entry.stage.rank - 1
    return (column, "" if first is None else first.isoformat(), entry.id)

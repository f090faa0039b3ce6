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
    from collections.abc import Iterable
    from datetime import date

    from pipelinecli.method.board import Board
    from pipelinecli.method.calendar import SheetWeek, Window


class RowStatus(StrEnum):
    """Whether a row has been handed in."""

    OPEN = "open"


class Entry(NamedTuple):
    """One contact in a row; the first meeting is planned in column 2 and held from 3 on."""

    id: int
    name: str
    stage: Stage
    first_meeting: date | None
    overridden: bool = False


class SheetRow(NamedTuple):
    """One check-in's row."""

    window: Window
    entries: tuple[Entry, ...]
    status: RowStatus = RowStatus.OPEN

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


def _key(entry: Entry) -> tuple[int, str, int]:
    first = entry.first_meeting
    column = len(BOARD) if entry.stage is Stage.LOST else entry.stage.rank - 1
    return (column, "" if first is None else first.isoformat(), entry.id)

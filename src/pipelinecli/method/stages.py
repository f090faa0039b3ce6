"""The six columns of the board, and the way off it (METHOD §1).

This module names the stages and their order. It refuses to say which stage a prospect is in:
that is `classify`'s business, and only facts decide it.
"""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A column of the board, or `lost`; the value is the token scripts rely on."""

    OPPORTUNITY = "opportunity"
    APPOINTMENT = "appointment"
    P25 = "25"
    P50 = "50"
    P90 = "90"
    CLOSED = "closed"
    LOST = "lost"

    @property
    def rank(self) -> int:
        """Height on the ladder: 1 (opportunity) to 6 (closed); 0 for lost."""
        return _RANK[self]


BOARD = (
    Stage.OPPORTUNITY,
    Stage.APPOINTMENT,
    Stage.P25,
    Stage.P50,
    Stage.P90,
    Stage.CLOSED,
)
"""The columns, left to right."""

EFFECTIVE = (Stage.P25, Stage.P50, Stage.P90)
"""Columns 3-5: the effective prospects (有效潜在客户)."""

_RANK = {stage: rank for rank, stage in enumerate((Stage.LOST, *BOARD))}

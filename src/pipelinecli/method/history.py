"""What happened to a card: its moves and what was done with it, as they are read back.

These are values only. They refuse to be edited: history is appended to (METHOD §3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from pipelinecli.method.dates import When
    from pipelinecli.method.kinds import ActivityKind, MoveKind
    from pipelinecli.method.stages import Stage


class Move(NamedTuple):
    """One stage change; `at` is aware, in the rep's zone."""

    id: int
    attempt_id: int
    at: datetime
    from_stage: Stage | None
    to_stage: Stage
    kind: MoveKind
    reason: str | None


class Activity(NamedTuple):
    """One thing done, at an aware moment in the rep's zone; `due` is the day a booking was for."""

    id: int
    at: datetime
    kind: ActivityKind
    due: When | None
    minutes: int | None
    note: str | None

"""What an import was asked for; what came of it is in `exchange`, for it is told as well."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.exchange.outcome import EXAMPLES, SHOWN, Outcome, Touched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelinecli.exchange.mapping.presets import Preset

__all__ = ["EXAMPLES", "SHOWN", "Asked", "Outcome", "Progress", "Step", "Touched"]


class Step(StrEnum):
    """What an import is busy with."""

    READING = "reading"
    """Rows read, understood and compared; counted in bytes of the file where they are known."""
    WRITING = "writing"
    """Rows put into the store."""


Progress = Callable[[Step, int, "int | None"], None]
"""Told of the step, how much is done, and of how much where that is known."""


class Asked(NamedTuple):
    """How rows are to be taken in."""

    file: str = ""
    """Where they come from, as it was typed."""
    dry_run: bool = False
    skip_errors: bool = False
    update: bool = False
    region: str | None = None
    """Whose phone numbers those without a country are; None for the setting."""
    owner: str | None = None
    """Only deals of that owner."""
    kinds: Mapping[str, str] = {}
    """Their words for activities and ours, as typed."""
    stages: Mapping[str, str] = {}
    """Their stages and ours, as typed."""
    known: Preset | None = None
    """What was known about such files beforehand."""
    errors: str | None = None
    """The file that the bad rows go to."""
    preset: tuple[str, str] | None = None
    """A name, and how columns were understood, to be kept under it."""

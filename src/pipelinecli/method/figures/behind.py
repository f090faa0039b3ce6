"""What is behind a figure, as values: whose attempts were counted, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipelinecli.method.figures.lives import Life


class Called(NamedTuple):
    """Whose an attempt is, to be listed."""

    card: int
    name: str
    number: int
    """Which attempt with that person it is, from 1."""
    reason: str | None
    """Why it ended, where it says."""


class Behind(NamedTuple):
    """An attempt that a figure counts."""

    life: Life
    called: Called
    counted: str
    """As what: a token, such as "advanced"."""
    days: int | None = None
    """From the first meeting to the end, or to today."""

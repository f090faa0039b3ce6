"""A store and a pinned clock for tests, so that a service runs on whatever day a test says."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.config.clock import Clock
from pipelinecli.errors import PipelineError
from pipelinecli.method.dates import When
from pipelinecli.services import capture
from pipelinecli.services.desk import sit_down
from pipelinecli.store import settings
from pipelinecli.store.engine import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from pipelinecli.services.desk import Desk

MONDAY = "2026-03-02"
"""The day the stories of the tests begin; a Monday."""


def when(text: str) -> When:
    """Read `2026-03-02` or `2026-03-02T14:00`."""
    return When.from_text(text)


def pinned(moment: str, zone: tzinfo = UTC) -> Clock:
    """Return a clock that stands at a moment of that zone; at noon where only a day is named."""
    given = when(moment)
    return Clock(datetime.combine(given.day, given.time or time(12), zone), zone)


def refused(command: Callable[[], object]) -> str:
    """Run what must be refused, and return all that the user would read: a line and its details."""
    with pytest.raises(PipelineError) as caught:
        command()
    error = caught.value
    line = f"{error.code.name.lower()}: {error.message}"
    return "\n  ".join([line if error.hint is None else f"{line}; {error.hint}", *error.details])


class Diary:
    """One store, opened on one day after another."""

    def __init__(self, directory: Path, zone: tzinfo = UTC) -> None:
        self.path = str(directory / "pipeline.db")
        self.zone = zone
        self.store = Store(self.path)

    def desk(self, moment: str = MONDAY) -> Desk:
        """Return the desk at a moment, under the settings kept so far."""
        kept = {}
        if self.store.exists():
            self._raw().execute(
                "PRAGMA synchronous = OFF"
            )  # a test that is cut short loses nothing
            kept = settings.every(self.store)
        return sit_down(self.store, pinned(moment, self.zone), kept)

    def add(self, name: str, moment: str = MONDAY, **contact: Any) -> str:  # noqa: ANN401
        """Add a person and return the id, as it would be typed."""
        moved = capture.add(self.desk(moment), capture.Contact(name, **contact), another=True)
        return str(moved.card.person.id)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what the file holds, asked past the program."""
        found: list[tuple[Any, ...]] = self._raw().execute(query, values).fetchall()
        return found

    def dump(self) -> list[str]:
        """Return everything in the file, as SQL."""
        return list(self._raw().iterdump())

    def _raw(self) -> sqlite3.Connection:
        return self.store._open()  # noqa: SLF001 - a second connection would see less

"""A machine whose clock says what a test wants it to say."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.cli import clock
from tests.running import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def machine_at(moment: str, zone: str = ZONE) -> Iterator[None]:
    """Let the machine's clock stand at a moment, as a clock on the wall of that zone shows it."""
    with machine_at_utc(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))):
        yield


@contextmanager
def machine_at_utc(moment: datetime) -> Iterator[None]:
    """Let the machine's clock stand at an aware moment."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "_machine_now", lambda: moment.astimezone(UTC))
        yield

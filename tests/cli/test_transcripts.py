"""Every command as a user types it: the whole answer, as it was read and accepted by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.sessions import SESSIONS
from tests.cli.transcripts import transcript
from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from tests.running import Home


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_reads_as_it_was_accepted(name: str, lang: str, home: Home) -> None:
    matches_golden(f"cli/{name}.{lang}.txt", transcript(home, SESSIONS[name], lang))

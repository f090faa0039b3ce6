"""Who is at a keyboard; and a desk that is laid anew, for an answer may take a night to come."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelinecli.cli import clock as clocks
from pipelinecli.cli.session import Session
from pipelinecli.services import setup
from tests.cli.walk.stories import MONDAY, UNANSWERED, begin
from tests.running import PATIENCE

if TYPE_CHECKING:
    import pytest

    from tests.running import Home

LOADED = """
import sys
from pipelinecli.cli.run import run
code = run(["checkin"])
print(code, sorted(name for name in sys.modules if "walk" in name or name == "termios"))
"""


def test_a_renewed_desk_has_the_clock_and_the_settings_of_now(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(home, UNANSWERED)
    moments = iter([datetime(2026, 11, 23, 22, tzinfo=UTC), datetime(2026, 11, 24, 7, tzinfo=UTC)])
    monkeypatch.setattr(clocks, "_machine_now", lambda: next(moments))
    monkeypatch.setenv("TZ", "UTC")
    session = Session()
    session.use_store(str(home.store))
    evening = session.desk
    assert session.desk is evening
    setup.put(evening, "cycle", "30")
    session.renew()
    morning = session.desk
    assert (f"{evening.today}", evening.rules.cycle) == ("2026-11-23", 28)
    assert (f"{morning.today}", morning.rules.cycle) == ("2026-11-24", 30)
    session.close()


def test_without_a_keyboard_nothing_of_the_walk_is_loaded(home: Home) -> None:
    begin(home, UNANSWERED)
    ran = subprocess.run(
        [sys.executable, "-c", LOADED],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env=home.environment(today=MONDAY),
        timeout=PATIENCE,
    )
    assert ran.stdout.decode().splitlines()[-1] == "0 []"

from __future__ import annotations

import plistlib
import shutil
import subprocess
from datetime import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from pipelinecli.render.schedule import launchd
from pipelinecli.render.schedule.job import Job, Scheduler
from tests.render.schedule.jobs import COMMAND, HOSTILE, MEI, jobs, store_at

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_an_agent_that_runs_on_three_days() -> None:
    made = launchd.schedule(MEI._replace(at=time(18, 5), zone="Asia/Shanghai"))
    (file,) = made.files
    assert file.path == "~/Library/LaunchAgents/org.pipelinecli.checkin.plist"
    assert plistlib.loads(file.content.encode()) == {
        "Label": "org.pipelinecli.checkin",
        "ProgramArguments": list(COMMAND),
        "StartCalendarInterval": [
            {"Weekday": 1, "Hour": 18, "Minute": 5},
            {"Weekday": 3, "Hour": 18, "Minute": 5},
            {"Weekday": 5, "Hour": 18, "Minute": 5},
        ],
    }
    assert (made.scheduler, made.zone) == (Scheduler.LAUNCHD, None)
    assert made.install == (
        "launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/org.pipelinecli.checkin.plist",
    )


@given(job=jobs)
def test_launchd_runs_the_command_that_was_meant(job: Job) -> None:
    agent = plistlib.loads(launchd.schedule(job).files[0].content.encode())
    assert agent["ProgramArguments"] == list(job.command)


@pytest.mark.skipif(shutil.which("plutil") is None, reason="plutil is not installed")
def test_macos_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "agent.plist"
    path.write_text(launchd.schedule(store_at(HOSTILE)).files[0].content)
    done = subprocess.run(["plutil", "-lint", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout

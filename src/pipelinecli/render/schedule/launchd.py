"""The property list of a launch agent, for macOS.

It refuses to name a log: what the check-in prints has names in it, which `forget` could not
erase there. launchd throws it away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.render.schedule.job import File, Schedule, Scheduler

if TYPE_CHECKING:
    from pipelinecli.render.schedule.job import Job

LABEL: Final = "org.pipelinecli.checkin"
PATH: Final = f"~/Library/LaunchAgents/{LABEL}.plist"
_WEEKDAYS: Final = (1, 3, 5)
"""As launchd counts: Sunday is 0."""


def schedule(job: Job) -> Schedule:
    """Return the property list, which is XML."""
    import plistlib

    agent = {
        "Label": LABEL,
        "ProgramArguments": list(job.command),
        "StartCalendarInterval": [
            {"Weekday": day, "Hour": job.at.hour, "Minute": job.at.minute} for day in _WEEKDAYS
        ],
    }
    # Blanks instead of its tabs, which no word of a command has: a tab is no text to a terminal.
    content = plistlib.dumps(agent, sort_keys=False).decode().replace("\t", "  ")
    install = f"launchctl bootstrap gui/$(id -u) {PATH}"
    return Schedule(Scheduler.LAUNCHD, job, (File(PATH, content),), (install,))

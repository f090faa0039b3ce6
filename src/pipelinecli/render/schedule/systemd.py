"""The service and the timer for a rep's own systemd.

A unit file has quoting rules of its own (systemd.service(5), "Command lines"; systemd.unit(5),
"Specifiers"), and the program's path has stricter ones than its arguments. It refuses to put what
the check-in prints into the journal, which would keep names that `forget` has erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _
from pipelinecli.render.schedule.job import File, Schedule, Scheduler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.render.schedule.job import Job

DIRECTORY: Final = "~/.config/systemd/user"
SERVICE: Final = "pipeline-checkin.service"
TIMER: Final = "pipeline-checkin.timer"
_PLAIN: Final = frozenset("/._-+,:=@")
# systemd runs no program with a quote or backslash in its path, and a dollar there means one
# thing in the path and another in the name the program is called by.
_NOT_IN_A_PROGRAM: Final = frozenset("'\"\\$")
_THROUGH_A_SHELL: Final = ("/bin/sh", "-c", 'exec "$0" "$@"')


def schedule(job: Job) -> Schedule:
    """Return the two units. The timer counts in the rep's zone where it is another."""
    return Schedule(
        Scheduler.SYSTEMD,
        job,
        (
            File(f"{DIRECTORY}/{SERVICE}", _service(job)),
            File(f"{DIRECTORY}/{TIMER}", _timer(job)),
        ),
        ("systemctl --user daemon-reload", f"systemctl --user enable --now {TIMER}"),
        zone=job.zone,
    )


def command_line(command: Sequence[str]) -> str:
    """Spell a command as it stands after `ExecStart=`."""
    words = command if _NOT_IN_A_PROGRAM.isdisjoint(command[0]) else (*_THROUGH_A_SHELL, *command)
    return " ".join(map(_word, words))


def _word(text: str) -> str:
    if text and all(char in _PLAIN or (char.isascii() and char.isalnum()) for char in text):
        return text
    escaped = text
    for char, spelled in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        escaped = escaped.replace(char, spelled)
    return f'"{escaped}"'


def _service(job: Job) -> str:
    secret = _("What it prints has names in it and stays out of the journal.")
    look = _("What was handed in is in the store: {command}").format(
        command="pipeline checkin list"
    )
    lines = [
        "[Unit]",
        "Description=" + _("Hand in the check-in of the sales pipeline"),
        "",
        "[Service]",
        "Type=oneshot",
        f"# {secret}",
        f"# {look}",
        "StandardOutput=null",
        *_failing(job),
        f"ExecStart={command_line(job.command)}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _failing(job: Job) -> list[str]:
    """Say what a failed unit means when the exit code was asked for."""
    if "--exit-code" not in job.command:
        return []
    told = _("Exit code 7, a failure here, means that something wants an answer: see OnFailure=.")
    return [f"# {told}"]


def _timer(job: Job) -> str:
    when = f"Mon,Wed,Fri *-*-* {job.at:%H:%M}:00"
    missed = _("One that fell into a time when the machine was off is made up for.")
    lines = [
        "[Unit]",
        "Description=" + _("Monday, Wednesday and Friday check-ins"),
        "",
        "[Timer]",
        f"OnCalendar={when}" if job.zone is None else f"OnCalendar={when} {job.zone}",
        f"# {missed}",
        "Persistent=true",
        f"Unit={SERVICE}",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "".join(f"{line}\n" for line in lines)

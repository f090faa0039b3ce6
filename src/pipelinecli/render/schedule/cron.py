"""The line of a crontab.

cron reads the line before a shell does: `%` ends the command unless a backslash stands before
it, and some crons (Vixie's own) make one backslash of two. Both are answered here. It refuses a
command that cron would cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.render.schedule.job import File, Schedule, Scheduler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.render.schedule.job import Job

NAME: Final = "pipeline-checkin.cron"
LONGEST: Final = 998
"""Bytes of a command that every cron takes whole (crontab(5) of Debian)."""
_DAYS: Final = "1,3,5"


def schedule(job: Job) -> Schedule:
    """Return the crontab's line with what there is to know above it. Raises UsageError."""
    command = command_line(job.command)
    length = len(command.encode())
    if length > LONGEST:
        raise UsageError(
            _("cron takes commands of up to {most} bytes; this one has {n}").format(
                most=LONGEST, n=length
            ),
            hint=_("use a shorter path, or another scheduler"),
        )
    line = f"{job.at.minute} {job.at.hour} * * {_DAYS} {command}"
    content = "".join(f"{one}\n" for one in (*_comments(job), line))
    return Schedule(Scheduler.CRON, job, (File(NAME, content),), ("crontab -e",))


def command_line(command: Sequence[str]) -> str:
    """Spell a command as it stands in the sixth field of a crontab."""
    return " ".join(map(_word, command))


def _word(text: str) -> str:
    import re
    import shlex

    if "%" not in text:
        # A quote closed and opened again keeps two backslashes from standing side by side.
        return re.sub(r"\\(?=\\)", r"\\''", shlex.quote(text))
    # Outside the quotes, where a cron that knows no % leaves the backslash to the shell.
    return r"\%".join(_word(part) if part else "" for part in text.split("%"))


def _comments(job: Job) -> list[str]:
    told = [
        _("The Monday, Wednesday and Friday check-in, handed in by itself."),
        _("To install it, add the line below to your crontab: crontab -e"),
        _("cron mails you what it prints, names and all; to stop that, end it in >/dev/null"),
    ]
    if job.zone is not None:
        told.append(
            _("{at} is the machine's time and not that of {zone}: cron knows no zones.").format(
                at=f"{job.at:%H:%M}", zone=job.zone
            )
        )
    return [f"# {line}" for line in told]

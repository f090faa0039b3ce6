"""A schedule as text: the files themselves for people, one value for programs.

What people get is what the scheduler reads, to the letter. So it refuses to write what it could
not show as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.errors import UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.render.schedule.job import Job, Schedule, Scheduler, refuse_unwritable
from pipelinecli.render.text import REPLACEMENT, safe_text

if TYPE_CHECKING:
    from pipelinecli.render.schedule.job import File

_FILES: Final[Listing[File]] = Listing(
    "schedule",
    (
        Column("path", N_("File"), lambda file: file.path, lambda file: file.path),
        Column("content", N_("Content"), lambda file: file.content, lambda file: file.content),
    ),
)


def schedule_for(scheduler: Scheduler, job: Job) -> Schedule:
    """Return what a scheduler is given for a job. Raises UsageError for what it cannot hold."""
    refuse_unwritable(job)
    if scheduler is Scheduler.CRON:
        from pipelinecli.render.schedule import cron

        return cron.schedule(job)
    if scheduler is Scheduler.SYSTEMD:
        from pipelinecli.render.schedule import systemd

        return systemd.schedule(job)
    from pipelinecli.render.schedule import launchd

    return launchd.schedule(job)


def write_schedule(schedule: Schedule, form: Format, out: TextIO) -> None:
    """Write the files, JSON kind "schedule".

    Raises UsageError where a path has a character that can be written to a file and not shown.
    """
    if form in MACHINE:
        write_value("schedule", schedule_json(schedule), form, out)
        return
    hidden = [word for word in schedule.job.command if _hides_something(word)]
    if hidden:
        raise UsageError(
            _("{path} has a character that cannot be shown").format(path=hidden[0]),
            hint=_("write the schedule to a file: --to DIR, or say -o json"),
        )
    if form in {Format.TABLE, Format.PLAIN}:
        out.write("\n".join(_headed(schedule)))
    else:
        write_listing(_FILES, schedule.files, form, out)


def _hides_something(word: str) -> bool:
    """Whether a word has what nobody would see; a blank is one, whatever its width."""
    return safe_text(word).count(REPLACEMENT) != word.count(REPLACEMENT)


def schedule_json(schedule: Schedule) -> dict[str, object]:
    """Give a schedule's value."""
    return {
        "kind": schedule.scheduler,
        "at": f"{schedule.job.at:%H:%M}",
        "zone": schedule.zone,
        "command": list(schedule.job.command),
        "files": [{"path": file.path, "content": file.content} for file in schedule.files],
        "install": list(schedule.install),
    }


def _headed(schedule: Schedule) -> list[str]:
    """Give the files as they are, several each with its path above it."""
    if len(schedule.files) == 1:
        return [schedule.files[0].content]
    return [f"# {file.path}\n{file.content}" for file in schedule.files]

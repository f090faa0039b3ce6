"""Files put into a directory for another program to read: private, whole, and never over others.

A file that is there and says something else is replaced when that is meant, and asked about
before: it may have been changed by hand, and nothing brings that back. It refuses to follow a
link and to replace what is not a plain file; all is looked at before anything is written.
"""

from __future__ import annotations

import os
import shlex
import stat
import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import confirm
from pipelinecli.config.paths import make_directory
from pipelinecli.config.private import NO_LINK, private_file, unwritable
from pipelinecli.errors import PipelineError, UsageError
from pipelinecli.i18n import _
from pipelinecli.render.schedule.job import Scheduler
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session
    from pipelinecli.render.schedule.job import Schedule


def place(session: Session, schedule: Schedule, to: str, *, yes: bool) -> Schedule:
    """Write the files into the directory `to`, which is made if need be; say what is next.

    Returns the schedule with the files where they are and the commands that follow from there.
    Raises UsageError for what is in the way, Declined, PipelineError when writing fails.
    """
    directory = os.path.abspath(os.path.expanduser(to))  # noqa: PTH100, PTH111
    if os.path.lexists(directory) and not os.path.isdir(directory):  # noqa: PTH112
        raise UsageError(_("{path} is not a directory").format(path=directory))
    placed = tuple(
        file._replace(path=os.path.join(directory, os.path.basename(file.path)))  # noqa: PTH118, PTH119
        for file in schedule.files
    )
    standing = [_standing(file.path, len(file.content.encode())) for file in placed]
    wanting = [
        (file, found)
        for file, found in zip(placed, standing, strict=True)
        if found != file.content.encode()
    ]
    changed = ", ".join(file.path for file, found in wanting if found is not None)
    if changed:
        question = _("Replace {path} with something else?").format(path=changed)
        said = _("this would replace {path} with something else").format(path=changed)
        confirm(session, question, said, yes=yes)
    try:
        make_directory(directory)
    except OSError as error:
        raise unwritable(directory, error) from None
    for file, _found in wanting:
        with private_file(file.path) as out:
            out.write(file.content)
    commands = _commands(schedule, directory, [file.path for file in placed])
    if not session.quiet:
        told = [_("Written: {path}").format(path=file.path) for file in placed]
        told += [_("Then: {command}").format(command=command) for command in commands]
        sys.stderr.writelines(f"{safe_text(line)}\n" for line in told)
    return schedule._replace(files=placed, install=commands)


def _commands(schedule: Schedule, directory: str, paths: list[str]) -> tuple[str, ...]:
    """Return the shell commands that install the files from where they are."""
    quoted = " ".join(map(shlex.quote, paths))
    if schedule.scheduler is Scheduler.CRON:
        return (f"(crontab -l 2>/dev/null; cat {quoted}) | crontab -",)
    belongs = os.path.dirname(schedule.files[0].path)  # noqa: PTH120
    if os.path.realpath(directory) == os.path.realpath(os.path.expanduser(belongs)):  # noqa: PTH111
        return schedule.install
    return (f"mkdir -p {belongs} && cp {quoted} {belongs}/", *schedule.install)


def _standing(path: str, most: int) -> bytes | None:
    """Return what is there, up to a little more than `most` bytes; None if nothing is."""
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode):
            raise UsageError(_("{path} is not a plain file").format(path=path))
        with open(os.open(path, os.O_RDONLY | NO_LINK), "rb") as file:  # noqa: PTH123
            return file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise PipelineError(
            _("{path} cannot be read: {reason}").format(path=path, reason=reason)
        ) from None

"""The job that hands in the check-in, and what a scheduler is given to run it.

It refuses to name what a line of text cannot hold, rather than schedule another file than was
meant. It refuses to look at the machine: what it is to run is given whole.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from datetime import time


class Scheduler(StrEnum):
    """What runs a command at a time of day; the values are what is typed."""

    CRON = "cron"
    SYSTEMD = "systemd"
    LAUNCHD = "launchd"


class Job(NamedTuple):
    """One command, run on Mondays, Wednesdays and Fridays at one time of day."""

    command: tuple[str, ...]
    """Whole: an absolute program, and nothing that depends on the environment or the directory."""
    at: time
    zone: str | None = None
    """The rep's zone (an IANA name) where the machine keeps other time; else nothing."""


class File(NamedTuple):
    """A file that a scheduler reads, and where it is looked for; `~` is the rep's home."""

    path: str
    content: str


class Schedule(NamedTuple):
    """What to install: the files, and the shell commands that follow once they are in place."""

    scheduler: Scheduler
    job: Job
    files: tuple[File, ...]
    install: tuple[str, ...]
    zone: str | None = None
    """The zone in which the files count the time; None is the machine's own."""


def refuse_unwritable(job: Job) -> None:
    """Raise UsageError if a word of the command has a character that no such file can hold.

    A crontab is lines of text, a unit file is UTF-8 without noncharacters, a property list XML.
    """
    for word in job.command:
        for char in word:
            if _is_unwritable(char):
                raise UsageError(
                    _("a scheduled command cannot hold the path {path}").format(path=word),
                    hint=_("use one without {character}").format(character=_told(char)),
                )


def _is_unwritable(char: str) -> bool:
    code = ord(char)
    control = code < 0x20 or 0x7F <= code <= 0x9F  # noqa: PLR2004
    surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - a byte that is not UTF-8
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE  # noqa: PLR2004
    return control or surrogate or noncharacter


def _told(char: str) -> str:
    if char in "\n\r":
        return _("a line break")
    if "\ud800" <= char <= "\udfff":
        return _("bytes that are not UTF-8")
    return _("the character {code}").format(code=f"U+{ord(char):04X}")

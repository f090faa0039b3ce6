"""What `checkin schedule` knows of the machine: the program, the store, the zones.

It refuses to leave anything in the command to the environment, which a scheduler does not pass
on: no name is looked up, no directory counts, the language is said.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import PipelineError, UsageError
from pipelinecli.i18n import _, language
from pipelinecli.render.schedule.job import Job, Schedule, Scheduler
from pipelinecli.render.schedule.writing import schedule_for
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

    from pipelinecli.cli.session import Session

LOCALTIME: Final = "/etc/localtime"
"""The machine's zone, whatever TZ says to those who ask here."""
_A_YEAR: Final = 366


def scheduled(
    session: Session, scheduler: str | None, at: str, *, apply: bool, exit_code: bool
) -> Schedule:
    """Return what to install. Raises UsageError for a scheduler or a time it does not know."""
    kind = _scheduler(scheduler)
    job = Job(
        command=_command(session, apply=apply, exit_code=exit_code),
        at=_time(session, at),
        zone=_other_zone(session),
    )
    return schedule_for(kind, job)


def tell_next(session: Session, schedule: Schedule) -> None:
    """Say, to somebody at a terminal, how to install what was printed."""
    if schedule.scheduler is not Scheduler.CRON:
        directory = os.path.dirname(schedule.files[0].path)  # noqa: PTH120
        session.hint(_("To write it where it belongs, add: --to {path}").format(path=directory))
        for command in schedule.install:
            session.hint(_("Then: {command}").format(command=command))


def warn(session: Session, schedule: Schedule) -> None:
    """Say, to somebody at a terminal, what of their machine the job will not have."""
    for line in _warnings(session, schedule):
        session.hint(safe_text(line))


def _scheduler(typed: str | None) -> Scheduler:
    if typed is None:
        return Scheduler.LAUNCHD if sys.platform == "darwin" else Scheduler.CRON
    try:
        return Scheduler(typed)
    except ValueError:
        raise UsageError(
            _("“{text}” is not a scheduler this program knows").format(text=typed[:60]),
            hint=_("one of: {kinds}").format(kinds=", ".join(Scheduler)),
        ) from None


def _time(session: Session, typed: str) -> time:
    from pipelinecli.method.when import Lean, UnreadableWhen, parse_when

    today = session.desk.today
    try:
        when = parse_when(typed, today, Lean.PLAN)
    except UnreadableWhen:
        when = None
    if when is None or when.time is None or when.day != today:
        raise UsageError(
            _("--at “{text}” is not a time of day").format(text=typed[:60]),
            hint=_("type it like 08:30"),
        )
    return when.time


def _command(session: Session, *, apply: bool, exit_code: bool) -> tuple[str, ...]:
    if not sys.executable:
        raise PipelineError(_("this Python does not say where it is, so nothing can start it"))
    python = os.path.abspath(sys.executable)  # noqa: PTH100
    # Without -P a file in the scheduler's directory could pass for a module of Python's.
    program = (_as_bytes_say(python), "-P", "-m", "pipelinecli")
    shared = ("--store", _as_bytes_say(session.store.path), "--lang", language())
    wanted = {"--apply": apply, "--exit-code": exit_code}
    return (*program, *shared, "checkin", *(option for option, on in wanted.items() if on))


def _as_bytes_say(path: str) -> str:
    """Return a path as a job without a locale will read it: UTF-8, whatever the terminal is."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def _other_zone(session: Session) -> str | None:
    zone = session.settings.get("zone")
    return zone if zone and _is_elsewhere(zone, session.desk.today) else None


def _is_elsewhere(zone: str, today: date) -> bool:
    """Whether the machine's clock ever shows another time than the zone's within a year."""
    from zoneinfo import ZoneInfo

    try:
        with open(LOCALTIME, "rb") as file:  # noqa: PTH123
            machine = ZoneInfo.from_file(file)
    except FileNotFoundError:
        machine = ZoneInfo("UTC")  # localtime(5)
    except (OSError, ValueError):
        return True
    theirs = ZoneInfo(zone)
    start = datetime(today.year, today.month, today.day, tzinfo=UTC)
    moments = (start + timedelta(days=day) for day in range(_A_YEAR))
    return any(
        moment.astimezone(machine).utcoffset() != moment.astimezone(theirs).utcoffset()
        for moment in moments
    )


def _warnings(session: Session, schedule: Schedule) -> Iterator[str]:
    if not session.store.exists():
        yield _("There is no store at {path} yet; the job fails until there is one.").format(
            path=session.store.path
        )
    zone = schedule.job.zone
    if zone is not None and schedule.scheduler is Scheduler.LAUNCHD:
        yield _(
            "{at} is the machine's time and not that of {zone}: launchd knows no zones."
        ).format(at=f"{schedule.job.at:%H:%M}", zone=zone)
    named = os.environ.get("TZ", "").lstrip(":")
    if named not in {"", LOCALTIME} and not session.settings.get("zone"):
        from pipelinecli.services.setup import detected_zone

        known = detected_zone()
        if known is None or _is_elsewhere(known, session.desk.today):
            yield _("The job does not see TZ; keep your zone: {command}").format(
                command=f"pipeline config set zone {known or 'ZONE'}"
            )

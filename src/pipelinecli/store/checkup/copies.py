"""The backups of a store: whether there is a new one, and whether each is what it was.

The newest is read from end to end, of the others only the checksum is. It refuses to write to
any of them.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from pipelinecli.config.private import NO_LINK
from pipelinecli.errors import PipelineError
from pipelinecli.method.checkup.findings import Check, Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.placing import SUMS, digest, sums_beside
from pipelinecli.store.backup.verification import Sums, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup
    from pipelinecli.method.checkup.findings import Finding

_OLD = timedelta(days=7)


def copies(path: str, clock: Clock, trial: Callable[[Backup], Finding]) -> list[Finding]:
    """Return what is found among the backups.

    `trial` puts one on trial, which reads it from end to end; up to the first that passes each is.
    """
    try:
        kept = backups.every(path)
    except PipelineError as error:
        return [found(Said.BACKUPS_UNREADABLE, reason=error.message, path=backups.folder(path))]
    findings = [*_link(backups.folder(path))]
    good: Backup | None = None
    for backup in kept:
        if good is None:
            tried = trial(backup)
            findings.append(tried)
            good = backup if _passed(backup, tried) else None
            if good:
                seen = _without_sums(backup)
            else:
                seen = _compared(backup) if tried.said is Said.TRIAL_IMPOSSIBLE else None
        else:
            seen = _compared(backup)
        findings += [seen] if seen else []
    if good is None:
        findings += [found(Said.BACKUPS_NONE, folder=backups.folder(path))]
        if not any(finding.check is Check.TRIAL for finding in findings):
            findings.append(found(Said.TRIAL_NOT_MADE))
        return findings
    made = good.made.astimezone(clock.zone)
    said = Said.BACKUPS_OLD if clock.now - made > _OLD else Said.BACKUPS_FINE
    days = max(0, (clock.now - made).days)
    findings.append(found(said, n=len(kept), path=good.path, made=made, days=days))
    return findings


def _link(folder: str) -> Iterator[Finding]:
    """Yield that the folder is a link, through which nothing is written."""
    if os.path.islink(folder):  # noqa: PTH114
        yield found(Said.BACKUPS_LINK, path=folder)


def _passed(backup: Backup, tried: Finding) -> bool:
    """Whether a backup can be trusted; one that could not be tried may be read all the same."""
    if tried.said is not Said.TRIAL_IMPOSSIBLE:
        return tried.said is Said.TRIAL_FINE
    try:
        return verify(backup.path).sums is not Sums.DIFFERS
    except PipelineError:
        return False


def _without_sums(backup: Backup) -> Finding | None:
    if os.path.lexists(f"{backup.path}{SUMS}"):
        return None
    return found(Said.BACKUP_WITHOUT_SUM, path=backup.path)


def _compared(backup: Backup) -> Finding | None:
    """Return what the checksum beside a backup says of it."""
    try:
        beside = sums_beside(backup.path)
        if beside is None:
            verify(backup.path)
            return found(Said.BACKUP_WITHOUT_SUM, path=backup.path)
        file = os.open(backup.path, os.O_RDONLY | NO_LINK)
        try:
            return None if digest(file) == beside else found(Said.BACKUP_DIFFERS, path=backup.path)
        finally:
            os.close(file)
    except PipelineError as error:
        reason = getattr(error, "reason", error.message)
        return found(Said.BACKUP_DAMAGED, path=backup.path, reason=reason)
    except OSError as error:
        reason = error.strerror or str(error)
        return found(Said.BACKUP_DAMAGED, path=backup.path, reason=reason)

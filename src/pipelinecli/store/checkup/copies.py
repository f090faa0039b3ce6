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
from pipelinecli.method.checkup import Said
from pipelinecli.method.meanings import found
from pipelinecli.store import backups
from pipelinecli.store.backup_files import digest, sums_beside
from pipelinecli.store.verification import Sums, verify

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup
    from pipelinecli.method.checkup import Finding

_OLD = timedelta(days=7)


def copies(path: str, clock: Clock) -> tuple[list[Finding], Backup | None]:
    """Return what is found among the backups, and the newest that can be trusted."""
    try:
        kept = backups.every(path)
    except PipelineError as error:
        return [found(Said.BACKUPS_UNREADABLE, reason=error.message)], None
    findings: list[Finding] = []
    good: Backup | None = None
    for backup in kept:
        # What is newer than the newest good one was read whole already.
        finding = _read_whole(backup) if good is None else _compared(backup)
        if good is None and (finding is None or finding.said is Said.BACKUP_WITHOUT_SUM):
            good = backup
        if finding is not None:
            findings.append(finding)
    if good is None:
        findings.append(found(Said.BACKUPS_NONE, folder=backups.folder(path)))
        return findings, None
    made = good.made.astimezone(clock.zone)
    said = Said.BACKUPS_OLD if clock.now - made > _OLD else Said.BACKUPS_FINE
    days = max(0, (clock.now - made).days)
    findings.append(found(said, n=len(kept), path=good.path, made=made, days=days))
    return findings, good


def _read_whole(backup: Backup) -> Finding | None:
    try:
        verified = verify(backup.path)
    except PipelineError as error:
        return found(Said.BACKUP_DAMAGED, path=backup.path, reason=error.message)
    return _of_sums(backup, verified.sums)


def _compared(backup: Backup) -> Finding | None:
    """Return what the checksum beside a backup says of it."""
    try:
        beside = sums_beside(backup.path)
        if beside is None:
            return _read_whole(backup)
        file = os.open(backup.path, os.O_RDONLY | NO_LINK)
        try:
            return _of_sums(backup, Sums.MATCHES if digest(file) == beside else Sums.DIFFERS)
        finally:
            os.close(file)
    except OSError as error:
        reason = error.strerror or str(error)
        return found(Said.BACKUP_DAMAGED, path=backup.path, reason=reason)


def _of_sums(backup: Backup, sums: Sums) -> Finding | None:
    if sums is Sums.DIFFERS:
        return found(Said.BACKUP_DIFFERS, path=backup.path)
    if sums is Sums.MISSING:
        return found(Said.BACKUP_WITHOUT_SUM, path=backup.path)
    return None

"""What is to be done about what a check-up has found: what `--fix` can do, and which backup helps.

A backup is an answer to a fault only if it has not got the same one. It refuses to name a copy
that was not looked at, and to name `--fix` for what that would leave.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import PipelineError
from pipelinecli.method.checkup.findings import Check, Remedy, Said, State
from pipelinecli.method.checkup.meanings import Outcome, outcome
from pipelinecli.services.inside import EVERY, inside
from pipelinecli.services.trial import trial
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.verification import untouched

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup
    from pipelinecli.method.checkup.findings import Finding

BY_OPENING: Final = frozenset({Said.FILE_OLDER, Said.FILE_CUT_SHORT, Said.FILE_WAL})
"""What is put right by opening the store to work with it."""
BY_WRITING: Final = frozenset(
    {Said.PART_MISSING, Said.PART_CHANGED, Said.INDEXES_WRONG, Said.STAGE_DIFFERS}
)
"""What is mended by writing to the store, or else by a backup."""
NO_NEW_COPY: Final = frozenset({Said.BACKUPS_NONE, Said.BACKUPS_OLD})
"""What is mended by a copy of the store."""
_OF_THE_STORE = BY_OPENING | BY_WRITING | NO_NEW_COPY
_FOR_GOOD = frozenset({Said.DAMAGED, Said.TABLE_MISSING})
"""No command can use the store, and nothing that is done beside it helps."""
_OF_ANY_COPY = frozenset({Check.INTEGRITY, Check.REFERENCES})
"""What a copy has to pass, without which nothing is written to the store."""
_NO_GOOD = frozenset(
    {Said.BACKUP_DAMAGED, Said.BACKUP_DIFFERS, Said.TRIAL_FAILED, Said.TRIAL_INCOMPLETE}
)
_TRIED = frozenset({Said.TRIAL_FINE, Said.TRIAL_IMPOSSIBLE})


def mendable(findings: Collection[Finding]) -> list[Finding]:
    """Return the findings with `--fix` as the answer only where it is one."""
    if _is_damaged(findings):
        return _without_fix(_without_fix(findings, BY_WRITING, Remedy.RESTORE), _OF_THE_STORE)
    if outcome(findings) is Outcome.UNUSABLE:
        return _without_fix(findings, _OF_THE_STORE, Remedy.FIX_THEN)
    return list(findings)


def _is_damaged(findings: Iterable[Finding]) -> bool:
    """Whether no copy of the store would pass."""
    return any(
        finding.said in _FOR_GOOD
        or (finding.remedy is Remedy.RESTORE and finding.check in _OF_ANY_COPY)
        for finding in findings
    )


def not_mended(
    findings: Iterable[Finding], tried: Collection[Said], *, in_the_store: bool
) -> list[Finding]:
    """Return the findings that are left by `--fix`, which is no answer to what it has tried.

    `in_the_store` whether anything was tried there, for which a copy has to be kept before.
    """
    if in_the_store:
        findings = _without_fix(findings, BY_WRITING & set(tried), Remedy.RESTORE)
    return _without_fix(findings, tried)


def _without_fix(
    findings: Iterable[Finding], of: Collection[Said], instead: Remedy | None = None
) -> list[Finding]:
    return [
        finding._replace(remedy=instead)
        if finding.remedy is Remedy.FIX and finding.said in of
        else finding
        for finding in findings
    ]


def named(findings: Collection[Finding], path: str, clock: Clock) -> list[Finding]:
    """Return the findings with the backup that is the answer to each, as far as there is one."""
    bad = {finding.facts["path"] for finding in findings if finding.said in _NO_GOOD}
    try:
        kept = [backup for backup in backups.every(path) if backup.path not in bad]
    except PipelineError:
        kept = []
    newest = kept[0] if kept else None
    checks = {finding.check for finding in findings if finding.remedy is Remedy.RESTORE}
    answer = _free_of(checks, kept, path, clock) if checks else None
    unusable = outcome(findings) is Outcome.UNUSABLE
    if answer is None and unusable:
        answer = newest  # with what it may have itself it can at least be worked with
    found = _naming(_naming(findings, Remedy.RESTORE, answer), Remedy.LOOK_AT_BACKUP, newest)
    if newest is None and (unusable or _is_damaged(findings)):
        return [_no_other(finding) for finding in found]
    return found


def _naming(findings: Iterable[Finding], remedy: Remedy, backup: Backup | None) -> list[Finding]:
    return [
        finding._replace(facts={**finding.facts, "good": backup.path})
        if backup is not None and finding.remedy is remedy
        else finding
        for finding in findings
    ]


def _no_other(finding: Finding) -> Finding:
    """Return what is wrong with a backup where there is no good one and none can be made."""
    instead = {Remedy.LOOK_AT_BACKUP: Remedy.NO_OTHER, Remedy.BACK_UP: None}
    remedy = finding.remedy
    return finding._replace(remedy=instead.get(remedy, remedy)) if remedy else finding


def _free_of(
    checks: Collection[Check], kept: Iterable[Backup], path: str, clock: Clock
) -> Backup | None:
    """Return the newest backup that works, and in which none of the checks finds a problem."""
    for backup in kept:
        if _passes(backup, checks, clock) and trial(backup, path, clock).said in _TRIED:
            return backup
    return None


def _passes(backup: Backup, checks: Collection[Check], clock: Clock) -> bool:
    try:
        with untouched(backup.path) as connection:
            connection.text_factory = str
            return not any(
                finding.state is State.PROBLEM and finding.remedy in {Remedy.RESTORE, Remedy.FIX}
                for finding in inside(connection, clock, [one for one in EVERY if one in checks])
            )
    except (sqlite3.Error, UnicodeDecodeError):
        return False

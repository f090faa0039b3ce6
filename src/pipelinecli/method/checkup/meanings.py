"""What each thing a check-up can find means: how bad it is, what is to be done, what it comes to.

It refuses to put anything into words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.checkup.findings import Check, Finding, Remedy, Said, State

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pipelinecli.method.checkup.findings import Fact


class Meaning(NamedTuple):
    """Which check says it, how bad it is, and what is to be done."""

    check: Check
    state: State
    remedy: Remedy | None = None


_OK, _WARNING, _PROBLEM, _FIXED = State.OK, State.WARNING, State.PROBLEM, State.FIXED

MEANING: Final[Mapping[Said, Meaning]] = {
    Said.FILE_FINE: Meaning(Check.FILE, _OK),
    Said.FILE_NOWHERE: Meaning(Check.FILE, _PROBLEM, Remedy.NAME_ANOTHER),
    Said.FILE_NOT_OURS: Meaning(Check.FILE, _PROBLEM, Remedy.NAME_ANOTHER),
    Said.FILE_TOO_NEW: Meaning(Check.FILE, _PROBLEM, Remedy.NEWER_PROGRAM),
    Said.FILE_TOO_OLD: Meaning(Check.FILE, _PROBLEM, Remedy.NAME_ANOTHER),
    Said.FILE_UNREADABLE: Meaning(Check.FILE, _PROBLEM, Remedy.NAME_ANOTHER),
    Said.FILE_LOCKED: Meaning(Check.FILE, _PROBLEM, Remedy.WAIT),
    Said.FILE_OLDER: Meaning(Check.FILE, _WARNING, Remedy.FIX),
    Said.FILE_NEWER: Meaning(Check.FILE, _WARNING, Remedy.NEWER_PROGRAM),
    Said.FILE_LINK: Meaning(Check.FILE, _WARNING),
    Said.FILE_NAMES: Meaning(Check.FILE, _PROBLEM, Remedy.ONE_NAME),
    Said.FILE_JOURNAL_LINK: Meaning(Check.FILE, _PROBLEM, Remedy.LOOK_AT_LINK),
    Said.FILE_JOURNAL_FOREIGN: Meaning(Check.FILE, _PROBLEM, Remedy.TAKE_AWAY),
    Said.FILE_CUT_SHORT: Meaning(Check.FILE, _WARNING, Remedy.FIX),
    Said.FILE_WAL: Meaning(Check.FILE, _WARNING, Remedy.FIX),
    Said.FILE_LEFT_OVER: Meaning(Check.FILE, _WARNING, Remedy.FIX),
    Said.SQLITE_FINE: Meaning(Check.SQLITE, _OK),
    Said.SQLITE_FAULTY: Meaning(Check.SQLITE, _WARNING, Remedy.NEWER_PYTHON),
    Said.PRIVATE: Meaning(Check.PERMISSIONS, _OK),
    Said.PRIVATE_UNKNOWN: Meaning(Check.PERMISSIONS, _OK),
    Said.OPEN_TO_OTHERS: Meaning(Check.PERMISSIONS, _PROBLEM, Remedy.FIX),
    Said.OTHERS_WRITE: Meaning(Check.PERMISSIONS, _WARNING, Remedy.CLOSE),
    Said.ANOTHERS: Meaning(Check.PERMISSIONS, _PROBLEM, Remedy.OWN),
    Said.READ_ONLY: Meaning(Check.PERMISSIONS, _WARNING, Remedy.WRITABLE),
    Said.LOCAL: Meaning(Check.LOCATION, _OK),
    Said.NETWORK: Meaning(Check.LOCATION, _WARNING, Remedy.KEEP_LOCAL),
    Said.SYNCED: Meaning(Check.LOCATION, _WARNING, Remedy.KEEP_LOCAL),
    Said.VOLUME: Meaning(Check.LOCATION, _WARNING, Remedy.KEEP_LOCAL),
    Said.ROOM: Meaning(Check.SPACE, _OK),
    Said.LITTLE_ROOM: Meaning(Check.SPACE, _WARNING, Remedy.MAKE_ROOM),
    Said.ROOM_UNKNOWN: Meaning(Check.SPACE, _OK),
    Said.CONFIG_FINE: Meaning(Check.CONFIG, _OK),
    Said.CONFIG_NONE: Meaning(Check.CONFIG, _OK),
    Said.CONFIG_UNREADABLE: Meaning(Check.CONFIG, _PROBLEM, Remedy.ONE_LINE),
    Said.CLOCK_FINE: Meaning(Check.CLOCK, _OK),
    Said.CLOCK_BEHIND: Meaning(Check.CLOCK, _WARNING, Remedy.SET_CLOCK),
    Said.SOUND: Meaning(Check.INTEGRITY, _OK),
    Said.INDEXES_WRONG: Meaning(Check.INTEGRITY, _PROBLEM, Remedy.FIX),
    Said.RULES_BROKEN: Meaning(Check.INTEGRITY, _PROBLEM, Remedy.RESTORE),
    Said.KIND_WRONG: Meaning(Check.INTEGRITY, _PROBLEM, Remedy.RESTORE),
    Said.DAMAGED: Meaning(Check.INTEGRITY, _PROBLEM, Remedy.RESTORE),
    Said.REFERENCES_FINE: Meaning(Check.REFERENCES, _OK),
    Said.DANGLING: Meaning(Check.REFERENCES, _PROBLEM, Remedy.RESTORE),
    Said.SCHEMA_FINE: Meaning(Check.SCHEMA, _OK),
    Said.PART_MISSING: Meaning(Check.SCHEMA, _PROBLEM, Remedy.FIX),
    Said.PART_CHANGED: Meaning(Check.SCHEMA, _PROBLEM, Remedy.FIX),
    Said.PART_STRANGE: Meaning(Check.SCHEMA, _WARNING, Remedy.LEAVE_OUT),
    Said.TABLE_MISSING: Meaning(Check.SCHEMA, _PROBLEM, Remedy.RESTORE),
    Said.TABLE_CHANGED: Meaning(Check.SCHEMA, _PROBLEM, Remedy.RESTORE),
    Said.HISTORY_FINE: Meaning(Check.HISTORY, _OK),
    Said.NO_ATTEMPT: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.TWO_ATTEMPTS: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.NO_MOVES: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.STAGE_DIFFERS: Meaning(Check.HISTORY, _PROBLEM, Remedy.FIX),
    Said.CHAIN_BROKEN: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.MOVE_ELSEWHERE: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.OPENED_LATE: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.OUTCOME_DIFFERS: Meaning(Check.HISTORY, _PROBLEM, Remedy.RESTORE),
    Said.JOURNAL_FINE: Meaning(Check.JOURNAL, _OK),
    Said.STORY_GAP: Meaning(Check.JOURNAL, _WARNING, Remedy.NOT_UNDONE),
    Said.STORY_DIFFERS: Meaning(Check.JOURNAL, _PROBLEM, Remedy.NOT_UNDONE),
    Said.STORY_MISSING: Meaning(Check.JOURNAL, _PROBLEM, Remedy.NOT_UNDONE),
    Said.STORY_UNREADABLE: Meaning(Check.JOURNAL, _PROBLEM, Remedy.NOT_UNDONE),
    Said.STORY_OF_NOTHING: Meaning(Check.JOURNAL, _PROBLEM, Remedy.NOT_UNDONE),
    Said.CHANGES_EMPTY: Meaning(Check.JOURNAL, _WARNING, Remedy.NOT_UNDONE),
    Said.CHANGES_AHEAD: Meaning(Check.JOURNAL, _WARNING, Remedy.SET_CLOCK),
    Said.UNDONE_WRONG: Meaning(Check.JOURNAL, _PROBLEM, Remedy.RESTORE),
    Said.VALUES_FINE: Meaning(Check.VALUES, _OK),
    Said.NO_SUCH_DAY: Meaning(Check.VALUES, _PROBLEM, Remedy.RESTORE),
    Said.NOT_TEXT: Meaning(Check.VALUES, _PROBLEM, Remedy.RESTORE),
    Said.PART_OF_VALUE: Meaning(Check.VALUES, _PROBLEM, Remedy.RESTORE),
    Said.SETTING_WRONG: Meaning(Check.VALUES, _PROBLEM, Remedy.SET_AGAIN),
    Said.BACKUPS_FINE: Meaning(Check.BACKUPS, _OK),
    Said.BACKUPS_NONE: Meaning(Check.BACKUPS, _WARNING, Remedy.FIX),
    Said.BACKUPS_OLD: Meaning(Check.BACKUPS, _WARNING, Remedy.FIX),
    Said.BACKUPS_EARLIER: Meaning(Check.BACKUPS, _WARNING, Remedy.PUT_BACK),
    Said.BACKUPS_LINK: Meaning(Check.BACKUPS, _PROBLEM, Remedy.REAL_FOLDER),
    Said.BACKUPS_UNREADABLE: Meaning(Check.BACKUPS, _PROBLEM, Remedy.OWN),
    Said.BACKUP_DAMAGED: Meaning(Check.BACKUPS, _PROBLEM, Remedy.LOOK_AT_BACKUP),
    Said.BACKUP_DIFFERS: Meaning(Check.BACKUPS, _PROBLEM, Remedy.LOOK_AT_BACKUP),
    Said.BACKUP_WITHOUT_SUM: Meaning(Check.BACKUPS, _WARNING, Remedy.FIX),
    Said.TRIAL_FINE: Meaning(Check.TRIAL, _OK),
    Said.TRIAL_FAILED: Meaning(Check.TRIAL, _PROBLEM, Remedy.LOOK_AT_BACKUP),
    Said.TRIAL_INCOMPLETE: Meaning(Check.TRIAL, _PROBLEM, Remedy.LOOK_AT_BACKUP),
    Said.TRIAL_IMPOSSIBLE: Meaning(Check.TRIAL, _WARNING),
    Said.TRIAL_NOT_MADE: Meaning(Check.TRIAL, _WARNING, Remedy.BACK_UP),
    Said.UNCHECKED: Meaning(Check.FILE, _PROBLEM, Remedy.RESTORE),
    Said.MADE_PRIVATE: Meaning(Check.PERMISSIONS, _FIXED),
    Said.SWEPT: Meaning(Check.FILE, _FIXED),
    Said.KEPT_BEFORE: Meaning(Check.BACKUPS, _FIXED),
    Said.BROUGHT_UP_TO_DATE: Meaning(Check.FILE, _FIXED),
    Said.TAKEN_BACK: Meaning(Check.FILE, _FIXED),
    Said.OUT_OF_WAL: Meaning(Check.FILE, _FIXED),
    Said.INDEXED_ANEW: Meaning(Check.INTEGRITY, _FIXED),
    Said.PARTS_MADE_ANEW: Meaning(Check.SCHEMA, _FIXED),
    Said.STAGES_SET: Meaning(Check.HISTORY, _FIXED),
    Said.SUM_WRITTEN: Meaning(Check.BACKUPS, _FIXED),
    Said.BACKED_UP: Meaning(Check.BACKUPS, _FIXED),
    Said.NOT_FIXED: Meaning(Check.FILE, _PROBLEM, Remedy.FIX_THEN),
    Said.NOT_WRITTEN: Meaning(Check.FILE, _PROBLEM),
}

UNUSABLE: Final = frozenset(
    {
        Said.FILE_NOWHERE,
        Said.FILE_NOT_OURS,
        Said.FILE_TOO_NEW,
        Said.FILE_TOO_OLD,
        Said.FILE_UNREADABLE,
        Said.FILE_LOCKED,
        Said.FILE_JOURNAL_LINK,
        Said.FILE_JOURNAL_FOREIGN,
        Said.DAMAGED,
        Said.TABLE_MISSING,
    }
)
"""With one of these no command gets anything out of the store."""


def found(said: Said, /, check: Check | None = None, **facts: Fact) -> Finding:
    """Return a finding as it is meant; `check` is where it was found if that is not always one."""
    meaning = MEANING[said]
    return Finding(check or meaning.check, meaning.state, said, facts, meaning.remedy)


class Outcome(StrEnum):
    """What a check-up comes to."""

    FINE = "fine"
    PROBLEMS = "problems"
    UNUSABLE = "unusable"


def outcome(findings: Collection[Finding]) -> Outcome:
    """Return what the findings come to: warnings alone are fine."""
    if any(finding.said in UNUSABLE for finding in findings):
        return Outcome.UNUSABLE
    if any(finding.state is State.PROBLEM for finding in findings):
        return Outcome.PROBLEMS
    return Outcome.FINE

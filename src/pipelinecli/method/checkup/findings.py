"""What a check-up looks at and what it can find; `meanings` has what each of that means.

Codes and figures only. It refuses to look at anything itself, and to put anything into words.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Fact = str | int | datetime
"""A path, a number of something, a moment: what a finding is about."""


class Check(StrEnum):
    """One thing that is looked at, in the order in which they are told."""

    FILE = "file"
    SQLITE = "sqlite"
    PERMISSIONS = "permissions"
    LOCATION = "location"
    SPACE = "space"
    CONFIG = "config"
    CLOCK = "clock"
    INTEGRITY = "integrity"
    REFERENCES = "references"
    SCHEMA = "schema"
    HISTORY = "history"
    JOURNAL = "journal"
    VALUES = "values"
    BACKUPS = "backups"
    TRIAL = "trial-restore"


class State(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"
    FIXED = "fixed"


class Remedy(StrEnum):
    """What is to be done about it."""

    FIX = "fix"
    FIX_THEN = "fix-then"
    RESTORE = "restore"
    NAME_ANOTHER = "name-another"
    NEWER_PROGRAM = "newer-program"
    NEWER_PYTHON = "newer-python"
    WAIT = "wait"
    ONE_NAME = "one-name"
    TAKE_AWAY = "take-away"
    LOOK_AT_LINK = "look-at-link"
    OWN = "own"
    CLOSE = "close"
    WRITABLE = "writable"
    KEEP_LOCAL = "keep-local"
    SET_CLOCK = "set-clock"
    ONE_LINE = "one-line"
    MAKE_ROOM = "make-room"
    BACK_UP = "back-up"
    PUT_BACK = "put-back"
    REAL_FOLDER = "real-folder"
    LEAVE_OUT = "leave-out"
    LOOK_AT_BACKUP = "look-at-backup"
    NO_OTHER = "no-other"
    NOT_UNDONE = "not-undone"
    SET_AGAIN = "set-again"


class Said(StrEnum):
    """What was found."""

    FILE_FINE = "file-fine"
    FILE_NOWHERE = "nowhere"
    FILE_NOT_OURS = "not-ours"
    FILE_TOO_NEW = "too-new"
    FILE_TOO_OLD = "too-old"
    FILE_UNREADABLE = "unreadable"
    FILE_LOCKED = "locked"
    FILE_OLDER = "older"
    FILE_NEWER = "newer"
    FILE_LINK = "link"
    FILE_NAMES = "several-names"
    FILE_JOURNAL_LINK = "journal-link"
    FILE_JOURNAL_FOREIGN = "journal-foreign"
    FILE_CUT_SHORT = "cut-short"
    FILE_WAL = "wal"
    FILE_LEFT_OVER = "left-over"

    SQLITE_FINE = "sqlite-fine"
    SQLITE_FAULTY = "sqlite-faulty"

    PRIVATE = "private"
    PRIVATE_UNKNOWN = "permissions-unknown"
    OPEN_TO_OTHERS = "open-to-others"
    OTHERS_WRITE = "others-write"
    ANOTHERS = "anothers"
    READ_ONLY = "read-only"

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"
    VOLUME = "volume"

    ROOM = "room"
    LITTLE_ROOM = "little-room"
    ROOM_UNKNOWN = "room-unknown"

    CONFIG_FINE = "config-fine"
    CONFIG_NONE = "config-none"
    CONFIG_UNREADABLE = "config-unreadable"

    CLOCK_FINE = "clock-fine"
    CLOCK_BEHIND = "clock-behind"

    SOUND = "sound"
    INDEXES_WRONG = "indexes-wrong"
    RULES_BROKEN = "rules-broken"
    KIND_WRONG = "kind-wrong"
    DAMAGED = "damaged"

    REFERENCES_FINE = "references-fine"
    DANGLING = "dangling"

    SCHEMA_FINE = "schema-fine"
    PART_MISSING = "part-missing"
    PART_CHANGED = "part-changed"
    PART_STRANGE = "part-strange"
    TABLE_MISSING = "table-missing"
    TABLE_CHANGED = "table-changed"

    HISTORY_FINE = "history-fine"
    NO_ATTEMPT = "no-current-attempt"
    TWO_ATTEMPTS = "two-current-attempts"
    NO_MOVES = "no-moves"
    STAGE_DIFFERS = "stage-differs"
    CHAIN_BROKEN = "chain-broken"
    MOVE_ELSEWHERE = "move-elsewhere"
    OPENED_LATE = "opened-late"
    OUTCOME_DIFFERS = "outcome-differs"

    JOURNAL_FINE = "journal-fine"
    STORY_GAP = "story-gap"
    STORY_DIFFERS = "story-differs"
    STORY_MISSING = "story-missing"
    STORY_UNREADABLE = "story-unreadable"
    STORY_OF_NOTHING = "story-of-nothing"
    CHANGES_EMPTY = "changes-empty"
    CHANGES_AHEAD = "changes-ahead"
    UNDONE_WRONG = "undone-wrong"

    VALUES_FINE = "values-fine"
    NO_SUCH_DAY = "no-such-day"
    NOT_TEXT = "not-text"
    PART_OF_VALUE = "part-of-value"
    SETTING_WRONG = "setting-wrong"

    BACKUPS_FINE = "backups-fine"
    BACKUPS_NONE = "backups-none"
    BACKUPS_OLD = "backups-old"
    BACKUPS_EARLIER = "backups-earlier"
    BACKUPS_LINK = "backups-link"
    BACKUPS_UNREADABLE = "backups-unreadable"
    BACKUP_DAMAGED = "backup-damaged"
    BACKUP_DIFFERS = "backup-differs"
    BACKUP_WITHOUT_SUM = "backup-without-sum"

    TRIAL_FINE = "trial-fine"
    TRIAL_FAILED = "trial-failed"
    TRIAL_INCOMPLETE = "trial-incomplete"
    TRIAL_IMPOSSIBLE = "trial-impossible"
    TRIAL_NOT_MADE = "trial-not-made"

    UNCHECKED = "unchecked"

    MADE_PRIVATE = "made-private"
    SWEPT = "swept"
    KEPT_BEFORE = "kept-before"
    BROUGHT_UP_TO_DATE = "brought-up-to-date"
    TAKEN_BACK = "taken-back"
    OUT_OF_WAL = "out-of-wal"
    INDEXED_ANEW = "indexed-anew"
    PARTS_MADE_ANEW = "parts-made-anew"
    STAGES_SET = "stages-set"
    SUM_WRITTEN = "sum-written"
    BACKED_UP = "backed-up"
    NOT_FIXED = "not-fixed"
    NOT_WRITTEN = "not-written"


class Finding(NamedTuple):
    """One thing that was found."""

    check: Check
    state: State
    said: Said
    facts: Mapping[str, Fact]
    remedy: Remedy | None = None


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings check by check; that all is well is not said beside something else."""
    given = list(findings)
    more = {finding.check for finding in given if finding.state is not State.OK}
    order = list(Check)
    return sorted(
        (given_ for given_ in given if given_.state is not State.OK or given_.check not in more),
        key=lambda finding: (order.index(finding.check), finding.state is not State.FIXED),
    )

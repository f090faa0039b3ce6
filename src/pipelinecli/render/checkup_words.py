"""The words of a check-up, a sentence for each finding. It refuses to name anybody but by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, ngettext
from pipelinecli.method.checkup.findings import Check, Remedy, Said, State

if TYPE_CHECKING:
    from collections.abc import Callable

STATES: Final = {
    State.OK: N_("ok"),
    State.WARNING: N_("warning"),
    State.PROBLEM: N_("problem"),
    State.FIXED: N_("fixed"),
}
CHECKS: Final = {
    Check.FILE: N_("file"),
    Check.SQLITE: N_("SQLite"),
    Check.PERMISSIONS: N_("permissions"),
    Check.LOCATION: N_("location"),
    Check.SPACE: N_("disk space"),
    Check.CONFIG: N_("configuration"),
    Check.CLOCK: N_("clock"),
    Check.INTEGRITY: N_("integrity"),
    Check.REFERENCES: N_("references"),
    Check.SCHEMA: N_("schema"),
    Check.HISTORY: N_("history"),
    Check.JOURNAL: N_("journal"),
    Check.VALUES: N_("values"),
    Check.BACKUPS: N_("backups"),
    Check.TRIAL: N_("trial restore"),
}
SAID: Final = {
    Said.FILE_FINE: N_("store version {version}, {size}"),
    Said.FILE_NOWHERE: N_("it is not known where the store is"),
    Said.FILE_NOT_OURS: "{reason}",
    Said.FILE_TOO_NEW: "{reason}",
    Said.FILE_TOO_OLD: N_("store version {version}; this program knows {known} and later"),
    Said.FILE_UNREADABLE: "{reason}",
    Said.FILE_LOCKED: "{reason}",
    Said.FILE_OLDER: N_("store version {version}; the next command brings it up to {known}"),
    Said.FILE_NEWER: N_("store version {version}, of a newer program than this ({known})"),
    Said.FILE_LINK: N_("{path} is a link to {target}"),
    Said.FILE_JOURNAL_LINK: N_(
        "{path} is not a plain file of its own: a link, a directory, or a second name"
    ),
    Said.FILE_JOURNAL_FOREIGN: N_("{path} is another file's journal"),
    Said.FILE_CUT_SHORT: N_("the last write was cut short; the next command takes it back"),
    Said.FILE_WAL: N_("another program has put it into WAL mode; the next command puts it back"),
    Said.FILE_LEFT_OVER: N_("a killed run has left {path}"),
    Said.SQLITE_FINE: "{version}",
    Said.SQLITE_FAULTY: N_("{version} has a known fault; it is mended in {fixed}"),
    Said.PRIVATE: N_("nobody else can look into the store and its backups"),
    Said.PRIVATE_UNKNOWN: N_("not known on this system"),
    Said.OPEN_TO_OTHERS: N_("{path} is open to others ({mode})"),
    Said.OTHERS_WRITE: N_("others may write to {path} ({mode})"),
    Said.ANOTHERS: N_("{path} belongs to another user"),
    Said.READ_ONLY: N_("{path} cannot be written"),
    Said.LOCAL: N_("on this machine"),
    Said.NETWORK: N_("on a network file system ({what}), where locks may not hold"),
    Said.SYNCED: N_("in a folder that is synced ({what}), which may copy it half written"),
    Said.VOLUME: N_("on another volume ({what}), which may be a network's"),
    Said.ROOM: N_("{free} free"),
    Said.LITTLE_ROOM: N_("{free} free; {needed} would be safe"),
    Said.ROOM_UNKNOWN: N_("not known"),
    Said.CONFIG_FINE: "{path}",
    Said.CONFIG_NONE: N_("no configuration file, and none is needed"),
    Said.CONFIG_UNREADABLE: "{reason}",
    Said.CLOCK_FINE: "{now}",
    Said.CLOCK_BEHIND: N_("it says {now}, earlier than the last entry ({last})"),
    Said.SOUND: N_("every page and index is sound"),
    Said.KIND_WRONG: N_("values of the wrong kind: {where}"),
    Said.DAMAGED: N_("the store is damaged: {reason}"),
    Said.REFERENCES_FINE: N_("every row refers to one that is there"),
    Said.SCHEMA_FINE: N_("tables, indexes and triggers are as they should be"),
    Said.TABLE_MISSING: N_("the table {name} is missing"),
    Said.TABLE_CHANGED: N_("the table {name} is not as it should be"),
    Said.STORY_OF_NOTHING: N_("the journal tells of a table that is not there: {table}"),
    Said.VALUES_FINE: N_("every value can be read back"),
    Said.SETTING_WRONG: N_("the setting {key} has a value that cannot be"),
    Said.BACKUPS_NONE: N_("no backup that could be put back"),
    Said.BACKUPS_EARLIER: N_("{path} is of an earlier store, not of this one"),
    Said.BACKUPS_LINK: N_("{path} is a link: no copies are kept there"),
    Said.BACKUPS_UNREADABLE: "{reason}",
    Said.BACKUP_DAMAGED: "{path}: {reason}",
    Said.BACKUP_DIFFERS: N_("{path} is not what its checksum was made for"),
    Said.BACKUP_WITHOUT_SUM: N_("{path} has no checksum beside it"),
    Said.TRIAL_FAILED: N_("{path} cannot be put back: {reason}"),
    Said.TRIAL_INCOMPLETE: N_("{path} can be put back, but does not show every card"),
    Said.TRIAL_IMPOSSIBLE: N_("the newest backup could not be tried: {reason}"),
    Said.TRIAL_NOT_MADE: N_("there is no backup to try"),
    Said.UNCHECKED: N_("could not be looked at: {reason}"),
    Said.MADE_PRIVATE: N_("{path} is yours alone now"),
    Said.SWEPT: N_("{path} is gone"),
    Said.KEPT_BEFORE: N_("a copy of the store as it was: {path}"),
    Said.BROUGHT_UP_TO_DATE: N_("brought up to store version {version}"),
    Said.TAKEN_BACK: N_("the write that was cut short is taken back"),
    Said.OUT_OF_WAL: N_("put back out of WAL mode"),
    Said.INDEXED_ANEW: N_("indexes made anew: {indexes}"),
    Said.PARTS_MADE_ANEW: N_("made anew: {names}"),
    Said.SUM_WRITTEN: N_("{path} was read, and its checksum written"),
    Said.BACKED_UP: N_("a backup was made: {path}"),
    Said.NOT_FIXED: N_("not mended: {reason}"),
    Said.NOT_WRITTEN: N_("nothing was written to the store in this state"),
}
"""Each thing that can be found, but those that go by a number."""

COUNTED: Final[dict[Said, Callable[[int], str]]] = {
    Said.FILE_NAMES: lambda n: ngettext(
        "{path} is one file with {n} name",
        "{path} is one file with {n} names; by another its journal is not found",
        n,
    ),
    Said.INDEXES_WRONG: lambda n: ngettext(
        "a wrong index: {indexes}",
        "{n} wrong indexes: {indexes}",
        n,
    ),
    Said.RULES_BROKEN: lambda n: ngettext(
        "{n} row of {table} ({rows}) breaks a rule: {rules}",
        "{n} rows of {table} ({rows}) break a rule: {rules}",
        n,
    ),
    Said.DANGLING: lambda n: ngettext(
        "{n} row of {table} ({rows}) refers to a row of {parent} that is not there",
        "{n} rows of {table} ({rows}) refer to rows of {parent} that are not there",
        n,
    ),
    Said.PART_MISSING: lambda n: ngettext(
        "missing: {names}",
        "{n} missing: {names}",
        n,
    ),
    Said.PART_CHANGED: lambda n: ngettext(
        "changed: {names}",
        "{n} changed: {names}",
        n,
    ),
    Said.PART_STRANGE: lambda n: ngettext(
        "not this program's: {names}",
        "{n} not this program's: {names}",
        n,
    ),
    Said.HISTORY_FINE: lambda n: ngettext(
        "{n} card stands where its history has it",
        "{n} cards stand where their history has them",
        n,
    ),
    Said.NO_ATTEMPT: lambda n: ngettext(
        "{n} card ({rows}) has no current attempt",
        "{n} cards ({rows}) have no current attempt",
        n,
    ),
    Said.TWO_ATTEMPTS: lambda n: ngettext(
        "{n} card ({rows}) has several current attempts",
        "{n} cards ({rows}) have several current attempts",
        n,
    ),
    Said.NO_MOVES: lambda n: ngettext(
        "{n} card ({rows}) has no history",
        "{n} cards ({rows}) have no history",
        n,
    ),
    Said.STAGE_DIFFERS: lambda n: ngettext(
        "{n} card ({rows}) is not where its history has it",
        "{n} cards ({rows}) are not where their history has them",
        n,
    ),
    Said.CHAIN_BROKEN: lambda n: ngettext(
        "the moves of {n} card ({rows}) do not follow on one another",
        "the moves of {n} cards ({rows}) do not follow on one another",
        n,
    ),
    Said.MOVE_ELSEWHERE: lambda n: ngettext(
        "{n} card ({rows}) has moves of another card's attempt",
        "{n} cards ({rows}) have moves of another card's attempt",
        n,
    ),
    Said.OPENED_LATE: lambda n: ngettext(
        "{n} card ({rows}) was opened after its first move",
        "{n} cards ({rows}) were opened after their first move",
        n,
    ),
    Said.OUTCOME_DIFFERS: lambda n: ngettext(
        "{n} card ({rows}) has an attempt that ended otherwise than its stage says",
        "{n} cards ({rows}) have an attempt that ended otherwise than its stage says",
        n,
    ),
    Said.JOURNAL_FINE: lambda n: ngettext(
        "{n} change, and every row tells how it came to be",
        "{n} changes, and every row tells how it came to be",
        n,
    ),
    Said.STORY_GAP: lambda n: ngettext(
        "the journal of {n} row of {table} ({rows}) has a gap",
        "the journal of {n} rows of {table} ({rows}) has a gap",
        n,
    ),
    Said.STORY_DIFFERS: lambda n: ngettext(
        "{n} row of {table} ({rows}) is not as the journal has it",
        "{n} rows of {table} ({rows}) are not as the journal has them",
        n,
    ),
    Said.STORY_MISSING: lambda n: ngettext(
        "the journal knows nothing of {n} row of {table} ({rows})",
        "the journal knows nothing of {n} rows of {table} ({rows})",
        n,
    ),
    Said.STORY_UNREADABLE: lambda n: ngettext(
        "the journal of {n} row of {table} ({rows}) cannot be read",
        "the journal of {n} rows of {table} ({rows}) cannot be read",
        n,
    ),
    Said.CHANGES_EMPTY: lambda n: ngettext(
        "{n} change ({rows}) has nothing in the journal",
        "{n} changes ({rows}) have nothing in the journal",
        n,
    ),
    Said.CHANGES_AHEAD: lambda n: ngettext(
        "{n} change ({rows}) is dated in the future",
        "{n} changes ({rows}) are dated in the future",
        n,
    ),
    Said.UNDONE_WRONG: lambda n: ngettext(
        "{n} change ({rows}) was taken back by what takes nothing back",
        "{n} changes ({rows}) were taken back by what takes nothing back",
        n,
    ),
    Said.NO_SUCH_DAY: lambda n: ngettext(
        "{n} row of {table} ({rows}) has no day or time in {column}",
        "{n} rows of {table} ({rows}) have no day or time in {column}",
        n,
    ),
    Said.NOT_TEXT: lambda n: ngettext(
        "{n} row of {table} ({rows}) has text that is none",
        "{n} rows of {table} ({rows}) have text that is none",
        n,
    ),
    Said.PART_OF_VALUE: lambda n: ngettext(
        "{n} row of {table} ({rows}) lacks what goes with {column}",
        "{n} rows of {table} ({rows}) lack what goes with {column}",
        n,
    ),
    Said.BACKUPS_FINE: lambda n: ngettext(
        "{n}, of {made}",
        "{n}, the newest of {made}",
        n,
    ),
    Said.BACKUPS_OLD: lambda n: ngettext(
        "{n}, of {made}: {days} days old",
        "{n}, the newest of {made}: {days} days old",
        n,
    ),
    Said.TRIAL_FINE: lambda n: ngettext(
        "the newest backup works: {n} card",
        "the newest backup works: {n} cards",
        n,
    ),
    Said.STAGES_SET: lambda n: ngettext(
        "{n} card put where its history has it; pipeline undo takes that back",
        "{n} cards put where their history has them; pipeline undo takes that back",
        n,
    ),
}
"""Those that go by a number, for one and for several."""

REMEDIES: Final = {
    Remedy.FIX: N_("pipeline doctor --fix"),
    Remedy.FIX_THEN: N_("when that is put right: pipeline doctor --fix"),
    Remedy.RESTORE: N_("there is no good backup to put back; keep the file, and ask for help"),
    Remedy.NAME_ANOTHER: N_("name another with --store FILE"),
    Remedy.NEWER_PROGRAM: N_("install a newer pipelinecli"),
    Remedy.NEWER_PYTHON: N_("use a newer Python"),
    Remedy.WAIT: N_("try again when it has finished"),
    Remedy.ONE_NAME: N_("copy it with pipeline backup, and take the other name away"),
    Remedy.TAKE_AWAY: N_("move it elsewhere; do not delete it"),
    Remedy.LOOK_AT_LINK: N_("look what it is, and take it away"),
    Remedy.OWN: N_("make it yours: sudo chown $USER {path}"),
    Remedy.CLOSE: N_("keep the store in a directory of your own"),
    Remedy.WRITABLE: N_("make it writable: chmod u+w {path}"),
    Remedy.KEEP_LOCAL: N_(
        "keep the store on this machine, and only backups there: pipeline backup --to DIR"
    ),
    Remedy.SET_CLOCK: N_("set the clock if it is wrong"),
    Remedy.ONE_LINE: N_('it holds one line: store = "FILE"'),
    Remedy.MAKE_ROOM: N_("make room on the disk"),
    Remedy.REAL_FOLDER: N_("put the directory itself there, with the copies in it"),
    Remedy.BACK_UP: N_("make one: pipeline backup"),
    Remedy.PUT_BACK: N_("if that is the one you want: pipeline restore {path}"),
    Remedy.LEAVE_OUT: N_("look what has put them there"),
    Remedy.LOOK_AT_BACKUP: N_("do not rely on it; make a good one: pipeline backup"),
    Remedy.NO_OTHER: N_("do not rely on it; there is no good one"),
    Remedy.NOT_UNDONE: N_("nothing else depends on it, but undo may refuse these changes"),
    Remedy.SET_AGAIN: N_("set it again: pipeline config set {key} VALUE"),
}

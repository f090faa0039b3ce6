"""The journal beside the rows: each row's images follow on one another up to the row as it is.

Rows and images are streamed side by side, table by table; it refuses to hold more than one row's.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pipelinecli.config.clock import utc_text
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.checkup.erasures import Erasures
from pipelinecli.store.checkup.reading import one_state
from pipelinecli.store.checkup.sample import Sample
from pipelinecli.store.checkup.stories import OF_CHANGES, Entry, Story, judged, plainly_told
from pipelinecli.store.file import files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.checkup.findings import Finding
    from pipelinecli.store.checkup.stories import Row

_ENTRIES = """
SELECT row_id, change_set_id, before, after,
  json_valid(coalesce(before, '{}')) AND json_valid(coalesce(after, '{}'))
FROM journal WHERE table_name = ? ORDER BY row_id, id
"""
_TOLD_OF = r"""
SELECT table_name FROM journal UNION SELECT tbl_name FROM sqlite_master
WHERE type = 'trigger' AND name LIKE 'journal\_%\_insert' ESCAPE '\'
"""
_COLUMNS = "SELECT name FROM pragma_table_info(?)"
_EMPTY = """
SELECT id FROM change_set WHERE id NOT IN (SELECT change_set_id FROM journal) ORDER BY id
"""
_AHEAD = "SELECT id FROM change_set WHERE max(recorded_at, effective_at) > ? ORDER BY id"
_UNDONE = """
SELECT undone.id FROM undone JOIN change_set ON change_set.id = undone.by_id
WHERE change_set.command NOT IN ('undo', 'restore') OR undone.id = undone.by_id ORDER BY undone.id
"""
_HAS_UNDONE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'undone'"
_SLACK = timedelta(hours=1)
"""How far ahead something may be recorded: two clocks are never quite the same."""


def journal(
    connection: sqlite3.Connection, clock: Clock, written: int, *, behind: bool = False
) -> Iterator[Finding]:
    """Yield what is wrong with the journal of a store of the version `written`.

    `behind` where it is known already that the clock is behind what was recorded last.
    """
    findings: list[Finding] = []
    with one_state(connection):
        erasures = Erasures(connection)
        for table in _told_of(connection):
            findings += _of_table(connection, table, erasures, written)
        findings += _sets(connection, erasures, clock, behind=behind)
        (count,) = connection.execute("SELECT count(*) FROM change_set").fetchone()
    yield from findings or [found(Said.JOURNAL_FINE, n=count)]


def _told_of(connection: sqlite3.Connection) -> list[str]:
    """Return the tables the journal tells of, and those whose triggers would have it tell."""
    return sorted(name for (name,) in connection.execute(_TOLD_OF))


def _of_table(
    connection: sqlite3.Connection, table: str, erasures: Erasures, written: int
) -> Iterator[Finding]:
    columns = [name for (name,) in connection.execute(_COLUMNS, (table,))]
    if "id" not in columns:
        if written <= files.CURRENT:
            yield found(Said.STORY_OF_NOTHING, table=table)
        return
    wrong: defaultdict[Said, Sample] = defaultdict(Sample)
    names = tuple(columns)
    for row_id, entries, values in _side_by_side(connection, table, columns.index("id")):
        if plainly_told(entries, names, values):
            continue
        if erasures.excuse_nothing and not entries and table != OF_CHANGES:
            wrong[Said.STORY_MISSING].add(row_id)
            continue
        story = Story(table, row_id, [Entry(*entry) for entry in entries], names, values)
        for said in judged(story, erasures):
            wrong[said].add(row_id)
    for said, rows in wrong.items():
        yield found(said, table=table, n=rows.count, rows=rows.told)


def _side_by_side(
    connection: sqlite3.Connection, table: str, at: int
) -> Iterator[tuple[int, list[Row], Row | None]]:
    """Yield each row that is there or that the journal tells of: its id, what is told, its values.

    `at` is where among the columns the id is.
    """
    rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 - it is there
    told = groupby(connection.execute(_ENTRIES, (table,)), key=itemgetter(0))
    present = next(rows, None)
    for row_id, group in told:
        while present is not None and present[at] < row_id:
            yield present[at], [], present
            present = next(rows, None)
        if present is not None and present[at] == row_id:
            yield row_id, list(group), present
            present = next(rows, None)
        else:
            yield row_id, list(group), None
    while present is not None:
        yield present[at], [], present
        present = next(rows, None)


def _sets(
    connection: sqlite3.Connection, erasures: Erasures, clock: Clock, *, behind: bool
) -> Iterator[Finding]:
    """Yield what is wrong with change sets: without a row, ahead of time, taken back by nothing."""
    empty, ahead, undone = Sample(), Sample(), Sample()
    for (row,) in connection.execute(_EMPTY):
        if not erasures.lost_all(row):
            empty.add(row)
    if not behind:
        for (row,) in connection.execute(_AHEAD, (utc_text(clock.now + _SLACK),)):
            ahead.add(row)
    if connection.execute(_HAS_UNDONE).fetchone():
        for (row,) in connection.execute(_UNDONE):
            undone.add(row)
    for said, rows in (
        (Said.CHANGES_EMPTY, empty),
        (Said.CHANGES_AHEAD, ahead),
        (Said.UNDONE_WRONG, undone),
    ):
        if rows.count:
            yield found(said, n=rows.count, rows=rows.told)

"""The journal beside the rows: each row's images follow on one another up to the row as it is.

Rows and images are streamed side by side, table by table. It refuses to call a gap wrong where a
person was forgotten: what the journal had of them is gone for good, and `erased` says so.
"""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.method.checkup import Said
from pipelinecli.method.meanings import found
from pipelinecli.store import files
from pipelinecli.store.checkup.erasures import Erasures
from pipelinecli.store.checkup.reading import one_state
from pipelinecli.store.checkup.sample import Sample

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.checkup import Finding

    _Story = tuple[int, Sequence["Entry"], tuple[Any, ...] | None]

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
SLACK = timedelta(hours=1)
"""How far ahead something may be recorded: two clocks are never quite the same."""
_OF_CHANGES = "change_set"
"""Of this table only those images are kept that change something later."""


class Entry(NamedTuple):
    """One image before and after, as JSON, and the change set that made the one of the other."""

    row: int
    change_set: int
    before: str | None
    after: str | None
    is_json: int


class _There(NamedTuple):
    """A row as it is."""

    columns: Sequence[str]
    values: tuple[Any, ...]

    @property
    def card(self) -> int | None:
        """The card it belongs to, if the table has such a column."""
        at = "card_id" in self.columns and self.columns.index("card_id")
        return self.values[at] if at else None


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
    wrong: dict[Said, Sample] = {}
    for row, entries, values in _side_by_side(connection, table, columns.index("id")):
        there = None if values is None else _There(columns, values)
        for said in _judged(table, row, entries, there, erasures):
            wrong.setdefault(said, Sample()).add(row)
    for said, rows in wrong.items():
        yield found(said, table=table, n=rows.count, rows=rows.told)


def _side_by_side(connection: sqlite3.Connection, table: str, at: int) -> Iterator[_Story]:
    """Yield each row's id, its images and the row as it is; `at` is where its id stands."""
    rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 - it is there
    told = groupby(connection.execute(_ENTRIES, (table,)), key=lambda entry: int(entry[0]))
    present = next(rows, None)
    for row_id, entries in told:
        while present is not None and present[at] < row_id:
            yield present[at], (), present
            present = next(rows, None)
        here = present is not None and present[at] == row_id
        yield row_id, tuple(Entry(*entry) for entry in entries), present if here else None
        if here:
            present = next(rows, None)
    while present is not None:
        yield present[at], (), present
        present = next(rows, None)


def _judged(
    table: str,
    row: int,
    entries: Sequence[Entry],
    there: _There | None,
    erasures: Erasures,
) -> Iterator[Said]:
    """Yield what is wrong with the story of one row."""
    if not entries:
        if (
            there is not None
            and table != _OF_CHANGES
            and not erasures.took_all(table, row, there.card)
        ):
            yield Said.STORY_MISSING
        return
    if not all(entry.is_json for entry in entries):
        yield Said.STORY_UNREADABLE
        return
    try:
        left, gap = _followed(table, entries, erasures)
        if gap:
            yield Said.STORY_GAP
        agrees = any(_agree(after, there) for after in left)
        excused = table == "undone" and erasures.may_be_brought(row)
        if not (agrees or excused or erasures.between(entries[-1].change_set, None)):
            yield Said.STORY_DIFFERS
    except (ValueError, TypeError):
        yield Said.STORY_UNREADABLE


def _followed(
    table: str, entries: Sequence[Entry], erasures: Erasures
) -> tuple[set[str | None], bool]:
    """Return the images the row may have come to have, and whether its story has a gap.

    What a restore brought along tells how the row was in another history: whether an image is of
    this one is seen only by whether the next one follows on it.
    """
    left: set[str | None] = {entries[0].before if table == _OF_CHANGES else None}
    since, gap = None, False
    for entry in entries:
        follows = entry.before in left or _is_one_of(entry.before, left)
        brought = erasures.may_be_brought(entry.change_set)
        if follows or brought:
            left = {*(left if brought else ()), *({entry.after} if follows else ())}
        else:
            excused = table == "undone" and erasures.may_be_brought(entry.row)
            gap = gap or not (excused or erasures.between(since, entry.change_set))
            left = {entry.after}
        since = entry.change_set
    return left, gap


def _is_one_of(text: str | None, others: set[str | None]) -> bool:
    """Whether an image is one of others, however it is spelt."""
    image = _image(text)
    return any(_image(other) == image for other in others)


def _agree(after: str | None, there: _There | None) -> bool:
    image = _image(after)
    if image is None or there is None:
        return image is None and there is None
    values = zip(there.columns, there.values, strict=True)
    return all(image[name] == value for name, value in values if name in image)


def _image(text: str | None) -> dict[str, Any] | None:
    """Read an image. Raises ValueError or TypeError for what is none."""
    return None if text is None else dict(json.loads(text))


def _sets(
    connection: sqlite3.Connection, erasures: Erasures, clock: Clock, *, behind: bool
) -> Iterator[Finding]:
    """Yield what is wrong with change sets: without a row, ahead of time, taken back by nothing."""
    empty, ahead, undone = Sample(), Sample(), Sample()
    for (row,) in connection.execute(_EMPTY):
        if not erasures.lost(row):
            empty.add(row)
    if not behind:
        for (row,) in connection.execute(_AHEAD, (utc_text(clock.now + SLACK),)):
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

"""Change sets in the store: read back with the rows they changed, and which can be taken back.

It refuses to say what a change means, and to change anything: `undoing` does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import StoreDamaged
from pipelinecli.i18n import _
from pipelinecli.method.record.journal import AGAIN, ChangeSet, Count, RowChange
from pipelinecli.store import _sql
from pipelinecli.store.rows import image_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.record.journal import Image
    from pipelinecli.store.transaction import Reads, Row

MOST = 2_000
"""Entries of the journal that are looked at to tell what a change set did. One that took in a
file has a million, which nobody reads and no memory holds."""
_PAGE_OF_ROWS = 1_000
_PAGE = 50
_ABOVE_ALL = (1 << 63) - 1
_REFERENCES = {
    "card_id": "card",
    "referred_by": "card",
    "attempt_id": "attempt",
    "checkin_id": "checkin",
}
"""The columns that point at another row, and the table they point into."""
_NAMED_BY = {"setting": ("key",), "checkin": ("day",), "tag": ("card_id", "name")}
"""What a row is known by beside its id: one that is deleted and made again is the same thing."""

Identity = tuple[object, ...]


def every(reads: Reads, clock: Clock, below: int = _ABOVE_ALL) -> Iterator[ChangeSet]:
    """Stream every change set with a lower id, newest first."""
    for row in _newest(reads, below):
        yield _change_set(reads, clock, row)


def one(reads: Reads, clock: Clock, change_set: int) -> ChangeSet | None:
    """Return one change set by its id, or None."""
    if not 0 < change_set <= _ABOVE_ALL:
        return None
    row = reads.first(_sql.CHANGES_ONE, id=change_set)
    return None if row is None else _change_set(reads, clock, row)


def in_force(reads: Reads, clock: Clock) -> Iterator[ChangeSet]:
    """Stream what undo takes back, newest first: each as it is when those before it are undone.

    A restore took others back, or brought them again; without it they are as they were.
    """
    otherwise: dict[int, bool] = {}
    for row in _newest(reads, _ABOVE_ALL):
        taken_back = otherwise.get(row[0], row[4] is not None)
        if row[3] in AGAIN or taken_back:
            continue
        found = _change_set(reads, clock, row)
        for change in found.rows:
            if change.table == "undone":
                otherwise[change.row] = change.before is not None
        yield found


def taken_back(reads: Reads, clock: Clock) -> Iterator[ChangeSet]:
    """Stream what redo brings again, in its order: what was taken back since the last command."""
    for row in list(reads.read(_sql.CHANGES_TAKEN_BACK)):
        yield _change_set(reads, clock, row)


def takes_back(reads: Reads, change_set: int) -> bool:
    """Whether something is out of force by a change set."""
    return reads.first(_sql.CHANGES_UNDONE_BY, by_id=change_set) is not None


def depending_on(reads: Reads, clock: Clock, change_set: ChangeSet) -> list[ChangeSet]:
    """Return the later change sets in force that cannot stay without this one, oldest first.

    Those are the ones that changed a row this one changed, or point at a row it made, and those
    that depend on these.
    """
    # A restore that brought it in cannot stay without it either.
    every = _whole(reads, change_set.id)
    touched = every.touched | {("undone", change_set.id)}
    made = every.made
    found = []
    for row in list(reads.read(_sql.CHANGES_IN_FORCE_AFTER, after=change_set.id)):
        later = _whole(reads, row[0])
        if touched & later.touched or made & later.pointed_at:
            touched |= later.touched | {("undone", row[0])}
            made |= later.made
            found.append(_change_set(reads, clock, row))
    return found


def image_in(reads: Reads, text: str | None) -> Image | None:
    """Read a row as the journal kept it. Raises StoreDamaged."""
    try:
        return None if text is None else image_of(text)
    except ValueError as error:
        raise at_odds(reads) from error


def at_odds(reads: Reads) -> StoreDamaged:
    """Return what is said of a journal that cannot be followed."""
    _number, _schema, path = reads.first("PRAGMA database_list") or (0, "", "")
    return StoreDamaged(path, _("the journal and the rows disagree"))


def _newest(reads: Reads, below: int) -> Iterator[Row]:
    """Stream the change sets in pages, so that what is done with one may take its time."""
    while page := list(reads.read(_sql.CHANGES_NEWEST, below=below, most=_PAGE)):
        yield from page
        below = page[-1][0]


def _change_set(reads: Reads, clock: Clock, row: Row) -> ChangeSet:
    told = _first_rows(reads, row[0])
    more = 0
    counts: tuple[Count, ...] = ()
    if len(told) > MOST:
        marks = reads.read(_sql.CHANGES_ROWS_OF_TABLE, change_set_id=row[0], of_table="undone")
        told = list(dict.fromkeys((*told[:MOST], *marks)))
        (of,) = reads.first(_sql.CHANGES_COUNT, change_set_id=row[0]) or (0,)
        more = of - len(told)
        counts = tuple(_counts(reads, row[0]))
    return ChangeSet(
        id=row[0],
        recorded=clock.local(row[1]),
        effective=clock.local(row[2]),
        command=row[3],
        undone_by=row[4],
        erased=row[5] is not None,
        rows=tuple(_net(reads, told)),
        more=more,
        counts=counts,
    )


def _first_rows(reads: Reads, change_set: int) -> list[Row]:
    """Return what a change set wrote, and no more of it than one row beyond what is told."""
    binds = {"change_set_id": change_set, "after": 0, "most": MOST + 1}
    return [row[1:] for row in reads.read(_sql.CHANGES_ROWS_AFTER, **binds)]


def _counts(reads: Reads, change_set: int) -> Iterator[Count]:
    for table, made, gone, rows in reads.read(_sql.CHANGES_COUNTS, change_set_id=change_set):
        yield Count(table, bool(made), bool(gone), rows)


def _net(reads: Reads, rows: Iterable[Row]) -> Iterator[RowChange]:
    """Yield what became of each row in the end; not what was made and gone within the change."""
    found: dict[tuple[str, int], RowChange] = {}
    for table, row, before, after in rows:
        image = image_in(reads, after)
        if (table, row) in found:
            found[table, row] = found[table, row]._replace(after=image)
        else:
            found[table, row] = RowChange(table, row, image_in(reads, before), image)
    for change in found.values():
        if change.before != change.after:
            yield change


class _Whole(NamedTuple):
    """What a change set has to do with others, whatever its size: no more than names of rows."""

    touched: set[Identity]
    made: set[Identity]
    pointed_at: set[Identity]


def _whole(reads: Reads, change_set: int) -> _Whole:
    """Take in each step of each row: to take it back is to go through every state in between."""
    whole = _Whole(set(), set(), set())
    for _id, *row in pages(reads, _sql.CHANGES_ROWS_AFTER, change_set, after=0):
        _take_in(whole, tuple(_net(reads, (tuple(row),))))
    return whole


def _take_in(whole: _Whole, rows: tuple[RowChange, ...]) -> None:
    whole.touched.update(_touched(rows))
    whole.made.update(_made(rows))
    whole.pointed_at.update(_pointed_at(rows))


def pages(reads: Reads, statement: str, change_set: int, **begins: int) -> Iterator[Row]:
    """Stream what a change set wrote, some at a time: (id in the journal, table, row, images).

    `begins` names the bind that goes on, and where it begins.
    """
    ((bind, at),) = begins.items()
    while True:
        binds = {"change_set_id": change_set, "most": _PAGE_OF_ROWS, bind: at}
        page = list(reads.read(statement, **binds))
        yield from page
        if len(page) < _PAGE_OF_ROWS:
            return
        at = page[-1][0]


def _images(rows: Iterable[RowChange]) -> Iterator[tuple[str, Image]]:
    for change in rows:
        for image in (change.before, change.after):
            if image is not None:
                yield change.table, image


def _touched(rows: Iterable[RowChange]) -> set[Identity]:
    found: set[Identity] = {(change.table, change.row) for change in rows}
    for table, image in _images(rows):
        if table in _NAMED_BY:
            found.add((table, *(image.get(column) for column in _NAMED_BY[table])))
    return found


def _made(rows: Iterable[RowChange]) -> set[Identity]:
    return {(change.table, change.row) for change in rows if None in (change.before, change.after)}


def _pointed_at(rows: Iterable[RowChange]) -> set[Identity]:
    return {
        (table, image[column])
        for _table, image in _images(rows)
        for column, table in _REFERENCES.items()
        if image.get(column) is not None
    }

"""The journal of a write that was cut short, looked at before SQLite rolls it back.

SQLite takes any well-formed journal, or WAL, beside a file for that file's own. One that another
file has left there (a copy was put back over the store, two were mixed up by a sync) would be
written over the store and ruin it. This module refuses such a journal, writes nothing, and lets
pass whatever it cannot tell: SQLite throws away by itself what is no journal.

The formats are those of https://www.sqlite.org/fileformat2.html: §1.3 the header of a database,
§3 the rollback journal, §4 the WAL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from pipelinecli.errors import StoreDamaged
from pipelinecli.i18n import _
from pipelinecli.store import _sql
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD = 28
_WAL_MAGICS = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))
_UNKNOWN = 0xFFFFFFFF
_FRAME = 8
"""Bytes of a record beside its page: the page's number and a checksum."""
_WRAP = 1 << 32
_LARGEST = 65_536
"""The size of a page that two bytes cannot hold; it is written as 1."""


class _Head(NamedTuple):
    """The beginning of a journal, or of a further part of it."""

    records: int
    nonce: int
    pages: int
    """How many the file had before."""
    sector: int
    size: int
    """Of a page, in bytes."""


def refuse_foreign(path: str) -> None:
    """Raise StoreDamaged if the journal or the WAL beside a store is plainly not its own."""
    if foreign_beside(path) is not None:
        raise StoreDamaged(path, _("the journal beside it is another file's"))


def foreign_beside(path: str) -> str | None:
    """Return the path of a journal or a WAL beside a store that is plainly not its own."""
    if _has_foreign_journal(path):
        return files.journal(path)
    return files.wal(path) if _has_foreign_wal(path) else None


def _has_foreign_wal(path: str) -> bool:
    """Whether there is a WAL beside a store that is in no WAL mode, or has pages of another size.

    The header says so before there is a WAL, and until after there is none.
    """
    try:
        with open(files.wal(path), "rb") as wal, open(path, "rb") as store:  # noqa: PTH123
            beside, header = wal.read(12), store.read(_HEAD)
    except OSError:
        return False
    if not beside.startswith(_WAL_MAGICS) or not header.startswith(files.MAGIC):
        return False
    foreign = not files.is_in_wal(path) or _number(beside, 8) != _page_size(header)
    # Another program may have ended its work in that mode meanwhile.
    return foreign and files.has_wal(path)


def _has_foreign_journal(path: str) -> bool:
    try:
        with open(files.journal(path), "rb") as journal, open(path, "rb") as store:  # noqa: PTH123
            before = _head(journal, 0)
            if before is None:
                return False
            foreign = _is_foreign(journal, before, store.read(100))
            # Another program may have ended its write meanwhile, and begun the next.
            return foreign and _head(journal, 0) == before
    except OSError:
        return False


def _is_foreign(journal: BinaryIO, head: _Head, header: bytes) -> bool:
    if not header.startswith(files.MAGIC):
        return False  # not written yet, or the first write was cut short in the midst of it
    counter = _number(header, 24)
    if not head.pages:
        return counter > 1  # a first write begins from nothing
    if head.size != _page_size(header):
        return True
    first = next((page for number, page in _records(journal, head) if number == 1), None)
    if first is None:
        # So the first page is as it was, and says itself how many there are: SQLite cuts the
        # file down to what the journal says, even if there is nothing to put back.
        is_said = counter == _number(header, 92)
        return is_said and head.pages != _number(header, 28)
    if not first.startswith(files.MAGIC) or _number(first, 68) not in {0, _sql.APPLICATION_ID}:
        return True
    return counter not in {_number(first, 24), (_number(first, 24) + 1) % _WRAP}


def _records(journal: BinaryIO, head: _Head) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each page that would be put back, and what the page begins with."""
    at = 0
    part: _Head | None = head
    while part is not None and part.sector:
        at += part.sector
        for _record in range(part.records):
            journal.seek(at)
            record = journal.read(104)
            if len(record) < 104:  # noqa: PLR2004 - the number, and the header in the first page
                return
            yield _number(record, 0), record[4:]
            at += part.size + _FRAME
        at = -(-at // part.sector) * part.sector
        further = _head(journal, at)
        part = None if further is None else further._replace(size=head.size, sector=head.sector)


def _head(journal: BinaryIO, at: int) -> _Head | None:
    journal.seek(at)
    found = journal.read(_HEAD)
    if len(found) < _HEAD or not found.startswith(_MAGIC):
        return None
    head = _Head(*(_number(found, place) for place in range(8, _HEAD, 4)))
    if not at and not (_is_size(head.sector, 32) and _is_size(head.size, 512)):
        return None
    if head.records == _UNKNOWN:
        return head._replace(records=(_end(journal) - at) // (head.size + _FRAME))
    return head


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    return _LARGEST if size == 1 else size


def _is_size(number: int, least: int) -> bool:
    """Whether SQLite would believe a size; it throws a journal away that has another."""
    return least <= number <= _LARGEST and not number & (number - 1)


def _end(journal: BinaryIO) -> int:
    return journal.seek(0, 2)


def _number(found: bytes, at: int) -> int:
    return int.from_bytes(found[at : at + 4], "big")

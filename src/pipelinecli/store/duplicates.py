"""People read to be compared with each other, and those of the likely pairs to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.pairing import Side
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.store.transaction import Reads, Row


def count(reads: Reads) -> int:
    """Return how many people there are."""
    row = reads.first(_sql.DUPLICATES_COUNT)
    return 0 if row is None else int(row[0])


def people(reads: Reads) -> Iterator[Row]:
    """Stream (id, name, phone, folded e-mail, org, birthday, note) of everybody, oldest first."""
    yield from reads.read(_sql.DUPLICATES_PEOPLE)


def sides(reads: Reads, ids: Iterable[int]) -> dict[int, Side]:
    """Return those of these cards that are still there, by their ids."""
    wanted = f"[{','.join(map(str, ids))}]"
    return {
        row[0]: Side(row[0], row[1], row[2], Stage(row[3]), *row[4:])
        for row in reads.read(_sql.DUPLICATES_SIDES, ids=wanted)
    }


def former_uids(reads: Reads) -> dict[str, int]:
    """Return the uids of cards that were put together with another, and the card they are now."""
    there = reads.read(_sql.DUPLICATES_FORMER)
    return {uid: card for uid, card in there if uid is not None}

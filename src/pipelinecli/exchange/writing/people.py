"""Contacts as vCards 4.0, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.vcard.writing import vcards
from pipelinecli.exchange.writing.columns import Kind, keys, spelled
from pipelinecli.exchange.writing.delimited import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import IO

    from pipelinecli.exchange.writing.columns import Rows

_NOT_IN_A_CARD = frozenset({"id", "stage"})


def write_vcards(rows: Rows, out: IO[bytes]) -> None:
    """Write a vCard for each contact."""
    for card in vcards(_contacts(rows)):
        out.write(card)


def _contacts(rows: Rows) -> Iterator[Mapping[str, str]]:
    names = keys(rows.columns)
    for cells in spelled(rows, {Kind.TAGS: joined}):
        pairs = zip(names, cells, strict=True)
        yield {k: str(v) for k, v in pairs if v is not None and k not in _NOT_IN_A_CARD}

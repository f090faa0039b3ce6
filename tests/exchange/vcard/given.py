"""Cards to read, and what was read of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipelinecli.exchange.vcard.people import WAYS
from pipelinecli.exchange.vcard.table import vcard_table

if TYPE_CHECKING:
    from pipelinecli.exchange.table import Row


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    """Return a card with these lines between its first two and its last."""
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def rows(data: bytes | str, encoding: str | None = None) -> list[Row]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(vcard_table(stream, encoding).rows)


def contacts(data: bytes | str, encoding: str | None = None) -> list[dict[str, str]]:
    """Return the filled cells of every card, which must all be without problems."""
    found = rows(data, encoding)
    assert [row.problem for row in found] == [None] * len(found)
    return [filled(row) for row in found]


def contact(data: bytes | str, encoding: str | None = None) -> dict[str, str]:
    (only,) = contacts(data, encoding)
    return only


def filled(row: Row) -> dict[str, str]:
    header = vcard_table(io.BytesIO(b"")).header
    return {column: cell for column, cell in zip(header, row.cells, strict=True) if cell}


def names(data: bytes | str, encoding: str | None = None) -> list[str]:
    return [found.get("name", "") for found in contacts(data, encoding)]


def ways(found: dict[str, str], field: str) -> list[str]:
    """Return the phones or e-mails in the order of their columns."""
    columns = [field, *(f"{field} {n}" for n in range(2, WAYS + 1))]
    return [found[column] for column in columns if column in found]


def problems(data: bytes | str, encoding: str | None = None) -> list[tuple[int | None, str]]:
    """Return the line of every problem and what was said."""
    return [(row.problem.line, row.problem.said) for row in rows(data, encoding) if row.problem]


def notes(data: bytes | str) -> tuple[str, ...]:
    """Return what was found out about a file."""
    return vcard_table(io.BytesIO(data.encode() if isinstance(data, str) else data)).notes

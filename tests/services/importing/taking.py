"""Tables of the test's own, taken in as files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.exchange.table import Row, Table
from pipelinecli.services.importing import contacts
from pipelinecli.services.importing.outcome import Asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.table import Problem
    from pipelinecli.services.importing.outcome import Outcome, Step
    from tests.builders import Diary

HEADER = ("name", "phone", "email", "org", "birthday", "grade", "tags", "note", "referred_by")


def table(
    rows: Sequence[Sequence[str]],
    header: Sequence[str] = HEADER,
    bad: dict[int, Problem] | None = None,
) -> Table:
    """Return rows as a file that begins with a header in line 1; some of them could not be read."""
    wide = [tuple(row) + ("",) * (len(header) - len(row)) for row in rows]
    read = (Row(line, cells, (bad or {}).get(line)) for line, cells in enumerate(wide, 2))
    return Table("csv", tuple(header), read, (), lambda: (0, None))


def take(  # noqa: PLR0917 - what is taken in, and how
    diary: Diary,
    rows: Sequence[Sequence[str]],
    asked: Asked = Asked(),  # noqa: B008 - it is a value
    header: Sequence[str] = HEADER,
    bad: dict[int, Problem] | None = None,
    day: str = "2026-03-02",
) -> Outcome:
    """Take in contacts and return what came of it."""
    file = table(rows, header, bad)
    columns = understood(
        "contacts", header, [tuple(row) for row in rows if len(row) == len(header)]
    )
    return contacts.take_in(diary.desk(day), file, columns, asked, nobody)


def nobody(_step: Step, _done: int, _of: int | None) -> None:
    """Watch nothing."""


def people(diary: Diary) -> list[tuple[object, ...]]:
    """Return id, name, phone, e-mail and company of everybody."""
    if not diary.store.exists():
        return []
    return diary.rows("SELECT id, name, phone, email, org FROM card ORDER BY id")


def counts(outcome: Outcome) -> dict[str, int]:
    """Return what was counted, where there was any."""
    names = ("new", "same", "updated", "left_out", "repeated", "likely", "problems")
    return {name: getattr(outcome, name) for name in names if getattr(outcome, name)}

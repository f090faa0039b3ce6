"""The rows that could not be taken in, as a file to mend and import again.

Rows stand as they stood, with the line and the reason in the last two columns, which an import
leaves alone; cards as their own text, with the reason as a property. It refuses to follow a link,
and to be put over any file but such a one from before, which may not be the one being read.
"""

from __future__ import annotations

import csv
import io
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from pipelinecli.config.private import private_file, unwritable
from pipelinecli.errors import UsageError
from pipelinecli.exchange.guarding import guard
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.exchange.table import Problem, Row, Table

LINE: Final = "line"
REASON: Final = "reason"
PROPERTY: Final = "X-PIPELINE-REASON"
_BOM: Final = "\ufeff"
_HEAD: Final = 1 << 16
"""Bytes in which the header is, or the reason of the first card."""


class BadRows(Protocol):
    """Takes the rows with what is wrong with them."""

    def add(self, row: Row, problems: Sequence[Problem]) -> None:
        """Write a row."""


@contextmanager
def bad_rows(path: str, table: Table, *, source: str) -> Iterator[BadRows]:
    """Open the file at `path` for the bad rows of a table that was opened from `source`.

    It is in place when the block ends without an error, also when no row was bad: then the file
    of an earlier import is not taken for this one's. Raises UsageError for what must not be
    written over, PipelineError when it cannot be written.
    """
    _refuse_what_is_there(path, source)
    with private_file(path) as file:
        yield _Cards(file) if table.kind == "vcf" else _Cells(file, table)


def _refuse_what_is_there(path: str, source: str) -> None:
    hint = _("name another file: --errors FILE")
    try:
        if not os.path.lexists(path):
            return
        if os.path.islink(path) or not os.path.isfile(path):  # noqa: PTH113, PTH114
            raise UsageError(_("{path} is not a plain file").format(path=path), hint=hint)
        if os.path.exists(source) and os.path.samefile(path, source):  # noqa: PTH110, PTH121
            said = _("{path} is the file that is being read").format(path=path)
            raise UsageError(said, hint=hint)
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(_HEAD).decode(errors="replace")
    except OSError as error:
        raise unwritable(path, error) from None
    if head and not _is_from_before(head):
        raise UsageError(_("{path} exists already").format(path=path), hint=hint)


def _is_from_before(head: str) -> bool:
    """Whether a file that begins so has bad rows of an earlier import."""
    header = head.partition("\n")[0].rstrip().removeprefix(_BOM)
    return re.search(f"{LINE}.{REASON}$", header) is not None or f"\n{PROPERTY}:" in head


def is_ours(header: Sequence[str]) -> bool:
    """Whether a header is of such a file: its last two columns are ours."""
    return tuple(header[-2:]) == (LINE, REASON)


class _Cells:
    """Rows as CSV, separated as they were."""

    def __init__(self, file: TextIO, table: Table) -> None:
        self._delimiter: str = getattr(table.rows, "delimiter", ",")
        self._width = len(table.header)
        # Read from such a file, it gets its own reasons.
        self._kept = self._width - 2 if is_ours(table.header) else self._width
        file.write(_BOM)
        self._writer = csv.writer(file, delimiter=self._delimiter, lineterminator="\n")
        self._writer.writerow([*map(guard, table.header[: self._kept]), LINE, REASON])

    def add(self, row: Row, problems: Sequence[Problem]) -> None:
        """Write a row; what it has beyond the header's columns stands behind the reason."""
        beyond: list[str] = []
        if row.raw is not None:
            lines = io.StringIO(row.raw, newline="")
            for cells in csv.reader(lines, delimiter=self._delimiter):
                beyond += cells[self._width :]
        kept = map(guard, row.cells[: self._kept])
        self._writer.writerow([*kept, row.line, guard(_reason(problems)), *map(guard, beyond)])


class _Cards:
    """Cards as their own text."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def add(self, row: Row, problems: Sequence[Problem]) -> None:
        """Write a card with the reason before its end."""
        raw = re.sub(rf"(?im)^{PROPERTY}:[^\n]*\n", "", (row.raw or "").rstrip() + "\n")
        reason = f"{PROPERTY}:{_escaped(_reason(problems))}\n"
        end = re.search(r"(?im)^END:VCARD\s*\Z", raw)
        at = end.start() if end else len(raw)
        self._file.write(raw[:at] + reason + raw[at:])


def _reason(problems: Sequence[Problem]) -> str:
    said = []
    for problem in problems:
        text = problem.said if problem.column is None else f"{problem.column}: {problem.said}"
        said.append(f"{text} ({problem.hint})" if problem.hint else text)
    return "; ".join(said)


def _escaped(text: str) -> str:
    for char, spelt in (("\\", "\\\\"), ("\r\n", "\\n"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(char, spelt)
    return text.replace("\r", "\\n")

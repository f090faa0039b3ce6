"""What the tests of reading share: a list of Chinese contacts, and a file read whole."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import PipelineError
from pipelinecli.exchange.reading.opening import Hints, open_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipelinecli.exchange.table import Problem

HEADER = ("姓名", "手机", "公司", "备注")
ROWS = [
    ("张三", "13800138000", "上海远东贸易有限公司", "老客户"),
    ("李四", "13900139001", "某某科技", "第一行\n第二行"),
    ("欧阳娜娜", "13700137002", "华夏银行", "朋友介绍"),
    ("王鑫淼", "+86 136 0013 6003", "", "生日 5 月"),
]
LINES = [2, 3, 5, 6]


class Read(NamedTuple):
    """All that came of a file."""

    kind: str
    header: tuple[str, ...]
    lines: list[int]
    cells: list[tuple[str, ...]]
    problems: list[Problem]
    notes: tuple[str, ...]


def spelt(rows: Sequence[tuple[str, ...]], header: tuple[str, ...] = HEADER) -> str:
    """Spell rows as CSV, quoting what has to be."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


LIST = spelt(ROWS)


def read(folder: Path, content: bytes | str, hints: Hints | None = None) -> Read:
    """Write a file and read it whole."""
    path = folder / "list"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_path(str(path), hints)


def read_path(path: str, hints: Hints | None = None) -> Read:
    """Read a file whole."""
    with open_table(path, hints or Hints()) as table:
        rows = list(table.rows)
        return Read(
            table.kind,
            table.header,
            [row.line for row in rows],
            [row.cells for row in rows],
            [row.problem for row in rows if row.problem is not None],
            table.notes,
        )


def refused(folder: Path, content: bytes | str, hints: Hints | None = None) -> tuple[str, ...]:
    """Return how a file is refused: exit code, what is said, the hint, further lines."""
    try:
        found = read(folder, content, hints)
    except PipelineError as error:
        said = error.message.replace(str(folder), "…")
        return (str(int(error.code)), said, error.hint or "", *error.details)
    message = f"it was read: {found}"
    raise AssertionError(message)

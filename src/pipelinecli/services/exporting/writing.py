"""Rows of one kind to a file, in the format that was asked for; only its writer is loaded."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.services.exporting.rows import rows_of
from pipelinecli.store.exporting import What

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from pipelinecli.exchange.writing.delimited import Text
    from pipelinecli.services.desk import Desk

__all__ = ["Form", "Out", "What", "write_rows"]


class Form(StrEnum):
    """What rows can be written as."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    VCF = "vcf"
    XLSX = "xlsx"


BINARY = frozenset({Form.VCF, Form.XLSX})
"""Formats that are bytes."""


class Out(NamedTuple):
    """Where it goes: the same place as text and as bytes, of which one is written to."""

    text: Text
    binary: IO[bytes]


def write_rows(  # noqa: PLR0913 - one for each thing that can be asked for
    desk: Desk,
    what: What,
    form: Form,
    out: Out,
    progress: Callable[[int, int], None],
    *,
    bom: bool = False,
) -> int:
    """Write the rows of one kind as they are at this moment, and return how many there are.

    `bom` is for CSV, which Excel takes for another encoding without. Raises StoreAbsent, UsageError
    for more rows than the format has room for, StoreError.
    """
    with desk.store.snapshot():
        rows = rows_of(desk, what, progress)
        match form:
            case Form.CSV:
                from pipelinecli.exchange.writing.delimited import write_csv

                write_csv(rows, out.text, bom=bom)
            case Form.JSON:
                from pipelinecli.exchange.writing.lines import write_json

                write_json(rows, out.text)
            case Form.JSONL:
                from pipelinecli.exchange.writing.lines import write_jsonl

                write_jsonl(rows, out.text)
            case Form.VCF:
                from pipelinecli.exchange.writing.people import write_vcards

                write_vcards(rows, out.binary)
            case Form.XLSX:
                from pipelinecli.exchange.writing.workbook import see_it_fits, write_xlsx

                see_it_fits(rows)
                write_xlsx(rows, out.binary, desk.clock.now)
        return rows.total

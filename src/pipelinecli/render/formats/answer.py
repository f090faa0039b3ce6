"""A short answer: lines for a person, one JSON value for a program.

Every line is guarded here, so that whoever builds one may put in text as it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.render.formats.listing import Format
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

MACHINE: Final = frozenset({Format.JSON, Format.JSONL})


def say(lines: Iterable[str], out: TextIO) -> None:
    """Write lines, each on one line whatever was typed into it."""
    out.writelines(f"{safe_text(line)}\n" for line in lines)


def write_value(kind: str, data: object, form: Format, out: TextIO) -> None:
    """Write a value in the envelope for JSON, and as one bare line for JSON lines."""
    from pipelinecli.render.formats.machine import envelope, to_json

    if form is Format.JSONL:
        out.write(to_json(data, compact=True) + "\n")
    else:
        out.write(to_json(envelope(kind, data)) + "\n")

"""Rows as JSON: the envelope that every answer of the program has, or one object a line.

Text is UTF-8; what could act on a terminal or is not seen there is spelled as an escape, which
loses nothing. Sums are decimal texts, moments have their zone. Keys never change.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.writing.columns import Kind, keys, moment_text, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.writing.columns import Rows
    from pipelinecli.exchange.writing.delimited import Text

SCHEMA: Final = 1
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode's categories of what has no shape."""


class _Escapes(dict[int, str]):
    """What each character is spelled as: worked out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        pairs = char.encode("utf-16-be", "surrogatepass").hex()
        escaped = "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))
        self[code] = escaped if unicodedata.category(char) in _UNSEEN else char
        return self[code]


_ESCAPES: Final = _Escapes()


def write_json(rows: Rows, out: Text) -> None:
    """Write the envelope around the rows, one a line."""
    head = json.dumps({"schema": SCHEMA, "kind": rows.kind, "data": []}, indent=2)
    begins, ends = head.split("[]")
    out.write(f"{begins}[")
    before, end = "\n    ", "]"
    for text in _objects(rows):
        out.write(before + text)
        before, end = ",\n    ", "\n  ]"
    out.write(f"{end}{ends}\n")


def write_jsonl(rows: Rows, out: Text) -> None:
    """Write one row a line."""
    for text in _objects(rows):
        out.write(f"{text}\n")


def _objects(rows: Rows) -> Iterator[str]:
    spell = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    names = keys(rows.columns)
    for row in spelled(rows, {Kind.MOMENT: moment_text(rows), Kind.YES: bool}):
        text = spell(dict(zip(names, row, strict=True)))
        yield text if text.isprintable() else text.translate(_ESCAPES)

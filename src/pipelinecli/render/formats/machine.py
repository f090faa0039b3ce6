"""JSON for programs: the envelope of CLI.md, and listings written row by row.

Text is UTF-8 and not escaped, except what could act on a terminal (controls, bidi controls, line
separators), which JSON can spell as an escape without losing it. Keys and values are the same in
every language. Refuses NaN and infinities, which are not JSON, and lone surrogates, which are not
UTF-8 (they become U+FFFD).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.render.text import well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipelinecli.render.formats.listing import Listing, Row

SCHEMA: Final = 1

# DEL and C1, Arabic letter mark, LRM and RLM, line and paragraph separator with the embeddings
# and overrides, isolates. JSON itself escapes what is below U+0020.
_ESCAPED: Final = (
    range(0x7F, 0xA0),
    range(0x061C, 0x061D),
    range(0x200E, 0x2010),
    range(0x2028, 0x202F),
    range(0x2066, 0x206A),
)
_ESCAPES: Final = {code: f"\\u{code:04x}" for block in _ESCAPED for code in block}


def envelope(kind: str, data: object) -> dict[str, object]:
    """Put `data` into the envelope that every JSON answer of the program has."""
    return {"schema": SCHEMA, "kind": kind, "data": data}


def to_json(value: object, *, compact: bool = False) -> str:
    """Spell `value` as JSON, indented by two, or on one line when `compact`; no line end.

    Raises:
        TypeError: for what JSON has no spelling for.
        ValueError: for NaN and infinities.
    """
    import json

    text = json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        indent=None if compact else 2,
        separators=(",", ":") if compact else None,
    )
    # Whatever has to be escaped is not printable, and nearly every text is.
    return text if text.replace("\n", "").isprintable() else well_formed(text).translate(_ESCAPES)


def write_json(listing: Listing[Row], rows: Iterable[Row], write: Callable[[str], object]) -> None:
    """Write the envelope around the rows, one a line, holding one row at a time."""
    head, tail = to_json(envelope(listing.kind, [])).split("[]")
    write(head + "[")
    end = "]"
    before = "\n    "
    for row in rows:
        write(before + to_json(record(listing, row), compact=True))
        before = ",\n    "
        end = "\n  ]"
    write(end + tail + "\n")


def write_jsonl(listing: Listing[Row], rows: Iterable[Row], write: Callable[[str], object]) -> None:
    """Write one row a line, each a JSON value of its own, without an envelope."""
    for row in rows:
        write(to_json(record(listing, row), compact=True) + "\n")


def record(listing: Listing[Row], row: Row) -> object:
    """Give the JSON value of a row: what the listing says it is, or its columns by key."""
    if listing.record is not None:
        return listing.record(row)
    return {column.key: column.data(row) for column in listing.columns}

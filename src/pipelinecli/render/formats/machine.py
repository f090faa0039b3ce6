"""JSON for programs: the envelope of CLI.md, and listings written row by row.

Text is UTF-8 and not escaped, except what could act on a terminal or is not seen there (controls,
bidi controls, zero-width), which JSON can spell as an escape without losing it. Keys and values
are the same in every language. Refuses NaN and infinities, which are not JSON, and lone
surrogates, which are not UTF-8 (they become U+FFFD).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.render.text import is_seen, well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipelinecli.render.formats.listing import Listing, Row

SCHEMA: Final = 1


class _Escapes(dict[int, str]):
    """What each character is spelled as, for `str.translate`: worked out once per character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if is_seen(char) else _escaped(char)
        return self[code]


def _escaped(char: str) -> str:
    pairs = char.encode("utf-16-be").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


_ESCAPES: Final = _Escapes()


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
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return well_formed(text).translate(_ESCAPES)


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

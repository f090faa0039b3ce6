"""A person's numbers and addresses: which is the card's, and which go to its note.

The one somebody carries is the card's; the others are kept, each on a line of the note. It
refuses to read them: whether a number is one is for others to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.labels import Openings, bare_label, is_mobile, line, opening, rank
from pipelinecli.exchange.mapping.steps import of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelinecli.exchange.mapping.steps import Held, Record

    Reached = Callable[[Sequence[str], Record], list[str]]
    """Puts the card's own into the record, and gives the others as lines of the note."""

BETWEEN: Final = ":::"
_ADDRESS_MARKS: Final = str.maketrans(dict.fromkeys(";,；，、|\n\t ", " "))


class _Column(NamedTuple):
    """Where one stands, with our label, or where the file's own label stands."""

    at: int
    label: str
    labelled_by: int
    is_typed: bool


def reaching(field: str, columns: Sequence[Held]) -> Reached:
    """Return what takes the columns of `field`, phone or email."""
    ordered = _ordered(columns)
    if not ordered:
        return lambda _cells, _found: []
    if len(ordered) == 1 and ordered[0].labelled_by < 0:
        return _single(field, ordered[0])
    return _several(field, ordered)


def _ordered(columns: Sequence[Held]) -> list[_Column]:
    labels = {c.number: c.at for c in columns if c.role.part == "label"}
    values = of_part(columns, "")
    values.sort(key=lambda column: (not column.is_typed, rank(column.role.label)))
    return [_Column(c.at, c.role.label, labels.get(c.number, -1), c.is_typed) for c in values]


def _single(field: str, column: _Column) -> Reached:
    index, head = column.at, opening(field)

    def step(cells: Sequence[str], found: Record) -> list[str]:
        if not (text := cells[index].strip()):
            return []
        texts = _texts(field, text)
        found[field] = texts[0]
        return [line(head, other) for other in texts[1:]] if len(texts) > 1 else []

    return step


def _several(field: str, columns: Sequence[_Column]) -> Reached:
    openings = Openings(field)
    places = tuple((column.at, column) for column in columns)

    def step(cells: Sequence[str], found: Record) -> list[str]:
        filled = [(text, one) for index, one in places if (text := cells[index].strip())]
        if not filled:
            return []
        there = [(each, one) for text, one in filled for each in _texts(field, text)]
        if len(there) == 1:
            found[field] = there[0][0]
            return []
        return _settled(field, cells, found, there, openings)

    return step


def _settled(
    field: str,
    cells: Sequence[str],
    found: Record,
    there: list[tuple[str, _Column]],
    openings: Openings,
) -> list[str]:
    """Choose the card's own of several; the same one twice is one."""
    own = 0
    labels = [
        bare_label(cells[column.labelled_by]) if column.labelled_by >= 0 else column.label
        for _text, column in there
    ]
    if field == "phone" and not there[0][1].is_typed:
        own = next((i for i, label in enumerate(labels) if is_mobile(label)), 0)
    found[field] = there[own][0]
    others: dict[str, str] = {}
    for place, (text, _column) in enumerate(there):
        if place != own and text != there[own][0]:
            others.setdefault(text, labels[place])
    return [line(openings(label), text) for text, label in others.items()]


def _texts(field: str, text: str) -> list[str]:
    """Return the values of one cell: Google has several in it, others several addresses."""
    if BETWEEN in text:
        return [part for piece in text.split(BETWEEN) if (part := piece.strip())] or [text]
    if field == "email" and text.count("@") > 1:
        return text.translate(_ADDRESS_MARKS).split() or [text]
    return [text]

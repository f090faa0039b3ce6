"""The note of a contact: the file's notes, then a line for each thing a card has no field for."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.headers import key
from pipelinecli.exchange.mapping.labels import Openings, bare_label, line, opening
from pipelinecli.exchange.mapping.names import is_east_asian
from pipelinecli.exchange.mapping.steps import Planned, of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelinecli.exchange.mapping.reaching import Reached
    from pipelinecli.exchange.mapping.steps import Held, Record


_NAMED_BY_LABEL: Final = frozenset({"relation", "event", "custom"})


class Noted(NamedTuple):
    """What a note is made of."""

    notes: Sequence[Held]
    extras: Sequence[Held]
    reached: Sequence[Reached]
    """Numbers and addresses beyond the card's own."""


class _Line(NamedTuple):
    """A column that is a line of the note, under a heading or under the file's own label."""

    at: int
    label: str
    head: str
    labelled_by: int
    openings: Openings


def note_step(noted: Noted) -> Planned:
    """Return the step that fills phone, email and note."""
    heads = ("", *(opening(column.header.strip()) for column in noted.notes[1:]))
    notes = tuple(zip(heads, (column.at for column in noted.notes), strict=False))
    places = [column for column in noted.extras if column.role.field == "address"]
    others = _lines([column for column in noted.extras if column.role.field != "address"])
    addresses = tuple(_address(of, columns) for (of, _n), columns in _grouped(places).items())
    look = _looker([*(c.at for c in places), *(one.at for one in others)])
    reached = tuple(noted.reached)

    def step(cells: Sequence[str], found: Record) -> None:
        parts: list[str] = []
        for head, index in notes:
            if text := cells[index].strip():
                parts.append(line(head, text) if head else text)
        for reach in reached:
            parts += reach(cells, found)
        if look is not None and any(look(cells)):
            parts += [said for one in others if (said := _said(one, cells, found))]
            parts += [said for address in addresses if (said := address(cells))]
        if parts:
            found["note"] = "\n".join(parts)

    return Planned("note", (), step)


def _looker(indexes: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]] | None:
    """Return what picks these cells, in one go: most rows have none of them."""
    if not indexes:
        return None
    picked: Callable[[Sequence[str]], tuple[str, ...]] = itemgetter(*indexes, indexes[0])
    return picked


def _lines(extras: Sequence[Held]) -> list[_Line]:
    labels = {
        (column.role.field, column.number): column.at
        for column in extras
        if column.role.part == "label"
    }
    return [
        _Line(
            column.at,
            column.role.label,
            opening(column.role.field, column.role.label),
            labels.get((column.role.field, column.number), -1),
            # The label is what a relation, a date or a field of somebody's own is.
            Openings("more" if column.role.field in _NAMED_BY_LABEL else column.role.field),
        )
        for column in extras
        if column.role.part != "label"
    ]


def _said(one: _Line, cells: Sequence[str], found: Record) -> str:
    text = cells[one.at].strip()
    if not text or (one.label == "nick" and text == found.get("name")):
        return ""
    label = bare_label(cells[one.labelled_by]) if one.labelled_by >= 0 else ""
    return line(one.openings(label) if label else one.head, text)


def _grouped(columns: Sequence[Held]) -> dict[tuple[str, int | None], list[Held]]:
    """Return the columns of each address: those of one label, or of one number without any."""
    groups: dict[tuple[str, int | None], list[Held]] = {}
    for column in columns:
        label = column.role.label
        numbered = key(column.header).text.startswith("address#")
        groups.setdefault((label, column.number if numbered else None), []).append(column)
    return groups


def _address(label_of_ours: str, columns: Sequence[Held]) -> Callable[[Sequence[str]], str]:
    """Return what writes one address on a line: as it is formatted, or from its parts."""
    whole = tuple(column.at for column in of_part(columns, ""))
    streets = tuple(c.at for c in of_part(columns, "box", "street", "extra"))
    city, region, code, country = (
        tuple(c.at for c in of_part(columns, part))
        for part in ("city", "region", "code", "country")
    )
    labelled_by = next((c.at for c in of_part(columns, "label")), -1)
    openings = Openings("address")

    def write(cells: Sequence[str]) -> str:
        texts = [text for index in whole if (text := cells[index].strip())]
        if not texts:
            west = (*streets, *city, *region, *code, *country)
            texts = [text for index in west if (text := cells[index].strip())]
            if texts and all(is_east_asian(text[:1]) for text in texts if not text.isascii()):
                east = (*country, *region, *city, *streets)
                written = "".join(cells[index].strip() for index in east)
                if not written.isascii():
                    texts = [written, *(t for index in code if (t := cells[index].strip()))]
        if not texts:
            return ""
        label = bare_label(cells[labelled_by]) if labelled_by >= 0 else label_of_ours
        return line(openings(label), ", ".join(texts))

    return write

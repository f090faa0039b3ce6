"""The steps for rows of people: names, numbers and addresses of several columns, and the note."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping import names, steps
from pipelinecli.exchange.mapping.noting import Noted, note_step
from pipelinecli.exchange.mapping.reaching import reaching
from pipelinecli.exchange.mapping.roles import Role
from pipelinecli.exchange.mapping.steps import Held, Planned, of_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.mapping.steps import Record

BETWEEN: Final = " ::: "
"""What Google puts between several values of one cell."""

_ALONE: Final = ("org", "title", "source", "referred_by", "grade", "birthday", "uid", "opened")
_TAG_MARKS: Final = str.maketrans(dict.fromkeys(";；，、|\n\t", ","))
_NO_TAGS: Final = frozenset({"mycontacts", "my contacts"})


def steps_for(by_field: Mapping[str, list[Held]]) -> list[Planned]:
    """Return the steps of a contact; what has no field of its own becomes lines of the note."""
    fields = dict(by_field)
    made: list[Planned] = []
    extras: list[Held] = []
    for field in _ALONE:
        columns = fields.pop(field, [])
        if columns:
            made.append(steps.first_of(field, columns[:1]))
            extras.extend(_as_more(column) for column in columns[1:])
    if tags := fields.pop("tags", []):
        made.append(_tags(tags))
    called = fields.pop("name", [])
    for part in ("prefix", "nick"):
        extras.extend(c._replace(role=Role("more", "", part)) for c in of_part(called, part))
    phones, emails = fields.pop("phone", []), fields.pop("email", [])
    notes = fields.pop("note", [])
    extras.extend(column for columns in fields.values() for column in columns)
    reached = reaching("phone", phones), reaching("email", emails)
    made.append(_named(called))
    made.append(note_step(Noted(notes, extras, reached)))
    made.append(Planned("name", (), _named_by_what_there_is))
    return made


def _named_by_what_there_is(_cells: Sequence[str], found: Record) -> None:
    """Call who has no name by the company or the address: a card has a name."""
    if "name" not in found and (name := found.get("org") or found.get("email")):
        found["name"] = name


def _as_more(column: Held) -> Held:
    """Keep a second column of what a card has one of, under its own header."""
    return column._replace(role=Role("more", "", column.header.strip()))


def _named(columns: Sequence[Held]) -> Planned:
    """Name a person: whole, else from parts, else by a nickname."""
    whole = tuple(column.at for column in of_part(columns, "", "customer"))
    pieces = tuple(column.at for column in of_part(columns, "piece"))
    given, middle, family, suffix = (
        next((column.at for column in of_part(columns, part)), None)
        for part in ("given", "middle", "family", "suffix")
    )
    instead = tuple(column.at for column in of_part(columns, "nick", "filed"))

    def step(cells: Sequence[str], found: Record) -> None:
        name = _all_of(cells, pieces) if pieces else _first(cells, whole)
        if not name:
            name = names.joined(
                "" if given is None else cells[given].strip(),
                "" if middle is None else cells[middle].strip(),
                "" if family is None else cells[family].strip(),
                "" if suffix is None else cells[suffix].strip(),
            )
        if name := name or _first(cells, instead):
            found["name"] = name

    return Planned("name", (), step)


def _first(cells: Sequence[str], indexes: Sequence[int]) -> str:
    for index in indexes:
        if text := cells[index].strip():
            return text
    return ""


def _all_of(cells: Sequence[str], indexes: Sequence[int]) -> str:
    return names.together([text for index in indexes if (text := cells[index].strip())])


def _tags(columns: Sequence[Held]) -> Planned:
    """Put commas between tags, whatever was there, and leave out what only Google means."""
    indexes = tuple(column.at for column in columns)

    def step(cells: Sequence[str], found: Record) -> None:
        texts = [tags for index in indexes if (cell := cells[index]) and (tags := _tags_of(cell))]
        if texts:
            found["tags"] = ",".join(texts)

    return Planned("tags", indexes, step)


@lru_cache(maxsize=4096)
def _tags_of(cell: str) -> str:
    split = cell.replace(BETWEEN.strip(), ",").translate(_TAG_MARKS).split(",")
    found = (tag.strip() for tag in split)
    starred = (tag[1:].strip() if tag.startswith("* ") else tag for tag in found)
    return ",".join(dict.fromkeys(t for t in starred if t and t.casefold() not in _NO_TAGS))

"""A card that is there, filled and corrected from a row of a file.

What the row says nothing about stays. A name gives way only to one that says more, a note is added
to, tags are added; everything else is replaced, and what it was is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.services.importing.planning import How
from pipelinecli.store import cards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipelinecli.method.cards import Person
    from pipelinecli.services.importing.judging import Values

Change = tuple[str, "str | None", "str | None"]
"""Field, before, after."""
_REPLACED = ("org", "title", "source", "grade")


def changes(person: Person, values: Values, how: How, phone: Callable[[str], str]) -> list[Change]:
    """Return what a row changes about a person that it was found to be by `how`.

    `phone` folds a number for comparison.
    """
    found: list[Change] = []

    def change(field: str, before: str | None, after: str | None) -> None:
        if after and before != after:
            found.append((field, before, after))

    if values.name and _says_more(person.name, values.name, how):
        change("name", person.name, values.name)
    if values.phone and not (person.phone and phone(person.phone) == phone(values.phone)):
        change("phone", person.phone, values.phone)
    if values.email and cards.email_key(person.email or "") != cards.email_key(values.email):
        change("email", person.email, values.email)
    for field in _REPLACED:
        change(field, getattr(person, field), getattr(values, field))
    born = None if person.birthday is None else person.birthday.isoformat()
    change("birthday", born, values.birthday)
    change("note", person.note, _noted(person.note, values.note))
    tags = tuple(dict.fromkeys((*person.tags, *values.tags)))
    change("tags", ",".join(person.tags) or None, ",".join(tags) or None)
    return found


def changed(person: Person, found: Iterable[Change]) -> Person:
    """Return a person with those changes made."""
    from datetime import date

    kept: dict[str, object] = {field: after for field, _before, after in found}
    if "birthday" in kept:
        kept["birthday"] = date.fromisoformat(str(kept["birthday"]))
    if "tags" in kept:
        kept["tags"] = tuple(str(kept["tags"]).split(","))
    return person._replace(**kept)  # type: ignore[arg-type]


def _says_more(before: str, after: str, how: How) -> bool:
    """Whether a name is to be replaced: the uid says who it is, a number needs a fuller name."""
    one, other = cards.name_key(before), cards.name_key(after)
    return one != other and (how is How.UID or set(one.split()) <= set(other.split()))


def _noted(before: str | None, more: str | None) -> str | None:
    """Return a note with the lines of another that are not in it."""
    known = (before or "").split("\n")
    added = [line for line in (more or "").split("\n") if line and line not in known]
    return "\n".join([*([before] if before else []), *added]) or None

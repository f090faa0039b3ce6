"""Every field that takes text: the command that fills it, where it is kept, and what it allows."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

TEXT: Final = "{}"
"""Where the text goes in a command."""
PREPARED: Final = """
|add Ann --org Acme --phone 13800138000
|add Bob
|book Bob +2d
|add Cyd
2026-11-23 10:00|met Cyd --next +3d --agenda "talk it over"
2026-11-24 09:00|met Ann --next +3d --agenda "talk it over"
|log note Ann --note "called"
"""
"""A store in which every command of `FIELDS` can be carried out."""


class Holds(Enum):
    """What a field lets in."""

    LINE = "any one line, without control characters"
    NAME = "a line with something in it to see"
    NOTE = "any lines and tabs, without other control characters"
    TAGS = "lines, divided at commas"
    SETTING = "a line of printable characters"
    OTHER = "what has the form of a phone number, an address, an amount"


class Field(NamedTuple):
    """A text field; `kept` is the query that reads back what it holds, newest first."""

    name: str
    command: tuple[str, ...]
    kept: str
    holds: Holds
    longest: int = 500


_CARD: Final = "SELECT {} FROM card ORDER BY id DESC"
_ANN: Final = "SELECT {} FROM card WHERE id = 1"
_MOVE: Final = "SELECT reason FROM stage_change ORDER BY id DESC"
_DONE: Final = "SELECT note FROM activity ORDER BY id DESC"
_NOW: Final = "SELECT {} FROM attempt WHERE current = 1 AND card_id = 1"
FIELDS: Final = (
    Field("name", ("add", "--new", "--", TEXT), _CARD.format("name"), Holds.NAME, 200),
    *(
        Field(key, ("add", f"--{key}={TEXT}", "--", "New"), _CARD.format(key), holds)
        for key, holds in (
            ("phone", Holds.OTHER),
            ("email", Holds.OTHER),
            ("org", Holds.LINE),
            ("title", Holds.LINE),
            ("source", Holds.LINE),
        )
    ),
    Field("note", ("add", f"--note={TEXT}", "--", "New"), _CARD.format("note"), Holds.NOTE, 20_000),
    Field(
        "tag",
        ("add", f"--tag={TEXT}", "--", "New"),
        "SELECT name FROM tag ORDER BY id",
        Holds.TAGS,
        200,
    ),
    Field("edited name", ("edit", f"--name={TEXT}", "1"), _ANN.format("name"), Holds.NAME, 200),
    Field("edited org", ("edit", f"--org={TEXT}", "1"), _ANN.format("org"), Holds.LINE),
    Field("edited phone", ("edit", f"--phone={TEXT}", "1"), _ANN.format("phone"), Holds.OTHER),
    Field("edited note", ("edit", f"--note={TEXT}", "1"), _ANN.format("note"), Holds.NOTE, 20_000),
    Field(
        "edited tag",
        ("edit", f"--tag={TEXT}", "1"),
        "SELECT name FROM tag WHERE card_id = 1 ORDER BY id",
        Holds.TAGS,
        200,
    ),
    Field("log note", ("log", "note", f"--note={TEXT}", "1"), _DONE, Holds.NOTE, 20_000),
    Field("book note", ("book", f"--note={TEXT}", "2", "+5d"), _DONE, Holds.NOTE, 20_000),
    Field(
        "agenda",
        ("next", f"--agenda={TEXT}", "1", "+4d"),
        _NOW.format("next_agenda"),
        Holds.LINE,
    ),
    Field(
        "agenda of a meeting",
        ("met", "--next=+4d", f"--agenda={TEXT}", "1"),
        _NOW.format("next_agenda"),
        Holds.LINE,
    ),
    Field("person", ("mark", "--", "1", f"person={TEXT}"), _NOW.format("person"), Holds.LINE),
    Field("plan", ("mark", "--", "1", f"plan={TEXT}"), _NOW.format("plan"), Holds.LINE),
    Field("budget", ("mark", "--", "1", f"budget={TEXT}"), _NOW.format("budget"), Holds.OTHER),
    Field("lost because", ("lose", f"--reason={TEXT}", "1"), _MOVE, Holds.LINE),
    Field("back because", ("back", f"--reason={TEXT}", "1"), _MOVE, Holds.LINE),
    Field("forced because", ("move", "--force", f"--reason={TEXT}", "1", "50"), _MOVE, Holds.LINE),
    Field(
        "check-in note",
        ("checkin", f"--note={TEXT}"),
        "SELECT note FROM checkin ORDER BY id DESC",
        Holds.NOTE,
        20_000,
    ),
    Field(
        "the rep's name",
        ("config", "set", "--", "name", TEXT),
        "SELECT value FROM setting WHERE key = 'name'",
        Holds.SETTING,
        200,
    ),
    Field(
        "the rep's name at first",
        ("init", f"--name={TEXT}"),
        "SELECT value FROM setting WHERE key = 'name'",
        Holds.SETTING,
        200,
    ),
)
CRITERIA_WORDS: Final = frozenset({"no"})
"""What withdraws a criterion instead of proving it."""


def filled(field: Field, text: str) -> list[str]:
    """Return the words of the command that puts `text` into a field."""
    return [word.replace(TEXT, text) for word in field.command]


def kept(store: Path, field: Field) -> list[str]:
    """Return what a field holds in the store, by looking into the file."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        rows = [row[0] for row in connection.execute(field.kept)]
    return rows if field.holds is Holds.TAGS else rows[:1]


def meant(field: Field, text: str) -> list[str]:
    """Return what a field is to hold of `text` if it lets it in: all of it, ends apart."""
    if field.holds is Holds.TAGS:
        parts = (part.strip() for part in text.replace("，", ",").split(","))
        return list(dict.fromkeys(parts))
    if field.holds is Holds.NOTE:
        text = text.replace("\r\n", "\n")
    return [text.strip()]


def is_let_in(field: Field, text: str) -> bool | None:
    """Whether a field has to let `text` in; None where its form decides, or nothing was said."""
    if field.holds is Holds.OTHER:
        return False if any(_is_control(char) for char in text.strip()) else None
    kept = meant(field, text)
    if not all(kept):
        return False if field.holds is Holds.NAME else None
    return all(_fits(field, part) for part in kept)


def _fits(field: Field, text: str) -> bool:
    allowed = "\n\t" if field.holds is Holds.NOTE else ""
    measured = "".join(char for char in text if char not in allowed)
    if len(measured) > field.longest or any(map(_is_control, measured)):
        return False
    if field.holds is Holds.NAME:
        return any(char.isprintable() and not char.isspace() for char in text)
    return field.holds is not Holds.SETTING or text.isprintable()


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"}

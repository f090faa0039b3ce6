"""A store full of hostile people: every text that a field lets in, in every field that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tests.hostile.fields import FIELDS, is_let_in
from tests.hostile.payloads import BIG_LIST, OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.running import Home

_BY_NAME: Final = {field.name: field for field in FIELDS}
_STANDINGS: Final = 6
LATER: Final = "2026-12-29 09:00"
"""A day on which the cards of the crowd are over the cycle, or want an answer."""
REP: Final = "[bold]Ré\u0301p[/] {name} %s 王"


class Person(NamedTuple):
    """A card of the crowd, and what was typed for it."""

    id: int
    name: str
    line: str
    """Organisation, title, source, agenda, evidence, reasons."""
    tag: str
    note: str


def fits(name: str, text: str) -> bool:
    """Whether the field of that name has to let a text in, and it is more than blanks."""
    return bool(text.strip()) and is_let_in(_BY_NAME[name], text) is True


def texts(name: str, longest: int) -> list[str]:
    """Return every text the field lets in; the Big List several at a time."""
    ours = [text for text in OURS.values() if fits(name, text)]
    return [*ours, *_packed((text for text in BIG_LIST if fits(name, text)), longest)]


def gather(home: Home, one_in: int = 1) -> list[Person]:
    """Open the cards of the crowd, or one in so many, and have something happen to each."""
    names, lines = texts("name", 190), texts("org", 480)
    tags, notes = texts("tag", 190), texts("note", 9_000)
    people: list[Person] = []
    assert home.run("config", "set", "--", "name", REP).code == 0
    for at in range(0, max(len(names), len(lines)), one_in):
        person = Person(
            id=len(people) + 1,
            name=names[at % len(names)],
            line=lines[at % len(lines)],
            tag=tags[at % len(tags)].replace(",", ";").replace("，", ";"),
            note=notes[at % len(notes)],
        )
        people.append(person)
        for command in _story(person):
            ran = home.run(*command)
            assert ran.code == 0, (command, ran)
    assert home.run("checkin", f"--note={notes[-1]}").code == 0
    return people


def _story(person: Person) -> Iterator[list[str]]:
    who, line, note = str(person.id), person.line, person.note
    words = ("org", "title", "source")
    opened = [f"--{word}={line}" for word in words] + [f"--tag={person.tag}", f"--note={note}"]
    yield ["add", "--new", *opened, "--", person.name]
    evidence = "sure" if line.strip().casefold() == "no" else line
    stories = (
        [["book", f"--note={note}", who, "tomorrow"]],
        [["met", "--next=tomorrow", f"--agenda={line}", who]],
        [
            ["met", "--next=+5d", f"--agenda={line}", who],
            ["mark", "--", who, f"person={evidence}", f"plan={evidence}"],
        ],
        [["lose", f"--reason={line}", who]],
        [["move", "--force", f"--reason={line}", who, "50"]],
        [["log", "note", f"--note={note}", who]],
    )
    assert len(stories) == _STANDINGS
    yield from stories[person.id % _STANDINGS]


def _packed(texts: Iterable[str], longest: int) -> Iterator[str]:
    pack = ""
    for text in texts:
        if pack and len(pack) + len(text) + 3 > longest:
            yield pack
            pack = ""
        pack = f"{pack} | {text}" if pack else text
    if pack:
        yield pack

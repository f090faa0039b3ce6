"""Every text into every field: kept as it was typed, or refused in a line with nothing changed."""

from __future__ import annotations

import os
from itertools import product
from typing import TYPE_CHECKING

from tests.hostile.fields import (
    CRITERIA_WORDS,
    FIELDS,
    PREPARED,
    Field,
    Holds,
    filled,
    is_let_in,
    kept,
    meant,
)
from tests.hostile.payloads import BIG_LIST, EVERY, OURS
from tests.hostile.screen import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.running import Home, Ran

LANGUAGES = ("en", "zh")


def _rotated() -> Iterator[tuple[Field, str]]:
    """Each of ours through every thirteenth field, each of the Big List through one."""
    for at, text in enumerate(OURS.values()):
        yield from ((field, text) for field in FIELDS[at % 13 :: 13])
    yield from ((FIELDS[at % len(FIELDS)], text) for at, text in enumerate(BIG_LIST))


def test_a_field_keeps_what_was_typed_or_refuses_it_in_a_line(
    home: Home, *, thorough: bool
) -> None:
    found = findings(home, product(FIELDS, EVERY) if thorough else _rotated())
    assert found == [], "\n".join(found)


def findings(home: Home, pairs: Iterable[tuple[Field, str]]) -> list[str]:
    """Put each text into its field, each time in the same store, and say what goes wrong."""
    home.play(PREPARED)
    shelf = Shelf(home)
    found = []
    for number, (field, text) in enumerate(pairs):
        ran = home.run(*filled(field, text), lang=LANGUAGES[number % 2])
        wrong = [*_wrong(field, text, ran, shelf)]
        found += [f"{field.name} {ascii(text)[:80]}: {what} {ran!r:.300}" for what in wrong]
        shelf.put_back()
    return found


def _wrong(field: Field, text: str, ran: Ran, shelf: Shelf) -> Iterator[str]:
    yield from faults(ran.out)
    yield from faults(ran.err)
    let_in = is_let_in(field, text)
    if ran.code == 0:
        if let_in is False:
            yield "was let in"
        elif not _is_said_otherwise(field, text) and not _holds(field, text, shelf.home):
            yield f"keeps {kept(shelf.home.store, field)!r:.200}"
        return
    if let_in:
        yield "was refused"
    if (ran.code, ran.out, ran.err.count("\n")) != (2, "", 1):
        yield f"ended with {ran.code}, {ran.err.count(chr(10))} lines"
    if len(ran.err) > 900:
        yield f"{len(ran.err)} characters of error"
    if shelf.is_changed():
        yield "changed the store"


def _holds(field: Field, text: str, home: Home) -> bool:
    """Compare what the file holds: tags are a set, Ann's among others."""
    found, wanted = kept(home.store, field), meant(field, text)
    return set(wanted) <= set(found) if field.holds is Holds.TAGS else found == wanted


def _is_said_otherwise(field: Field, text: str) -> bool:
    """Whether the text is no text there: `no` withdraws a criterion, blanks are nothing."""
    word = text.strip().casefold()
    return not word or (word in CRITERIA_WORDS and field.name in {"person", "plan", "budget"})


class Shelf:
    """The store as it was, to be put back after each command."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._journal = f"{home.store}-journal"
        self._whole = home.store.read_bytes()

    def is_changed(self) -> bool:
        return self.home.store.read_bytes() != self._whole

    def put_back(self) -> None:
        if self.is_changed():
            self.home.store.write_bytes(self._whole)
            os.utime(self._journal)

"""Cards in the store: found, listed, written. Every card comes with its current attempt.

It refuses to guess between people: a name that several cards answer to is given back as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.store import _sql
from pipelinecli.store.rows import PERSON_COLUMNS, attempt_of, person_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.cards import Attempt, Person
    from pipelinecli.store.engine import Store
    from pipelinecli.store.transaction import Reads, Row, Transaction

LISTS = {
    "id": _sql.CARDS_LIST_BY_ID,
    "name": _sql.CARDS_LIST_BY_NAME,
    "first-meeting": _sql.CARDS_LIST_BY_FIRST_MEETING,
    "next-step": _sql.CARDS_LIST_BY_NEXT_STEP,
    "stage": _sql.CARDS_LIST_OF_STAGE,
    "since": _sql.CARDS_LIST_BY_SINCE,
}
"""The orders `list` can give, each served by an index: the ids of the cards."""

NO_LIMIT = -1
_LONGEST_KEY = 4_000
"""Characters. No name has so many in any form of it, and to put that many marks in order would
take a minute."""
_PAGE = 200
"""Cards that are read at a time."""


class Brief(NamedTuple):
    """Enough of a card to tell it from another."""

    id: int
    name: str
    stage: Stage
    org: str | None
    phone: str | None


class Filter(NamedTuple):
    """What `list` keeps; None keeps everything."""

    stage: str | None = None
    tag: str | None = None
    source: str | None = None
    grade: str | None = None
    since: str | None = None


def name_key(name: str) -> str:
    """Fold a name for comparison: width, case and runs of white space do not count."""
    if name.isascii():
        return " ".join(name.lower().split())
    import unicodedata

    # Bytes that are no text come from the shell as surrogates, which SQLite does not take.
    name = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if len(name) <= _LONGEST_KEY:
        name = unicodedata.normalize("NFKC", name)
    return " ".join(name.casefold().split())


def phone_key(phone: str) -> str:
    """Fold a phone number for comparison: its digits, without the country prefix of China."""
    if phone.isascii():
        digits = "".join(filter(str.isdecimal, phone))
    else:
        digits = "".join(str(int(char)) for char in phone if char.isdecimal())
    digits = digits.removeprefix("00") if not phone.strip().startswith("+") else digits
    china = digits.startswith("86") and len(digits) == len("8613800000000")
    return (digits.removeprefix("86") if china else digits) or phone.casefold()


def email_key(email: str) -> str:
    """Fold an e-mail address for comparison."""
    return email.strip().casefold()


def load(reads: Reads, clock: Clock, card_id: int) -> tuple[Person, Attempt] | None:
    """Return the card of that id with its current attempt, or None."""
    if not 0 < card_id < 1 << 63:
        return None
    row = reads.first(_sql.CARDS_BY_ID, id=card_id)
    return None if row is None else _split(row, clock)


def named(reads: Reads, name: str, most: int) -> list[Brief]:
    """Return up to `most` cards of exactly that name, folded."""
    return [_brief(row) for row in reads.read(_sql.CARDS_BY_NAME, key=name_key(name), most=most)]


def containing(reads: Reads, part: str, most: int) -> list[Brief]:
    """Return up to `most` cards with that text anywhere in their name, taken literally."""
    return [_brief(row) for row in reads.read(_sql.CARDS_BY_PART, part=name_key(part), most=most)]


def with_phone(reads: Reads, phone: str, but: int = 0) -> Brief | None:
    """Return a card, other than `but`, with the same phone number."""
    row = reads.first(_sql.CARDS_SAME_PHONE, key=phone_key(phone), but=but)
    return None if row is None else _brief(row)


def with_email(reads: Reads, email: str, but: int = 0) -> Brief | None:
    """Return a card, other than `but`, with the same e-mail address."""
    row = reads.first(_sql.CARDS_SAME_EMAIL, key=email_key(email), but=but)
    return None if row is None else _brief(row)


def names_starting(reads: Reads, start: str, most: int) -> list[str]:
    """Return up to `most` names that start with that text, for completion."""
    key = name_key(start)
    rows = reads.read(_sql.CARDS_NAMES_STARTING, start=key, end=f"{key}\U0010ffff", most=most)
    return [row[0] for row in rows]


def everybody(reads: Reads) -> Iterator[Row]:
    """Stream (id, uid, folded name, phone, folded e-mail, org) of everybody, oldest card first."""
    yield from reads.read(_sql.IMPORTING_PEOPLE)


def listed(
    store: Store, clock: Clock, kept: Filter, order: str = "id", most: int = NO_LIMIT
) -> Iterator[tuple[Person, Attempt]]:
    """Stream up to `most` of the cards a filter keeps, in one of the orders of `LISTS`.

    By stage means as on the board, left to right, and those off it last. Which cards, and in what
    order, is read at once, and so are the first of them; the others come in pages, so that nobody
    who wants to write has to wait for whoever reads the list. A card that the filter would not
    keep any more is then left out.
    """
    from array import array

    stages = (*BOARD, Stage.LOST) if order == "stage" and kept.stage is None else (kept.stage,)
    with store.snapshot():
        ids = array("q")
        for stage in stages:
            binds = kept._replace(stage=stage)._asdict()
            ids.extend(row[0] for row in store.read(LISTS[order], most=most, **binds))
        page = _page(store, kept, ids[:_PAGE])
    for start in range(_PAGE, len(ids) + _PAGE, _PAGE):
        for row in page:
            yield _split(row, clock)
        page = _page(store, kept, ids[start : start + _PAGE])


def _page(reads: Reads, kept: Filter, ids: array[int]) -> list[Row]:
    """Return those cards that are still there and that the filter keeps, in that order."""
    wanted = f"[{','.join(map(str, ids))}]"
    rows = {row[0]: row for row in reads.read(_sql.CARDS_LISTED, ids=wanted, **kept._asdict())}
    return [rows[card_id] for card_id in ids if card_id in rows]


def on_board(
    reads: Reads, clock: Clock, stage: Stage, most: int = NO_LIMIT
) -> Iterator[tuple[Person, Attempt]]:
    """Stream up to `most` cards of a column: by first meeting, the end columns newest first."""
    by_meeting = stage in {Stage.APPOINTMENT, Stage.P25, Stage.P50, Stage.P90}
    statement = _sql.CARDS_ON_BOARD if by_meeting else _sql.CARDS_NEWEST_ON_BOARD
    for row in reads.read(statement, stage=stage, most=most):
        yield _split(row, clock)


def counts(reads: Reads) -> dict[Stage, int]:
    """Return how many cards are in each stage; every stage is there."""
    found = dict.fromkeys(Stage, 0)
    found.update((Stage(stage), count) for stage, count in reads.read(_sql.CARDS_COUNTS))
    return found


def wanting_attention(
    reads: Reads, clock: Clock, stuck: Iterable[tuple[Stage, str]] = ()
) -> Iterator[tuple[Person, Attempt]]:
    """Stream every card that may want an answer today (a superset of those that do).

    A card that has been in a stage of `stuck` since before the stored moment beside it may be
    stuck there; such a card may come twice.
    """
    from datetime import timedelta

    tomorrow = (clock.today + timedelta(days=1)).isoformat()
    for row in reads.read(_sql.CARDS_WANTING_ATTENTION, tomorrow=tomorrow):
        yield _split(row, clock)
    for stage, before in stuck:
        for row in reads.read(_sql.CARDS_STUCK, stage=stage, before=before):
            yield _split(row, clock)


def due_today(reads: Reads, clock: Clock) -> Iterator[tuple[Person, Attempt]]:
    """Stream the cards with a first meeting or a next step today."""
    from datetime import timedelta

    tomorrow = (clock.today + timedelta(days=1)).isoformat()
    for row in reads.read(_sql.CARDS_DUE_TODAY, today=clock.today.isoformat(), tomorrow=tomorrow):
        yield _split(row, clock)


def birthdays(
    reads: Reads, clock: Clock, first: str, last: str
) -> Iterator[tuple[Person, Attempt]]:
    """Stream the cards with a birthday from `first` to `last`, each MM-DD, within one year."""
    for row in reads.read(_sql.CARDS_BIRTHDAYS, first=first, last=last):
        yield _split(row, clock)


def anniversaries(
    reads: Reads, clock: Clock, first: str, last: str
) -> Iterator[tuple[Person, Attempt, date]]:
    """Stream the cards with a policy issued from `first` to `last`, as `birthdays`, and the day.

    A policy of any attempt counts; the attempt that comes with it is the current one.
    """
    from datetime import date

    for row in reads.read(_sql.CARDS_ANNIVERSARIES, first=first, last=last):
        yield *_split(row[:-1], clock), date.fromisoformat(row[-1])


def spoken_to(reads: Reads, first: str, end: str) -> set[int]:
    """Return the cards talked to, visited or served from `first` up to, not including, `end`."""
    return {row[0] for row in reads.read(_sql.CARDS_SPOKEN_TO, first=first, end=end)}


def insert(tx: Transaction, person: Person) -> int:
    """Write a new person and return the id."""
    card_id = tx.insert(_sql.CARDS_INSERT, **_binds(person), forgotten=int(person.forgotten))
    for tag in person.tags:
        tx.insert(_sql.TAGS_INSERT, card_id=card_id, name=tag)
    return card_id


def save(tx: Transaction, person: Person) -> None:
    """Write what has changed about a person, tags included."""
    tx.execute(_sql.CARDS_SAVE, id=person.id, **_binds(person))
    known = {row[0] for row in tx.read(_sql.TAGS_OF_CARD, card_id=person.id)}
    for tag in sorted(known - set(person.tags)):
        tx.execute(_sql.TAGS_REMOVE, card_id=person.id, name=tag)
    for tag in sorted(set(person.tags) - known):
        tx.insert(_sql.TAGS_INSERT, card_id=person.id, name=tag)


def _binds(person: Person) -> dict[str, object]:
    return {
        "opened_on": person.opened.isoformat(),
        "name": person.name,
        "name_key": name_key(person.name),
        "phone": person.phone,
        "phone_key": person.phone and phone_key(person.phone),
        "email": person.email,
        "email_key": person.email and email_key(person.email),
        "org": person.org,
        "title": person.title,
        "source": person.source,
        "referred_by": person.referred_by,
        "grade": person.grade,
        "birthday": person.birthday and person.birthday.isoformat(),
        "note": person.note,
    }


def _split(row: Row, clock: Clock) -> tuple[Person, Attempt]:
    return person_of(row), attempt_of(row[PERSON_COLUMNS:], clock)


def _brief(row: Row) -> Brief:
    return Brief(row[0], row[1], Stage(row[2]), row[3], row[4])

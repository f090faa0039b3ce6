"""People: WHO, what a person's card keeps, and the folded forms that are compared."""

from __future__ import annotations

import sqlite3
from datetime import date
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any
from unicodedata import category, normalize

from pipelinecli.method.cards import Person
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields
from pipelinecli.services.lookup import find
from pipelinecli.store import _sql, attempts, cards
from pipelinecli.store.cards import email_key, name_key, phone_key
from pipelinecli.store.transaction import Transaction
from tools.bench.people import make_person
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.targets.desks import TUESDAY, desk
from tools.fuzz.texts import NUMBERS, near

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelinecli.method.cards import Card

LONGEST_WORD = 120_000
"""Characters: a little less than Linux hands over in one word of a command line."""
_PEOPLE = 300
_ODD_NAMES = (
    "7", "100% O'Neil_", "Ann", "Ann Lee", "İpek", "Straße", "ＡＢＣ", "ﬃ", "-x", "a=b", "😀", "é",
    "김민수", "Ω", "%", "_", "0", "x" * 200, "ﷺ" * 200,
)  # fmt: skip
NAME = Grammar(
    start=("<whole>", "<id>", "<part>", "<part> <part>"),
    whole=_ODD_NAMES,
    id=("1", "12", "007", "300", "301", "-1", "<edge>"),
    edge=NUMBERS,
    part=("王", "an", "lee", "%", "_", "'", "伟", "Ben Clark", "*", "x" * 150),
)
CONTACT = Grammar(
    start=("<phone>", "<mail>", "<name>"),
    phone=("+86 138 0013 8000", "0086-13800138000", "138 0013 8000", "(555) 123", "٠١٢٣", "１３８"),
    mail=("ann@example.com", "Ann.Lee+x@EXAMPLE.com", "@", "a@b", "a b@c", "王@例子.中国"),
    name=("王经理", "Ann Lee", "O'Neil", "A, B", "，", "vip，warm", "B", "d"),
)


class Rows:
    """A store's rows in memory, as far as they are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, statement: str, **binds: object) -> Any:  # noqa: ANN401
        """Run a query and stream its rows."""
        yield from self._connection.execute(statement, binds)

    def first(self, statement: str, **binds: object) -> Any:  # noqa: ANN401
        """Return a query's first row, or None."""
        return self._connection.execute(statement, binds).fetchone()


@cache
def rows() -> Rows:
    """Return a few hundred people, some with names nobody expects, in column 1."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in _sql.SCHEMA:
        connection.execute(statement)
    began = {"uid": "0" * 32, "recorded_at": "2026-01-01T00:00:00Z", "command": "add"}
    begun = connection.execute(_sql.JOURNAL_BEGIN, {**began, "effective_at": began["recorded_at"]})
    tx = Transaction(connection, begun.lastrowid or 0)
    rng = Random(0)  # noqa: S311 - the same people every time
    names = [str(make_person(rng, at, date(2026, 1, 1), None).row["name"]) for at in range(_PEOPLE)]
    for name in (*names, *_ODD_NAMES):
        card_id = cards.insert(tx, Person(0, "", name, date(2026, 1, 1)))
        attempts.begin(tx, card_id, TUESDAY)
    return Rows(connection)


def _answers_to(given: str, read: Card) -> bool:
    person = read.person
    typed = given.strip()
    by_name = name_key(typed) in name_key(person.name)
    return read.stage is Stage.OPPORTUNITY and (typed == str(person.id) or by_name)


def _who(rng: Random) -> str:
    return near(rng, NAME, LONGEST_WORD)


def _text(rng: Random) -> str:
    return near(rng, CONTACT, LONGEST_WORD)


def _is_one_key(given: str, read: str) -> bool:
    """It can be stored, has no blanks to spare, and is that of every spelling of the name."""
    read.encode()
    if len(given) > fields.LONGEST_NAME:
        return True
    same = all(name_key(normalize(form, given)) == read for form in ("NFC", "NFD"))
    return same and " ".join(read.split()) == read


_FIELDS: tuple[tuple[str, Callable[[str], Any]], ...] = (
    ("line", lambda value: fields.line("org", value)),
    ("name", fields.name),
    ("note", fields.note),
    ("email", fields.email),
    ("phone", fields.phone),
    ("grade", fields.grade),
    ("tags", lambda value: fields.tags([value])),
)


def _field(rng: Random) -> tuple[int, str]:
    return int(rng.random() * len(_FIELDS)), near(rng, CONTACT, LONGEST_WORD)


def _can_be_kept(given: tuple[int, str], read: Any) -> bool:  # noqa: ANN401
    """It is text without control characters, and stays as it is when it is typed again."""
    field, check = _FIELDS[given[0]]
    texts = read if isinstance(read, tuple) else (read,)
    allowed = "\n\t" if field == "note" else ""
    for text in filter(None, texts):
        text.encode()
        if any(category(char) == "Cc" and char not in allowed for char in text):
            return False
        if check(text) != (text if field != "tags" else (text,)):
            return False
    return True


def _is_folded(_given: str, read: str) -> bool:
    return read == read.casefold()


TARGETS = (
    Target("WHO", _who, lambda typed: find(rows(), desk(), typed), _answers_to),
    Target("names folded", _text, name_key, _is_one_key, ()),
    Target("phone numbers folded", _text, phone_key, _is_folded, ()),
    Target("e-mail addresses folded", _text, email_key, _is_folded, ()),
    Target("fields of a card", _field, lambda given: _FIELDS[given[0]][1](given[1]), _can_be_kept),
)

"""SQLModel writes, `sqlite3` executes: both must mean the same, against the same schema."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import BindParameter, bindparam, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.visitors import replacement_traverse
from sqlmodel import Session, SQLModel

from pipelinecli.store import _sql
from pipelinecli.store.tables.triggers import triggers
from tests.store.rows import GOOD, copy, filled, insert, memory
from tests.store.statements import DECLARED, bind_names, binds, text_of

if TYPE_CHECKING:
    from sqlalchemy.sql.expression import Executable

CONSTANTS = [
    name
    for name, value in vars(_sql).items()
    if isinstance(value, str) and name.isupper() and not name.startswith("_")
]


def declared_store() -> sqlite3.Connection:
    """Return the store that SQLModel itself would make, with the triggers."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    SQLModel.metadata.create_all(create_engine("sqlite://", creator=lambda: connection))
    for trigger in triggers():
        connection.execute(trigger)
    return connection


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {f"{kind} {name}": re.sub(r"\s+", " ", sql).strip() for kind, name, sql in found}


def test_the_compiled_schema_is_the_declared_one() -> None:
    assert schema_of(memory()) == schema_of(declared_store())


def test_every_compiled_statement_is_declared() -> None:
    assert sorted(CONSTANTS) == sorted(DECLARED)


@pytest.mark.parametrize("name", CONSTANTS)
def test_every_statement_prepares_against_the_declared_schema(name: str) -> None:
    text = text_of(name)
    for store in (memory(), declared_store()):
        store.execute(f"EXPLAIN {text}", dict.fromkeys(bind_names(text))).fetchall()


def two_cards() -> bytes:
    """Return a store with two cards, as bytes."""
    store = filled()
    store.execute("DELETE FROM tag")
    insert(store, "card", id=2, uid="2" * 32, name="Bo", name_key="bo", referred_by=1)
    insert(
        store, "attempt", id=2, uid="3" * 32, card_id=2, stage="opportunity", ended_at=None,
        outcome=None, issued_on=None, override=None,
    )  # fmt: skip
    insert(store, "stage_change", id=2, uid="4" * 32, card_id=2, attempt_id=2)
    insert(store, "activity", id=2, uid="5" * 32, card_id=2, attempt_id=2)
    insert(store, "tag", id=1, card_id=1, name="vip")
    insert(store, "change_set", id=2, uid="6" * 32)
    insert(store, "checkin", id=2, uid="7" * 32, revision=2, change_set_id=2)
    insert(store, "checkin_entry", id=2, place=2, card_id=2)
    return store.serialize()


TWO_CARDS = two_cards()


def run_compiled(name: str, values: dict[str, Any]) -> tuple[object, list[str]]:
    store = copy(TWO_CARDS)
    try:
        found: object = store.execute(text_of(name), values).fetchall()
    except sqlite3.Error as error:
        found = str(error)
    return found, list(store.iterdump())


def for_a_session(name: str) -> Executable:
    """Return the statement with `:id` under another name: a Session would set the column to it."""

    def renamed(element: object, **_options: object) -> BindParameter[Any] | None:
        if isinstance(element, BindParameter) and element.key == "id":
            return bindparam("of_row", type_=element.type)
        return None

    changed: Any = replacement_traverse(cast("Any", DECLARED[name]), {}, renamed)
    return cast("Executable", changed)


def run_in_a_session(name: str, values: dict[str, Any]) -> tuple[object, list[str]]:
    store = copy(TWO_CARDS)
    found: object = []
    with Session(create_engine("sqlite://", creator=lambda: store)) as session:
        try:
            renamed = {"of_row" if bind == "id" else bind: value for bind, value in values.items()}
            result = session.connection().execute(for_a_session(name), renamed)
            found = [tuple(row) for row in result] if result.returns_rows else []
        except DBAPIError as error:
            found = str(error.orig)
        dump = list(store.iterdump())
    return found, dump


@pytest.mark.parametrize("name", CONSTANTS)
@settings(max_examples=10)
@given(data=st.data())
def test_a_statement_means_the_same_through_a_session(name: str, data: st.DataObject) -> None:
    values = data.draw(binds(name))
    assert run_compiled(name, values) == run_in_a_session(name, values)


def test_the_examples_do_write() -> None:
    """A property over statements that always fail would hold for any of them."""
    good = {bind: GOOD["card"][bind] for bind in bind_names(_sql.CARDS_INSERT)}
    found, dump = run_in_a_session("CARDS_INSERT", {**good, "uid": "7" * 32})
    assert found == []
    assert len(dump) > len(list(copy(TWO_CARDS).iterdump()))

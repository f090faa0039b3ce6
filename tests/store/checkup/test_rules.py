"""The rules that are asked of the rows are those of the schema, each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import CheckConstraint

from pipelinecli.method.checkup.findings import Said
from pipelinecli.store.checkup.rules import known_rules, rules
from pipelinecli.store.checkup.values import formed_columns
from pipelinecli.store.tables.schema import METADATA
from tests.store.rows import filled

if TYPE_CHECKING:
    import sqlite3

DECLARED = {
    (table.name, str(check.name))
    for table in METADATA.tables.values()
    for check in table.constraints
    if isinstance(check, CheckConstraint)
}
ENDS = ("_is_a_date", "_is_utc", "_is_a_date_or_time")


def test_every_rule_of_the_schema_is_known_by_its_name() -> None:
    known = {(table, name) for table, named in known_rules().items() for name in named}
    assert known == DECLARED


def test_every_column_with_a_day_or_a_moment_is_known() -> None:
    dated = {(table, name) for table, name in DECLARED if name.endswith(ENDS)}
    forms = {"date": "_is_a_date", "utc": "_is_utc", "date_or_time": "_is_a_date_or_time"}
    found = {(table, column + forms[form]) for table, column, form in formed_columns()}
    assert found == dated


def test_good_rows_break_none() -> None:
    assert list(rules(filled())) == []


@pytest.mark.parametrize(("table", "name"), sorted(DECLARED))
def test_each_rule_that_is_broken_is_named(table: str, name: str) -> None:
    """Break it by the value that no rule lets in, as far as one column can."""
    connection = filled()
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("PRAGMA foreign_keys = OFF")
    for trigger in _triggers(connection):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(f"UPDATE {table} SET {BREAKING.get(name) or _breaking(name)}")  # noqa: S608
    [finding] = rules(connection)
    assert finding.said is Said.RULES_BROKEN
    assert (finding.facts["table"], finding.facts["n"]) == (table, 1)
    assert name in str(finding.facts["rules"]).split(", ")


def test_a_table_of_an_older_store_is_asked_if_it_was_made_then_as_it_is_now() -> None:
    connection = filled()
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE tally SET count = -1")
    connection.execute("PRAGMA user_version = 1001")
    assert [finding.facts["table"] for finding in rules(connection)] == ["tally"]
    connection.execute("DROP TABLE tally")
    connection.execute("CREATE TABLE tally (id INTEGER PRIMARY KEY, amount INTEGER)")
    connection.execute("INSERT INTO tally VALUES (1, -1)")
    assert list(rules(connection)) == []


BREAKING = {
    "numbered_from_one": "number = 0",
    "held_on_a_day": "held = 1, first_meeting = NULL",
    "amount_in_order": "amount_low = 2, amount_high = 1",
    "ended_with_an_outcome": "ended_at = NULL, outcome = 'lost'",
    "uid_is_128_bit": "uid = 'x'",
    "begins_before_it_ends": "begins_at = ends_at",
    "revised_from_one": "revision = 0",
    "cycle_in_days": "cycle = 0",
    "placed_from_one": "place = 0",
}


def _breaking(name: str) -> str:
    for end, value in (("_not_negative", "-1"), ("_is_yes_or_no", "7")):
        if name.endswith(end):
            return f'"{name.removesuffix(end)}" = {value}'
    column = name.removesuffix("_known")
    for end in ENDS:
        column = column.removesuffix(end)
    return f"\"{column}\" = 'x'"


def _triggers(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return [name for (name,) in connection.execute(query)]

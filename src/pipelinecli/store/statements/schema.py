"""The tables as SQLAlchemy core columns, for the statements beside this file.

It declares nothing: the schema is `store/tables/`.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, Insert, Table, Update, bindparam, insert, update

from pipelinecli.store.tables.schema import METADATA

card: Table = METADATA.tables["card"]
attempt: Table = METADATA.tables["attempt"]
stage_change: Table = METADATA.tables["stage_change"]
activity: Table = METADATA.tables["activity"]
tally: Table = METADATA.tables["tally"]
tag: Table = METADATA.tables["tag"]
setting: Table = METADATA.tables["setting"]
change_set: Table = METADATA.tables["change_set"]
journal: Table = METADATA.tables["journal"]
undone: Table = METADATA.tables["undone"]
erased_attempt: Table = METADATA.tables["erased_attempt"]
erased: Table = METADATA.tables["erased"]
checkin: Table = METADATA.tables["checkin"]
checkin_entry: Table = METADATA.tables["checkin_entry"]


def row_binds(table: Table) -> dict[str, BindParameter[object]]:
    """Return one bind per column, named like the column, without the id."""
    return {column.name: bindparam(column.name) for column in table.c if column.name != "id"}


def insert_row(table: Table) -> Insert:
    """Insert a whole row; SQLite gives the id."""
    return insert(table).values(row_binds(table))


def update_row(table: Table, *fixed: str) -> Update:
    """Update a whole row by `:id`, leaving the columns named in `fixed` as they are."""
    binds = {name: bind for name, bind in row_binds(table).items() if name not in fixed}
    return update(table).where(table.c.id == bindparam("id")).values(binds)

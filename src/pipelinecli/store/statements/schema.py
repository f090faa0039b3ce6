"""The tables as SQLAlchemy core columns, for the statements beside this file.

It declares nothing: the schema is `store/tables.py`.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, Insert, Table, Update, bindparam, insert, update
from sqlmodel import SQLModel

from pipelinecli.store import tables

card: Table = SQLModel.metadata.tables[str(tables.Card.__tablename__)]
attempt: Table = SQLModel.metadata.tables[str(tables.Attempt.__tablename__)]
stage_change: Table = SQLModel.metadata.tables[str(tables.StageChange.__tablename__)]
activity: Table = SQLModel.metadata.tables[str(tables.Activity.__tablename__)]
tally: Table = SQLModel.metadata.tables[str(tables.Tally.__tablename__)]
tag: Table = SQLModel.metadata.tables[str(tables.Tag.__tablename__)]
setting: Table = SQLModel.metadata.tables[str(tables.Setting.__tablename__)]
change_set: Table = SQLModel.metadata.tables[str(tables.ChangeSet.__tablename__)]
journal: Table = SQLModel.metadata.tables[str(tables.Journal.__tablename__)]


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

"""The one place SQL is written: SQLAlchemy statements, compiled into `_sql.py` by `make sql`."""

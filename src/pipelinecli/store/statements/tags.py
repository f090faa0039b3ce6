"""Tags on cards."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select

from pipelinecli.store.statements.schema import insert_row, tag

insert = insert_row(tag)
remove = delete(tag).where(tag.c.card_id == bindparam("card_id"), tag.c.name == bindparam("name"))
clear = delete(tag).where(tag.c.card_id == bindparam("card_id"))
of_card = select(tag.c.name).where(tag.c.card_id == bindparam("card_id"))
ids = select(tag.c.id).where(tag.c.card_id == bindparam("card_id"))

"""The rep's settings, a key and a value each."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pipelinecli.store.statements.schema import setting

every = select(setting.c.key, setting.c.value).order_by(setting.c.key)
put = (
    upsert(setting)
    .values(key=bindparam("key"), value=bindparam("value"))
    .on_conflict_do_update(index_elements=["key"], set_={"value": bindparam("value")})
)
remove = delete(setting).where(setting.c.key == bindparam("key"))

"""What counts towards the weekly plan: logged or tallied, on a day and on the days before it."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select, union_all

from pipelinecli.store.statements.schema import activity, tally

_logged_today = activity.c.at >= bindparam("since")
_tallied_today = tally.c.day >= bindparam("today")
done = union_all(
    select(activity.c.kind, _logged_today.label("today"), func.count().label("count"))
    .where(
        activity.c.at >= bindparam("first"),
        activity.c.at < bindparam("end"),
        activity.c.kind.in_(("dial", "booking")),
    )
    .group_by(activity.c.kind, _logged_today),
    select(tally.c.kind, _tallied_today, func.sum(tally.c["count"]))
    .where(
        tally.c.day >= bindparam("start"),
        tally.c.day <= bindparam("today"),
        tally.c.kind.in_(("dial", "appointment")),
    )
    .group_by(tally.c.kind, _tallied_today),
)

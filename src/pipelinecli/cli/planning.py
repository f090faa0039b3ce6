"""A goal as it was typed, and the weekly goals that would follow from its plan.

Refuses two goals at once, none at all, and a goal that ends before it begins or is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import InThePast, UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.cli.session import Session
    from pipelinecli.method.figures.planned import Goal, Planned
    from pipelinecli.method.money import Money


class Typed(NamedTuple):
    """What was typed of a goal."""

    sales: int | None
    premium: str | None
    average: str | None
    since: str | None
    by: str | None


def goal_typed(session: Session, typed: Typed) -> Goal:
    """Return the goal. Raises UsageError."""
    from pipelinecli.method.figures.planned import Goal

    if (typed.sales is None) == (typed.premium is None):
        raise UsageError(
            _("a plan has one goal"), hint=_("type --goal N for sales, or --premium AMOUNT")
        )
    if typed.average is not None and typed.premium is None:
        raise UsageError(_("--average needs --premium"), hint=_("add --premium AMOUNT"))
    desk = session.desk
    today = desk.today
    since = today.replace(month=1, day=1) if typed.since is None else session.done(typed.since).day
    by = today.replace(month=12, day=31) if typed.by is None else session.plan(typed.by).day
    if by < today:
        raise InThePast(by, hint=_("name a later day: --by DATE"))
    if by < since:
        raise UsageError(
            _("{first} is after {last}").format(first=since, last=by),
            hint=_("--since is the first day, --by the last"),
        )
    premium = None if typed.premium is None else _sum(session, typed.premium)
    average = None if typed.average is None else _sum(session, typed.average)
    return Goal(since, by, typed.sales, premium, average)


def weekly_goals(session: Session, found: Planned) -> Iterator[str]:
    """Yield what to type so that `today` asks for what a plan does, where it does not yet."""
    from math import ceil

    from pipelinecli.config.settings import GOALS, MOST_A_WEEK, goals

    left = found.left
    if left is None or left.sales == 0:
        return
    kept = goals(session.settings)
    for step, n in left.a_week.items():
        wanted = ceil(n)
        if step in GOALS and kept.get(step) != wanted <= MOST_A_WEEK:
            yield _("To be asked for it by today: {command}").format(
                command=f"pipeline config set goal.{step} {wanted}"
            )


def _sum(session: Session, text: str) -> Money:
    """Read a sum above nothing. Raises UsageError."""
    from pipelinecli.services.reading import read_money

    money = read_money(session.desk, text)
    if not money.minor:
        raise UsageError(_("“{text}” is nothing").format(text=text), hint=_("type it like 500000"))
    return money

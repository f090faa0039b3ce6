"""What a day still owes beside its list: the weekly plan, and the check-in that is due.

Whole sentences for people, the same figures for programs. Refuses to break a command over two
lines: it is there to be copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import _, ngettext
from pipelinecli.render.card.phrases import listed
from pipelinecli.words import day_text, tally_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.agenda import Day
    from pipelinecli.method.goal import Progress

CHECK_IN: Final = "pipeline checkin"
_KEPT = CHECK_IN.replace(" ", "_")
"""The command as one word, which no line is broken in."""


def below(day: Day, cells: int | None) -> list[str]:
    """Return what is said below the list, in lines of at most `cells` cells; None: unbroken."""
    lines = list(_sentences(day))
    if cells is not None:
        from pipelinecli.render.formats.grid import fold

        lines = [line for sentence in lines for line in fold(sentence, cells)]
    return [line.replace(_KEPT, CHECK_IN) for line in lines]


def plan_json(day: Day) -> list[dict[str, object]]:
    """Give the weekly plan's value."""
    return [
        {
            "kind": progress.kind,
            "goal": progress.goal,
            "done": progress.done,
            "today": progress.today,
            "owed": progress.owed,
        }
        for progress in day.plan
    ]


def checkin_json(day: Day) -> dict[str, object] | None:
    """Give the value of the check-in that was due last."""
    due = day.checkin
    return None if due is None else {"date": due.day.isoformat(), "handed_in": due.handed_in}


def _sentences(day: Day) -> Iterator[str]:
    owed = [_counted(progress) for progress in day.plan if progress.owed]
    done = [_named(progress) for progress in day.plan if not progress.owed]
    if owed:
        yield _("Still owed today: {items}.").format(items=listed(owed))
    if done and day.plan[0].days_left:
        yield _("Today's share is done: {items}.").format(items=listed(done))
    elif done:
        yield _("Nothing is owed at the weekend: {items}.").format(items=listed(done))
    if day.checkin is not None and not day.checkin.handed_in:
        due = _("The check-in of {day} is due: {command}")
        yield due.format(day=day_text(day.checkin.day), command=_KEPT)


def _counted(progress: Progress) -> str:
    if _is_of_dials(progress):
        count = ngettext("{n} dial", "{n} dials", progress.owed)
    else:
        count = ngettext("{n} first appointment", "{n} first appointments", progress.owed)
    return _of_the_week(count.format(n=progress.owed), progress)


def _named(progress: Progress) -> str:
    from pipelinecli.method.kinds import TallyKind

    kind = TallyKind.DIAL if _is_of_dials(progress) else TallyKind.APPOINTMENT
    return _of_the_week(tally_label(kind), progress)


def _is_of_dials(progress: Progress) -> bool:
    from pipelinecli.method.goal import GoalKind

    return progress.kind is GoalKind.DIALS


def _of_the_week(what: str, progress: Progress) -> str:
    return _("{what} ({done} of {goal} this week)").format(
        what=what, done=progress.done, goal=progress.goal
    )

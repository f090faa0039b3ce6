"""Commands taken back and brought again, several at once as one change set of its own.

It refuses to take back a person's erasing, and anything that lost a part with one: what is gone
for good does not come back half.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import NothingThere, Refused
from pipelinecli.i18n import _, ngettext
from pipelinecli.method.record.journal import FORGET, REDO, RESTORE, UNDO
from pipelinecli.store.record import changes, undoing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Reads


class Plan(NamedTuple):
    """What would be taken back or brought again, in that order."""

    sets: tuple[ChangeSet, ...]
    others: tuple[ChangeSet, ...] = ()
    """Those of `sets` that were not asked for: they cannot stay without the one that was."""
    change: int | None = None
    """The one that was asked for, where it was not simply the last ones."""


def plan(desk: Desk, count: int = 1, change: int | None = None) -> Plan:
    """Return what undo would take back: the last `count` commands, or one with what needs it.

    Raises NothingThere where there are fewer, Refused for what cannot be taken back.
    """
    with desk.store.snapshot():
        return _plan(desk.store, desk, count, change)


def undo(desk: Desk, agreed: Plan) -> Plan:
    """Take back what was planned. Raises Refused if something else was recorded meanwhile."""
    with desk.store.write(UNDO, desk.clock) as tx:
        _see_it_holds(agreed, _plan(tx, desk, len(agreed.sets), agreed.change))
        for done in agreed.sets:
            undoing.take_back(tx, done.id)
        tx.commit()
    return agreed


def redo_plan(desk: Desk, count: int = 1) -> Plan:
    """Return what redo would bring again. Raises NothingThere where there is less, Refused."""
    with desk.store.snapshot():
        return _redo_plan(desk.store, desk, count)


def redo(desk: Desk, agreed: Plan) -> Plan:
    """Bring again what was planned. Raises Refused if something else was recorded meanwhile."""
    with desk.store.write(REDO, desk.clock) as tx:
        _see_it_holds(agreed, _redo_plan(tx, desk, len(agreed.sets)))
        for done in agreed.sets:
            undoing.bring_again(tx, done.id)
        tx.commit()
    return agreed


def _plan(reads: Reads, desk: Desk, count: int, change: int | None) -> Plan:
    if change is not None:
        return _plan_of_one(reads, desk, change)
    found = tuple(islice(changes.in_force(reads, desk.clock), count))
    if len(found) < count:
        raise NothingThere(
            ngettext(
                "there is {n} command to take back, not {count}",
                "there are {n} commands to take back, not {count}",
                len(found),
            ).format(n=len(found), count=count)
            if found
            else _("there is nothing to take back"),
            hint=_("look: pipeline history"),
        )
    _refuse_what_is_gone(found)
    return Plan(found)


def _plan_of_one(reads: Reads, desk: Desk, change: int) -> Plan:
    wanted = changes.one(reads, desk.clock, change)
    if wanted is None:
        raise NothingThere(
            _("there is no change {id}").format(id=change), hint=_("look: pipeline history")
        )
    if wanted.undone_by is not None:
        waiting = [done.id for done in changes.taken_back(reads, desk.clock)]
        raise Refused(
            _("change {id} is taken back already").format(id=change),
            hint=_("to bring it again: {command}").format(command=_redo(waiting.index(change) + 1))
            if change in waiting
            else _("something was recorded since, so that redo does not bring it again"),
        )
    if wanted.command == UNDO:
        raise Refused(
            _("change {id} took others back").format(id=change),
            hint=_again(reads, desk, change),
        )
    if wanted.command == REDO:
        raise Refused(
            _("change {id} brought others again").format(id=change),
            hint=_("take those back by their own numbers: pipeline history"),
        )
    others = tuple(reversed(changes.depending_on(reads, desk.clock, wanted)))
    for other in others:
        if other.command == RESTORE:
            # Without it others are in force, which may depend on this one.
            raise Refused(
                _("change {id} is part of what change {restore} put back").format(
                    id=change, restore=other.id
                ),
                hint=_("take that back first: pipeline undo --change {restore}").format(
                    restore=other.id
                ),
            )
    _refuse_what_is_gone((*others, wanted))
    return Plan((*others, wanted), others, change)


def _again(reads: Reads, desk: Desk, change: int) -> str:
    """Return how what an undo took back is brought again, or why it is not."""
    waiting = [done.undone_by for done in changes.taken_back(reads, desk.clock)]
    if change in waiting:
        count = len(waiting) - waiting[::-1].index(change)
        return _("to bring them again: {command}").format(command=_redo(count))
    if changes.takes_back(reads, change):
        return _("something was recorded since, so that redo does not bring them again")
    return _("what it took back is there again already")


def _redo(count: int) -> str:
    """Return the command that brings again so many: what was taken back last comes first."""
    return "pipeline redo" if count == 1 else f"pipeline redo {count}"


def _redo_plan(reads: Reads, desk: Desk, count: int) -> Plan:
    found = tuple(islice(changes.taken_back(reads, desk.clock), count))
    if len(found) < count:
        raise NothingThere(
            ngettext(
                "there is {n} command to bring again, not {count}",
                "there are {n} commands to bring again, not {count}",
                len(found),
            ).format(n=len(found), count=count)
            if found
            else _("there is nothing to bring again"),
            hint=_("only what was taken back since the last command can be"),
        )
    _refuse_what_is_gone(found)
    return Plan(found)


def _refuse_what_is_gone(sets: Sequence[ChangeSet]) -> None:
    for done in sets:
        if done.command == FORGET:
            raise Refused(
                _("change {id} erased a person for good; undo cannot bring anybody back").format(
                    id=done.id
                ),
                hint=_("take back another: pipeline history, then pipeline undo --change ID"),
            )
        if done.erased:
            raise Refused(
                _("a part of change {id} was erased with a person who was forgotten").format(
                    id=done.id
                ),
                hint=_("take back another: pipeline history, then pipeline undo --change ID"),
            )


def _see_it_holds(agreed: Plan, now: Plan) -> None:
    if [done.id for done in agreed.sets] != [done.id for done in now.sets]:
        raise Refused(
            _("something was recorded meanwhile; nothing was changed"),
            hint=_("look: pipeline history"),
        )

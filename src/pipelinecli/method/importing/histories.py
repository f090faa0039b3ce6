"""A deal's changes of stage as attempts and moves, as if the rep had recorded them here.

A loss or a close ends an attempt, and what comes after it is a new one on the same card; so does
falling back to column 1, after which the next move begins another (METHOD §3). It refuses to put
in stages that nobody named, and to take for earned what another system only says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.cards import Outcome
from pipelinecli.method.importing.facts import Proof, Run, Step
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pipelinecli.method.importing.facts import Change, Known, Point

OFF: dict[Stage, Outcome] = {Stage.CLOSED: Outcome.CLOSED, Stage.LOST: Outcome.LOST}
"""The stages that end an attempt, and how."""
_FIVE = frozenset({Stage.P50, Stage.P90})


def history(opened: Point, changes: Iterable[Change], known: Known) -> tuple[Run, ...]:
    """Return the attempts of a deal that was opened then and changed so, first to last.

    `changes` are in order of time, none before `opened`.
    """
    return gone_on(Run(opened, (Step(opened, Stage.OPPORTUNITY, MoveKind.NEW),)), changes, known)


def gone_on(run: Run, changes: Iterable[Change], known: Known) -> tuple[Run, ...]:
    """Return what becomes of an attempt, and those after it, when its deal changed so."""
    runs: list[Run] = []
    for told in changes:
        for change in _whole_way(run, told):
            if change.to is not run.stage:
                if run.ended is not None:
                    runs.append(run)
                    run = _begun_again(run, change)
                run = _moved(run, change)
            run = _proved(run, change, known.system)
    return (*runs, _finished(run, known))


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Return changes in order of time, which may come in any order.

    Of those at one time, each comes after the one that left the deal where it says it came from.
    """
    ordered: list[Change] = []
    tied: list[Change] = []
    for change in sorted(changes, key=_when):
        if tied and _when(tied[0]) != _when(change):
            ordered.extend(_chained(tied, ordered))
            tied = []
        tied.append(change)
    return [*ordered, *_chained(tied, ordered)]


def _when(change: Change) -> tuple[int, str]:
    return change.on.day.toordinal(), change.on.at or ""


def _chained(tied: Sequence[Change], before: Sequence[Change]) -> Iterator[Change]:
    """Yield changes of one time one after the other."""
    left = list(tied)
    stood = before[-1].to if before else None
    while left:
        targets = {change.to for change in left}
        follows = (at for at, change in enumerate(left) if change.came_from is stood)
        begins = (at for at, change in enumerate(left) if change.came_from not in targets)
        change = left.pop(next(follows, next(begins, 0)))
        stood = change.to
        yield change


def _whole_way(run: Run, change: Change) -> Iterator[Change]:
    """Yield a change, after the one that a deal had made before it was first heard of."""
    came_from = change.came_from
    if run.stage is Stage.OPPORTUNITY and len(run.steps) == 1 and run.ended is None:
        is_new = run.steps[0].kind is MoveKind.NEW
        if is_new and came_from is not None and came_from not in OFF:
            yield change._replace(on=run.opened, to=came_from, called="", value=None)
    yield change


def _begun_again(run: Run, change: Change) -> Run:
    """Begin the next attempt; a card that is off the board comes back to column 1 first."""
    if run.stage not in OFF:
        return Run(change.on)
    return Run(change.on, (Step(change.on, Stage.OPPORTUNITY, MoveKind.REOPENED),))


def _moved(run: Run, change: Change) -> Run:
    on, to = change.on, change.to
    if to is run.stage:
        return run  # reopened, and that is all
    kind = _kind(run.stage, change)
    reason = None if kind is MoveKind.EARNED else change.reason
    met = None if run.held or not change.says_when else _met(run, change)
    ends = OFF.get(to) or (Outcome.FELL_BACK if to is Stage.OPPORTUNITY else None)
    override = run.override if kind is MoveKind.LOST else None
    return run._replace(
        steps=(*run.steps, Step(on, to, kind, reason)),
        stage=to,
        ended=None if ends is None else on,
        outcome=ends,
        reason=None if ends in {None, Outcome.CLOSED} else reason,
        override=reason or "" if kind is MoveKind.OVERRIDE else override,
        first_meeting=run.first_meeting if met is None else met,
        held=run.held or met is not None,
        premium=change.value if to is Stage.CLOSED else None,
    )


def _kind(stood: Stage, change: Change) -> MoveKind:
    if change.to is Stage.LOST:
        return MoveKind.LOST
    if change.is_forced and change.to is not Stage.OPPORTUNITY:
        return MoveKind.OVERRIDE
    return MoveKind.EARNED if change.to.rank > stood.rank else MoveKind.FALL_BACK


def _met(run: Run, change: Change) -> date | None:
    """Return the day on which the clock started, where a stage says that there was a meeting.

    What is closed from column 1 was met when it was opened, for all that is known; of what was
    opened by being closed nothing is.
    """
    if change.to in EFFECTIVE:
        return change.on.day
    if change.to is Stage.CLOSED and run.opened.is_before(change.on):
        return run.opened.day
    return None


def _proved(run: Run, change: Change, system: str | None) -> Run:
    """Take the name of the other system's stage as evidence where it stands for the five."""
    if change.to not in _FIVE or run.person is not None:
        return run
    called = change.called or change.to.value
    proof = Proof(f"{system}: {called}" if system else called, change.on.day)
    return run._replace(person=proof, plan=proof, budget=proof)


def _finished(run: Run, known: Known) -> Run:
    """Return the last attempt with what is known of the deal as it is now."""
    if run.outcome is Outcome.CLOSED:
        assert run.ended is not None  # noqa: S101 - a close ends an attempt
        return run._replace(
            plan=_planned(run, known, run.ended.day),
            premium=known.value if run.premium is None else run.premium,
        )
    plan = _planned(run, known, run.plan.day) if run.plan is not None else None
    amount = known.value or None
    if run.ended is not None:
        return run._replace(plan=plan, amount=amount)
    agreed = run.first_meeting is None
    return run._replace(
        plan=plan,
        amount=amount,
        first_meeting=known.meeting if agreed else run.first_meeting,
        held=known.held and known.meeting is not None if agreed else run.held,
        signing=known.signing,
        next_step=known.next_step,
        agenda=None if known.next_step is None else known.agenda,
    )


def _planned(run: Run, known: Known, day: date) -> Proof | None:
    """Return what was bought, or the plan of a deal whose stage says that it fits."""
    return run.plan if known.plan is None else Proof(known.plan, day)

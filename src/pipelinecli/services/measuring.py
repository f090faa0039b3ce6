"""Measuring the cycle for `cycle = auto` (METHOD §3): Kaplan-Meier over all attempts.

It is measured when an attempt ends and kept, so that a command which only looks pays nothing. It
refuses a measurement from fewer closes than the method asks for: the default holds then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.settings import AUTO, MEASURED, value_of
from pipelinecli.store import settings

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Reads, Transaction


def remember(tx: Transaction, desk: Desk) -> None:
    """Measure the cycle anew and keep it, if the rep's cycle is the measured one."""
    if value_of(desk.settings, "cycle") == AUTO:
        keep_measured(tx, desk.clock)


def keep_measured(tx: Transaction, clock: Clock) -> None:
    """Measure the cycle and keep it; nothing is kept where it cannot be measured yet."""
    days = _measured(tx, clock)
    if days is None:
        settings.remove(tx, MEASURED)
    else:
        settings.put(tx, MEASURED, str(days))


def _measured(reads: Reads, clock: Clock) -> int | None:
    from pipelinecli.method.cycle import measured_cycle
    from pipelinecli.method.figures.cycle import cohort
    from pipelinecli.store.durations import spans

    days = measured_cycle(cohort(spans(reads, clock)).observations)
    return None if days is None else at_least_a_day(days)


def at_least_a_day(days: int) -> int:
    """Return the measured days as a cycle: where half close on the day they meet it is one."""
    return max(1, days)

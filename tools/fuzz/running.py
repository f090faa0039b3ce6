"""Running a target: blocks of inputs made from the seed, each input timed and under an alarm.

A block is the same whoever runs it and whatever ran before it. Time is the processor's: another
program that takes its turn is no fault of a parser's.
"""

from __future__ import annotations

import signal
import warnings
from contextlib import contextmanager, suppress
from random import Random
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from tools.fuzz.shrinking import shrunk
from tools.fuzz.target import Fault, Found, Tally, shortest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from tools.fuzz.target import Target

BLOCK = 1_000
"""Inputs that are made with one generator."""
SLOW = 1.0
"""Seconds: a parser that needs more has a fault."""
PATIENCE = 5.0
"""Seconds after which an input is given up."""
_MOST_SHOWN = 20
"""Faults of one block that are looked at: one that shows in every input is known after a few."""
_MOST_STUCK = 3
"""Inputs of one block that are given up, before the rest of it is."""


class Stuck(BaseException):
    """An input is taking too long."""


def run(target: Target, inputs: int, seed: int, first: int = 0) -> Tally:
    """Run a target on so many inputs, from block `first` on, and return what became of them."""
    tally = Tally(target.name)
    with _alarm():
        for block in range(first, first + -(-inputs // BLOCK)):
            most = min(BLOCK, inputs - (block - first) * BLOCK)
            tally = _block(target, seed, block, most, tally)
    return tally


def shrink(target: Target, found: Found) -> Found:
    """Return the fault with the shortest input that can be found to show it."""

    def shows_it(given: Any) -> bool:  # noqa: ANN401
        fault = _fault(target, given)
        return fault is not None and fault == (found.fault, found.what)

    with _alarm():
        return found._replace(given=shrunk(found.given, shows_it))


def _block(target: Target, seed: int, block: int, inputs: int, tally: Tally) -> Tally:
    rng = Random(f"{seed}/{target.name}/{block}")  # noqa: S311 - the same inputs every time
    accepted = refused = faults = stuck = 0
    slowest = tally.slowest
    shown: list[Found] = []
    for _input in range(inputs):
        if stuck >= _MOST_STUCK:
            break
        given = target.make(rng)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        began = perf_counter()
        fine, kept = True, True
        try:
            try:
                result = target.call(given)
            except target.refusals:
                fine = False
            took = perf_counter() - began
            kept = not fine or target.promise(given, result)
        except Stuck:
            took, kept = PATIENCE, False
            stuck += 1
        except (Exception, SystemExit):  # noqa: BLE001 - that is what is looked for
            took, kept = perf_counter() - began, False
        if took > slowest:
            took = took if took == PATIENCE else min(took, _processor_time(target, given))
            slowest = max(slowest, took)
        if kept and took <= SLOW:
            accepted += fine
            refused += not fine
            continue
        faults += 1
        if len(shown) < _MOST_SHOWN:
            slow = (Fault.SLOW, "") if took > SLOW else None
            seen = slow or _fault(target, given) or (Fault.BROKEN, "not a second time")
            shown.append(Found(target.name, *seen, given, block))
    signal.setitimer(signal.ITIMER_PROF, 0)
    counted = Tally(target.name, accepted, refused, faults, slowest, shortest(*shown))
    return tally.plus(counted)


def _fault(target: Target, given: Any) -> tuple[Fault, str] | None:  # noqa: ANN401
    """Read an input and say what is wrong, if anything is."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    began = process_time()
    failed = Fault.UNCAUGHT
    try:
        try:
            result = target.call(given)
            refused = False
        except target.refusals:
            refused = True
        took = process_time() - began
        failed = Fault.BROKEN
        kept = refused or target.promise(given, result)
    except Stuck:
        return Fault.SLOW, ""
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return failed, _place(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if took > SLOW:
        return Fault.SLOW, ""
    return None if kept else (Fault.BROKEN, "")


def _processor_time(target: Target, given: Any) -> float:  # noqa: ANN401
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    began = process_time()
    with suppress(Exception, SystemExit, Stuck):  # it was judged before
        target.call(given)
    return process_time() - began


def _place(error: BaseException) -> str:
    """Return the kind of exception and the last function of ours that it passed."""
    frame = error.__traceback__
    where = "?"
    while frame is not None:
        code = frame.tb_frame.f_code
        if "pipelinecli" in code.co_filename or where == "?":
            where = f"{code.co_filename.rpartition('/')[2]} {code.co_name}"
        frame = frame.tb_next
    return f"{type(error).__name__} in {where}"


@contextmanager
def _alarm() -> Iterator[None]:
    """Let the alarm end what takes too long, and let warnings be errors."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Stuck

    before = signal.signal(signal.SIGPROF, ring)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

"""`python -m tools.fuzz`: fuzz every parser, or those named, and say what is wrong with them.

Prints each fault with the shortest input that shows it, and the figures. It ends with 1 when
there is a fault.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tools.fuzz.every import EVERY
from tools.fuzz.report import page, table, told
from tools.fuzz.running import BLOCK, run, shrink
from tools.fuzz.target import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = Path(__file__).parents[2] / "docs/fuzzing.md"
INPUTS = 1_000_000
SEED = 1
_TURN = 20 * BLOCK
"""Inputs that a process takes at a time."""


def main(arguments: list[str]) -> int:
    """Fuzz as asked and return the exit code."""
    asked = _asked(arguments)
    names = [name for name in EVERY if any(part in name for part in asked.only or [""])]
    if not names:
        sys.stderr.write(f"fuzz: no target is called so; there are: {', '.join(EVERY)}\n")
        return 2
    tallies = []
    for tally in _tallies(names, asked):
        tallies.append(tally)
        sys.stderr.write(
            f"fuzz: {tally.target}: {tally.inputs:,} inputs, {tally.uncaught:,} uncaught\n"
        )
        for found in tally.found:
            print(f"{told(shrink(EVERY[found.target], found), asked.seed)}\n", flush=True)
    print(table(tallies))
    if asked.write:
        DOCUMENT.write_text(page(tallies, asked.seed), encoding="utf-8")
    return int(any(tally.uncaught for tally in tallies))


def _tallies(names: list[str], asked: argparse.Namespace) -> Iterator[Tally]:
    """Yield what became of each target's inputs, shared out among processes."""
    if asked.workers == 1:
        yield from (run(EVERY[name], asked.inputs, asked.seed, asked.first) for name in names)
        return
    with ProcessPoolExecutor(asked.workers) as pool:
        for name in names:
            turns = list(_turns(asked.inputs, asked.first))
            share = [pool.submit(_turn, name, asked.seed, *turn) for turn in turns]
            tally = Tally(name)
            for done in share:
                tally = tally.plus(done.result())
            yield tally


def _turn(name: str, seed: int, first: int, inputs: int) -> Tally:
    return run(EVERY[name], inputs, seed, first)


def _turns(inputs: int, first: int) -> Iterator[tuple[int, int]]:
    """Yield the first block and the inputs of each turn."""
    for done in range(0, inputs, _TURN):
        yield first + done // BLOCK, min(_TURN, inputs - done)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument(
        "--inputs", type=int, default=INPUTS, metavar="N", help=f"for each target ({INPUTS:,})"
    )
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"({SEED})")
    parser.add_argument(
        "--first", type=int, default=0, metavar="N", help=f"begin at this block of {BLOCK:,}"
    )
    parser.add_argument("--only", nargs="+", metavar="TARGET", help="a name or a part of one")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count(), metavar="N", help="processes"
    )
    parser.add_argument("--write", action="store_true", help=f"update {DOCUMENT.name} as well")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

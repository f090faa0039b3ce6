"""`python -m tools.torture`: do to the program what happens to programs, and count what it costs.

Kills it, cuts the power, fills the disk, damages the store, lets many write at once and stops one
that holds the lock; then plants faults and sees that each harness finds them. Prints how it goes
on and the report; `--write` puts that into docs/reliability.md as well. `--short` is a few
minutes, `--only PART` one part, `--seed` another draw. It ends with 1 if anything was found that
may not be, if a harness had nothing to hit, if a planted fault was not found, or if a harness
cannot run on this machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from tools.bench.report import into
from tools.torture import lots
from tools.torture.disk import Unseen
from tools.torture.findings import Tally, Unavailable, added
from tools.torture.lots import LOCK, PARTS, WRITERS, Lot, run_lot
from tools.torture.planting import planted
from tools.torture.report import Caught, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = Path(__file__).parents[2] / "docs/reliability.md"
SEED = "2026-11-24"
SIDE_BY_SIDE = 2


def main(arguments: list[str]) -> int:
    """Run what is asked for and return the exit code."""
    asked = _asked(arguments)
    if asked.write and (asked.only or asked.short or asked.faults):
        _say("--write is for the whole of it")
        return 2
    wanted = lots.short(asked.seed) if asked.short else lots.long(asked.seed)
    wanted = [] if asked.faults else [lot for lot in wanted if lot.part in (asked.only or PARTS)]
    faults = [lot for lot in planted(asked.seed) if lot.part in (asked.only or PARTS)]
    started = time.monotonic()
    missing: list[str] = []
    found: dict[Lot, Tally] = dict(_run(wanted, missing))
    caught = [Caught(lot, tally) for lot, tally in _run(faults, missing)]
    tallies = _rows(wanted, found)
    report = rendered(tallies, _in_order(faults, caught), asked.seed)
    print(report, end="")
    _say(f"{(time.monotonic() - started) / 60:.0f} minutes")
    if asked.write and not missing:
        text = into(DOCUMENT.read_text(encoding="utf-8"), report)
        DOCUMENT.write_text(text, encoding="utf-8")
    for reason in sorted(set(missing)):
        _say(f"not run: {reason}")
    bad = any(one.findings for one in tallies) or not all(one.is_caught for one in caught)
    return 1 if bad or missing else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few of each")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[], metavar="PART",
                        help=f"one part or several: {' '.join(PARTS)}")  # fmt: skip
    parser.add_argument("--faults", action="store_true", help="only see that faults are found")
    parser.add_argument("--seed", default=SEED, help=f"what everything is drawn from ({SEED})")
    parser.add_argument("--write", action="store_true", help=f"update {DOCUMENT.name} as well")
    return parser.parse_args(arguments)


def _run(wanted: list[Lot], missing: list[str]) -> Iterator[tuple[Lot, Tally]]:
    """Run lots, those that measure time or want all processors after the others and alone."""
    crowd = [lot for lot in wanted if lot.part not in {WRITERS, LOCK}]
    with ProcessPoolExecutor(SIDE_BY_SIDE) as pool:
        running = {pool.submit(run_lot, lot): lot for lot in crowd}
        for future in as_completed(running):
            try:
                yield _told(running[future], future.result())
            except (Unavailable, Unseen) as error:
                missing.append(f"{running[future].part}: {error}")
    for lot in wanted:
        if lot.part in {WRITERS, LOCK}:
            try:
                yield _told(lot, run_lot(lot))
            except (Unavailable, Unseen) as error:
                missing.append(f"{lot.part}: {error}")


def _told(lot: Lot, tally: Tally) -> tuple[Lot, Tally]:
    fault = f" with {lot.fault}" if lot.fault else ""
    _say(f"{tally.harness}, {tally.what}{fault}: {tally.tried} tried, {len(tally.findings)} found")
    return lot, tally


def _rows(wanted: list[Lot], found: dict[Lot, Tally]) -> list[Tally]:
    """Add up the shares of the same thing, in the order in which they were wanted."""
    groups: dict[tuple[str, str], list[Tally]] = {}
    for lot in wanted:
        if lot in found:
            groups.setdefault((lot.part, lot.what), []).append(found[lot])
    return [added(group) for group in groups.values()]


def _in_order(faults: list[Lot], caught: list[Caught]) -> list[Caught]:
    return sorted(caught, key=lambda one: faults.index(one.lot))


def _say(line: str) -> None:
    sys.stderr.write(f"torture: {line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

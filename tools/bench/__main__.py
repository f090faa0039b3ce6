"""`python -m tools.bench`: measure the program as a rep feels it, and hold it to its targets.

Prints the tables; `--write` puts them into docs/performance.md as well, `--quick` only shows
that everything runs. It ends with 1 when a measured command fails, and never because a target
is missed: a busy machine is not a defect.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tools.bench.bulk import ACTIVITIES, CONTACTS, measure_bulk
from tools.bench.commands import Place, commands, full_lists, reference
from tools.bench.report import in_bulk, into, rendered
from tools.bench.stores import make_store
from tools.bench.targets import verdicts
from tools.bench.timing import Failed, measure, weigh

DOCUMENT = Path(__file__).parents[2] / "docs/performance.md"
SIZES = (1_000, 100_000)
QUICK = (500, 2_000)
"""Contacts and activities taken in to show that it runs."""
ROUNDS = 15


def main(arguments: list[str]) -> int:
    """Measure as asked and return the exit code."""
    asked = _asked(arguments)
    sizes = asked.cards or (SIZES[:1] if asked.quick else SIZES)
    rounds = asked.rounds or (1 if asked.quick else ROUNDS)
    with tempfile.TemporaryDirectory(prefix="pipeline-bench-") as directory:
        place = Place(Path(directory), tuple(sorted(set(sizes))))
        for size in place.sizes:
            _say(f"making a store of {size:,} cards")
            path = place.store(size)
            path.parent.mkdir(parents=True)
            make_store(path, size)
        try:
            series = measure(reference(place), commands(place), rounds, _say)
            _say("weighing the whole list")
            memory = {command.cards: weigh(command) for command in full_lists(place)}
            rows = QUICK if asked.quick else (CONTACTS, ACTIVITIES)
            bulk = measure_bulk(place.home / "bulk", *rows, _say)
        except Failed as error:
            sys.stderr.write(f"bench: {error}\n")
            return 1
    report = rendered(series, memory, verdicts(series, memory)) + in_bulk(*bulk)
    print(report, end="")
    if asked.write:
        text = into(DOCUMENT.read_text(encoding="utf-8"), report)
        DOCUMENT.write_text(text, encoding="utf-8")
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, metavar="N", help=f"rounds counted ({ROUNDS})")
    parser.add_argument(
        "--cards", type=int, nargs="+", metavar="N", help="the sizes of the stores (1000 100000)"
    )
    parser.add_argument("--quick", action="store_true", help="one round, the small store only")
    parser.add_argument("--write", action="store_true", help=f"update {DOCUMENT.name} as well")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    sys.stderr.write(f"bench: {line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

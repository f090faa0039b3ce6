"""`python -m tools.torture.driver`: the program in a process of its own, driven or broken.

`pipeline …` is the program itself, `several` runs command lines one after another; `bulk` writes
an import-sized change set; `hold` takes the store's lock and stops; `read` keeps a snapshot.
`--fault NAME` plants a fault first. The product knows nothing of all this.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import time
from datetime import UTC, datetime, timedelta

BULK_CARDS = 5_000
"""How many cards an import-sized change set has."""
_ACTIVITIES = 2
"""How many activities each of them has."""


def main(arguments: list[str]) -> None:
    """Do what is asked for; the exit code is the program's, or 0."""
    if arguments[0] == "--fault":
        from tools.torture.faults import plant

        plant(arguments[1])
        arguments = arguments[2:]
    kind, *rest = arguments
    if kind == "pipeline":
        sys.argv = ["pipeline", *rest]
        from pipelinecli.__main__ import main as program

        program()
    elif kind == "several":
        several(rest)
    elif kind == "bulk":
        bulk(rest[0], rest[1], int(rest[2]))
    elif kind == "hold":
        hold(rest[0], rest[1])
    elif kind == "read":
        read(rest[0], float(rest[1]))


def several(lines: list[str]) -> None:
    """Run command lines, written as a shell reads them, until one fails."""
    import shlex

    from pipelinecli.cli.run import run

    for line in lines:
        code = run(shlex.split(line))
        if code:
            sys.exit(code)


def bulk(path: str, token: str, size: int) -> None:
    """Write many cards, each with its first attempt, its move and its activities, at once."""
    from pipelinecli.config.clock import Clock, utc_text
    from pipelinecli.method.cards import Person
    from pipelinecli.method.kinds import ActivityKind, MoveKind
    from pipelinecli.method.stages import Stage
    from pipelinecli.store import activities, attempts, cards, moves
    from pipelinecli.store.engine import Store
    from pipelinecli.store.transaction import new_uid

    now = datetime(2026, 11, 24, 1, tzinfo=UTC)
    store, clock, at = Store(path), Clock(now, UTC), utc_text(now - timedelta(hours=1))
    with store.write("import", clock) as tx:
        for number in range(size):
            name = f"{token} {number}"
            person = Person(id=0, uid=new_uid(), name=name, opened=clock.today, tags=("import",))
            card = cards.insert(tx, person)
            attempt = attempts.begin(tx, card, now).id
            moves.append(
                tx, card, attempt, at=at, from_stage=None, to_stage=Stage.OPPORTUNITY,
                kind=MoveKind.NEW,
            )  # fmt: skip
            for _activity in range(_ACTIVITIES):
                activities.insert(
                    tx, ActivityKind.DIAL, at=at, card_id=card, attempt_id=attempt, note=token
                )
        tx.commit()
    store.close()
    print(f"Imported: {size}.", flush=True)


def hold(path: str, how: str) -> None:
    """Take the store's lock, say so, and stop; go on when told to, and let it go."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"BEGIN {how}")
    print("held", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    connection.execute("COMMIT")
    connection.close()


def read(path: str, seconds: float) -> None:
    """Keep a snapshot for a while; say how many activities it has, first and last."""
    from pipelinecli.store.engine import Store

    store = Store(path)
    count = "SELECT count(*) FROM activity"
    with store.snapshot():
        print(*store.first(count) or (), flush=True)
        time.sleep(seconds)
        print(*store.first(count) or (), flush=True)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1:])

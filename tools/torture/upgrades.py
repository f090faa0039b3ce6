"""Opening a store of an older version, which brings it up to date.

The stores are the dumps that every released version has left. In between there are only those
versions themselves, whole.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tools.torture.checks import contents
from tools.torture.places import CHECKOUT
from tools.torture.scenarios import Job, Scenario, Seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tools.torture.checks import Contents
    from tools.torture.places import Place

GOLDEN = CHECKOUT / "tests/store/golden"


def upgrades() -> list[Scenario]:
    """Return a scenario for each version there was, the oldest first."""
    return [_upgrade(dump) for dump in sorted(GOLDEN.glob("store-*.sql"))]


def _upgrade(dump: Path) -> Scenario:
    version = dump.stem.removeprefix("store-")

    def prepare(place: Place) -> None:
        place.store.parent.mkdir(mode=0o700, parents=True)
        with closing(sqlite3.connect(place.store)) as connection:
            connection.executescript(dump.read_text(encoding="utf-8"))
        place.store.chmod(0o600)

    return Scenario(f"migration from {version}", prepare, _jobs, opening=True, replayed=False)


def _jobs(ready: Place) -> Callable[[Place, int], Job]:
    between = _between(ready)
    newest = max(between)

    def seen(place: Place) -> Seen:
        version = _version(place.store)
        if contents(place.store, everything=True) != between.get(version):
            return Seen.HALF
        return Seen.WHOLE if version == newest else Seen.ABSENT

    return lambda _place, _number: Job(("list", "--limit", "1"), seen)


def _between(ready: Place) -> dict[int, Contents | None]:
    """Return what the store holds in each version on its way."""
    from pipelinecli.store.upgrade.migrations import STEPS

    work = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
    found = {_version(work.store): contents(work.store, everything=True)}
    for step in STEPS:
        if step.before in found:
            with closing(sqlite3.connect(work.store, isolation_level=None)) as connection:
                connection.execute("BEGIN")
                for statement in step.statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step.after}")
                connection.execute("COMMIT")
            found[step.after] = contents(work.store, everything=True)
    return found


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version

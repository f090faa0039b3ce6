"""`export all`: everything the store holds, as it is at this moment.

It refuses a damaged store: what came of it could not be taken in again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli import __version__
from pipelinecli.errors import StoreDamaged
from pipelinecli.exchange.bundle.writing import write_bundle
from pipelinecli.store import whole
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from pipelinecli.services.desk import Desk

PROGRAM = f"pipelinecli {__version__}"
"""What a bundle says it was written by."""


def write_all(desk: Desk, out: IO[bytes], progress: Callable[[int, int], None]) -> int:
    """Write a bundle and return how many rows are in it; `progress` is told how many, and of what.

    Raises StoreAbsent, StoreDamaged or another StoreError.
    """
    store = desk.store
    with store.snapshot():
        damage = whole.damage(store)
        if damage is not None:
            raise StoreDamaged(store.path, damage)
        count = whole.count(store)
        major, minor = divmod(whole.version(store), files.MINORS)
        counts = write_bundle(
            (major, minor),
            PROGRAM,
            whole.tables(store),
            out.write,
            lambda done: progress(done, count),
        )
    return sum(counts.values())

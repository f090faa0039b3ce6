"""A restore tried out: the backup is taken out to a private copy, and the program works with it.

It refuses to touch the store and the backup.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pipelinecli.errors import BackupFailed, PipelineError, StoreUnwritable
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import review
from pipelinecli.services.desk import make_do
from pipelinecli.store import settings
from pipelinecli.store.backup.private_copy import taken_out
from pipelinecli.store.engine import Store

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup
    from pipelinecli.method.checkup.findings import Finding
    from pipelinecli.services.desk import Desk

_STANDING = "SELECT stage, count(*) FROM attempt WHERE current = 1 GROUP BY stage"
_CARDS = "SELECT count(*), count(*) - coalesce(sum(forgotten), 0) FROM card"
_FEW = 20
"""Cards of a column that are drawn up."""
_SOME = 2000
"""Cards that are listed."""


def trial(backup: Backup, store_path: str, clock: Clock) -> Finding:
    """Return what came of putting a backup back, as far as that can be without the store.

    The private copy is made among the backups of the store at `store_path`.
    """
    path = backup.path
    try:
        with taken_out(path, store_path) as part:
            return _tried(part.path, path, clock)
    except (StoreUnwritable, BackupFailed) as error:
        return found(Said.TRIAL_IMPOSSIBLE, path=path, reason=error.message)
    except PipelineError as error:
        reason = getattr(error, "reason", error.message)
        return found(Said.BACKUP_DAMAGED, path=path, reason=reason)


def _tried(copy: str, path: str, clock: Clock) -> Finding:
    """Let the program work with a copy of the backup at `path`."""
    try:
        with closing(Store(copy)) as store:
            cards = _worked_with(make_do(store, clock, settings.every(store)))
    except PipelineError as error:
        return found(Said.TRIAL_FAILED, path=path, reason=error.message)
    except (ValueError, TypeError) as error:  # values that cannot be read back
        return found(Said.TRIAL_FAILED, path=path, reason=type(error).__name__)
    if cards is None:
        return found(Said.TRIAL_INCOMPLETE, path=path)
    return found(Said.TRIAL_FINE, path=path, n=cards)


def _worked_with(desk: Desk) -> int | None:
    """Return how many cards there are, if the board and the list have them all."""
    (cards, named), *_rest = desk.store.read(_CARDS)
    standing = {Stage(stage): count for stage, count in desk.store.read(_STANDING)}
    board = review.board(desk, _FEW)
    listed = sum(1 for _card in review.listed(desk, review.Wanted(), limit=_SOME))
    agreed = all(
        board.counts[stage] == standing.get(stage, 0)
        and len(board.columns[stage]) == min(_FEW, board.counts[stage])
        for stage in BOARD
    )
    return (
        int(cards)
        if agreed and listed == min(_SOME, named) and sum(standing.values()) == cards
        else None
    )

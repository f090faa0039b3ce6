"""A restore tried out: the backup is taken out to a private copy, and the program works with it.

It refuses to touch the store and the backup.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING

from pipelinecli.errors import PipelineError
from pipelinecli.method.checkup import Said
from pipelinecli.method.meanings import found
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import review
from pipelinecli.services.desk import sit_down
from pipelinecli.store import settings
from pipelinecli.store.engine import Store
from pipelinecli.store.private_copy import taken_out

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup
    from pipelinecli.method.checkup import Finding
    from pipelinecli.services.desk import Desk

_STANDING = "SELECT stage, count(*) FROM attempt WHERE current = 1 GROUP BY stage"
_CARDS = "SELECT count(*), count(*) - coalesce(sum(forgotten), 0) FROM card"
_FEW = 20
"""Cards of a column that are drawn up."""


def trial(backup: Backup | None, clock: Clock) -> Finding:
    """Return what came of putting a backup back, as far as that can be without the store."""
    if backup is None:
        return found(Said.TRIAL_NOT_MADE)
    beside = os.path.dirname(backup.path)  # noqa: PTH120
    directory = beside if os.access(beside, os.W_OK) else tempfile.gettempdir()
    try:
        with taken_out(backup.path, directory) as part, closing(Store(part.path)) as store:
            desk = sit_down(store, clock, settings.every(store))
            cards = _worked_with(desk)
    except PipelineError as error:
        return found(Said.TRIAL_FAILED, path=backup.path, reason=error.message)
    except (OSError, ValueError, TypeError) as error:
        return found(Said.TRIAL_FAILED, path=backup.path, reason=type(error).__name__)
    if cards is None:
        return found(Said.TRIAL_INCOMPLETE, path=backup.path)
    return found(Said.TRIAL_FINE, path=backup.path, n=cards)


def _worked_with(desk: Desk) -> int | None:
    """Return how many cards there are, if the board and the list have them all."""
    (cards, named), *_rest = desk.store.read(_CARDS)
    standing = {Stage(stage): count for stage, count in desk.store.read(_STANDING)}
    board = review.board(desk, _FEW)
    listed = sum(1 for _card in review.listed(desk, review.Wanted()))
    agreed = all(
        board.counts[stage] == standing.get(stage, 0)
        and len(board.columns[stage]) == min(_FEW, board.counts[stage])
        for stage in BOARD
    )
    return int(cards) if agreed and listed == named and sum(standing.values()) == cards else None

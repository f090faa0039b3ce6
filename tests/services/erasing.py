"""Somebody erased as the command does it: found first, then erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.services import forgetting
from pipelinecli.services.whom import meant

if TYPE_CHECKING:
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.forgetting import Forgotten


def forget(desk: Desk, who: str) -> Forgotten:
    """Erase whoever answers to WHO."""
    return forgetting.forget(desk, meant(desk, who))

"""Saying what a writing command did, in the session's format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.render.card.told import tell_moved

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session
    from pipelinecli.method.dates import When
    from pipelinecli.services.working import Moved


def tell(session: Session, moved: Moved, did: str, on: When | None = None) -> None:
    """Print the card after a command, with what follows from it; `on` is the day it was done."""
    tell_moved(
        moved.card,
        moved.before,
        session.form,
        sys.stdout,
        did=did,
        on=on,
        quiet=session.quiet,
    )

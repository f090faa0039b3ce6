"""Saying what a writing command did, in the session's format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.render.told import tell_moved

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session
    from pipelinecli.services.working import Moved


def tell(session: Session, moved: Moved, did: str) -> None:
    """Print the card after a command, with what follows from it."""
    tell_moved(
        moved.card, moved.before, session.form, sys.stdout, did=did, quiet=session.quiet
    )

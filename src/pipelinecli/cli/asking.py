"""Questions before what undo cannot bring back.

Without a terminal nobody is asked: `--yes` answers, or the command refuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import Confirm
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session


def confirm(session: Session, question: str, *, yes: bool = False) -> None:
    """Ask a yes-or-no question on stderr. Raises Confirm without a terminal, Exit on no."""
    if yes:
        return
    if not session.interactive:
        raise Confirm(question)
    if not agrees(question):
        import typer

        raise typer.Exit(1)


def agrees(question: str) -> bool:
    """Ask a yes-or-no question on stderr and return the answer."""
    import typer

    return typer.confirm(safe_text(question), err=True)

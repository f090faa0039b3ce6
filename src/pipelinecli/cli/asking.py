"""Questions on stderr, so that standard output stays data.

Without a terminal nobody is asked: `--yes` answers, or the command refuses.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipelinecli.errors import Confirm, Declined
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.cli.session import Session


def confirm(session: Session, question: str, *, yes: bool = False) -> None:
    """Ask before what undo cannot bring back. Raises Confirm without a terminal, Declined on no."""
    if yes:
        return
    if not session.interactive:
        raise Confirm(question)
    if not agrees(question):
        raise Declined


def agrees(question: str) -> bool:
    """Ask a yes-or-no question and return the answer."""
    import typer

    with _interruptible():
        return typer.confirm(safe_text(question), err=True)


def ask(question: str, default: str | None = None) -> str:
    """Ask for a line of text; Enter takes the default, which may be empty."""
    import typer

    with _interruptible():
        answer: str = typer.prompt(safe_text(question), default=default, err=True)
        return answer


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C and the end of input at a prompt end the command as they do anywhere else."""
    import typer

    try:
        yield
    except typer.Abort:
        raise KeyboardInterrupt from None

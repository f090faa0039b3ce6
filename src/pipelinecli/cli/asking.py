"""Questions on stderr, so that standard output stays data.

Without a terminal nobody is asked: `--yes` answers, or the command refuses. It refuses to take
anything but yes or no for an answer where it asked for one, and what was typed before the
question was seen.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.walk.terminal import question as open_question
from pipelinecli.cli.walk.terminal import show
from pipelinecli.errors import Confirm, Declined
from pipelinecli.i18n import _
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session

_YES = frozenset({"y", "yes", "是", "好", "对"})
_NO = frozenset({"", "n", "no", "不", "否", "不是"})


def confirm(
    session: Session, question: str, said: str, *, yes: bool = False, before: str = ""
) -> None:
    """Ask before what undo cannot bring back; `said` is the question as a statement.

    `before` is a line of what it is about. Raises Confirm without a terminal, Declined on no.
    """
    if yes:
        return
    if not session.interactive:
        raise Confirm(said)
    if before:
        show(f"{safe_text(before)}\n")
    if not agrees(question):
        raise Declined


def agrees(question: str) -> bool:
    """Ask a yes-or-no question and return the answer; Enter is no."""
    while True:
        answer = _line(f"{question} [y/N]: ", afresh=True).strip().lower()
        if answer in _YES:
            return True
        if answer in _NO:
            return False
        show(_("Answer y or n.") + "\n")


def ask(question: str, default: str = "") -> str:
    """Ask for a line of text; Enter takes the default, which may be empty.

    Several lines that are pasted at once answer several questions.
    """
    shown = f" [{default}]" if default else ""
    prompt = _("{question}: ").format(question=f"{question}{shown}")
    return _line(prompt, afresh=False) or default


def _line(prompt: str, *, afresh: bool) -> str:
    """Read a line; Ctrl-C and the end of input end the command as they do anywhere else."""
    sys.stdout.flush()
    try:
        with open_question(safe_text(prompt), by_key=False, afresh=afresh) as wait:
            wait()
            line = sys.stdin.readline()
    except UnicodeDecodeError:
        # Half a character, or another encoding: asked again by whoever cannot use it.
        return ""
    except (KeyboardInterrupt, OSError):
        line = ""
    if not line.endswith("\n"):
        # Ctrl-D, whatever was typed before it; Ctrl-C; a terminal that is gone.
        show("\n")
        raise KeyboardInterrupt
    return line.rstrip("\r\n")

"""What a board says beside its cards: its title, what it does not list, how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.stages import BOARD
from pipelinecli.words import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.board import Board


def title(board: Board) -> str:
    """Say whose day it is, the cycle, and how many effective prospects there are."""
    n = board.effective
    return " · ".join(
        (
            _("Board on {day}").format(day=day_text(board.day)),
            ngettext("cycle {n} day", "cycle {n} days", board.cycle).format(n=board.cycle),
            ngettext("{n} effective prospect", "{n} effective prospects", n).format(n=n),
        )
    )


def how_to_begin() -> str:
    """Say what to type when there is no card."""
    return _("No card yet. Add one: {command}").format(command="pipeline add NAME")


def more_text(n: int) -> str:
    """Say that a column holds `n` cards more than are listed."""
    return _("… {n} more").format(n=n)


def more_hints(board: Board) -> Iterator[str]:
    """Name the command for each column that is not listed whole."""
    for stage in BOARD:
        if board.more(stage) > 0:
            yield _("{n} more: {command}").format(
                n=board.more(stage), command=f"pipeline list --stage {stage}"
            )


def is_empty(board: Board) -> bool:
    """Whether there is no card at all."""
    return not any(board.counts.values())

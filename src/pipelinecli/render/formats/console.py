"""The Rich console for tables and drawings on a terminal.

Refuses markup, emoji codes and highlighting: what a user typed is shown as typed (DESIGN §2.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def make_console(out: TextIO, *, no_color: bool = False, width: int | None = None) -> Console:
    """Make a console that writes to `out`, as wide as the terminal unless `width` (cells) says.

    Colour is left out on `no_color`, when NO_COLOR is set, and when `out` is no terminal.
    """
    from rich.console import Console

    return Console(
        file=out,
        width=width,
        no_color=True if no_color else None,  # None leaves NO_COLOR to decide
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )

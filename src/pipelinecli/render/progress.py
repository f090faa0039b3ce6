"""How far a long command has come, on a terminal, once it has lasted a second.

Nothing is drawn where nobody watches, and what was drawn is gone when the command ends, however it
ends. It refuses to slow the work down: most of what it is told it only counts.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    Told = Callable[[str, int, "int | None"], None]
    """Takes what is being done, in a word, how much of it is done, and of how much."""

PATIENCE: Final = 1.0
"""Seconds that nothing is shown."""
_BETWEEN: Final = 0.1
"""Seconds between two drawings."""


class _Bar:
    """One line with a bar, drawn anew when it is told something."""

    def __init__(self, out: TextIO, now: Callable[[], float], *, no_color: bool) -> None:
        self._out = out
        self._now = now
        self._no_color = no_color
        self._next = now() + PATIENCE
        self._drawn: Progress | None = None
        self._task: TaskID | None = None
        self._doing = ""

    def tell(self, doing: str, done: int, of: int | None) -> None:
        """Take note of how far it is; draw it where that was not done just now."""
        now = self._now()
        if now < self._next:
            return
        self._next = now + _BETWEEN
        drawn = self._drawn or self._begun()
        if self._task is not None and doing == self._doing:
            drawn.update(self._task, completed=done, total=of)
            drawn.refresh()
            return
        if self._task is not None:
            drawn.remove_task(self._task)
        self._task, self._doing = drawn.add_task(doing, total=of, completed=done), doing

    def end(self) -> None:
        """Take away what was drawn."""
        if self._drawn is not None:
            self._drawn.stop()

    def _begun(self) -> Progress:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        from pipelinecli.render.formats.console import make_console

        # No thread of its own: whoever interrupts the command interrupts all of it.
        self._drawn = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            TaskProgressColumn(),
            console=make_console(self._out, no_color=self._no_color),
            auto_refresh=False,
            transient=True,
        )
        self._drawn.start()
        return self._drawn


@contextmanager
def watched(
    out: TextIO,
    *,
    quiet: bool = False,
    no_color: bool = False,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[Told]:
    """Give what is to be told of a long command's progress; `out` is where it may be shown."""
    if quiet or not out.isatty():
        yield lambda _doing, _done, _of: None
        return
    bar = _Bar(out, now, no_color=no_color)
    try:
        yield bar.tell
    finally:
        bar.end()

"""Somebody who types what a test says, in place of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.cli.walk.lines import BackToTheKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.cli.session import Session
    from pipelinecli.cli.walk.lines import Line


class Typist:
    """Types the given lines; where none is left, Enter."""

    def __init__(self, *lines: str, keys: Sequence[str] = "") -> None:
        self.lines = list(lines)
        self.keys = list(keys)

    def read(self, line: Line, _session: Session) -> str | None:
        typed = self.lines.pop(0) if self.lines else ""
        if typed:
            line.check(typed)
            return typed
        if line.default is None and line.nothing is None:
            raise BackToTheKeys
        return line.default

    def key(self, _prompt: str, *, leaves: bool) -> str:
        assert leaves
        return self.keys.pop(0)

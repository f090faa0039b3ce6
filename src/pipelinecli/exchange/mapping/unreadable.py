"""A value that cannot be taken: what is wrong with it, and what to write or type instead."""

from __future__ import annotations


class Unreadable(ValueError):
    """A cell that holds no such value, or could hold two; `said` and `hint` are for the reader."""

    def __init__(self, said: str, hint: str | None = None) -> None:
        super().__init__(said)
        self.said = said
        self.hint = hint


class Doubtful(Unreadable):
    """It can be read in two ways, and only whoever wrote it knows which."""


class YearMissing(Unreadable):
    """A birthday without its year; `month_day` is what there is of it: `03-05`."""

    def __init__(self, said: str, hint: str | None, month_day: str) -> None:
        super().__init__(said, hint)
        self.month_day = month_day

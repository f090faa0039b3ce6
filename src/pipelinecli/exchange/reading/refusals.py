"""Why a file is not read at all: one line that says what is wrong, and what to type instead.

What is wrong with a single row is no refusal: it is that row's problem, and reported with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import ExitCode, PipelineError, UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence


class BadFile(PipelineError):
    """What is in the file cannot be taken for rows."""

    code = ExitCode.BAD_DATA


class Unreadable(PipelineError):
    """The operating system does not let us read the file, or it is not there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(_("{path} cannot be read: {reason}").format(path=path, reason=reason))


class NoFile(UsageError):
    """What was named is no file that rows could be read from."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} is not a plain file").format(path=path),
            hint=_("name a file, or - for standard input"),
        )


class OtherKind(BadFile):
    """The file is plainly something else."""

    def __init__(self, path: str, what: str, hint: str) -> None:
        super().__init__(_("{path} is {what}").format(path=path, what=what), hint=hint)


class TooLarge(BadFile):
    """A limit of `exchange.limits` is passed, at a line where one can be named."""


class Damaged(BadFile):
    """The file is of a kind we read, and broken."""

    def __init__(self, path: str, reason: str, *, hint: str | None = None) -> None:
        super().__init__(
            _("{path} is damaged: {reason}").format(path=path, reason=reason),
            hint=hint or _("export or save it again"),
        )


class DoubtfulEncoding(BadFile):
    """Which letters the bytes stand for cannot be told: they are never guessed at."""

    def __init__(self, said: str, hint: str, readings: Sequence[str] = ()) -> None:
        super().__init__(said, hint=hint)
        self.details = tuple(readings)


class UnknownEncoding(UsageError):
    """There is no encoding of that name, or it is none of text."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("there is no encoding “{name}”").format(name=name),
            hint=_("common ones: utf-8 gb18030 big5 shift_jis euc_kr cp1252 cp1251 utf-16"),
        )


class NoSheet(UsageError):
    """The workbook has no sheet of that name."""

    def __init__(self, name: str, there: Sequence[str]) -> None:
        super().__init__(
            _("there is no sheet “{name}”").format(name=name),
            hint=_("the sheets are: {names}").format(names=", ".join(there)),
        )


class NoSheets(UsageError):
    """A sheet was named for a file that has none."""

    def __init__(self, path: str) -> None:
        super().__init__(_("{path} has no sheets").format(path=path), hint=_("leave --sheet out"))

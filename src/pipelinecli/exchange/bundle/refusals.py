"""Why a bundle is not taken in: the line at which that shows, and what is wrong there."""

from __future__ import annotations

from pipelinecli.errors import ExitCode, PipelineError
from pipelinecli.i18n import _


class BadBundle(PipelineError):
    """A bundle that was cut short, written to, or made by somebody else."""

    code = ExitCode.BAD_DATA

    def __init__(self, path: str, line: int | None, said: str, *, hint: str | None = None) -> None:
        place = _("{path}, line {line}").format(path=path, line=line) if line else path
        super().__init__(
            _("{place}: {said}").format(place=place, said=said),
            hint=hint or _("nothing was changed; take another copy of it"),
        )


class NoBundle(BadBundle):
    """A file that is something else."""

    def __init__(self, path: str, hint: str | None = None) -> None:
        super().__init__(
            path,
            None,
            _("it is not a bundle of everything"),
            hint=hint or _("one is written by: pipeline export all --to FILE"),
        )


class NewerBundle(BadBundle):
    """A bundle of a store that this program does not know yet."""

    def __init__(self, path: str, found: str, known: str) -> None:
        super().__init__(
            path,
            1,
            _("it is of store version {found}; this program knows {known}").format(
                found=found, known=known
            ),
            hint=_("install a newer pipelinecli"),
        )

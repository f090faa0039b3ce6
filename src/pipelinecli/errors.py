"""Everything that can go wrong as expected, and the exit code it ends with (CLI.md).

A `PipelineError` is an answer for the user: its message says what is wrong, its hint what to
type instead. The classes build their own words and never print; the one place that does is
`cli/diagnostics.py`. The method's words are loaded when an error needs them: a help page does not.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from pipelinecli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipelinecli.method.dates import When
    from pipelinecli.method.facts import Missing
    from pipelinecli.method.stages import Stage


class ExitCode(IntEnum):
    """The program's exit codes."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    REFUSED = 4
    BAD_DATA = 5
    STORE = 6
    ATTENTION = 7
    INTERRUPTED = 130


class PipelineError(Exception):
    """An expected failure. `details` are further lines, `missing` what scripts get of them."""

    code = ExitCode.FAILED

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details: tuple[str, ...] = ()
        self.missing: tuple[dict[str, object], ...] = ()
        self.candidates: tuple[dict[str, object], ...] = ()


class UsageError(PipelineError):
    """What was typed cannot be read, or does not go together."""

    code = ExitCode.USAGE


class Confirm(UsageError):
    """Undo cannot bring this back, and nobody is there to ask."""

    def __init__(self, what: str) -> None:
        super().__init__(what, hint=_("add --yes if you mean it"))


class Declined(PipelineError):
    """The answer to the question was no."""

    def __init__(self) -> None:
        super().__init__(_("not confirmed; nothing was changed"))


class NotFound(PipelineError):
    """No card answers to WHO."""

    code = ExitCode.NOT_FOUND

    def __init__(self, who: str) -> None:
        super().__init__(
            _("no card matches “{who}”").format(who=who),
            hint=_("add the person: pipeline add NAME, or look: pipeline list"),
        )


class NothingThere(PipelineError):
    """What was asked for is not there, or not as often: nothing to take back, no such change."""

    code = ExitCode.NOT_FOUND


class Ambiguous(PipelineError):
    """Several cards answer to WHO; the program never guesses."""

    code = ExitCode.NOT_FOUND

    def __init__(self, who: str, candidates: Sequence[tuple[int, str, str]], *, more: bool) -> None:
        super().__init__(
            _("“{who}” matches several cards").format(who=who),
            hint=_("name one by its id"),
        )
        lines = [f"{card_id}  {name}  {where}".rstrip() for card_id, name, where in candidates]
        self.details = (*lines, *([_("… and more")] if more else []))
        self.candidates = tuple({"id": card_id, "name": name} for card_id, name, _w in candidates)


class Refused(PipelineError):
    """The method says no."""

    code = ExitCode.REFUSED


class Unsupported(Refused):
    """A move the facts do not support: every missing fact, with the command that supplies it."""

    def __init__(
        self,
        name: str,
        card_id: int,
        target: Stage,
        missing: Sequence[Missing],
        *,
        hint: str | None = None,
    ) -> None:
        from pipelinecli.words import missing_command, missing_text, stage_label

        super().__init__(
            ngettext(
                "{name} cannot move to {stage}: {n} fact is missing",
                "{name} cannot move to {stage}: {n} facts are missing",
                len(missing),
            ).format(name=name, stage=stage_label(target), n=len(missing)),
            hint=hint,
        )
        self.details = tuple(
            _("{fact}: {what}  →  {command}").format(
                fact=item.fact, what=missing_text(item), command=missing_command(item, card_id)
            )
            for item in missing
        )
        self.missing = tuple(
            {
                "for": str(target),
                "fact": str(item.fact),
                "command": missing_command(item, card_id),
            }
            for item in missing
        )


class Duplicate(Refused):
    """The same person is already there."""

    def __init__(self, what: str, card_id: int, name: str, *, hint: str) -> None:
        super().__init__(
            _("{what} already belongs to {name} ({id})").format(what=what, name=name, id=card_id),
            hint=hint,
        )
        self.candidates = ({"id": card_id, "name": name},)


class InThePast(UsageError):
    """A plan for a day that has gone."""

    def __init__(self, day: date, *, hint: str) -> None:
        from pipelinecli.words import day_text

        super().__init__(_("{day} is in the past").format(day=day_text(day)), hint=hint)


class InTheFuture(UsageError):
    """Something done on a day that has not come."""

    def __init__(self, when: When, *, hint: str) -> None:
        from pipelinecli.words import when_text

        super().__init__(_("{day} is in the future").format(day=when_text(when)), hint=hint)


class StoreError(PipelineError):
    """The store cannot be used."""

    code = ExitCode.STORE


class StoreAbsent(StoreError):
    """There is nothing to read yet."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("there is no store yet at {path}").format(path=path),
            hint=_("begin with pipeline init, or with your first contact: pipeline add NAME"),
        )


class NotOurs(StoreError):
    """The file is something else; it is never written to."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            _("{path} is not a pipelinecli store; it has not been touched").format(path=path),
            hint=_("name another with --store FILE"),
        )


class TooNew(StoreError):
    """The file was written by a later program."""

    def __init__(self, path: str, found: str, known: str) -> None:
        super().__init__(
            _("{path} has store version {found}; this program knows up to {known}").format(
                path=path, found=found, known=known
            ),
            hint=_("install a newer pipelinecli"),
        )


class TooOldSqlite(StoreError):
    """The SQLite that Python was built with lacks STRICT tables."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(
            _("SQLite {needed} or newer is needed; this Python has {found}").format(
                needed=needed, found=found
            ),
            hint=_("use a newer Python"),
        )


class StoreLocked(StoreError):
    """Another process has been writing for too long."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            _("{path} is locked by another program").format(path=path),
            hint=_("nothing was changed; try again when it has finished"),
        )


class StoreDamaged(StoreError):
    """SQLite says the file is malformed."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            _("{path} is damaged: {reason}").format(path=path, reason=reason),
            hint=_("nothing was changed; put back a copy of the file"),
        )


class BadSetting(StoreError):
    """A setting has a value in the store that nobody could have set; it can be set again."""

    def __init__(self, key: str, value: str, settable: str) -> None:
        super().__init__(
            _("the setting {key} is “{value}”").format(key=key, value=value),
            hint=_("set it again: pipeline config set {key} VALUE").format(key=settable),
        )


class StoreUnwritable(StoreError):
    """The disk is full, the file or its directory is read-only."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            _("{path} cannot be written: {reason}").format(path=path, reason=reason),
            hint=_("nothing was changed"),
        )


class StoreUnreadable(StoreError):
    """The operating system does not let us read the file."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            _("{path} cannot be read: {reason}").format(path=path, reason=reason),
            hint=_("name another with --store FILE"),
        )


class BackupFailed(StoreError):
    """The store could not be copied; `path` is what the reason is about."""

    code = ExitCode.FAILED

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("no backup could be made: {path}: {reason}").format(path=path, reason=reason),
            hint=_("nothing was changed"),
        )
        self.reason = reason

"""What one run of the program has at hand: the shared options, the clock, the store.

The variables that stand in for options are read here, once. It refuses to
open the store before a command asks, except to learn the reader's language.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.clock import read_clock
from pipelinecli.errors import BackupFailed, ExitCode, PipelineError, StoreLocked
from pipelinecli.i18n import _, choose_language, set_language
from pipelinecli.render.formats.listing import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.dates import When
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.engine import Store

_LANGUAGES = ("en", "zh")
_ABOUT_THE_PROGRAM = frozenset({"-h", "--help", "--version"})
LOOKS = "doctor"
"""The command that must not change a store by opening it."""
GLANCE = 1.0
"""Seconds that a locked store is waited for where the answer is not in it."""


class Session:
    """The shared options as they were typed, and what follows from them."""

    def __init__(self, *, keeps_copies: bool = True) -> None:
        self._keeps_copies = keeps_copies
        self.store_flag: str | None = None
        self.today_flag: str | None = None
        self.lang_flag: str | None = None
        self.form_flag: str | None = None
        self.json = False
        self.no_color = False
        self.quiet = False
        self.exit_code = ExitCode.DONE
        self.patience: float | None = None
        """Seconds to wait for a locked store, in all; None as long as a command may."""
        self.begins_anew = False
        """Whether a store may be made where an earlier one has left backups."""
        self._store: Store | None = None
        self._settings: dict[str, str] | None = None
        self._desk: Desk | None = None
        self._compared = False
        self._doubt: str | None = None
        self._of_the_store: str | None = None

    def choose_language(self, *, only_looks: bool = False) -> None:
        """Set the language the store's reader wants: as typed, the environment, the store.

        A store that cannot be read does not matter here; the command will say so. For one that
        `only_looks` the store is not opened as others do it, for that may change the file.
        """
        env = os.environ.get("PIPELINE_LANG")
        kept = None
        if not (self.lang_flag or env):
            try:
                kept = self._looked_at() if only_looks else self.settings.get("lang")
            except PipelineError as error:
                self.close()
                self._store = None
                if isinstance(error, StoreLocked):
                    # It was waited for as long as a command may: the command will not wait again.
                    self.patience = 0.0
        locales = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
        set_language(choose_language(self.lang_flag, env, kept, locales))

    def guess_language(self, arguments: Sequence[str]) -> None:
        """Set the language of a line that nobody has read yet, for help texts declare it.

        What looks like an option may turn out to be the value of another: nothing is taken.
        """
        guess = Session()
        guess.store_flag = _typed(arguments, "--store")
        flag = _typed(arguments, "--lang")
        guess.lang_flag = flag if flag in _LANGUAGES else None
        only_about_us = not arguments or not _ABOUT_THE_PROGRAM.isdisjoint(arguments)
        guess.patience = GLANCE if only_about_us else self.patience
        try:
            guess.choose_language(only_looks=LOOKS in arguments)
        finally:
            guess.close()
        self.patience = self.patience if only_about_us else guess.patience

    def guess_form(self, arguments: Sequence[str]) -> None:
        """Learn whether a line that cannot be read asked for JSON, so that it is told so in JSON.

        A format that was read already stays.
        """
        forms = {Format.JSON, Format.JSONL}
        if any(_typed(arguments, option) in forms for option in ("-o", "--output")):
            self.json = True
        before_dashes = arguments[: [*arguments, "--"].index("--")]
        self.json = self.json or "--json" in before_dashes

    def take(self, shared: dict[str, object]) -> bool:
        """Take shared options as they were typed; False, and nothing taken, if one is wrong."""
        form, lang = shared.get("form"), shared.get("lang")
        if form not in {None, *Format} or lang not in {None, *_LANGUAGES}:
            return False
        if shared.get("store") is not None:
            self.use_store(str(shared["store"]))
        self.lang_flag = None if lang is None else str(lang)
        self.form_flag = None if form is None else str(form)
        self.today_flag = None if shared.get("today") is None else str(shared["today"])
        self.json = bool(shared.get("json"))
        self.no_color = bool(shared.get("no_color"))
        self.quiet = bool(shared.get("quiet"))
        return True

    @property
    def interactive(self) -> bool:
        """Whether somebody is there to answer a question."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def at_keyboard(self) -> bool:
        """Whether somebody may be led through a command: a terminal on all sides, for reading."""
        for_people = self.form in {Format.TABLE, Format.PLAIN}
        return for_people and self.interactive and sys.stdout.isatty()

    @property
    def form(self) -> Format:
        """The output format: as typed, else a table on a terminal and plain text elsewhere."""
        if self.json:
            return Format.JSON
        if self.form_flag in set(Format):
            return Format(self.form_flag)
        return Format.TABLE if sys.stdout.isatty() else Format.PLAIN

    @property
    def store(self) -> Store:
        """The store at the path that holds for this run; it may not exist yet."""
        if self._store is None:
            from pipelinecli.config.paths import store_path
            from pipelinecli.store.engine import Store

            self._store = Store(store_path(self.store_flag, os.environ.get("PIPELINE_STORE")))
            self._store.patience = self.patience
            self._store.before_writing = self._keep_daily
        return self._store

    @property
    def settings(self) -> dict[str, str]:
        """The rep's settings; none where there is no store yet."""
        if self._settings is None:
            from pipelinecli.store import settings

            self._settings = settings.every(self.store) if self.store.exists() else {}
        return self._settings

    @property
    def desk(self) -> Desk:
        """The desk the services work at."""
        if self._desk is None:
            from pipelinecli.services.desk import sit_down

            clock = read_clock(self._asked_day(), self.settings.get("zone"))
            self._desk = sit_down(self.store, clock, self.settings)
            self._compare(clock)
        return self._desk

    def hint(self, text: str) -> None:
        """Say something beside the data to somebody at a terminal, unless they want it quiet."""
        if not self.quiet and sys.stderr.isatty():
            sys.stderr.write(f"{text}\n")

    def plan(self, text: str) -> When:
        """Read a WHEN that is still to come. Raises UsageError."""
        from pipelinecli.services.reading import read_plan

        return read_plan(self.desk, text)

    def done(self, text: str | None) -> When:
        """Read a WHEN that is over, today if none was typed. Raises UsageError."""
        from pipelinecli.services.reading import read_done

        return read_done(self.desk, text)

    def renew(self) -> None:
        """Let the desk be laid anew, for a question may be answered an hour after it was asked.

        The clock and the settings are read again, as for a command of its own.
        """
        self._settings = self._desk = self.patience = None
        if self._store is not None:
            self._store.be_patient()

    @property
    def doubt(self) -> str | None:
        """What has to be said: of the clock, of the store's place, of the day's copy.

        The clock is in doubt if it is behind what was recorded last. A day that was asked for is
        no mistake, unless something was recorded for it.
        """
        of_the_store, of_the_clock = self._store_doubt(), self._clock_doubt()
        if of_the_store and of_the_clock:
            return _("{problem}; {hint}").format(problem=of_the_store, hint=of_the_clock)
        return of_the_store or of_the_clock

    def doubt_said(self) -> None:
        """Say no more of what was said."""
        self._of_the_store, self._doubt = (
            None if self._store_doubt() else self._of_the_store,
            None if self._clock_doubt() else self._doubt,
        )

    def close(self) -> None:
        """Close the store, if it was opened."""
        if self._store is not None:
            self._store.close()

    def use_store(self, path: str) -> None:
        """Take the store named on the command line."""
        if path != self.store_flag:
            self.store_flag, self._store, self._settings, self._desk = path, None, None, None

    def _looked_at(self) -> str | None:
        from pipelinecli.store.checkup.reading import settings_kept

        return settings_kept(self.store.path).get("lang")

    def _compare(self, clock: Clock) -> None:
        """See, once, whether the clock has been set back since the store was written last."""
        if self._compared or not self.store.exists():
            return
        self._compared = True
        last = self.store.last_recorded()
        if not clock.is_behind(last):
            return
        from pipelinecli.cli.diagnostics import warn
        from pipelinecli.method.dates import When
        from pipelinecli.words import when_text

        now, then = (
            when_text(When(moment.date(), moment.time()))
            for moment in (clock.now, clock.local(last))
        )
        self._doubt = _(
            "the clock says {now}, earlier than the last entry ({last}); is it right?"
        ).format(now=now, last=then)
        if self.form not in {Format.JSON, Format.JSONL}:
            warn(self)

    def _clock_doubt(self) -> str | None:
        if self._doubt is None or (self._asked_day() and not self.store.wrote):
            return None
        return self._doubt

    def _store_doubt(self) -> str | None:
        """Return what is to be said of the store if something was written to it.

        The day's copy could not be kept; or the store was just made, where it had better not be.
        """
        if self._of_the_store is None or not self.store.wrote:
            return None
        return self._of_the_store

    def _keep_daily(self, store: Store, clock: Clock) -> None:
        """Keep the day's copy before the first write; the write goes on if that fails."""
        from pipelinecli.store.backup.daily import keep_daily

        if not store.exists():
            from pipelinecli.cli.beginning import beginning

            self._of_the_store = beginning(self, store.path)
            return
        if not self._keeps_copies:
            return
        try:
            keep_daily(store, clock)
        except BackupFailed as error:
            store.before_writing = None  # once is enough for one run
            self._of_the_store = error.message

    def _asked_day(self) -> str | None:
        return self.today_flag or os.environ.get("PIPELINE_TODAY")


def _typed(arguments: Sequence[str], option: str) -> str | None:
    """Return the last value typed for a long option, before the parser has seen the line."""
    found = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and at + 1 < len(arguments):
            found = arguments[at + 1]
        elif argument.startswith(f"{option}="):
            found = argument.partition("=")[2]
    return found

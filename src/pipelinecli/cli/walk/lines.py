"""A line that is asked for after a key: a day, a reason, what proves a criterion.

It is asked on stderr, as every question is. It refuses to take what cannot be read: that is said,
and asked again.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.cli.diagnostics import report
from pipelinecli.cli.walk.terminal import question, show
from pipelinecli.errors import PipelineError, UsageError
from pipelinecli.i18n import _
from pipelinecli.render.cells import fit
from pipelinecli.render.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelinecli.cli.session import Session

_BACK = frozenset({"-", "\x1b"})
_STOP = "q"
_SHOWN = 40
"""Cells of a default that are shown; the whole of it is taken."""


class BackToTheKeys(Exception):
    """Nothing was answered after all."""


class Line(NamedTuple):
    """A question; Enter takes the `default`, or is `nothing`, or goes back where it has neither.

    `check` reads what was typed and raises a PipelineError if it cannot.
    """

    question: str
    check: Callable[[str], object]
    default: str | None = None
    nothing: str | None = None
    """What Enter means, in a word or two, where an answer may be left out."""

    @property
    def prompt(self) -> str:
        """The question with what Enter does; a dash leaves it where Enter does not."""
        back = _("-: back")
        if self.default is not None:
            question = f"{self.question} [{fit(safe_text(self.default), _SHOWN)}]"
            return _("{question} ({back}): ").format(question=question, back=back)
        if self.nothing is not None:
            enter = _("Enter: {nothing}").format(nothing=self.nothing)
            return _("{question} ({enter}, {back}): ").format(
                question=self.question, enter=enter, back=back
            )
        return _("{question}: ").format(question=self.question)


def read(line: Line, session: Session) -> str | None:
    """Ask until it is answered; None where Enter is an answer.

    Raises BackToTheKeys, and KeyboardInterrupt for Ctrl-C, Ctrl-D, q and a terminal that is gone.
    """
    while True:
        typed = _typed(line.prompt, session)
        if typed is None:
            continue
        try:
            return taken(line, typed)
        except PipelineError as error:
            report(error, session)


def taken(line: Line, typed: str) -> str | None:
    """Return the answer that was typed; None where Enter is one.

    Raises BackToTheKeys, KeyboardInterrupt for q, and PipelineError for what cannot be read.
    """
    from unicodedata import normalize

    meant = normalize("NFKC", typed).strip().casefold()
    if meant == _STOP:
        raise KeyboardInterrupt
    if meant in _BACK:
        raise BackToTheKeys
    if not meant:
        if line.default is not None:
            return line.default
        if line.nothing is not None:
            return None
        raise BackToTheKeys
    line.check(typed)
    return typed.strip()


def _typed(prompt: str, session: Session) -> str | None:
    """Read a line; None for one that is not text."""
    try:
        sys.stdout.flush()
        with question(safe_text(prompt), by_key=False) as wait:
            wait()
            typed = sys.stdin.readline()
    except UnicodeDecodeError:
        report(UsageError(_("that is not valid UTF-8 text"), hint=_("type it again")), session)
        return None
    except (KeyboardInterrupt, OSError):
        typed = ""
    if not typed.endswith("\n"):  # Ctrl-D, with or without something typed before it
        show("\n")
        raise KeyboardInterrupt
    return typed.rstrip("\r\n")

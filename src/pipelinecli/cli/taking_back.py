"""What undo and redo share: how many, what each change set did, and agreeing to more than asked.

It refuses to ask about what was asked for: only what goes with it is a surprise.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.asking import confirm
from pipelinecli.errors import Confirm, UsageError
from pipelinecli.i18n import _, ngettext
from pipelinecli.method.record.changes import account
from pipelinecli.render.changes.writing import brief
from pipelinecli.render.text import safe_text
from pipelinecli.services import history
from pipelinecli.store.record import changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.cli.session import Session
    from pipelinecli.method.record.alterations import Account
    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.services.undoing import Plan

_MOST = 999_999_999


def read_count(text: str | None) -> int:
    """Return how many commands are meant, one if none was typed. Raises UsageError."""
    if text is None:
        return 1
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit()):
        raise UsageError(_("“{value}” is not a whole number").format(value=text))
    number = int(typed.lstrip("0")[: len(str(_MOST)) + 1] or 0)
    if number > _MOST:
        raise UsageError(_("{value} is too large; at most {n}").format(value=text, n=_MOST))
    if number < 1:
        raise UsageError(_("{value} is too small; at least {n}").format(value=text, n=1))
    return number


def accounts(session: Session, sets: Iterable[ChangeSet]) -> tuple[Account, ...]:
    """Return what each change set did, its moments in the rep's zone."""
    return tuple(account(done, session.desk.clock.local) for done in sets)


def as_they_are_now(session: Session, sets: Iterable[ChangeSet]) -> tuple[ChangeSet, ...]:
    """Read change sets again, after they were taken back or brought again."""
    store, clock = session.desk.store, session.desk.clock
    return tuple(changes.one(store, clock, done.id) or done for done in sets)


def agree(session: Session, plan: Plan, *, yes: bool) -> None:
    """Ask about what would be taken back and was not asked for; nothing is asked without any.

    Raises Confirm, with a line for each, where nobody can be asked, Declined on no.
    """
    if yes or not plan.others:
        return
    n = len(plan.others)
    names = history.names(session.desk, plan.others)
    lines = [brief(one, names) for one in accounts(session, plan.others)]
    said = ngettext(
        "{n} later change depends on it and would be taken back as well",
        "{n} later changes depend on it and would be taken back as well",
        n,
    ).format(n=n)
    if session.interactive:
        sys.stderr.writelines(
            f"{safe_text(text)}\n" for text in (_("{what}:").format(what=said), *lines)
        )
    try:
        question = ngettext("Take back {n} change?", "Take back {n} changes?", len(plan.sets))
        confirm(session, question.format(n=len(plan.sets)), said)
    except Confirm as error:
        error.details = tuple(lines)
        raise
    session.renew()

"""A store that cannot be used: what a command can still do, and what is said to whoever has it.

Nothing here is loaded before something has gone wrong, but for `restore`. It refuses to write.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pipelinecli.errors import (
    BadSetting,
    NotOurs,
    PipelineError,
    StoreAbsent,
    StoreDamaged,
    StoreError,
    UsageError,
)
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session
    from pipelinecli.services.desk import Desk


def desk_of(session: Session) -> Desk:
    """Return the session's desk; without any settings where the store cannot be read.

    Raises UsageError for a --today that cannot be read.
    """
    try:
        return session.desk
    except Exception:  # noqa: BLE001 - what is damaged may fail in any way
        from pipelinecli.cli.clock import read_clock
        from pipelinecli.services.desk import sit_down

        session.close()
        asked = session.today_flag or os.environ.get("PIPELINE_TODAY")
        return sit_down(session.store, read_clock(asked, None), {})


def desk_to_set_at(session: Session) -> Desk:
    """Return the session's desk, even if a setting is one that nobody could have set.

    Raises PipelineError for whatever else keeps it from being laid.
    """
    try:
        return session.desk
    except BadSetting:
        pass
    except (StoreError, UsageError):
        raise
    except PipelineError:
        pass  # a zone that this machine does not know
    from pipelinecli.cli.clock import read_clock
    from pipelinecli.services.desk import make_do

    asked = session.today_flag or os.environ.get("PIPELINE_TODAY")
    try:
        clock = read_clock(asked, session.settings.get("zone"))
    except UsageError:
        raise
    except PipelineError:
        clock = read_clock(asked, None)
    return make_do(session.store, clock, session.settings)


def explained(error: Exception, session: Session) -> Exception:
    """Return what is to be said of an error: with the way out, if the store is damaged.

    What no command expects may come of a damaged store as well.
    """
    expected = isinstance(error, StoreError) and type(error) is not StoreError
    if expected and not isinstance(error, (NotOurs, StoreAbsent, StoreDamaged)):
        return error
    try:
        return _explained(error, session)
    except Exception:  # noqa: BLE001 - what went wrong first is what is said
        return error


def _explained(error: Exception, session: Session) -> Exception:
    from pipelinecli.store.backup import backups
    from pipelinecli.store.engine import Store
    from pipelinecli.store.restore.replacing import State, look_at

    path = session.store.path
    if getattr(error, "path", path) != path:
        return error
    # The session's own connection stays open: what was being read through it is not closed yet.
    if not isinstance(error, (StoreAbsent, StoreDamaged)):
        store = Store(path)
        store.patience = 0.0
        try:
            found = look_at(store)
        finally:
            store.close()
        if found.state is not State.DAMAGED:
            return error
        error = StoreDamaged(path, found.said)
    good = backups.newest_good(path)
    restore = good and command_line(session, "restore", good.path)
    if isinstance(error, StoreDamaged) and _is_mended(session, path):
        fix = command_line(session, "doctor", "--fix")
        error.hint = (
            _("mend it, which loses nothing: {fix}; or put the last backup back: {restore}")
            if restore
            else _("mend it, which loses nothing: {fix}")
        ).format(fix=fix, restore=restore)
    elif restore:
        error.hint = _("put the last backup back: {command}").format(command=restore)
    elif not isinstance(error, StoreAbsent):
        error.hint = _("nothing was changed; there is no sound backup of it")
    return error


def _is_mended(session: Session, path: str) -> bool:
    """Whether `doctor --fix` puts right all that is wrong with a damaged store."""
    from pipelinecli.cli.clock import read_clock
    from pipelinecli.services.checkup import is_mended_by_fix

    asked = session.today_flag or os.environ.get("PIPELINE_TODAY")
    try:
        return is_mended_by_fix(path, read_clock(asked, None))
    except Exception:  # noqa: BLE001 - what is damaged may fail in any way
        return False


def command_line(session: Session, *words: str) -> str:
    """Return a command for the same store as it can be typed."""
    from shlex import join

    store = ("--store", session.store_flag) if session.store_flag else ()
    return join(("pipeline", *store, *words))

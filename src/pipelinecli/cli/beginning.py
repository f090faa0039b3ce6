"""A store that is about to be made: refused where an earlier one has left backups.

A store that was lost would else be followed by an empty one, without a word. `pipeline init` is
how a rep says that it is to begin anew. It refuses to touch the backups.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pipelinecli.cli.misplaced import misplaced
from pipelinecli.cli.unusable import command_line
from pipelinecli.errors import StoreError
from pipelinecli.i18n import _
from pipelinecli.store.backup.folder import folder

if TYPE_CHECKING:
    from pipelinecli.cli.session import Session


class StoreGone(StoreError):
    """The store is not there any more, or empty, and there is a sound backup of it."""

    def __init__(self, path: str, restore: str, init: str) -> None:
        said = (
            _("{path} is empty, and there are backups of it")
            if os.path.lexists(path)
            else _("{path} is gone, and there are backups of it")
        )
        super().__init__(
            said.format(path=path),
            hint=_("put the last one back: {restore}; to begin anew: {init}").format(
                restore=restore, init=init
            ),
        )


def beginning(session: Session, path: str) -> str | None:
    """Return what is to be said once a store is made at `path`. Raises StoreGone."""
    said = [misplaced(path)]
    if os.path.isdir(folder(path)):  # noqa: PTH112
        from pipelinecli.store.backup import backups

        good = backups.newest_good(path)
        if good is not None:
            restore = command_line(session, "restore", good.path)
            if not session.begins_anew:
                raise StoreGone(path, restore, command_line(session, "init"))
            said.append(
                _(
                    "there are backups of an earlier store; to put the last one back: {command}"
                ).format(command=restore)
            )
    return "; ".join(filter(None, said)) or None

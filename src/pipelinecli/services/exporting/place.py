"""Where a file may go that rows are written to.

It refuses links, what is no plain file, databases, and the store with what is beside it: nothing
brings those back.
"""

from __future__ import annotations

import os

from pipelinecli.config.private import unwritable
from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.store.file import files


def place(store: str, to: str) -> tuple[str, bool]:
    """Return the path of a file that is named so, and whether it is there already.

    Raises UsageError for what must not be written to, PipelineError for what cannot be looked at.
    """
    hint = _("name another file: --to FILE")
    if not to:
        raise UsageError(_("--to names nothing"), hint=hint)
    path = os.path.abspath(os.path.expanduser(to))  # noqa: PTH100, PTH111
    real = os.path.realpath(store)
    if os.path.realpath(path) in {real, *(f"{real}{ending}" for ending in files.BESIDE)}:
        raise UsageError(_("{path} is the store itself").format(path=to), hint=hint)
    if os.path.islink(path):  # noqa: PTH114
        raise UsageError(
            _("{path} is a link").format(path=to),
            hint=_("name what it leads to: {path}").format(path=os.path.realpath(path)),
        )
    if os.path.isdir(path) or to.endswith((os.sep, os.altsep or os.sep)):  # noqa: PTH112
        raise UsageError(
            _("{path} is a directory").format(path=to), hint=_("name a file in it: --to FILE")
        )
    parent = os.path.dirname(path)  # noqa: PTH120
    if not os.path.isdir(parent):  # noqa: PTH112
        raise UsageError(
            _("there is no directory {path}").format(path=parent), hint=_("make it first")
        )
    return path, _is_there(path, to, hint)


def _is_there(path: str, to: str, hint: str) -> bool:
    """Whether a plain file is there, which may be replaced."""
    try:
        if not os.path.lexists(path):
            return False
        if not os.path.isfile(path):  # noqa: PTH113
            raise UsageError(_("{path} is not a plain file").format(path=to), hint=hint)
        with open(path, "rb") as file:  # noqa: PTH123
            is_database = file.read(len(files.MAGIC)) == files.MAGIC
    except (OSError, ValueError) as error:
        reason = error if isinstance(error, OSError) else OSError(str(error))
        raise unwritable(path, reason) from None
    if is_database:
        said = _("{path} is a database and is not written over").format(path=to)
        raise UsageError(said, hint=hint)
    return True

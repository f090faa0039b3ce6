"""Where a command's data goes: standard output, or a private file put in place whole.

It refuses to follow a link and to replace a database, or what is not a plain file.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from pipelinecli.config.private import private_file, unwritable
from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.text import safe_text
from pipelinecli.store.file.files import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.cli.session import Session


@contextmanager
def output(session: Session, to: str | None) -> Iterator[tuple[Format, TextIO, bool]]:
    """Open where the data goes: (format, stream, whether it is a file).

    With a file, its ending names the format unless one was asked for. Raises UsageError for an
    ending nobody knows, PipelineError when the file cannot be written.
    """
    if to is None:
        yield session.form, sys.stdout, False
        return
    form = _form(session, to)
    _refuse_what_is_there(to)
    with private_file(to) as file:
        yield form, file, True
    if not session.quiet:
        sys.stderr.write(_("Written: {path}").format(path=safe_text(to)) + "\n")


def _refuse_what_is_there(to: str) -> None:
    try:
        if os.path.lexists(to) and (os.path.islink(to) or not os.path.isfile(to)):  # noqa: PTH113, PTH114
            raise UsageError(_("{path} is not a plain file").format(path=to))
        if _is_database(to):
            raise UsageError(
                _("{path} is a database and is not written over").format(path=to),
                hint=_("name another file: --to FILE"),
            )
    except OSError as error:
        raise unwritable(to, error) from None


def _is_database(path: str) -> bool:
    """Whether an SQLite database is there: the store perhaps, and nobody's sheet in any case."""
    if not os.path.exists(path):  # noqa: PTH110
        return False
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(len(MAGIC)) == MAGIC


def _form(session: Session, to: str) -> Format:
    if session.json or session.form_flag is not None:
        return session.form
    ending = os.path.splitext(to)[1].lower().removeprefix(".")  # noqa: PTH122
    known = {"csv": Format.CSV, "json": Format.JSON, "jsonl": Format.JSONL, "md": Format.MD}
    known["txt"] = Format.PLAIN
    if ending not in known:
        raise UsageError(
            _("the ending of {path} names no format").format(path=to),
            hint=_("one of: {endings}, or say -o FORMAT").format(
                endings=" ".join(f".{known_ending}" for known_ending in known)
            ),
        )
    return known[ending]

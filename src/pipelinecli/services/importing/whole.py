"""`import all`: the store becomes what a bundle says, and is made of it where there is none.

The bundle is read to its end, and a private store made of it and checked, before the store is
touched. Then it is put back as a backup is: row by row into a store that is there, as one command
that undo takes back, with whoever was erased staying erased; as a whole where there is none. It
refuses to replace a store that is damaged or of another version: `restore` asks before that.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import Refused, StoreDamaged, StoreUnwritable
from pipelinecli.exchange.bundle.reading import Bundle
from pipelinecli.exchange.bundle.refusals import NewerBundle
from pipelinecli.exchange.outcome import Outcome
from pipelinecli.exchange.reading.source import open_source
from pipelinecli.i18n import _, ngettext
from pipelinecli.services import restoring
from pipelinecli.services.importing.outcome import Step
from pipelinecli.services.restoring import State
from pipelinecli.store import whole
from pipelinecli.store.backup import placing, private_copy
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from pipelinecli.store.restore import restoring as rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.outcome import Asked, Progress
    from pipelinecli.services.restoring import Ready
    from pipelinecli.store.backup.placing import Part

_EVERY = 500
"""Rows between two looks at how far it has come."""
_FULL = "SQLITE_FULL", "SQLITE_IOERR"


class _Compared(NamedTuple):
    """The cards of the bundle and of the store, as far as they are the same people."""

    new: int
    same: int
    gone: int
    """Cards that are not in the bundle."""
    differs: bool


def take_in(desk: Desk, file: str, asked: Asked, progress: Progress) -> Outcome:
    """Make the store what a bundle says; `file` is its path, or - for standard input.

    In a dry run nothing is written but a temporary file, and what would come of it is said.
    Raises BadBundle for the bundle, Refused for the store, BackupFailed, StoreError.
    """
    files.refuse_what_leads_nowhere(desk.store.path)
    with _built(desk, file, asked, progress) as part:
        ready = restoring.ready(desk, part, file)
        _refuse(desk, ready)
        compared = _compare(desk, ready)
        outcome = Outcome(new=compared.new, same=compared.same, rows=compared.new + compared.same)
        if asked.dry_run or not compared.differs:
            return outcome._replace(remarks=tuple(_planned(ready, compared)))
        done = restoring.restore(desk, ready)
    return outcome._replace(
        written=done.changed,
        backup=done.kept,
        remarks=tuple(_planned(ready, compared)) + tuple(_done(done.taken_back, done.brought)),
    )


@contextmanager
def _built(desk: Desk, file: str, asked: Asked, progress: Progress) -> Iterator[Part]:
    """Give a private store that holds what a bundle does."""
    place = _aside() if asked.dry_run else private_copy.private(desk.store.path)
    with open_source(file) as source:
        bundle = Bundle(source)
        _know(bundle, file)
        with place as part:

            def lines() -> Iterator[tuple[str, dict[str, str | int | None]]]:
                for at, line in enumerate(bundle.rows()):
                    if at % _EVERY == 0:
                        progress(Step.READING, *source.position())
                    yield line.table, line.row

            try:
                whole.build(part.path, lines())
            except whole.Unfit as error:
                bundle.refuse(str(error))
            except sqlite3.Error as error:
                raise _unwritable(part.path, error) from error
            yield part


@contextmanager
def _aside() -> Iterator[Part]:
    """Give an empty private file where nothing of the rep's is."""
    with tempfile.TemporaryDirectory() as directory, placing.part_in(directory) as part:
        yield part


def _know(bundle: Bundle, file: str) -> None:
    """Refuse a bundle of another version than this program's."""
    major, minor = bundle.header.version
    known = files.version_text(files.CURRENT)
    if major * files.MINORS + minor > files.CURRENT or minor >= files.MINORS:
        raise NewerBundle(file, f"{major}.{minor}", known)
    if major * files.MINORS + minor < files.CURRENT:
        bundle.refuse(
            _("there are no bundles of store version {found}").format(found=f"{major}.{minor}")
        )


def _unwritable(path: str, error: sqlite3.Error) -> StoreUnwritable | StoreDamaged:
    said = str(error)
    if getattr(error, "sqlite_errorname", "").startswith(_FULL):
        return StoreUnwritable(os.path.dirname(path), said)  # noqa: PTH120
    return StoreDamaged(path, said)


def _refuse(desk: Desk, ready: Ready) -> None:
    """Refuse to replace as a whole what is there."""
    if not ready.whole or ready.found.state is State.ABSENT:
        return
    if ready.found.state is State.DAMAGED:
        raise StoreDamaged(desk.store.path, ready.found.said)
    raise Refused(
        _("{path} is of another version").format(path=desk.store.path),
        hint=_("name a store that is not there yet: --store FILE"),
    )


def _compare(desk: Desk, ready: Ready) -> _Compared:
    if ready.whole:
        with closing(Store(ready.part.path)) as there:
            return _Compared(rows.cards(there), 0, 0, differs=True)
    with rows.beside(desk.store, ready.copy):
        new, same, gone = rows.shared(desk.store)
        return _Compared(new, same, gone, rows.differs(desk.store, ready.copy))


def _planned(ready: Ready, compared: _Compared) -> Iterator[str]:
    """Say what becomes of those who are not simply new or there."""
    if compared.gone:
        yield ngettext(
            "{n} card is not in the bundle and goes.",
            "{n} cards are not in the bundle and go.",
            compared.gone,
        ).format(n=compared.gone)
    if ready.erased_again:
        yield ngettext(
            "{n} person was erased here and stays erased.",
            "{n} people were erased here and stay erased.",
            ready.erased_again,
        ).format(n=ready.erased_again)
    if not compared.differs:
        yield _("The store holds exactly what the bundle does.")
    elif not compared.new and not compared.gone:
        yield _("What was done with the cards differs.")


def _done(taken_back: int, brought: int) -> Iterator[str]:
    if taken_back:
        yield ngettext(
            "{n} command that was done since is taken back.",
            "{n} commands that were done since are taken back.",
            taken_back,
        ).format(n=taken_back)
    if brought:
        yield ngettext(
            "{n} command comes with the bundle.", "{n} commands come with the bundle.", brought
        ).format(n=brought)

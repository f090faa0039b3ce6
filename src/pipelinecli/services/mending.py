"""What a check-up has found, mended as far as nothing can be lost by it.

A copy of the store is kept before anything in it is changed, and what is changed in rows is a
change set that undo takes back. It refuses to write to a store that is damaged, and to delete a
row.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import PipelineError
from pipelinecli.method.backups import Reason
from pipelinecli.method.checkup.findings import Finding, Remedy, Said, State, in_order
from pipelinecli.method.checkup.meanings import found
from pipelinecli.services.advice import BY_WRITING, NO_NEW_COPY, mendable, named, not_mended
from pipelinecli.services.checkup import seen
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.backup.verification import verify
from pipelinecli.store.checkup import reading, repairs
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup

_BY_OPENING = {
    Said.FILE_OLDER: Said.BROUGHT_UP_TO_DATE,
    Said.FILE_CUT_SHORT: Said.TAKEN_BACK,
    Said.FILE_WAL: Said.OUT_OF_WAL,
}
"""What the program puts right by opening the store to work with it."""
_PARTS = frozenset({Said.PART_MISSING, Said.PART_CHANGED})


def _write_sums(path: str) -> None:
    """Write the checksum of a backup that is sound."""
    repairs.write_sums(path, verify(path).sha256)


_BESIDE: dict[Said, tuple[Callable[[str], None], Said]] = {
    Said.OPEN_TO_OTHERS: (repairs.make_private, Said.MADE_PRIVATE),
    Said.FILE_LEFT_OVER: (repairs.sweep, Said.SWEPT),
    Said.BACKUP_WITHOUT_SUM: (_write_sums, Said.SUM_WRITTEN),
}
"""What lies beside the store: how it is mended, and what is said then."""


def mend(path: str, clock: Clock) -> list[Finding]:
    """Look at a store, mend what can be, and look again. Raises StoreAbsent."""
    before = mendable(seen(path, clock))
    tried = {finding.said for finding in before if finding.remedy is Remedy.FIX}
    beside = list(_beside(before))
    in_the_store = _in_the_store(before, path, clock)
    done = [*beside, *in_the_store.done]
    left = before
    if any(finding.state is State.FIXED for finding in done):
        left = mendable(seen(path, clock))
    left = not_mended(left, tried, in_the_store=in_the_store.copied)
    return in_order([*done, *named(left, path, clock)])


def _beside(findings: Collection[Finding]) -> Iterator[Finding]:
    """Mend what is not in the store itself: permissions, what is left over, checksums."""
    for finding in findings:
        if finding.said not in _BESIDE:
            continue
        mended, said = _BESIDE[finding.said]
        path = str(finding.facts["path"])
        try:
            mended(path)
        except OSError as error:
            reason = f"{path}: {error.strerror or error}"
            yield found(Said.NOT_FIXED, finding.check, reason=reason)
        except PipelineError as error:
            yield found(Said.NOT_FIXED, finding.check, reason=error.message)
        else:
            yield found(said, path=path)


class _Done(NamedTuple):
    """What was done in the store, and whether a copy of it was kept before."""

    done: list[Finding]
    copied: bool = False


def _in_the_store(findings: Collection[Finding], path: str, clock: Clock) -> _Done:
    wanted = {finding.said for finding in findings if finding.remedy is Remedy.FIX}
    wanted &= {*_BY_OPENING, *BY_WRITING, *NO_NEW_COPY}
    if not wanted:
        there = {finding.said for finding in findings}
        return _Done([found(Said.NOT_WRITTEN)] if there & {*_BY_OPENING, *BY_WRITING} else [])
    wanted -= NO_NEW_COPY
    try:
        kept = _copy(path, clock, as_it_is=Said.INDEXES_WRONG in wanted)
    except (PipelineError, sqlite3.Error, OSError) as error:
        return _Done([_not_fixed(error)])
    done: list[Finding] = []
    try:
        done += _mended(wanted, findings, path, clock)
        if wanted & {Said.INDEXES_WRONG, *_PARTS}:
            # The copy of before has the same fault: it could not be put back as it is.
            done.append(found(Said.BACKED_UP, path=_copy(path, clock).path))
    except (PipelineError, sqlite3.Error, OSError) as error:
        done.append(_not_fixed(error)._replace(remedy=None))
    if wanted and all(finding.state is not State.FIXED for finding in done):
        placing.remove(kept.path)  # the store is as it was
        return _Done(done, copied=True)
    done.insert(0, found(Said.KEPT_BEFORE if wanted else Said.BACKED_UP, path=kept.path))
    backups.prune(path, clock)
    return _Done(done, copied=True)


def _mended(
    wanted: Collection[Said], findings: Collection[Finding], path: str, clock: Clock
) -> Iterator[Finding]:
    if not wanted:
        return
    with closing(Store(path)) as store:
        store.as_it_is = True
        store.last_recorded()
        for was, said in _BY_OPENING.items():
            if was in wanted:
                yield found(said, version=files.version_text(files.CURRENT))
        if Said.INDEXES_WRONG in wanted:
            repairs.index_anew(store)
            indexes = next(finding for finding in findings if finding.said is Said.INDEXES_WRONG)
            yield found(Said.INDEXED_ANEW, indexes=indexes.facts["indexes"])
        if _PARTS & set(wanted) and (names := repairs.make_parts_anew(store)):
            yield found(Said.PARTS_MADE_ANEW, names=", ".join(names), n=len(names))
        if Said.STAGE_DIFFERS in wanted and (cards := repairs.set_stages(store, clock)):
            yield found(Said.STAGES_SET, n=cards)


def _copy(path: str, clock: Clock, *, as_it_is: bool = False) -> Backup:
    """Keep a copy of the store as it is, without changing it even to open it."""
    with reading.looking(path) as looked:
        return backups.make(looked.connection, path, Reason.DOCTOR, clock, as_it_is=as_it_is)


def _not_fixed(error: Exception) -> Finding:
    return found(Said.NOT_FIXED, reason=getattr(error, "message", "") or str(error))

"""A person erased for good, in the store alone and in the copies as well.

Once it is said that they are erased no byte of theirs is in the store, and once it is said of the
copies none is in those. Cut short, the same command finishes what was begun; what a killed run
has left of them in other files is named then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tools.torture.checks import backups_hold
from tools.torture.dumps import dump, uids_in
from tools.torture.findings import Finding, Kind
from tools.torture.scenarios import Job, Scenario, Seen, an_office, must, prepared, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tools.torture.places import Place

_MARK = b"sentinel"
"""In everything that is theirs."""
_AGAIN = {0, 3}
"""How the same command ends the second time: there may be nobody any more."""
_ERASED, _COPIES = "erased for good", "written anew"
"""What is said when the store is done, and when the copies are."""


def _known(place: Place) -> None:
    """Let somebody be known well, and copies be made of that."""
    an_office(place)
    prepared(
        place,
        "add 'Mo Sentinel' --phone 13700000001-sentinel --org 'Sentinel and Sons' --tag sentinel",
        "log visit 2 --on 2026-11-22 --note 'sentinel was here'",
        "backup",
        "book 2 +2d",
        "next 2 +1d --agenda 'ask sentinel'",
        f"edit 2 --note '{'sentinel ' * 900}'",
        "add 'Bo Chen' --referred-by 2",
        "backup",
    )


class _Erasing(NamedTuple):
    """A command that erases them, and the store before it and after."""

    typed: tuple[str, ...]
    copies: bool
    known: frozenset[str]
    before: str
    after: str
    names: list[str]
    """Of the copies: there are the same afterwards."""

    def seen(self, place: Place) -> Seen:
        """See how much of it is done in the store."""
        now = dump(place.store, self.known)
        return {self.after: Seen.WHOLE, self.before: Seen.ABSENT}.get(now, Seen.HALF)

    def finish(self, place: Place, said: str) -> Iterator[Finding]:
        """See that what was said is so, and finish what was not."""
        if _ERASED in said:
            yield from _none_left([place.store, place.journal], "after it said so")
        if _COPIES in said:
            yield from _none_left(place.databases(), "after it said so")
        if (_COPIES if self.copies else _ERASED) not in said:
            yield from self._again(place)
        if _names(place) != self.names:
            yield Finding(Kind.LOST, f"{' '.join(self.typed)}: a backup is gone")

    def _again(self, place: Place) -> Iterator[Finding]:
        ran = place.run(*self.typed)
        if ran.code not in _AGAIN or self.seen(place) is not Seen.WHOLE:
            yield Finding(Kind.FAILED, f"{' '.join(self.typed)}, again: {ran.last_line}")
        files = {path for path in place.path.rglob("*") if path.is_file()}
        files -= set() if self.copies else set(place.databases())
        not_named = (path for path in sorted(files) if str(path) not in ran.out)
        yield from _none_left(not_named, "after the second time")
        if self.copies and any(not _sums(path).exists() for path in place.databases()):
            must(place, "doctor", "--fix")
            yield from backups_hold(place)


def _jobs(*more: str) -> Callable[[Place], Callable[[Place, int], Job]]:
    def jobs(ready: Place) -> Callable[[Place, int], Job]:
        reference = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
        known, names = uids_in(reference.store), _names(reference)
        before, typed = dump(reference.store, known), ("forget", "2", "--yes", *more)
        must(reference, *typed)
        after = dump(reference.store, known)
        erasing = _Erasing(typed, bool(more), known, before, after, names)
        return lambda _place, _number: Job(typed, erasing.seen, finish=erasing.finish)

    return jobs


def _names(place: Place) -> list[str]:
    return [path.name for path in place.databases()]


def _sums(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _none_left(files: Iterable[Path], when: str) -> Iterator[Finding]:
    for path in files:
        if path.exists() and _MARK in path.read_bytes().lower():
            yield Finding(Kind.HALF, f"something of a person is left in {path.name} {when}")


FORGET = Scenario("forget", _known, _jobs(), replayed=False, traces=writing)
FORGET_COPIES = Scenario(
    "forget --backups",
    _known,
    _jobs("--backups"),
    replayed=False,
    sums_may_lack=True,
    traces=writing,
)

"""A backup put back: row by row into the store, or as a whole where there is none that can be used.

Whoever was erased since the backup was made is erased from what is put back as well. It refuses
a backup that does not pass its checks, and the store itself for one.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.clock import Clock
from pipelinecli.errors import (
    NothingThere,
    NotOurs,
    PipelineError,
    Refused,
    StoreDamaged,
    StoreUnreadable,
    UsageError,
)
from pipelinecli.i18n import _
from pipelinecli.method.record.journal import RESTORE
from pipelinecli.services import forgetting
from pipelinecli.services.desk import make_do
from pipelinecli.services.whom import Where, Whom
from pipelinecli.store import settings
from pipelinecli.store.backup import backups, placing, private_copy
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from pipelinecli.store.record import changes, traces
from pipelinecli.store.restore import replacing, restoring, standing
from pipelinecli.store.restore.standing import State
from pipelinecli.store.upgrade.migrations import TooOld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.backup.placing import Part
    from pipelinecli.store.restore.restoring import Copy, Erased
    from pipelinecli.store.restore.standing import Found

__all__ = ["Ready", "Restored", "State", "prepared", "ready", "restore"]

_SHOWN = 3


class Ready(NamedTuple):
    """A backup taken out and checked, and what there is in the store's place."""

    copy: Copy
    part: Part
    last: datetime | None
    """When the last command in it was recorded."""
    erased_again: int
    """How many people were erased from it, who were erased in the store."""
    known: frozenset[Erased]
    """Who was erased in the store, as far as it can be read."""
    found: Found
    whole: bool
    """Whether the file as a whole is put in place; undo cannot take that back."""


class Restored(NamedTuple):
    """What a restore has done."""

    ready: Ready
    changed: bool
    """Whether there was anything to do."""
    cards: tuple[int | None, int] = (None, 0)
    """How many there were and are; None where it is not known."""
    taken_back: int = 0
    """How many commands it has taken back."""
    latest: tuple[ChangeSet, ...] = ()
    """The last few of them."""
    brought: int = 0
    """How many it has brought again, or for the first time."""
    settings: tuple[str, ...] = ()
    """The keys of settings that it has changed."""
    kept: str | None = None
    """Where what was there before is now."""


@contextmanager
def prepared(desk: Desk, named: str) -> Iterator[Ready]:
    """Take a backup out, for as long as the block lasts; nothing is changed.

    It is named by its path, or by its name in the store's folder. Raises NothingThere, UsageError,
    or a StoreError: for a backup that is not ours, damaged or too new, and for the store.
    """
    store = desk.store
    file = _find(store.path, named)
    files.refuse_what_leads_nowhere(store.path)
    with ExitStack() as stack:
        try:
            part = stack.enter_context(private_copy.taken_out(file, store.path))
        except (NotOurs, StoreDamaged, StoreUnreadable, TooOld) as error:
            error.hint = _("look for another: pipeline backup list")
            raise
        yield ready(desk, part, file)


def ready(desk: Desk, part: Part, file: str) -> Ready:
    """Look at the store and at a private copy of this version, which is what `file` holds.

    Whoever was erased in the store is erased from the copy. Raises Refused or a StoreError.
    """
    found = standing.look_at(desk.store)
    known = frozenset(_known(desk.store, found.state))
    with closing(Store(part.path)) as copy:
        # Nothing is written beside it that a run which is killed would leave.
        list(copy.read("PRAGMA journal_mode = MEMORY"))
        until, last = restoring.last_change_set(copy), copy.last_recorded()
        return Ready(
            restoring.Copy(part.path, file, until),
            part,
            desk.clock.local(last) if last else None,
            _erase_again(desk, copy, known, found.state, file),
            known,
            found,
            found.state is not State.SOUND or copy.is_of_a_later_version,
        )


def restore(desk: Desk, ready: Ready) -> Restored:
    """Put a backup back.

    Raises Refused if somebody was erased meanwhile, or anything recorded in a store that would be
    replaced as a whole; or a StoreError.
    """
    return _put_in_place(desk, ready) if ready.whole else _make_equal(desk, ready)


def _find(store_path: str, named: str) -> str:
    """Return the path of the backup that is meant. Raises NothingThere or UsageError."""
    if not named:
        raise UsageError(_("FILE names nothing"), hint=_("look: pipeline backup list"))
    typed = os.path.abspath(os.path.expanduser(named))  # noqa: PTH100, PTH111
    places = [typed]
    if not os.path.dirname(named):  # noqa: PTH120
        kept = os.path.join(backups.folder(store_path), named)  # noqa: PTH118
        places += [kept, f"{kept}.db"]
    path = next((place for place in places if os.path.exists(place)), None)  # noqa: PTH110
    if path is None:
        raise NothingThere(
            _("there is no backup {name}").format(name=named),
            hint=_("look: pipeline backup list"),
        )
    if os.path.isdir(path):  # noqa: PTH112
        raise UsageError(
            _("{path} is a directory").format(path=path), hint=_("name one of the files in it")
        )
    if os.path.exists(store_path) and os.path.samefile(path, store_path):  # noqa: PTH110, PTH121
        raise UsageError(
            _("{path} is the store itself").format(path=named),
            hint=_("name a backup: pipeline backup list"),
        )
    return path


def _known(store: Store, state: State) -> Iterator[Erased]:
    """Stream who was erased in the store; of a damaged one as far as it can be read."""
    if state is State.ABSENT:
        return
    try:
        yield from restoring.erased(store)
    except (PipelineError, ValueError):
        if state is not State.DAMAGED:
            raise


def _erase_again(
    desk: Desk, copy: Store, known: Iterable[Erased], state: State, backup: str
) -> int:
    """Erase from a private copy whoever was erased in the store; return how many people.

    They leave the board when they left it. Raises Refused where the copy has them on one card with
    somebody who was not erased, or where a later program may keep more of them.
    """
    left = {one.attempt: one.left for one in known}
    there = make_do(copy, desk.clock, settings.every(copy))
    cards: dict[int, str | None] = {}
    for attempt, moment in left.items():
        card = restoring.holder(copy, attempt)
        if card is not None:
            cards[card] = max(filter(None, (moment, cards.get(card))), default=None)
    in_the_journal = traces.known_by(copy, left) & traces.gone(copy).keys()
    if (cards or in_the_journal) and copy.is_of_a_later_version:
        raise Refused(
            _(
                "{path} is of a later version, and may hold more of a person than is known here"
            ).format(path=backup),
            hint=_("nothing was changed; take an older one: pipeline backup list"),
        )
    for card, moment in sorted(cards.items()):
        others = [uid for uid in restoring.attempts_of(copy, card) if uid not in left]
        if state is not State.DAMAGED:
            _refuse_two_people(desk.store, others)
        elif others:
            continue
        _erase(there, card, Where.CARDS, moment)
    people = len(cards)
    for card in sorted(in_the_journal):
        if traces.part_of(copy, card) is None:
            _erase(there, card, Where.JOURNAL, None)
            people += 1
    return people


def _refuse_two_people(store: Store, others: Iterable[str]) -> None:
    """Refuse to erase a card that has become two since, of which one was not erased."""
    for attempt in others:
        other = restoring.holder(store, attempt)
        if other is not None:
            raise Refused(
                _("in that backup {name} ({id}) is one card with somebody who was erased").format(
                    name=traces.names(store, [other])[other], id=other
                ),
                hint=_("nothing was changed; take an older one: pipeline backup list"),
            )


def _erase(there: Desk, card: int, where: Where, moment: str | None) -> None:
    clock = there.clock if moment is None else Clock(there.clock.local(moment), there.clock.zone)
    whom = Whom(card, "", where)
    forgetting.forget(there._replace(clock=clock), whom, alone=True)


def _make_equal(desk: Desk, ready: Ready) -> Restored:
    store, clock = desk.store, desk.clock
    with restoring.beside(store, ready.copy):
        if not restoring.differs(store, ready.copy):
            return Restored(ready, changed=False, cards=(restoring.cards(store),) * 2)
        store.see_it_can_be_written()
        # Others wait while it is written to; to copy it takes longer than that.
        kept, seen = restoring.keep_what_is(store, clock)
        with store.write(RESTORE, clock) as tx:
            if frozenset(restoring.erased(tx)) != ready.known:
                raise Refused(
                    _("somebody was erased meanwhile; nothing was changed"), hint=_("try again")
                )
            if not restoring.is_kept(tx, seen):
                kept = restoring.keep_instead(kept, store.path, clock)
            cards, was = restoring.cards(tx), settings.every(tx)
            restoring.make_equal(tx, ready.copy)
            cards_now, is_now = restoring.cards(tx), settings.every(tx)
            done = tx.change_set
            tx.commit()
    ids = restoring.taken_back(store, done)
    latest = (changes.one(store, clock, one) for one in ids[:_SHOWN])
    return Restored(
        ready,
        changed=True,
        cards=(cards, cards_now),
        taken_back=len(ids),
        latest=tuple(change_set for change_set in latest if change_set is not None),
        brought=restoring.brought_again(store, done),
        settings=tuple(key for key in sorted({*was, *is_now}) if was.get(key) != is_now.get(key)),
        kept=kept.path,
    )


def _put_in_place(desk: Desk, ready: Ready) -> Restored:
    store, state = desk.store, ready.found.state
    readable = state not in {State.ABSENT, State.DAMAGED}
    cards = restoring.cards(store) if readable else None
    backups.verify(ready.part.path)
    word = "damaged" if state is State.DAMAGED else "replaced"
    with _kept_first(desk, state):
        store.close()
        kept = replacing.put_in_place(
            ready.part,
            store.path,
            f"{word}-{desk.clock.now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}",
            ready.found.seen,
        )
    return Restored(ready, changed=True, cards=(cards, restoring.cards(store)), kept=kept)


@contextmanager
def _kept_first(desk: Desk, state: State) -> Iterator[None]:
    """Keep a copy of a sound store before it is replaced; it goes again if the store stays.

    It is of the state that is replaced: if anything is recorded after `prepared`, nothing is.
    """
    if state is not State.SOUND:
        yield
        return
    kept, _version = restoring.keep_what_is(desk.store, desk.clock)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            placing.remove(kept.path)
        raise

"""A person erased for good: from the store, its journal, and the copies that still hold them.

What they were counted in stays, without a name. It refuses to run on a guess: the command asks
first, for undo cannot bring back a person who was forgotten.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import PipelineError, Refused, StoreError
from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services.desk import make_do
from pipelinecli.services.whom import Where, Whom
from pipelinecli.services.working import working_on
from pipelinecli.store import activities, attempts, moves, settings
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.backup.rewriting import NotWrittenAnew, cards_known_by, rewriting
from pipelinecli.store.engine import Store
from pipelinecli.store.people import former_cards
from pipelinecli.store.record import erasing, naming, traces
from pipelinecli.store.restore import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.backups import Backup
    from pipelinecli.method.record.mentions import Mention
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.working import Working
    from pipelinecli.store.transaction import Reads


class Extent(NamedTuple):
    """What goes with somebody, and how many copies hold them."""

    activities: int = 0
    taken_back: int = 0
    """Cards of theirs that are only in the journal, beside the one that was meant."""
    notes: int = 0
    """Notes of check-ins that have their name."""
    copies: int = 0


class Forgotten(NamedTuple):
    """Who was erased, and by what copies of the store know them."""

    whom: Whom
    marks: frozenset[str]
    taken_back: int = 0
    """Cards that were taken back before and went with them."""
    notes: int = 0
    """Notes of check-ins that had their name and went."""
    named: tuple[Mention, ...] = ()
    """Where the name still stands, in what was written of others."""


def extent(desk: Desk, whom: Whom) -> Extent:
    """Return what would go with somebody. Nothing is changed."""
    store = desk.store
    gone = _taken_back(store, whom)
    cards = [whom.id, *former_cards(store, whom.id), *gone]
    marks = {mark for card in (whom.id, *gone) for mark in traces.marks(store, card)}
    copies = 0
    with suppress(PipelineError):  # what cannot be looked at is said when they are erased
        copies = sum(1 for _copy in _copies_of(store, marks))
    return Extent(
        activities=activities.count(store, whom.id),
        taken_back=len(gone),
        notes=len(naming.notes_with(store, naming.called(store, cards))),
        copies=copies,
    )


def forget(desk: Desk, whom: Whom, *, alone: bool = False) -> Forgotten:
    """Erase somebody from the store and its journal, and write the file anew.

    Cards of theirs that are only in the journal go with them, unless they are to go `alone`: in a
    copy it is known who is to go. The counts they were part of stay, without a name: a closed card
    stays closed, and one still on the way leaves the board. Not undoable. Raises PipelineError for
    a store in which a later program may keep what this one would leave.
    """
    _refuse_what_is_not_known(desk.store)
    if whom.where is Where.CARDS:
        forgotten = _forget_card(desk, whom, alone=alone)
    elif whom.where is Where.JOURNAL:
        forgotten = _forget_taken_back(desk, whom, alone=alone)
    else:
        # Perhaps the file could not be written anew the first time.
        marks = traces.marks(desk.store, whom.id) | traces.erased_without_a_card(desk.store)
        forgotten = Forgotten(whom, frozenset(marks))
    try:
        desk.store.rewrite()
    except StoreError as error:
        raise PipelineError(
            _("{name} is forgotten, but the file could not be written anew").format(name=whom.name),
            hint=_("traces may be left in it until the next pipeline forget"),
        ) from error
    return forgotten


def held_in(desk: Desk, forgotten: Forgotten) -> Iterator[Backup]:
    """Return the copies in the store's own folder that still hold them, newest first.

    One that cannot be read is among them: it may.
    """
    return _copies_of(desk.store, forgotten.marks)


def set_aside(desk: Desk) -> list[str]:
    """Return other files of ours that may hold anybody: nobody looks into them.

    Those are the stores that a restore has put aside whole, and what a killed backup has left.
    """
    left = placing.parts_in(backups.folder(desk.store.path))
    return [*replacing.set_aside_of(desk.store.path), *left]


def erase_from(desk: Desk, backup: Backup, forgotten: Forgotten) -> None:
    """Write a copy anew without them. Raises PipelineError, and then it is as it was.

    Refused for a copy in which they are one card with somebody else, whom a merge that was taken
    back has made two again.
    """
    try:
        _erase_from(desk, backup, forgotten)
    except NotWrittenAnew as error:
        if error.denied is not None:
            error.hint = _(
                "let yourself read and write {path}, then: pipeline forget {id} --backups"
            ).format(path=error.denied, id=forgotten.whom.id)
        raise


def _erase_from(desk: Desk, backup: Backup, forgotten: Forgotten) -> None:
    with rewriting(backup.path, desk.store.path) as path:
        store = Store(path)
        try:
            # Nothing is written beside it that a run which is killed would leave.
            list(store.read("PRAGMA journal_mode = MEMORY"))
            there = make_do(store, desk.clock, settings.every(store))
            for card_id in sorted(traces.known_by(store, forgotten.marks)):
                _refuse_two_in_one(store, backup, card_id, forgotten)
                forget(there, _there(there, card_id), alone=True)
        finally:
            store.close()


def _copies_of(store: Store, marks: Iterable[str]) -> Iterator[Backup]:
    marks = frozenset(marks)
    for backup in backups.every(store.path):
        try:
            if cards_known_by(backup.path, marks):
                yield backup
        except (sqlite3.Error, ValueError):
            yield backup


def _refuse_two_in_one(store: Store, backup: Backup, card_id: int, forgotten: Forgotten) -> None:
    """Refuse to erase a card that has become two since, of which one was not erased."""
    if traces.others_of(store, card_id, forgotten.marks):
        raise Refused(
            _("in {path} they are one card with somebody who was not erased").format(
                path=backup.path
            ),
            hint=_("it is as it was; delete it if it may not hold them"),
        )


def _there(desk: Desk, card_id: int) -> Whom:
    gone = traces.gone(desk.store)
    return Whom(card_id, gone.get(card_id, ""), Where.JOURNAL if card_id in gone else Where.CARDS)


def _refuse_what_is_not_known(store: Store) -> None:
    if store.is_of_a_later_version:
        raise PipelineError(
            _(
                "{path} is of a later version, and may hold more of a person than is known here"
            ).format(path=store.path),
            hint=_("nobody was erased; install a newer pipelinecli"),
        )


def _taken_back(reads: Reads, whom: Whom) -> list[int]:
    """Return the cards of somebody's that are only in the journal, beside the one meant."""
    if whom.where is Where.COPIES:
        return []
    return naming.taken_back_of(reads, [whom.id, *former_cards(reads, whom.id)])


def _forget_card(desk: Desk, whom: Whom, *, alone: bool) -> Forgotten:
    with working_on(desk, "forget", str(whom.id), happened=False) as working:
        tx = working.tx
        gone = [] if alone else _taken_back(tx, whom)
        names = naming.called(tx, [whom.id, *former_cards(tx, whom.id), *gone])
        marks = traces.marks(tx, whom.id)
        beside = {mark for card in gone for mark in traces.marks(tx, card)}
        if working.card.stage not in {Stage.CLOSED, Stage.LOST}:
            _leave_the_board(working)
        notes = erasing.forget(tx, whom.id, gone)
        erasing.remember_erased(tx, beside)
        named = () if alone else tuple(naming.mentions(tx, names))
        tx.commit()
    return Forgotten(whom, frozenset(marks | beside), len(gone), notes, named)


def _forget_taken_back(desk: Desk, whom: Whom, *, alone: bool) -> Forgotten:
    with desk.store.write("forget", desk.clock) as tx:
        gone = [] if alone else _taken_back(tx, whom)
        names = naming.called(tx, [whom.id, *gone])
        marks = {mark for card in (whom.id, *gone) for mark in traces.marks(tx, card)}
        notes = erasing.forget_taken_back(tx, [whom.id, *gone])
        erasing.remember_erased(tx, marks)
        named = () if alone else tuple(naming.mentions(tx, names))
        tx.commit()
    return Forgotten(whom, frozenset(marks), len(gone), notes, named)


def _leave_the_board(working: Working) -> None:
    card, tx = working.card, working.tx
    moves.append(
        tx,
        card.person.id,
        card.attempt.id,
        at=working.at,
        from_stage=card.stage,
        to_stage=Stage.LOST,
        kind=MoveKind.FORGOTTEN,
    )
    attempt = card.attempt._replace(stage=Stage.LOST, since=working.moment)
    if attempt.ended is None:
        attempt = attempt._replace(ended=working.moment, outcome=Outcome.LOST)
    attempts.save(tx, attempt)

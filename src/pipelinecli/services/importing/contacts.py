"""`import contacts`: rows into cards in column 1, each with the attempt and move that `add` gives.

Whoever is there already is not added again: the same row of the same file, the same number or
address with a name like it, the same name where there is nothing else. It refuses to guess who
referred somebody: a name that not exactly one card has is kept in the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.dates import When
from pipelinecli.services.importing.frame import gathering, last_change, writing
from pipelinecli.services.importing.outcome import Outcome, Step
from pipelinecli.services.importing.reading import reading
from pipelinecli.services.importing.sorting import Sorting
from pipelinecli.services.importing.updating import changed
from pipelinecli.store import cards, opening
from pipelinecli.store.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.exchange.table import Table
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.frame import Gathering
    from pipelinecli.services.importing.outcome import Asked, Progress, Touched
    from pipelinecli.store.transaction import Transaction

_EVERY: Final = 100


def take_in(
    desk: Desk, table: Table, understanding: Understanding, asked: Asked, progress: Progress
) -> Outcome:
    """Take in the contacts of a table, all of them in one change set; or say what would come of it.

    Nothing is written in a dry run, nor where a row has a problem unless that was asked for.
    Raises a PipelineError of the reader for a file that cannot be read any further, Refused if
    something else was recorded meanwhile, BackupFailed, StoreError.
    """
    with gathering(table, asked, progress) as gathered:
        gathered.tell(understanding.problems)
        seen, sorting = _compared(desk, understanding, asked)
        for row in gathered.good():
            problems = sorting.take(row)
            if problems:
                gathered.refuse(row, problems)
        gathered.finish()
    first = backup = None
    something = sorting.new or sorting.updates or asked.preset is not None
    if gathered.may_write and something:
        with writing(desk, asked, seen) as under_way:
            first = _write(under_way.tx, desk, sorting, progress)
        backup = under_way.backup
    return _outcome(sorting, gathered, first, backup)


def _compared(desk: Desk, understanding: Understanding, asked: Asked) -> tuple[int, Sorting]:
    """Return the last change set there is, and what compares rows with who is there."""
    read = reading(desk, understanding, asked.region)
    if not desk.store.exists():
        return 0, Sorting(desk, read, asked)
    with desk.store.snapshot():
        return last_change(desk.store), Sorting(desk, read, asked)


def _write(tx: Transaction, desk: Desk, sorting: Sorting, progress: Progress) -> int:
    """Write what was sorted, and return the first of the new ids."""
    first = opening.next_card(tx)
    count = len(sorting.new)

    def moment(day: str) -> str:
        return desk.clock.moment(When.from_text(day))

    def done(number: int) -> None:
        # Putting in the rows is half of the work; the journal and the indexes are the other.
        progress(Step.WRITING, number, 2 * count)

    if count:
        batches = _openings(sorting, first)
        opening.open_cards(tx, batches, count, moment, done)
    written = 0
    for batch in sorting.updates.batches():
        for card_id, found in batch:
            loaded = cards.load(tx, desk.clock, card_id)
            if loaded is not None:
                cards.save(tx, changed(loaded[0], found))
            if written % _EVERY == 0:
                progress(Step.WRITING, written, len(sorting.updates))
            written += 1
    return first


def _openings(sorting: Sorting, first: int) -> Iterator[list[Opening]]:
    place = sorting.there - 1
    for batch in sorting.new.batches():
        openings = []
        for row, referrer, tags in batch:
            place += 1
            referred = _referred(sorting, row, referrer, place, first) if referrer else row
            openings.append(Opening(referred, tags))
        yield openings


def _referred(
    sorting: Sorting, row: tuple[Any, ...], referrer: str, place: int, first: int
) -> tuple[Any, ...]:
    """Return a row with who referred the person: the one card of that name, or in the note."""
    card_id = _referrer(sorting, referrer, place, first)
    cells = list(row)
    if card_id is None:
        said = _("referred by: {name}").format(name=referrer)
        cells[_NOTE] = "\n".join(filter(None, (cells[_NOTE], said)))
    cells[_REFERRED] = card_id
    return tuple(cells)


_REFERRED: Final = opening.CARD.index("referred_by")
_NOTE: Final = opening.CARD.index("note")


def _referrer(sorting: Sorting, name: str, place: int, first: int) -> int | None:
    """Return the id of the one card of that name, which is not the person's own."""
    called = sorting.people.called(cards.name_key(name))
    if len(called) != 1 or called[0] == place:
        return None
    ref = sorting.people.refs[called[0]]
    return ref if ref > 0 else first + called[0] - sorting.there


def _outcome(
    sorting: Sorting, gathered: Gathering, first: int | None, backup: str | None
) -> Outcome:
    return Outcome(
        new=len(sorting.new),
        same=sorting.same,
        updated=len(sorting.updates),
        left_out=gathered.left_out + sorting.repeated,
        problems=gathered.problems,
        written=first is not None,
        backup=backup,
        first_problems=gathered.first,
        examples=_with_cards(sorting, sorting.examples, first),
        pairs=_with_cards(sorting, sorting.pairs, first),
        rows=gathered.rows,
        errors=gathered.errors,
        repeated=sorting.repeated,
        repeats=sorting.repeats,
        likely=sorting.likely,
        remarks=_remarks(sorting),
    )


def _with_cards(sorting: Sorting, touched: list[Touched], first: int | None) -> tuple[Touched, ...]:
    """Name the cards that were made."""
    if first is None:
        return tuple(touched)
    lines = {one.line for one in touched} | {one.beside_line for one in touched}
    made = {
        -ref: number
        for number, ref in enumerate(sorting.people.refs[sorting.there :], first)
        if -ref in lines
    }
    return tuple(
        one._replace(
            card=one.card or made.get(one.line),
            beside_card=one.beside_card or made.get(one.beside_line or 0),
        )
        for one in touched
    )


def _remarks(sorting: Sorting) -> tuple[str, ...]:
    """Say who was named as a referrer and is not exactly one card."""
    unknown = sum(len(sorting.people.called(name)) != 1 for name in sorting.referrers)
    if not unknown:
        return ()
    return (
        ngettext(
            "{n} referrer is not the name of exactly one card, and is kept in the note.",
            "{n} referrers are not the names of exactly one card each, and are kept in the note.",
            unknown,
        ).format(n=unknown),
    )

"""What a change set did, read from the rows it changed: one alteration for each thing.

Nothing is told twice: a move shows as the card's stage, what was handed over in a merge as the
card that went, and bookkeeping only where nothing else shows. It refuses to have an opinion:
whether something can be taken back is not asked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.kinds import TallyKind
from pipelinecli.method.record import images
from pipelinecli.method.record.alterations import (
    Account,
    Alteration,
    Field,
    HandedIn,
    Subject,
    What,
    altered,
)
from pipelinecli.method.record.altered_cards import alterations_of, done_of
from pipelinecli.method.record.journal import AGAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from pipelinecli.method.record.journal import ChangeSet, Image, RowChange

    Local = Callable[[str], datetime]

_OF_CARDS = frozenset({"tag", "attempt", "stage_change", "activity"})
_KEPT_BESIDE = "cycle."
"""How the settings begin that are the program's to set and not the rep's."""
_WHOLE = frozenset({Field.CARD, Field.MERGED_INTO})
_FIELDS: dict[tuple[str, bool | None, bool | None], Field] = {
    ("card", True, False): Field.CARD,
    ("card", False, True): Field.MERGED_INTO,
    ("card", False, False): Field.NAME,
    ("activity", None, None): Field.ACTIVITY,
    ("setting", None, None): Field.SETTING,
    ("checkin", None, None): Field.CHECKIN,
}
"""What rows of a table are counted as, by whether they were made and are gone."""
_COUNTED = frozenset({Field.ACTIVITY, Field.SETTING, Field.CHECKIN})


def account(change_set: ChangeSet, local: Local) -> Account:
    """Return a change set with what it did; `local` gives a stored moment in the rep's zone."""
    return Account(change_set, told(change_set, local), tuple(_by_card(change_set.rows)))


def told(change_set: ChangeSet, local: Local) -> tuple[Alteration, ...]:
    """Return what a change set did: card by card, then to days, settings and check-ins."""
    rows = [row for row in change_set.rows if row.before != row.after]
    found = [*_replayed(rows)]
    if change_set.command not in AGAIN:
        for card, of_card in _by_card(rows).items():
            found += alterations_of(card, of_card, local)
        found += [*_counts(rows), *_unnamed(rows, local), *_settings(rows), *_checkins(rows)]
        found += altered(Subject(What.CHANGES, None), Field.MORE, None, change_set.more or None)
    return tuple(found)


def come_to(told: Account) -> dict[Field, int]:
    """Return what a change set comes to, as `counted` does, whether or not all of it is told."""
    if not told.change_set.more:
        return counted(told.alterations)
    found: dict[Field, int] = {}
    for table, made, gone, rows in told.change_set.counts:
        field = _FIELDS.get((table, made, gone)) or _FIELDS.get((table, None, None))
        if field is not None:
            found[field] = found.get(field, 0) + rows
    return found


def counted(alterations: Iterable[Alteration]) -> dict[Field, int]:
    """Return what many alterations come to.

    CARD counts the new cards, MERGED_INTO those that are gone, NAME the others that were
    corrected; ACTIVITY, SETTING and CHECKIN count themselves. What there is none of is left out.
    """
    found: dict[Field, int] = {}
    whole, others = set(), set()
    for alteration in alterations:
        subject, field = alteration.subject, alteration.field
        if field in _WHOLE:
            whole.add(subject)
            made = alteration.before is None and field is Field.CARD
            field = Field.CARD if made else Field.MERGED_INTO
        elif field not in _COUNTED:
            others.add(subject)
            continue
        found[Field(field)] = found.get(Field(field), 0) + 1
    corrected = sum(subject.what is What.CARD for subject in others - whole)
    return found | ({Field.NAME: corrected} if corrected else {})


def _by_card(rows: Iterable[RowChange]) -> dict[int, list[RowChange]]:
    """Deal the rows out to the cards; one that was handed over is both cards'."""
    dealt: dict[int, list[RowChange]] = {}
    for row in rows:
        owners: tuple[int | None, ...] = ()
        if row.table == "card":
            owners = (row.row,)
        elif row.table in _OF_CARDS:
            owners = tuple(images.number(image, "card_id") for image in (row.before, row.after))
        for owner in dict.fromkeys(owners):
            if owner is not None:
                dealt.setdefault(owner, []).append(row)
    return dealt


def _replayed(rows: Iterable[RowChange]) -> Iterator[Alteration]:
    """What was taken back, or brought again, by the numbers of the change sets."""
    marks = [row for row in rows if row.table == "undone"]
    subject = Subject(What.CHANGES, None)
    back = tuple(sorted(row.row for row in marks if row.before is None))
    again = tuple(sorted(row.row for row in marks if row.after is None))
    yield from altered(subject, Field.TAKES_BACK, None, back or None)
    yield from altered(subject, Field.BRINGS_AGAIN, None, again or None)


def _counts(rows: Iterable[RowChange]) -> Iterator[Alteration]:
    """Counts without names, added up by day and kind."""
    sums: dict[tuple[Subject, TallyKind | str], list[int | None]] = {}
    for row in rows:
        for side, image in enumerate((row.before, row.after)):
            day, kind = images.day(image, "day"), images.token(image, "kind", TallyKind)
            if row.table == "tally" and day is not None and kind is not None:
                both = sums.setdefault((Subject(What.DAY, day), kind), [None, None])
                both[side] = (both[side] or 0) + (images.number(image, "count") or 0)
    for (subject, kind), both in sums.items():
        yield from altered(subject, kind, *both)


def _unnamed(rows: Iterable[RowChange], local: Local) -> Iterator[Alteration]:
    """Activities without a person."""
    for row in rows:
        owned = any(images.number(image, "card_id") for image in (row.before, row.after))
        if row.table == "activity" and not owned:
            before, after = done_of(row.before, local), done_of(row.after, local)
            known = after or before
            if known is not None:
                yield from altered(
                    Subject(What.DAY, known.at.date()), Field.ACTIVITY, before, after
                )


def _settings(rows: Iterable[RowChange]) -> Iterator[Alteration]:
    """Settings by their keys; what is kept beside one is told where nothing else is."""
    values: dict[str, list[str | None]] = {}
    for row in rows:
        for side, image in enumerate((row.before, row.after)):
            key = images.text(image, "key")
            if row.table == "setting" and key is not None:
                values.setdefault(key, [None, None])[side] = images.text(image, "value")
    typed = {key: both for key, both in values.items() if not key.startswith(_KEPT_BESIDE)}
    for key, both in (typed or values).items():
        yield from altered(Subject(What.SETTING, key), Field.SETTING, *both)


def _checkins(rows: Sequence[RowChange]) -> Iterator[Alteration]:
    """Rows that were handed in, or are no more; that one lost its words is not told."""
    for row in rows:
        if row.table == "checkin" and (row.before is None or row.after is None):
            day = images.day(row.after or row.before, "day")
            before, after = (_handed_in(image, rows) for image in (row.before, row.after))
            yield from altered(Subject(What.CHECKIN, day), Field.CHECKIN, before, after)


def _handed_in(checkin: Image | None, rows: Iterable[RowChange]) -> HandedIn | None:
    if checkin is None:
        return None
    entries = (row.after or row.before for row in rows if row.table == "checkin_entry")
    return HandedIn(
        revision=images.number(checkin, "revision") or 1,
        entries=sum((entry or {}).get("checkin_id") == checkin["id"] for entry in entries),
        late=bool(images.number(checkin, "late")),
        note=images.text(checkin, "note"),
    )

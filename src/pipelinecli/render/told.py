"""What a writing command says: what became of it, the dates as they were read, and what next.

Never more than MOST lines about a card, and without Rich, for these are the commands typed all
day. `quiet` silences what is said to a person, never an answer that a program asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.render.answer import MACHINE, say, write_value
from pipelinecli.render.echo import echo, headline
from pipelinecli.render.listing import Column, Format, Listing, Row, write_listing
from pipelinecli.render.outlook import outlook
from pipelinecli.render.phrases import listed, sentence_lines, stage_text, who_text
from pipelinecli.words import activity_label, day_text, tally_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from pipelinecli.method.cards import Card, Person
    from pipelinecli.method.dates import When
    from pipelinecli.method.kinds import TallyKind

MOST: Final = 4
WIDTH: Final = 80
"""Sentences share a line as far as it has this many cells."""


def tell_moved(  # noqa: PLR0913 - a card, what was done to it, and how to say it
    card: Card,
    before: Stage | None,
    form: Format,
    out: TextIO,
    *,
    did: str,
    on: When | None = None,
    quiet: bool = False,
) -> None:
    """Say what became of a card; `before` is the stage it was shown in, None for a new card.

    `did` is the command's name; `on` the day that was typed for something done. JSON kind "card".
    """
    moved = None if before is card.stage else {"from": before, "to": card.stage}
    head = [headline(card, before, did), *sentence_lines(echo(card, did, on), WIDTH)]
    if did != "edit":
        head += outlook(card)
    _tell_card(card, {"moved": moved, "did": did}, form, out, () if quiet else head)


def tell_merged(
    card: Card, gone: Person, form: Format, out: TextIO, *, quiet: bool = False
) -> None:
    """Say that one card went into another. JSON kind "card"."""
    said = _("{gone} is now part of {who}: {stage}.")
    head = said.format(gone=who_text(gone), who=who_text(card.person), stage=stage_text(card))
    more = {"moved": None, "did": "merge", "merged": {"id": gone.id, "name": gone.name}}
    _tell_card(card, more, form, out, () if quiet else (head, *outlook(card)))


def tell_logged(  # noqa: PLR0913, PLR0917 - an activity, and how to say it
    kind: ActivityKind,
    at: datetime,
    minutes: int | None,
    note: str | None,
    card: Card | None,
    form: Format,
    out: TextIO,
    *,
    quiet: bool = False,
) -> None:
    """Say what was recorded; `at` is in the rep's zone. JSON kind "activity"."""
    logged = _Logged(kind, at, minutes, note, card)
    if form in MACHINE:
        from pipelinecli.render.machine import record

        write_value(LOGGED.kind, record(LOGGED, logged), form, out)
    else:
        _tell(LOGGED, (logged,), form, out, () if quiet else _logged_lines(logged))


def tell_day_counts(
    day: date, counts: dict[TallyKind, int], form: Format, out: TextIO, *, quiet: bool = False
) -> None:
    """Say what a day's counts come to. JSON kind "tally"."""
    if form in MACHINE:
        write_value("tally", {"day": day.isoformat(), "counts": counts}, form, out)
        return
    rows = [_Count(day, kind, count) for kind, count in counts.items()]
    done = listed(
        _("{what} {n}").format(what=tally_label(row.kind), n=row.n) for row in rows if row.n
    )
    said = _("{day}: {counts}.") if done else _("{day}: nothing counted yet.")
    line = said.format(day=day_text(day), counts=done)
    _tell(TALLY, rows, form, out, () if quiet else (line,))


def tell_forgotten(person: Person, form: Format, out: TextIO, *, quiet: bool = False) -> None:
    """Say that a person was erased, naming them for the last time. JSON kind "forgotten"."""
    if form in MACHINE:
        write_value("forgotten", {"id": person.id, "name": person.name}, form, out)
        return
    said = _("{who} is erased for good. The counts stay, without a name.")
    line = said.format(who=who_text(person))
    _tell(FORGOTTEN, (person,), form, out, () if quiet else (line,))


def _tell_card(
    card: Card, more: Mapping[str, object], form: Format, out: TextIO, head: Sequence[str]
) -> None:
    if form in MACHINE:
        from pipelinecli.render.cardjson import card_json

        write_value("card", {**card_json(card), **more}, form, out)
    elif form in {Format.CSV, Format.MD}:
        from pipelinecli.render.listings import write_cards

        write_cards((card,), form, out)
    elif head:
        say(head[:MOST], out)


def _tell(
    listing: Listing[Row], rows: Sequence[Row], form: Format, out: TextIO, lines: Iterable[str]
) -> None:
    if form in {Format.CSV, Format.MD}:
        write_listing(listing, rows, form, out)
    else:
        say(lines, out)


class _Logged(NamedTuple):
    kind: ActivityKind
    at: datetime
    minutes: int | None
    note: str | None
    card: Card | None


class _Count(NamedTuple):
    day: date
    kind: TallyKind
    n: int


def _logged_lines(logged: _Logged) -> Iterable[str]:
    card, minutes = logged.card, logged.minutes
    what = activity_label(logged.kind)
    if minutes is not None:
        spent = ngettext("{what} ({n} minute)", "{what} ({n} minutes)", minutes)
        what = spent.format(what=what, n=minutes)
    said = _("Logged: {what}, {when}.") if card is None else _("Logged: {what}, {who}, {when}.")
    who = "" if card is None else who_text(card.person)
    when = f"{day_text(logged.at.date())} {logged.at:%H:%M}"
    yield said.format(what=what, who=who, when=when)
    on_the_way = card is not None and card.stage in {Stage.OPPORTUNITY, Stage.APPOINTMENT}
    if card is not None and on_the_way and logged.kind is ActivityKind.VISIT:
        day = logged.at.date().isoformat()
        yield _("If it was the first meeting, say so: {command}").format(
            command=f"pipeline met {card.person.id} --on {day} --next WHEN"
        )


LOGGED: Final[Listing[_Logged]] = Listing(
    "activity",
    (
        Column(
            "at",
            N_("When"),
            lambda row: f"{row.at:%Y-%m-%d %H:%M}",
            lambda row: row.at.isoformat(timespec="seconds"),
        ),
        Column("kind", N_("What"), lambda row: activity_label(row.kind), lambda row: row.kind),
        Column(
            "id",
            N_("Id"),
            lambda row: "" if row.card is None else str(row.card.person.id),
            lambda row: None if row.card is None else row.card.person.id,
        ),
        Column(
            "name",
            N_("Name"),
            lambda row: "" if row.card is None else row.card.person.name,
            lambda row: None if row.card is None else row.card.person.name,
        ),
        Column(
            "minutes",
            N_("Minutes"),
            lambda row: "" if row.minutes is None else str(row.minutes),
            lambda row: row.minutes,
        ),
        Column("note", N_("Note"), lambda row: row.note or "", lambda row: row.note),
    ),
)
TALLY: Final[Listing[_Count]] = Listing(
    "tally",
    (
        Column("day", N_("Day"), lambda row: row.day.isoformat(), lambda row: row.day.isoformat()),
        Column("kind", N_("What"), lambda row: tally_label(row.kind), lambda row: row.kind),
        Column("count", N_("Count"), lambda row: str(row.n), lambda row: row.n),
    ),
)
FORGOTTEN: Final[Listing[Person]] = Listing(
    "forgotten",
    (
        Column("id", N_("Id"), lambda row: str(row.id), lambda row: row.id),
        Column("name", N_("Name"), lambda row: row.name, lambda row: row.name),
    ),
)

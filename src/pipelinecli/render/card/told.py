"""What a writing command says: what became of it, the dates as they were read, and what next.

Never more than MOST lines about a card, and without Rich, for these are the commands typed all
day. `quiet` silences what is said to a person, never an answer that a program asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.echo import echo, headline
from pipelinecli.render.card.outlook import outlook
from pipelinecli.render.card.phrases import listed, sentence_lines, stage_text, who_text
from pipelinecli.render.formats.answer import MACHINE, say, write_value
from pipelinecli.render.formats.listing import Format
from pipelinecli.words import activity_label, day_text, tally_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from pipelinecli.method.cards import Card, Person
    from pipelinecli.method.dates import When
    from pipelinecli.method.kinds import TallyKind

FOR_PEOPLE: Final = frozenset({Format.TABLE, Format.PLAIN})
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
    if form not in FOR_PEOPLE:
        from pipelinecli.render.card import recorded

        recorded.write_logged(recorded.Logged(kind, at, minutes, note, card), form, out)
    elif not quiet:
        say(_logged_lines(kind, at, minutes, card), out)


def tell_day_counts(
    day: date, counts: dict[TallyKind, int], form: Format, out: TextIO, *, quiet: bool = False
) -> None:
    """Say what a day's counts come to. JSON kind "tally"."""
    if form not in FOR_PEOPLE:
        from pipelinecli.render.card import recorded

        recorded.write_counts(day, counts, form, out)
    elif not quiet:
        done = listed(
            _("{what} {n}").format(what=tally_label(kind), n=n) for kind, n in counts.items() if n
        )
        said = _("{day}: {counts}.") if done else _("{day}: nothing counted yet.")
        say([said.format(day=day_text(day), counts=done)], out)


def _tell_card(
    card: Card, more: Mapping[str, object], form: Format, out: TextIO, head: Sequence[str]
) -> None:
    if form in MACHINE:
        from pipelinecli.render.card.data import card_json

        write_value("card", {**card_json(card), **more}, form, out)
    elif form in {Format.CSV, Format.MD}:
        from pipelinecli.render.listings import write_cards

        write_cards((card,), form, out)
    elif head:
        say(head[:MOST], out)


def _logged_lines(
    kind: ActivityKind, at: datetime, minutes: int | None, card: Card | None
) -> Iterator[str]:
    what = activity_label(kind)
    if minutes is not None:
        spent = ngettext("{what} ({n} minute)", "{what} ({n} minutes)", minutes)
        what = spent.format(what=what, n=minutes)
    said = _("Logged: {what}, {when}.") if card is None else _("Logged: {what}, {who}, {when}.")
    who = "" if card is None else who_text(card.person)
    when = f"{day_text(at.date())} {at:%H:%M}"
    yield said.format(what=what, who=who, when=when)
    on_the_way = card is not None and card.stage in {Stage.OPPORTUNITY, Stage.APPOINTMENT}
    if card is not None and on_the_way and kind is ActivityKind.VISIT:
        day = at.date().isoformat()
        yield _("If it was the first meeting, say so: {command}").format(
            command=f"pipeline met {card.person.id} --on {day} --next WHEN"
        )

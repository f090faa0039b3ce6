"""One card: `why` explains where it stands, `show` tells who it is and what has happened.

Refuses to leave out a reason: every criterion and every missing fact is named, with the command
that supplies it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from pipelinecli.i18n import _
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.criteria import CRITERIA, LACKS, Lack, judged, lack_json
from pipelinecli.render.card.data import card_json
from pipelinecli.render.card.phrases import lacking, listed, stage_text, who_text
from pipelinecli.render.card.standing import standing_fields, standing_text
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Format
from pipelinecli.render.formats.page import Field, Fields, Section, Sentences, write_page
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.cards import Attempt, Card, Person
    from pipelinecli.method.history import Activity, Move
    from pipelinecli.render.formats.page import Part


def write_why(card: Card, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Explain a card: the stage the facts support, each criterion, and what is missing.

    JSON kind "why"; in CSV the criteria.
    """
    stage, facts = lacking(card)
    lacks = () if stage is None else tuple(Lack(stage, fact, card.person.id) for fact in facts)
    if form in MACHINE:
        supported = Stage.LOST if card.stage is Stage.LOST else card.classification.stage
        missing = [lack_json(lack) for lack in lacks]
        more = {"supported": supported, "missing": missing}
        write_value("why", {**card_json(card), **more}, form, out)
        return
    criteria = tuple(judged(card))
    if form is Format.CSV:
        write_listing(CRITERIA, criteria, form, out)
        return
    won = sum(row.verdict.met for row in criteria)
    heads = _("{n} of 5 criteria").format(n=won)
    parts: list[Part] = [
        Sentences((standing_text(card),)),
        Fields(standing_fields(card)),
        Section(heads, CRITERIA, criteria),
    ]
    if stage is not None:
        missing_head = _("Missing for {stage}").format(stage=stage_label(stage))
        parts.append(Section(missing_head, LACKS, lacks))
    write_page(_title(card), parts, form, out, no_color=no_color)


def write_show(  # noqa: PLR0913, PLR0917 - a card with its history, and how to write it
    card: Card,
    attempts: Sequence[Attempt],
    moves: Sequence[Move],
    activities: Sequence[Activity],
    form: Format,
    out: TextIO,
    *,
    no_color: bool = False,
) -> None:
    """Show who is on a card, where it stands, and everything that happened.

    JSON kind "card"; in CSV the history.
    """
    from pipelinecli.render.card import history

    events = history.events(attempts, moves, activities)
    if form in MACHINE:
        more = {
            "history": [history.event_json(event) for event in events],
            "attempts": [history.attempt_json(attempt) for attempt in attempts],
        }
        write_value("card", {**card_json(card), **more}, form, out)
    elif form is Format.CSV:
        write_listing(history.HISTORY, events, form, out)
    else:
        parts = (
            Sentences((standing_text(card),)),
            Fields((*_person_fields(card.person), *standing_fields(card))),
            Section(_("Attempts"), history.ATTEMPTS, tuple(attempts)),
            Section(_("History"), history.HISTORY, events),
        )
        write_page(_title(card), parts, form, out, no_color=no_color)


def _title(card: Card) -> str:
    return _("{who}: {stage}").format(who=who_text(card.person), stage=stage_text(card))


def _person_fields(person: Person) -> Iterator[Field]:
    referrer = person.referred_by and _("card {id}").format(id=person.referred_by)
    for label, value in (
        (_("Phone"), person.phone),
        (_("E-mail"), person.email),
        (_("Company"), person.org),
        (_("Position"), person.title),
        (_("Source"), person.source),
        (_("Referred by"), referrer),
        (_("Grade"), person.grade),
        (_("Birthday"), None if person.birthday is None else person.birthday.isoformat()),
        (_("Tags"), listed(person.tags)),
        (_("Card opened"), day_text(person.opened)),
    ):
        if value:
            yield Field(label, value)
    if person.note is not None:
        yield Field(_("Note"), person.note, multiline=True)

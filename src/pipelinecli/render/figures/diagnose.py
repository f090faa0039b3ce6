"""The diagnosis: the shape with its numbers, what to do, who is concerned, and the past weeks.

It refuses to list everybody: a few are named, the others are counted, and how to list them said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.method.figures.shape import STALE
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.phrases import fact_short, lacking, listed, who_text
from pipelinecli.render.figures.ratio import UNDEFINED
from pipelinecli.render.figures.rows import write_rows
from pipelinecli.render.figures.shape_data import diagnosis_data, diagnosis_rows
from pipelinecli.render.figures.shape_words import (
    BESIDE,
    DO,
    NAMES,
    SAYS,
    because,
    board_text,
    cycle_text,
    goal_text,
)
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Field, Fields, Section, write_page
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.listings import CARDS
from pipelinecli.render.marks import name_text
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.cards import Card
    from pipelinecli.method.figures.reading import Group, Reading, Week


def write_diagnosis(found: Reading, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write the diagnosis, JSON kind "diagnose"."""
    if form in MACHINE:
        write_value("diagnose", diagnosis_data(found), form, out)
    elif form is Format.CSV:
        write_rows("diagnose", diagnosis_rows(found), out)
    else:
        shape = found.diagnosis.shape
        title = _("{day}: {shape} ({code})").format(
            day=day_text(found.day), shape=_(NAMES[shape]), code=shape.value
        )
        parts = (
            Fields(tuple(_fields(found))),
            Section(_("The past weeks"), _WEEKS, tuple(found.weeks)),
        )
        write_page(title, parts, form, out, no_color=no_color)


def write_cards_behind(
    cards: Iterable[Card], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the cards behind a figure of the diagnosis, JSON kind "behind"."""
    write_view(BEHIND, cards, form, out, no_color=no_color)


def _fields(found: Reading) -> Iterator[Field]:
    shape = found.diagnosis.shape
    yield Field(_("Columns"), board_text(found))
    yield Field(_("Because"), because(found))
    yield Field(_("Says"), _(SAYS[shape]))
    if shape in DO:
        yield Field(_("Do"), _(DO[shape]))
    for code in found.diagnosis.beside:
        yield Field(code.value, _(BESIDE[code]))
    for group in found.concerned:
        yield Field(_group_label(group), _group_text(group))
    yield Field(_("Cycle"), cycle_text(found))
    yield Field(_("Goal"), goal_text(found))
    if found.standing.overridden:
        yield Field(
            _("Not counted"),
            _("{n} moved by override, not earned").format(n=found.standing.overridden),
        )


def _group_label(group: Group) -> str:
    if group.figure == STALE:
        return _("Over the cycle")
    return stage_label(group.cards[0].stage) if group.cards else group.figure


def _group_text(group: Group) -> str:
    """Name the first few, with what each lacks; count the others, and say how to list them."""
    named = listed(_named(card, overdue=group.figure == STALE) for card in group.cards)
    more = group.n - len(group.cards)
    if more <= 0:
        return named
    return _("{named} … and {n} more: {command}").format(
        named=named, n=more, command=f"pipeline diagnose --explain {group.figure}"
    )


def _named(card: Card, *, overdue: bool) -> str:
    who = who_text(card.person._replace(name=name_text(card.person.name)))
    if overdue:
        return _("{who}: {n} days").format(who=who, n=card.age)
    holds = card.classification.stage.rank >= card.stage.rank
    if card.clock is None or (holds and card.stage is not Stage.P25):
        return who
    return _("{who}: {facts}").format(who=who, facts=_lacks(card))


def _lacks(card: Card) -> str:
    """Return in a word each what a card needs for the next stage, or to hold this one."""
    return " ".join(fact_short(fact.fact) for fact in lacking(card).facts)


def _lacking_tokens(card: Card) -> str:
    return " ".join(fact.fact for fact in lacking(card).facts)


_LISTED: Final = {column.key: column for column in CARDS.listing.columns}
BEHIND: Final[View[Card]] = View(
    Listing(
        "behind",
        (
            *(_LISTED[key] for key in ("id", "name", "stage", "first_meeting", "age_days")),
            _LISTED["flags"],
            Column("missing", N_("Missing"), _lacks, _lacking_tokens, width=16, elastic=True),
        ),
        CARDS.listing.record,
    ),
    N_("Nothing is behind it."),
    frozenset({"first_meeting"}),
)


def _count(title: str, key: str) -> Column[Week]:
    return Column(
        key,
        title,
        lambda week: str(getattr(week.counts, key)),
        lambda week: getattr(week.counts, key),
        align="right",
    )


_WEEKS: Final[Listing[Week]] = Listing(
    "weeks",
    (
        Column(
            "week",
            N_("Week of"),
            lambda week: week.week.monday.isoformat(),
            lambda week: week.week.monday.isoformat(),
        ),
        Column(
            "day", N_("Until"), lambda week: week.day.isoformat(), lambda week: week.day.isoformat()
        ),
        _count(N_("First appointment"), "appointments"),
        _count(N_("25%"), "n25"),
        _count(N_("50%"), "n50"),
        _count(N_("90%"), "n90"),
        Column(
            "shape",
            N_("Shape"),
            lambda week: UNDEFINED if week.shape is None else _(NAMES[week.shape]),
            lambda week: week.shape,
            elastic=True,
        ),
    ),
)

"""Cards as rows: the list, the flagged ones with what the rules propose; and the settings.

Each listing's columns are declared once, for every format. Refuses to hold the cards of a list:
they are written as they come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text, overridden
from pipelinecli.words import (
    amount_text,
    due_command,
    flag_label,
    override_label,
    proposal_command,
    stage_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.cards import Card
    from pipelinecli.method.dates import When

NOTHING: Final = "–"


class SettingRow(NamedTuple):
    """One setting; an empty value or default is none. `about` is translated when it is shown."""

    key: str
    value: str
    default: str
    about: str


def write_cards(
    cards: Iterable[Card], form: Format, out: TextIO, *, no_color: bool = False, bom: bool = False
) -> None:
    """Write the list as the cards come, JSON kind "cards"; `bom` is for CSV."""
    write_view(CARDS, cards, form, out, no_color=no_color, bom=bom)


def write_flags(
    cards: Iterable[Card], form: Format, out: TextIO, *, no_color: bool = False, bom: bool = False
) -> None:
    """Write flagged cards, each with the command that comes next, JSON kind "flags"."""
    write_view(FLAGS, cards, form, out, no_color=no_color, bom=bom)


def write_settings(
    rows: Iterable[SettingRow], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write what `config list` shows, JSON kind "settings"."""
    write_view(SETTINGS, rows, form, out, no_color=no_color)


def flags_text(card: Card) -> str:
    """Return a card's flags in words, and before them the mark of an override."""
    marks = [override_label()] if overridden(card) else []
    return listed([*marks, *map(flag_label, card.flags)])


def flag_tokens(card: Card) -> str:
    """Return what `flags_text` says, as tokens."""
    return " ".join([*(["overridden"] if overridden(card) else []), *card.flags])


def _iso(when: When | None) -> str | None:
    return None if when is None else when.text()


def _day(when: When | None) -> str:
    return "" if when is None else when.day.isoformat()


def _amount(card: Card) -> str:
    amount = card.attempt.amount
    return "" if amount is None or not card.attempt.facts.budget else amount_text(amount)


def _amount_data(card: Card) -> str | None:
    """Spell an amount for machines: 1000.00-1500.00 CNY/month."""
    amount = card.attempt.amount
    if amount is None or not card.attempt.facts.budget:
        return None
    from pipelinecli.method.money import Money

    low, high = (Money(end, amount.currency).decimal() for end in (amount.low, amount.high))
    text = f"{low}-{high} {amount.currency}" if amount.is_range else f"{low} {amount.currency}"
    return text if amount.per is None else f"{text}/{amount.per}"


def _flagged_since(card: Card) -> When | None:
    """The date that raised the most urgent flag; None where no single date did."""
    from pipelinecli.method.agenda import agenda

    return next(
        (
            reason.when
            for item in agenda((card,), ())
            for reason in item.reasons
            if reason.due.value == card.flags[0].value
        ),
        None,
    )


def _proposed(card: Card) -> str:
    """Say what the rules propose, with its command unless that is the answer already."""
    proposal = card.proposal
    if proposal is None:
        return ""
    said = _("back to {stage}").format(stage=stage_label(proposal.to))
    command = proposal_command(proposal, card.person.id)
    if command == _answer(card):
        return said
    return _("{proposal}: {command}").format(proposal=said, command=command)


def _answer(card: Card) -> str:
    """The command that settles the most urgent flag, as the day's list and a check-in have it."""
    return due_command(card.flags[0], card)


def _card_record(card: Card) -> dict[str, object]:
    from pipelinecli.render.card.data import card_json

    return card_json(card)


def _flag_record(card: Card) -> dict[str, object]:
    return {**_card_record(card), "command": _answer(card)}


ID: Final[Column[Card]] = Column(
    "id",
    N_("Id"),
    lambda card: str(card.person.id),
    lambda card: card.person.id,
    width=4,
    align="right",
)
NAME: Final[Column[Card]] = Column(
    "name",
    N_("Name"),
    lambda card: name_text(card.person.name),
    lambda card: card.person.name,
    width=12,
    elastic=True,
)
STAGE: Final[Column[Card]] = Column(
    "stage", N_("Stage"), lambda card: stage_label(card.stage), lambda card: card.stage, width=17
)
_FIRST_MEETING: Final[Column[Card]] = Column(
    "first_meeting",
    N_("First meeting"),
    lambda card: _day(card.first_meeting),
    lambda card: _iso(card.first_meeting),
    width=10,
)
_AGE: Final[Column[Card]] = Column(
    "age_days",
    N_("Age"),
    lambda card: "" if (age := card.age) is None else str(age),
    lambda card: card.age,
    width=3,
    align="right",
)
_FLAGS: Final[Column[Card]] = Column(
    "flags", N_("Flags"), flags_text, flag_tokens, width=16, elastic=True
)
CARDS: Final[View[Card]] = View(
    Listing(
        "cards",
        (
            ID,
            NAME,
            STAGE,
            _FIRST_MEETING,
            _AGE,
            Column(
                "next_step",
                N_("Next step"),
                lambda card: _day(card.attempt.next_step),
                lambda card: _iso(card.attempt.next_step),
                width=10,
            ),
            _FLAGS,
            Column(
                "grade",
                N_("Grade"),
                lambda card: card.person.grade or "",
                lambda card: card.person.grade,
            ),
            Column("amount", N_("Amount"), _amount, _amount_data),
        ),
        _card_record,
    ),
    N_("No cards."),
    frozenset({"grade", "amount"}),
)
FLAGS: Final[View[Card]] = View(
    Listing(
        "flags",
        (
            ID,
            NAME,
            STAGE,
            _FIRST_MEETING,
            _AGE,
            _FLAGS,
            Column(
                "since",
                N_("Since"),
                lambda card: _day(_flagged_since(card)),
                lambda card: _iso(_flagged_since(card)),
                width=10,
            ),
            Column(
                "proposal",
                N_("Proposal"),
                _proposed,
                lambda card: None if card.proposal is None else card.proposal.to,
                width=19,
                elastic=True,
            ),
            Column("command", N_("Command"), _answer, _answer),
        ),
        _flag_record,
    ),
    N_("Nothing is flagged."),
    frozenset({"stage", "first_meeting", "age_days", "since", "proposal"}),
    roomy=140,
)
SETTINGS: Final[View[SettingRow]] = View(
    Listing(
        "settings",
        (
            Column("key", N_("Setting"), lambda row: row.key, lambda row: row.key, width=17),
            Column(
                "value",
                N_("Value"),
                lambda row: row.value or NOTHING,
                lambda row: row.value or None,
                width=12,
                elastic=True,
            ),
            Column(
                "default",
                N_("Default"),
                lambda row: row.default or NOTHING,
                lambda row: row.default or None,
            ),
            Column(
                "about",
                N_("What for"),
                lambda row: _(row.about),
                lambda row: row.about,
                elastic=True,
            ),
        ),
    ),
    N_("No settings."),
)

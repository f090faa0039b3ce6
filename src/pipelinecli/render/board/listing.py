"""The board as a listing: one card a row, in board order.

The columns are declared once and serve plain text, CSV, Markdown and JSON lines. Stages and
flags are words for people and the tokens that commands take for machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _
from pipelinecli.method.stages import BOARD
from pipelinecli.render.card.data import card_json
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.listing import Column, Listing
from pipelinecli.render.marks import age_text, name_text, overridden
from pipelinecli.words import flag_label, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.board import Board
    from pipelinecli.method.cards import Card


def _first_meeting(card: Card) -> str | None:
    return None if card.first_meeting is None else card.first_meeting.text()


LISTING: Final[Listing[Card]] = Listing(
    "board",
    (
        Column("stage", N_("Stage"), lambda card: stage_label(card.stage), lambda card: card.stage),
        Column(
            "id",
            N_("Id"),
            lambda card: str(card.person.id),
            lambda card: card.person.id,
            align="right",
        ),
        Column(
            "name",
            N_("Name"),
            lambda card: name_text(card.person.name),
            lambda card: card.person.name,
            elastic=True,
        ),
        Column(
            "first_meeting",
            N_("First meeting"),
            lambda card: (_first_meeting(card) or "").replace("T", " "),
            _first_meeting,
        ),
        Column(
            "age_days",
            N_("Age"),
            lambda card: "" if card.age is None else age_text(card.age),
            lambda card: card.age,
            align="right",
        ),
        Column(
            "flags",
            N_("Flags"),
            lambda card: listed(map(flag_label, card.flags)),
            lambda card: " ".join(card.flags),
        ),
        Column(
            "overridden",
            N_("Override"),
            lambda card: _("overridden") if overridden(card) else "",
            overridden,
        ),
    ),
    card_json,
)


def cards(board: Board) -> Iterator[Card]:
    """Give the listed cards in board order."""
    for stage in BOARD:
        yield from board.columns[stage]

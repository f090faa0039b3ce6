"""Cards that may be one person's, a pair a row, with the command that puts them together.

Refuses to say more than likely: the reasons stand beside the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.method.likeness import Reason
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.pairing import Likely, Side

_REASONS: Final = {
    Reason.PHONE: N_("same phone"),
    Reason.EMAIL: N_("same e-mail"),
    Reason.NAME: N_("same name"),
    Reason.ORDER: N_("same name in another order"),
    Reason.PART: N_("one name within the other"),
    Reason.SLIP: N_("names one letter apart"),
    Reason.ORG: N_("same company"),
    Reason.BIRTHDAY: N_("same birthday"),
}


def write_pairs(
    pairs: Iterable[Likely], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the pairs as they come, JSON kind "dupes"."""
    write_view(PAIRS, pairs, form, out, no_color=no_color)


def _why(pair: Likely) -> str:
    return listed(_(_REASONS[reason]) for reason in pair.reasons)


def _command(pair: Likely) -> str:
    return f"pipeline merge {pair.one.id} {pair.other.id}"


def _record(pair: Likely) -> dict[str, object]:
    return {
        "score": pair.score,
        "reasons": list(pair.reasons),
        "cards": [_side(pair.one), _side(pair.other)],
        "command": _command(pair),
    }


def _side(side: Side) -> dict[str, object]:
    return side._asdict()


PAIRS: Final[View[Likely]] = View(
    Listing(
        "dupes",
        (
            Column(
                "score",
                N_("Score"),
                lambda pair: str(pair.score),
                lambda pair: pair.score,
                width=3,
                align="right",
            ),
            Column(
                "id",
                N_("Id"),
                lambda pair: str(pair.one.id),
                lambda pair: pair.one.id,
                width=6,
                align="right",
            ),
            Column(
                "name",
                N_("Name"),
                lambda pair: name_text(pair.one.name),
                lambda pair: pair.one.name,
                width=12,
                elastic=True,
            ),
            Column(
                "other_id",
                N_("Other id"),
                lambda pair: str(pair.other.id),
                lambda pair: pair.other.id,
                width=6,
                align="right",
            ),
            Column(
                "other_name",
                N_("Other name"),
                lambda pair: name_text(pair.other.name),
                lambda pair: pair.other.name,
                width=12,
                elastic=True,
            ),
            Column(
                "reasons",
                N_("Why"),
                _why,
                lambda pair: " ".join(pair.reasons),
                width=24,
                elastic=True,
            ),
            Column("command", N_("Command"), _command, _command),
        ),
        _record,
    ),
    N_("No two cards look like one person's."),
    frozenset({"id", "other_id"}),
)

"""What is behind a figure of the forecast, a prospect a row: with what weight and what amount.

It refuses to add up: the figure is what was explained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.method.figures.forecast import Left
from pipelinecli.render.figures.ratio import UNDEFINED, percent
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text
from pipelinecli.words import amount_text, money_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.figures.forecasted import Counted

LEFT: Final = {
    Left.OVERRIDDEN: N_("left out: override"),
    Left.OUTSIDE: N_("left out: outside the period"),
    Left.WITHOUT_AMOUNT: N_("number only: no amount"),
}


def write_counted(
    rows: Iterable[Counted], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write the prospects behind a figure of the forecast, JSON kind "behind"."""
    write_view(COUNTED, rows, form, out, no_color=no_color)


def _discussed(row: Counted) -> str:
    amount = row.prospect.amount
    return "" if amount is None else amount_text(amount)


def _worth(row: Counted) -> str:
    worth = row.prospect.worth
    return UNDEFINED if worth is None else money_text(worth)


def _record(row: Counted) -> dict[str, object]:
    prospect, worth = row.prospect, row.prospect.worth
    return {
        "id": prospect.card,
        "name": row.name,
        "attempt": row.number,
        "stage": prospect.stage,
        "p": None if row.p is None else float(row.p),
        "amount": None
        if worth is None
        else {"amount": worth.decimal(), "currency": worth.currency},
        "signing": None if prospect.signing is None else prospect.signing.isoformat(),
        "first_meeting": None if prospect.met is None else prospect.met.isoformat(),
        "left_out": row.left,
    }


COUNTED: Final[View[Counted]] = View(
    Listing(
        "behind",
        (
            Column(
                "id",
                N_("Id"),
                lambda row: str(row.prospect.card),
                lambda row: row.prospect.card,
                width=6,
                align="right",
            ),
            Column(
                "name",
                N_("Name"),
                lambda row: name_text(row.name),
                lambda row: row.name,
                width=12,
                elastic=True,
            ),
            Column(
                "stage",
                N_("Stage"),
                lambda row: stage_label(row.prospect.stage),
                lambda row: row.prospect.stage.value,
            ),
            Column(
                "p",
                N_("Weight"),
                lambda row: percent(row.p),
                lambda row: None if row.p is None else float(row.p),
                width=6,
                align="right",
            ),
            Column(
                "amount",
                N_("Amount"),
                _worth,
                lambda row: None if (worth := row.prospect.worth) is None else worth.decimal(),
                width=12,
                align="right",
            ),
            Column(
                "currency",
                N_("Currency"),
                lambda row: "" if (worth := row.prospect.worth) is None else worth.currency,
                lambda row: None if (worth := row.prospect.worth) is None else worth.currency,
            ),
            Column(
                "signing",
                N_("Signing"),
                lambda row: "" if (day := row.prospect.signing) is None else day.isoformat(),
                lambda row: None if (day := row.prospect.signing) is None else day.isoformat(),
                width=10,
            ),
            Column("discussed", N_("Discussed"), _discussed, _discussed, elastic=True),
            Column(
                "left_out",
                N_("Not counted"),
                lambda row: "" if row.left is None else _(LEFT[row.left]),
                lambda row: row.left,
                elastic=True,
            ),
        ),
        _record,
    ),
    N_("Nothing is behind it."),
    frozenset({"currency", "discussed"}),
)

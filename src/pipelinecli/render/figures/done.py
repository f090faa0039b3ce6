"""What a count is of, a row each: a dial, a talk, a booking, or the count of a day.

Refuses to add up: a row that is a day's count says how many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.method.figures.chain import Step
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.figures.observed import Done

_KINDS: Final = {
    Step.DIALS: N_("dial"),
    Step.TALKS: N_("talk"),
    Step.APPOINTMENTS: N_("appointment"),
    Step.VISITS: N_("visit"),
    Step.SALES: N_("sale"),
    Step.CONTACTS: N_("new contact"),
    Step.PROSPECTS: N_("new prospect"),
}


def write_done(rows: Iterable[Done], form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write what a figure is of as it comes, JSON kind "done"."""
    write_view(DONE, rows, form, out, no_color=no_color)


def _kind(row: Done) -> str:
    kind = _(_KINDS[row.step])
    return _("{kind}, a day's count").format(kind=kind) if row.is_tally else kind


DONE: Final[View[Done]] = View(
    Listing(
        "done",
        (
            Column(
                "date",
                N_("Date"),
                lambda row: row.on.isoformat(),
                lambda row: row.on.isoformat(),
                width=10,
            ),
            Column("kind", N_("What"), _kind, lambda row: row.step.value, width=20),
            Column("n", "n", lambda row: str(row.n), lambda row: row.n, width=4, align="right"),
            Column(
                "tally",
                N_("Tally"),
                lambda row: _("yes") if row.is_tally else "",
                lambda row: row.is_tally,
            ),
            Column(
                "id",
                N_("Id"),
                lambda row: "" if row.card is None else str(row.card),
                lambda row: row.card,
                width=6,
                align="right",
            ),
            Column(
                "name",
                N_("Name"),
                lambda row: "" if row.name is None else name_text(row.name),
                lambda row: row.name,
                width=12,
                elastic=True,
            ),
        ),
    ),
    N_("Nothing is behind it."),
    frozenset({"tally"}),
)

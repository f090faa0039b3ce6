"""Activities and counts as rows, for files and programs.

Loaded only when such a form is asked for; what is said to a person is `told`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.words import activity_label, tally_label

if TYPE_CHECKING:
    from datetime import date, datetime

    from pipelinecli.method.cards import Card
    from pipelinecli.method.kinds import ActivityKind, TallyKind


class Logged(NamedTuple):
    """An activity that was recorded; `at` is in the rep's zone."""

    kind: ActivityKind
    at: datetime
    minutes: int | None
    note: str | None
    card: Card | None


class Count(NamedTuple):
    """How often something was done on a day."""

    day: date
    kind: TallyKind
    n: int


def write_logged(logged: Logged, form: Format, out: TextIO) -> None:
    """Write one activity: one value, or a table of one row."""
    if form in MACHINE:
        from pipelinecli.render.formats.machine import record

        write_value(LOGGED.kind, record(LOGGED, logged), form, out)
    else:
        write_listing(LOGGED, (logged,), form, out)


def write_counts(day: date, counts: dict[TallyKind, int], form: Format, out: TextIO) -> None:
    """Write a day's counts: one value with all of them, or a row each."""
    if form in MACHINE:
        write_value("tally", {"day": day.isoformat(), "counts": counts}, form, out)
    else:
        rows = (Count(day, kind, n) for kind, n in counts.items())
        write_listing(TALLY, rows, form, out)


LOGGED: Final[Listing[Logged]] = Listing(
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
TALLY: Final[Listing[Count]] = Listing(
    "tally",
    (
        Column("day", N_("Day"), lambda row: row.day.isoformat(), lambda row: row.day.isoformat()),
        Column("kind", N_("What"), lambda row: tally_label(row.kind), lambda row: row.kind),
        Column("count", N_("Count"), lambda row: str(row.n), lambda row: row.n),
    ),
)

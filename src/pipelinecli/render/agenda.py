"""The day's list: one line a card, the most urgent first, with every reason and what to type.

Refuses to leave cards out unseen: where only the first are shown, the rest are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.method.agenda import OCCASIONS, Due, Item
from pipelinecli.render.card.data import proposal_json
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.answer import say
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text, overridden
from pipelinecli.words import (
    anniversary_label,
    due_command,
    due_label,
    override_label,
    stage_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.agenda import Day, Reason
    from pipelinecli.method.dates import When


def write_day(
    day: Day, form: Format, out: TextIO, *, most: int | None = None, no_color: bool = False
) -> None:
    """Write a day's work, JSON kind "today"; its data is the list, and beside it what is owed.

    A person is shown at most `most` cards and told how many more there are; a program gets all.
    """
    if form is Format.JSON:
        _write_json(day, out)
        return
    if form not in {Format.TABLE, Format.PLAIN}:
        write_view(AGENDA, day.items, form, out)
        return
    shown = day.items[:most]
    if form is Format.TABLE and shown:
        from pipelinecli.render.agenda_terminal import write_table

        write_table(day, shown, out, no_color=no_color)
    else:
        write_view(AGENDA, shown, form, out)
    if len(shown) < len(day.items):
        more = _("… and {n} more: {command}")
        whole = f"pipeline today --limit {len(day.items)}"
        say([more.format(n=len(day.items) - len(shown), command=whole)], out)
    if day.plan or (day.checkin is not None and not day.checkin.handed_in):
        _write_below(day, form, out)


def _write_json(day: Day, out: TextIO) -> None:
    """Write the envelope with the list in it, one card a line, and what is owed beside it."""
    from pipelinecli.render.formats.machine import envelope, record, to_json
    from pipelinecli.render.owed import checkin_json, plan_json

    listing = AGENDA.listing
    beside = {"plan": plan_json(day), "checkin": checkin_json(day)}
    head, _rows, tail = to_json({**envelope(listing.kind, []), **beside}).partition("[]")
    rows = [to_json(record(listing, item), compact=True) for item in day.items]
    lines = ",".join(f"\n    {row}" for row in rows)
    out.write(f"{head}[{lines}\n  ]{tail}\n" if rows else f"{head}[]{tail}\n")


def _write_below(day: Day, form: Format, out: TextIO) -> None:
    from pipelinecli.render.owed import below

    cells = None
    if form is Format.TABLE:
        from pipelinecli.render.formats.console import make_console

        cells = make_console(out).width
    lines = below(day, cells)
    say(["", *lines] if day.items else lines, out)


def _when(item: Item) -> When | None:
    return item.reasons[0].when


def when_text(item: Item) -> str:
    """Return the hour of what is due today, the day of anything else."""
    when = _when(item)
    if when is None:
        return ""
    if when.day != item.card.today:
        return when.day.isoformat()
    return _("today") if when.time is None else when.time.isoformat("minutes")


def reasons_text(item: Item, leaving_out: str = "") -> str:
    """Return every reason; a date in them that begins with `leaving_out` is shown without it."""
    marks = [override_label()] if overridden(item.card) else []
    return listed([*marks, *_reasons(item, leaving_out)])


def _reasons(item: Item, leaving_out: str) -> Iterator[str]:
    for rank, (due, when, years) in enumerate(item.reasons):
        label = due_label(due) if years is None else anniversary_label(years)
        if due in {Due.NEXT_STEP, Due.NEXT_STEP_PASSED}:
            agenda = item.card.attempt.agenda
            yield _("{what}: {agenda}").format(what=label, agenda=agenda) if agenda else label
        elif rank and due in OCCASIONS and when is not None and when.day != item.card.today:
            yield f"{label} {when.day.isoformat().removeprefix(leaving_out)}"
        else:
            yield label


def _tokens(item: Item) -> str:
    marks = ["overridden"] if overridden(item.card) else []
    return " ".join([*marks, *(reason.due for reason in item.reasons)])


def command(item: Item) -> str:
    """Return what to type to settle the most urgent reason."""
    return due_command(item.reasons[0].due, item.card)


def _reason_record(reason: Reason) -> dict[str, object]:
    when = None if reason.when is None else reason.when.text()
    return {"due": reason.due, "when": when, "years": reason.years}


def _record(item: Item) -> dict[str, object]:
    card = item.card
    when = _when(item)
    return {
        "id": card.person.id,
        "name": card.person.name,
        "stage": card.stage,
        "overridden": overridden(card),
        "when": None if when is None else when.text(),
        "reasons": [_reason_record(reason) for reason in item.reasons],
        "agenda": card.attempt.agenda,
        "proposal": proposal_json(card),
        "command": command(item),
    }


AGENDA: Final[View[Item]] = View(
    Listing(
        "today",
        (
            Column(
                "when",
                N_("When"),
                when_text,
                lambda item: None if (when := _when(item)) is None else when.text(),
                width=10,
            ),
            Column(
                "id",
                N_("Id"),
                lambda item: str(item.card.person.id),
                lambda item: item.card.person.id,
                width=4,
                align="right",
            ),
            Column(
                "name",
                N_("Name"),
                lambda item: name_text(item.card.person.name),
                lambda item: item.card.person.name,
                width=12,
                elastic=True,
            ),
            Column(
                "stage",
                N_("Stage"),
                lambda item: stage_label(item.card.stage),
                lambda item: item.card.stage,
                width=17,
            ),
            Column(
                "reasons",
                N_("Why"),
                reasons_text,
                _tokens,
                width=34,
                elastic=True,
            ),
            Column("command", N_("Command"), command, command),
        ),
        _record,
    ),
    N_("Nothing is due today."),
)

"""The day's list: one line a card, the most urgent first, with every reason and what to type.

Refuses to leave cards out unseen: where only the first are shown, the rest are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.agenda import Due, Item
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.answer import say
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view
from pipelinecli.render.marks import name_text, overridden
from pipelinecli.words import day_text, due_command, due_label, override_label, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pipelinecli.method.dates import When


def write_agenda(  # noqa: PLR0913 - one argument per thing a user can ask for
    items: Sequence[Item],
    day: date,
    form: Format,
    out: TextIO,
    *,
    most: int | None = None,
    no_color: bool = False,
) -> None:
    """Write the list of `day`, JSON kind "today".

    A person is shown at most `most` cards and told how many more there are; a program gets all.
    """
    for_people = form in {Format.TABLE, Format.PLAIN}
    shown = items[:most] if for_people else items
    if form is Format.TABLE and items:
        title = ngettext("{day}: {n} card", "{day}: {n} cards", len(items))
        say([title.format(day=day_text(day), n=len(items)), ""], out)
    write_view(AGENDA, shown, form, out, no_color=no_color)
    if len(shown) < len(items):
        more = _("… and {n} more: {command}")
        command = f"pipeline today --limit {len(items)}"
        say([more.format(n=len(items) - len(shown), command=command)], out)


def _when(item: Item) -> When | None:
    return item.reasons[0].when


def _when_text(item: Item) -> str:
    """The hour of what is due today, the day of anything else."""
    when = _when(item)
    if when is None:
        return ""
    if when.day != item.card.today:
        return when.day.isoformat()
    return _("today") if when.time is None else when.time.isoformat("minutes")


def _reasons_text(item: Item) -> str:
    marks = [override_label()] if overridden(item.card) else []
    return listed([*marks, *_reasons(item)])


def _reasons(item: Item) -> Iterator[str]:
    for rank, (due, when) in enumerate(item.reasons):
        label = due_label(due)
        if due in {Due.NEXT_STEP, Due.NEXT_STEP_PASSED}:
            agenda = item.card.attempt.agenda
            yield _("{what}: {agenda}").format(what=label, agenda=agenda) if agenda else label
        elif rank and due is Due.BIRTHDAY and when is not None and when.day != item.card.today:
            yield f"{label} {when.day.isoformat()}"
        else:
            yield label


def _tokens(item: Item) -> str:
    marks = ["overridden"] if overridden(item.card) else []
    return " ".join([*marks, *(reason.due for reason in item.reasons)])


def _command(item: Item) -> str:
    return due_command(item.reasons[0].due, item.card.person.id)


def _record(item: Item) -> dict[str, object]:
    card = item.card
    when, proposal = _when(item), card.proposal
    return {
        "id": card.person.id,
        "name": card.person.name,
        "stage": card.stage,
        "overridden": overridden(card),
        "when": None if when is None else when.text(),
        "reasons": [
            {"due": due, "when": None if at is None else at.text()} for due, at in item.reasons
        ],
        "agenda": card.attempt.agenda,
        "proposal": None if proposal is None else {"to": proposal.to, "reason": proposal.reason},
        "command": _command(item),
    }


AGENDA: Final[View[Item]] = View(
    Listing(
        "today",
        (
            Column(
                "when",
                N_("When"),
                _when_text,
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
                _reasons_text,
                _tokens,
                width=34,
                elastic=True,
            ),
            Column("command", N_("Command"), _command, _command),
        ),
        _record,
    ),
    N_("Nothing is due today."),
    frozenset({"command"}),
)

"""What a check-in has to say beside its row: what changed, was carried out, wants an answer.

Each is a short list with the command that settles it. Refuses to leave anything out unseen: where
a person is shown the first only, the rest are counted, with the command that lists them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _
from pipelinecli.method.settling import ways
from pipelinecli.render.checkin.parts import Head, Part
from pipelinecli.render.checkin.text import change_label, handing_in, move_text
from pipelinecli.render.marks import name_text, overridden
from pipelinecli.render.sheet.handed_in import difference_text
from pipelinecli.render.sheet.text import covers
from pipelinecli.words import answer_command, day_text, flag_label, override_label, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.cards import Card
    from pipelinecli.method.checkin import Applied, Report
    from pipelinecli.method.sheet import SheetRow

MOST: Final = 40
"""Changes, and cards that want an answer, where a person reads."""
_MISSED: Final = 6
"""Check-ins that were not handed in and are named."""

_WHO: Final = (Head(N_("Id"), right=True), Head(N_("Name"), elastic=True))
_CHANGED: Final = (*_WHO, Head(N_("Change")), Head(N_("Stage")), Head(N_("Date")))
_APPLIED: Final = (*_WHO, Head(N_("Stage")), Head(N_("Why")))
_WANTED: Final = (*_WHO, Head(N_("Why")), Head(N_("Command")))
_NOT_HANDED_IN: Final = (Head(N_("Check-in")), Head(N_("Period")), Head(N_("Command")))
_SINCE: Final = (Head(N_("Id"), right=True), Head(N_("What history says now")))


def parts(report: Report, most: int | None, longest: int | None = None) -> Iterator[Part]:
    """Give the parts that have something to say.

    At most `most` changes and cards are listed, and the rest counted. A name inside a sentence is
    cut at `longest` cells, if that is given.
    """
    yield from since(report.row, longest)
    yield from _changes(report, most)
    yield from _carried_out(report.applied)
    yield from _attention(report, most)
    yield from _missed(report.missed)


def since(row: SheetRow, longest: int | None = None) -> Iterator[Part]:
    """Give what was recorded for a row's days since it was handed in, if anything was.

    Names are cut at `longest` cells, if that is given.
    """
    rows = []
    for found in row.differences:
        entry = found.was or found.now
        if entry is not None:
            rows.append((str(entry.id), difference_text(found, longest)))
    if rows:
        yield Part(_("Recorded since"), _SINCE, tuple(rows))


def closing(report: Report) -> tuple[str, ...]:
    """Say that no card wants an answer, if so, and whether the row was handed in."""
    quiet = () if report.attention else (_("Nothing wants an answer."),)
    return (*quiet, *handing_in(report))


def _changes(report: Report, most: int | None) -> Iterator[Part]:
    rows = tuple(
        (
            str(change.id),
            name_text(change.name),
            change_label(change.kind),
            move_text(change),
            day_text(change.on),
        )
        for change in report.changes[:most]
    )
    left = len(report.changes) - len(rows)
    command = f"pipeline checkin --for {report.row.window.date.isoformat()} -o json"
    if rows:
        yield Part(_("What changed"), _CHANGED, rows, _more(left, command))


def _carried_out(applied: tuple[Applied, ...]) -> Iterator[Part]:
    rows = tuple(
        (
            str(done.card.person.id),
            name_text(done.card.person.name),
            f"{stage_label(done.was)} → {stage_label(done.card.stage)}",
            flag_label(done.proposal.reason),
        )
        for done in applied
    )
    if rows:
        yield Part(_("Carried out"), _APPLIED, rows)


def _attention(report: Report, most: int | None) -> Iterator[Part]:
    cards = report.attention[:most]
    rows = tuple(row for card in cards for row in _wanting(card))
    if not rows:
        return
    more = _more(len(report.attention) - len(cards), "pipeline flags")
    if sum(card.proposal is not None for card in report.attention) > 1:
        every = _("All fall-backs at once: {command}")
        more = (*more, every.format(command="pipeline checkin --apply"))
    yield Part(_("Wants an answer"), _WANTED, rows, more)


def _wanting(card: Card) -> Iterator[tuple[str, ...]]:
    """A row for each flag, the most urgent first, and one for the fall-back that is proposed.

    Its command is not said twice.
    """
    who = (str(card.person.id), name_text(card.person.name))
    marks = [override_label()] if overridden(card) else []
    commands = [(way.flag, answer_command(way.answer, card.person.id)) for way in ways(card)]
    back = "" if card.proposal is None else commands[-1][1]
    for flag, command in commands:
        if flag is not None:
            why = _(", ").join([*marks, flag_label(flag)])
            yield (*who, why, "" if command == back else command)
    if card.proposal is not None:
        only = all(command == back for _flag, command in commands)
        said = _("back to {stage}") if only else _("or back to {stage}")
        yield ("", "", said.format(stage=stage_label(card.proposal.to)), back)


def _missed(missed: tuple[Window, ...]) -> Iterator[Part]:
    rows = tuple(
        (
            day_text(window.date),
            covers(window),
            f"pipeline checkin --for {window.date.isoformat()}",
        )
        for window in missed[-_MISSED:]
    )
    earlier = len(missed) - len(rows)
    more = (_("… and {n} before these").format(n=earlier),) if earlier else ()
    if rows:
        yield Part(_("Not handed in"), _NOT_HANDED_IN, rows, more)


def _more(left: int, command: str) -> tuple[str, ...]:
    more = _("… and {n} more: {command}")
    return (more.format(n=left, command=command),) if left else ()

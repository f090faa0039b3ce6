"""The words of a check-in: its title, what is known of its handing-in, what became of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _
from pipelinecli.method.checkin import ChangeKind
from pipelinecli.render.sheet.text import cycle_days, cycle_head, period, period_head
from pipelinecli.render.text import safe_text
from pipelinecli.words import day_text, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.checkin import Change, Report
    from pipelinecli.method.sheet import HandIn, SheetRow

_CHANGES: Final = {
    ChangeKind.NEW: N_("new"),
    ChangeKind.ADVANCED: N_("advanced"),
    ChangeKind.FELL_BACK: N_("fell back"),
    ChangeKind.CLOSED: N_("closed"),
    ChangeKind.LOST: N_("lost"),
    ChangeKind.REOPENED: N_("reopened"),
}


def title(window: Window) -> str:
    """Say which check-in it is, and which days it answers for."""
    return " · ".join(
        (
            _("Check-in of {day}").format(day=day_text(window.date)),
            f"{day_text(window.first)} … {day_text(window.last)}",
        )
    )


def about(row: SheetRow, last: int = 1) -> Iterator[tuple[str, str]]:
    """Give what is known of a row's handing-in as labels and values, all but its note.

    `last` is the number of its last revision.
    """
    hand_in = row.hand_in
    if hand_in is None:
        return
    when = moment_text(hand_in.at)
    yield _("Handed in"), _("{when}, late").format(when=when) if hand_in.late else when
    if hand_in.revision < last:
        yield _("Revision"), _("{n} of {total}").format(n=hand_in.revision, total=last)
    elif hand_in.revision > 1:
        yield _("Revision"), str(hand_in.revision)
    yield cycle_head(), cycle_days(hand_in.cycle)


def paper_head(row: SheetRow) -> list[tuple[str, str]]:
    """Give the head of the paper form of one row: its days, and what is known of it."""
    written = None if row.hand_in is None else row.hand_in.note
    note_line = [] if written is None else [(_("Note"), written)]
    return [(period_head(), period(row.window)), *about(row), *note_line]


def note(row: SheetRow) -> str | None:
    """Return the note that was handed in with a row, in as many lines as it has."""
    written = None if row.hand_in is None else row.hand_in.note
    if written is None:
        return None
    return _("Note: {text}").format(text=safe_text(written, multiline=True))


def moment_text(at: datetime) -> str:
    """Return a moment to the minute: Mon 2026-11-16 09:00."""
    return f"{day_text(at.date())} {at:%H:%M}"


def again(row: SheetRow, last: int = 1) -> Iterator[str]:
    """Say where the last revision of a row is, or how one that differs by now is handed in."""
    if row.hand_in is not None and row.hand_in.revision < last:
        command = f"pipeline checkin show {row.window.date.isoformat()}"
        yield _("It was handed in again since: {command}").format(command=command)
    elif row.differences:
        command = f"pipeline checkin --for {row.window.date.isoformat()}"
        yield _("To hand it in again as it is now: {command}").format(command=command)


def change_label(kind: ChangeKind) -> str:
    """Return what became of a card, in a word or two."""
    return _(_CHANGES[kind])


def move_text(change: Change) -> str:
    """Return where a card stood and where it stands: 25% → 50%; a new card stood nowhere."""
    now = stage_label(change.now)
    if change.kind is ChangeKind.NEW:
        return now
    was = change_label(ChangeKind.NEW) if change.was is None else stage_label(change.was)
    return f"{was} → {now}"


def handing_in(report: Report) -> Iterator[str]:
    """Say whether the row was handed in, and when."""
    hand_in = report.row.hand_in
    if hand_in is None:
        command = f"pipeline checkin --for {report.row.window.date.isoformat()}"
        yield _("Not handed in yet: {command}").format(command=command)
        return
    yield _handed_in(hand_in, anew=report.anew)
    if hand_in.late:
        yield _("It was late: the next check-in was due already.")


def _handed_in(hand_in: HandIn, *, anew: bool) -> str:
    again = hand_in.revision > 1
    if anew:
        said = _("Handed in again {when}: revision {n}.") if again else _("Handed in {when}.")
    elif again:
        said = _("Handed in already, {when}, revision {n}; nothing new.")
    else:
        said = _("Handed in already, {when}; nothing new.")
    return said.format(when=moment_text(hand_in.at), n=hand_in.revision)

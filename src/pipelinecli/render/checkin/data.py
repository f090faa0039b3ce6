"""The check-in as JSON, in the shape scripts rely on (CLI.md, "JSON shapes").

The same in every language, with every key always there. It decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.render.card.data import proposal_json
from pipelinecli.render.sheet.data import row_json
from pipelinecli.words import due_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.cards import Card
    from pipelinecli.method.checkin import Applied, Change, Report
    from pipelinecli.method.sheet import SheetRow


def checkin_json(report: Report) -> dict[str, object]:
    """Give a check-in's value."""
    return {
        **handed_in_json(report.row),
        "handed_in_now": report.anew,
        "changes": [_change(change) for change in report.changes],
        "attention": [wanting for card in report.attention for wanting in _attention(card)],
        "applied": [_applied(applied) for applied in report.applied],
        "missed": [_missed(window) for window in report.missed],
    }


def handed_in_json(row: SheetRow) -> dict[str, object]:
    """Give the value of a row that was handed in, or would be.

    What changed and what wants an answer belongs to the day of a check-in and is not kept.
    """
    hand_in = row.hand_in
    return {
        "row": row_json(row),
        "handed_in": None if hand_in is None else hand_in.at.isoformat(),
        "revision": None if hand_in is None else hand_in.revision,
        "late": hand_in is not None and hand_in.late,
        "cycle_days": None if hand_in is None else hand_in.cycle,
        "note": None if hand_in is None else hand_in.note,
        "changes": None,
        "attention": None,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "id": change.id,
        "name": change.name,
        "change": change.kind,
        "from": change.was,
        "to": change.now,
        "on": change.on.isoformat(),
    }


def _attention(card: Card) -> Iterator[dict[str, object]]:
    """One for each flag, the most urgent first; the proposal stands with the flag it is for."""
    proposal = card.proposal
    for flag in card.flags:
        proposed = proposal if proposal is not None and proposal.reason is flag else None
        yield {
            "id": card.person.id,
            "name": card.person.name,
            "stage": card.stage,
            "flag": flag,
            "proposal": None if proposed is None else proposal_json(card),
            "command": due_command(flag, card),
        }


def _applied(applied: Applied) -> dict[str, object]:
    person = applied.card.person
    return {
        "id": person.id,
        "name": person.name,
        "from": applied.was,
        "to": applied.card.stage,
        "reason": applied.proposal.reason,
    }


def _missed(window: Window) -> dict[str, object]:
    day = window.date.isoformat()
    return {
        "checkin": window.checkin,
        "date": day,
        "covers": [covered.isoformat() for covered in window.covers],
        "command": f"pipeline checkin --for {day}",
    }

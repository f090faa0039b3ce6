"""What happened to a card, in time order: its attempts, its moves, what was done with it.

Refuses to leave anything out: a program gets every field, a person every event on a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.history import Move
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.data import won_json
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.formats.listing import Column, Listing
from pipelinecli.render.labels import labelled
from pipelinecli.words import (
    activity_label,
    amount_text,
    money_text,
    move_label,
    outcome_label,
    override_label,
    stage_label,
    when_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.cards import Attempt
    from pipelinecli.method.history import Activity


class Event(NamedTuple):
    """Something that happened; `attempt` is the number of the one a move belongs to."""

    happened: Move | Activity
    attempt: int | None = None


def events(
    attempts: Iterable[Attempt], moves: Iterable[Move], activities: Iterable[Activity]
) -> tuple[Event, ...]:
    """Return everything in time order; what was done comes before the move it led to."""
    numbers = {attempt.id: attempt.number for attempt in attempts}
    keyed = [((done.at, _rank(done), done.id), Event(done)) for done in activities]
    last = None
    for move in sorted(moves, key=lambda move: (move.at, move.id)):
        # Moves made at one moment stay in the order in which they were made.
        rank = _rank(move)
        if last is not None and last[0] == move.at:
            rank = max(rank, last[1])
        last = (move.at, rank, move.id)
        keyed.append((last, Event(move, numbers.get(move.attempt_id))))
    return tuple(event for _key, event in sorted(keyed, key=lambda pair: pair[0]))


def _rank(happened: Move | Activity) -> int:
    """Order what happened at one moment as one thing leads to another."""
    if isinstance(happened, Move):
        if happened.kind is MoveKind.NEW:
            return 0
        return 2 if happened.to_stage is Stage.APPOINTMENT else 4
    return 1 if happened.kind in {ActivityKind.BOOKING, ActivityKind.REBOOKING} else 3


def event_json(event: Event) -> dict[str, object]:
    """Give an event's value; a move and an activity have the same keys."""
    happened = event.happened
    move = happened if isinstance(happened, Move) else None
    activity = None if isinstance(happened, Move) else happened
    due = None if activity is None else activity.due
    return {
        "at": happened.at.isoformat(timespec="seconds"),
        "type": "activity" if move is None else "move",
        "attempt": event.attempt,
        "kind": happened.kind,
        "from": None if move is None else move.from_stage,
        "to": None if move is None else move.to_stage,
        "reason": None if move is None else move.reason,
        "due": None if due is None else due.text(),
        "minutes": None if activity is None else activity.minutes,
        "note": None if activity is None else activity.note,
    }


def attempt_json(attempt: Attempt) -> dict[str, object]:
    """Give an attempt's value: its course, and what was won in it."""
    first = attempt.first_meeting
    return {
        "number": attempt.number,
        "current": attempt.current,
        "stage": attempt.stage,
        "opened": attempt.opened.isoformat(timespec="seconds"),
        "since": attempt.since.isoformat(timespec="seconds"),
        "first_meeting": None if first is None else first.text(),
        "held": attempt.held,
        "ended": None if attempt.ended is None else attempt.ended.isoformat(timespec="seconds"),
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "override_reason": attempt.override,
        **won_json(attempt),
    }


def _kind_label(event: Event) -> str:
    happened = event.happened
    return (
        move_label(happened.kind) if isinstance(happened, Move) else activity_label(happened.kind)
    )


def _stage(event: Event) -> str:
    happened = event.happened
    return f"→ {stage_label(happened.to_stage)}" if isinstance(happened, Move) else ""


def _details(event: Event) -> str:
    happened = event.happened
    if isinstance(happened, Move):
        return happened.reason or ""
    said = []
    if happened.due is not None:
        said.append(_("for {day}").format(day=when_text(happened.due)))
    if happened.minutes is not None:
        minutes = ngettext("{n} minute", "{n} minutes", happened.minutes)
        said.append(minutes.format(n=happened.minutes))
    if happened.note is not None:
        said.append(happened.note)
    return listed(said)


def _text(event: Event) -> str | None:
    """What the rep wrote about it."""
    happened = event.happened
    return happened.reason if isinstance(happened, Move) else happened.note


def _attempt_reason(attempt: Attempt) -> str:
    said = [attempt.reason] if attempt.reason is not None else []
    if attempt.override is not None:
        said.append(labelled(override_label(), attempt.override))
    return listed(said)


def _won(attempt: Attempt) -> str:
    """What was won, expired or not, in the order of the board."""
    said = [kept.text for kept in (attempt.person, attempt.plan) if kept is not None]
    if attempt.amount is not None:
        said.append(amount_text(attempt.amount))
    if attempt.signing is not None:
        said.append(_("signing {day}").format(day=when_text(attempt.signing)))
    if attempt.received is not None:
        said.append(_("received {sum}").format(sum=money_text(attempt.received)))
    if attempt.premium is not None:
        said.append(_("premium {sum}").format(sum=money_text(attempt.premium)))
    if attempt.standard is not None:
        said.append(_("standard premium {sum}").format(sum=money_text(attempt.standard)))
    return listed(said)


HISTORY: Final[Listing[Event]] = Listing(
    "history",
    (
        Column(
            "at",
            N_("When"),
            lambda event: f"{event.happened.at:%Y-%m-%d %H:%M}",
            lambda event: event.happened.at.isoformat(timespec="seconds"),
        ),
        Column("kind", N_("What"), _kind_label, lambda event: event.happened.kind),
        Column(
            "to",
            N_("Stage"),
            _stage,
            lambda event: event.happened.to_stage if isinstance(event.happened, Move) else None,
        ),
        Column(
            "attempt",
            N_("No."),
            lambda event: "" if event.attempt is None else str(event.attempt),
            lambda event: event.attempt,
            align="right",
        ),
        Column(
            "details",
            N_("Details"),
            _details,
            _text,
            elastic=True,
        ),
    ),
    event_json,
)
ATTEMPTS: Final[Listing[Attempt]] = Listing(
    "attempts",
    (
        Column(
            "number",
            N_("No."),
            lambda attempt: str(attempt.number),
            lambda attempt: attempt.number,
            align="right",
        ),
        Column(
            "opened",
            N_("Opened"),
            lambda attempt: attempt.opened.date().isoformat(),
            lambda attempt: attempt.opened.isoformat(timespec="seconds"),
        ),
        Column(
            "first_meeting",
            N_("First meeting"),
            lambda attempt: (
                "" if (first := attempt.first_meeting) is None else first.day.isoformat()
            ),
            lambda attempt: None if (first := attempt.first_meeting) is None else first.text(),
        ),
        Column(
            "stage",
            N_("Stage"),
            lambda attempt: stage_label(attempt.stage),
            lambda attempt: attempt.stage,
        ),
        Column(
            "ended",
            N_("Ended"),
            lambda attempt: "" if (ended := attempt.ended) is None else ended.date().isoformat(),
            lambda attempt: None if (at := attempt.ended) is None else at.isoformat("T", "seconds"),
        ),
        Column(
            "outcome",
            N_("How"),
            lambda attempt: "" if attempt.outcome is None else outcome_label(attempt.outcome),
            lambda attempt: attempt.outcome,
        ),
        Column(
            "reason",
            N_("Reason"),
            _attempt_reason,
            lambda attempt: attempt.reason,
            elastic=True,
        ),
        Column("won", N_("Won"), _won, _won, elastic=True),
    ),
    attempt_json,
)

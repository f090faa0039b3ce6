"""What the rep does, counts and moves: the kinds the history tells apart (METHOD §4, §6).

These are stored tokens; they refuse to change once released.
"""

from __future__ import annotations

from enum import StrEnum


class ActivityKind(StrEnum):
    """What the rep did. `booking` is written by `book`, with the day agreed."""

    DIAL = "dial"
    TALK = "talk"
    VISIT = "visit"
    PROPOSAL = "proposal"
    SERVICE = "service"
    REFERRAL_ASKED = "referral-asked"
    REFERRAL_GOT = "referral-got"
    NOTE = "note"
    BOOKING = "booking"


class TallyKind(StrEnum):
    """What can be counted without a name."""

    DIAL = "dial"
    TALK = "talk"
    APPOINTMENT = "appointment"
    VISIT = "visit"
    PROPOSAL = "proposal"
    SERVICE = "service"
    REFERRAL_ASKED = "referral-asked"
    REFERRAL_GOT = "referral-got"


class MoveKind(StrEnum):
    """Why a card moved."""

    NEW = "new"
    EARNED = "earned"
    OVERRIDE = "override"
    FALL_BACK = "fall-back"
    LOST = "lost"
    REOPENED = "reopened"
    MERGED = "merged"
    FORGOTTEN = "forgotten"


LOGGED = tuple(kind for kind in ActivityKind if kind is not ActivityKind.BOOKING)
"""What `log` takes; a booking is made by `book`."""

WORKED = frozenset(
    {ActivityKind.VISIT, ActivityKind.PROPOSAL, ActivityKind.SERVICE, ActivityKind.BOOKING}
)
"""What puts a contact on the sheet: visited or booked (METHOD §4). A call does not."""

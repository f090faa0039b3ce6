"""What the rep does, counts and moves: the kinds the history tells apart (METHOD §4, §6).

These are stored tokens; they refuse to change once released.
"""

from __future__ import annotations

from enum import StrEnum


class ActivityKind(StrEnum):
    """What the rep did. `book` writes the last two, with the day agreed: first, and again."""

    DIAL = "dial"
    TALK = "talk"
    VISIT = "visit"
    PROPOSAL = "proposal"
    SERVICE = "service"
    REFERRAL_ASKED = "referral-asked"
    REFERRAL_GOT = "referral-got"
    NOTE = "note"
    BOOKING = "booking"
    REBOOKING = "rebooking"


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


LOGGED = tuple(kind for kind in ActivityKind if not kind.endswith("booking"))
"""What `log` takes; a booking is made by `book`."""

WORKED = frozenset(
    {
        ActivityKind.VISIT,
        ActivityKind.PROPOSAL,
        ActivityKind.SERVICE,
        ActivityKind.BOOKING,
        ActivityKind.REBOOKING,
    }
)
"""What puts a contact on the sheet: visited or booked (METHOD §4). A call does not."""

"""What each command that changes a card says, whole, in English."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.stages import Stage
from pipelinecli.render.card.told import tell_moved
from pipelinecli.render.formats.listing import Format
from tests.render.people import (
    AT_25,
    AT_50,
    AT_90,
    BOOKED,
    CLOSED,
    FELL_BACK,
    FORCED,
    LAPSED,
    LOST,
    NEW,
    NO_NEXT,
    NO_STEP,
    OVER,
    OVER_WAITING,
    TOO_LATE,
    UNANSWERED,
    after,
    card,
    met,
)  # fmt: skip

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card


def told(shown: Card, before: Stage | None, did: str, form: Format) -> str:
    out = io.StringIO()
    tell_moved(shown, before, form, out, did=did)
    return out.getvalue()


ENGLISH: dict[str, tuple[tuple[Card, Stage | None, str], str]] = {
    "a new card": (
        (NEW, None, "add"),
        """\
Wang (12): new card, Opportunity.
Next, agree a first meeting with a date: pipeline book 12 WHEN
""",
    ),
    "a booking": (
        (BOOKED, Stage.OPPORTUNITY, "book"),
        """\
Wang (12): Opportunity → First appointment.
First meeting: Tue 2026-12-01 14:00.
When it is held: pipeline met 12 --next WHEN
""",
    ),
    "a booking with another date": (
        (BOOKED, Stage.APPOINTMENT, "book"),
        """\
Wang (12): First appointment, as before.
First meeting: Tue 2026-12-01 14:00.
When it is held: pipeline met 12 --next WHEN
""",
    ),
    "a meeting that nobody has answered for": (
        (UNANSWERED, Stage.APPOINTMENT, "mark"),
        """\
Li (12): First appointment, as before.
The first meeting of Wed 2026-11-25 is unanswered: pipeline met 12 --on WHEN --next WHEN
""",
    ),
    "a correction": ((UNANSWERED, Stage.APPOINTMENT, "edit"), "Li (12): corrected.\n"),
    "a first meeting": (
        (AT_25, Stage.APPOINTMENT, "met"),
        """\
Wang (12): First appointment → 25%.
First meeting: Tue 2026-11-24 14:00. The cycle runs to Tue 2026-12-22.
Next step: Tue 2026-12-01 10:00, go through the plan.
1 of 5; missing: person, plan, budget, timing: pipeline mark 12 person=NAME
""",
    ),
    "a meeting without a next step": (
        (NO_NEXT, Stage.APPOINTMENT, "met"),
        """\
Wang (12): First appointment → Opportunity.
First meeting: Tue 2026-11-24 14:00. The cycle runs to Tue 2026-12-22.
Without a dated next step Wang is an opportunity, not a prospect: pipeline next 12 WHEN
""",
    ),
    "a next step": (
        (AT_25, Stage.OPPORTUNITY, "next"),
        """\
Wang (12): Opportunity → 25%.
Next step: Tue 2026-12-01 10:00, go through the plan.
1 of 5; missing: person, plan, budget, timing: pipeline mark 12 person=NAME
""",
    ),
    "the last criterion": (
        (AT_50, Stage.P25, "mark"),
        """\
Wang (12): 25% → 50%.
Next step: Tue 2026-12-01 10:00, go through the plan.
Expected signing: Tue 2026-12-08. Budget: 1,000-1,500 CNY a month.
All five criteria hold. Once signed and paid: pipeline sign 12 --received AMOUNT
""",
    ),
    "a signing date outside the cycle": (
        (TOO_LATE, Stage.P25, "mark"),
        """\
Wang (12): 25%, as before.
Budget: 1,000-1,500 CNY a month.
Signing Wed 2027-01-06 is outside the cycle; last good day Tue 2026-12-22.
4 of 5; missing: timing: pipeline mark 12 timing=WHEN
""",
    ),
    "a signing date that has passed": (
        (LAPSED, Stage.P50, "next"),
        """\
Wang (12): 50%, as before.
The rules propose: back to 25% (signing date passed): pipeline back 12
4 of 5; missing: timing: pipeline mark 12 timing=WHEN
""",
    ),
    "the papers and the money": (
        (AT_90, Stage.P50, "sign"),
        """\
Wang (12): 50% → 90%.
Signed: Fri 2026-11-27. Received: 3,000 CNY.
When the policy is issued: pipeline close 12
""",
    ),
    "a close": (
        (CLOSED, Stage.P90, "close"),
        """\
Wang (12): 90% → Closed.
Issued: Fri 2026-11-27. Premium: 3,000 CNY. Standard premium: 1,500 CNY.
3 days after the first meeting.
""",
    ),
    "a loss": (
        (LOST, Stage.P25, "lose"),
        """\
Wang (12): 25% → Lost.
Reason: bought elsewhere.
To begin again: pipeline reopen 12
""",
    ),
    "a fall-back": (
        (FELL_BACK, Stage.P25, "back"),
        """\
Wang (12): 25% → Opportunity.
Reason: no answer.
A new first meeting starts a new attempt: pipeline book 12 WHEN
""",
    ),
    "a reopened card": (
        (card(Stage.OPPORTUNITY, {"number": 2}), Stage.LOST, "reopen"),
        """\
Wang (12): Lost → Opportunity (attempt 2).
Next, agree a first meeting with a date: pipeline book 12 WHEN
""",
    ),
    "a card over the cycle": (
        (OVER, Stage.P25, "mark"),
        """\
Tang (12): 25%, as before.
The rules propose: back to Opportunity (over the cycle): pipeline back 12
Over the cycle: 35 days; the last good day was Fri 2026-11-20.
The next step of Tue 2026-11-24 has passed without an answer: pipeline next 12 WHEN
""",
    ),
    "a card over the cycle with a next step to come": (
        (OVER_WAITING, Stage.P25, "mark"),
        """\
Zhou (12): 25%, as before.
Over the cycle: 35 days; the last good day was Fri 2026-11-20.
""",
    ),
    "an opportunity over the cycle": (
        (met(Stage.OPPORTUNITY, NO_STEP, first=after(-29)), Stage.OPPORTUNITY, "mark"),
        """\
Wang (12): Opportunity, as before.
Over the cycle: 29 days; the last good day was Thu 2026-11-26.
A new first meeting starts a new attempt: pipeline book 12 WHEN
""",
    ),
    "a card moved by force": (
        (FORCED, Stage.P25, "move"),
        """\
Wang (12): 25% → 50%.
By override: the boss said so. The facts support 25%.
2 of 5; missing: plan, budget, timing: pipeline mark 12 plan=PLAN
""",
    ),
}


@pytest.mark.parametrize("case", ENGLISH)
def test_a_command_says_what_became_of_the_card_and_what_next(case: str) -> None:
    (shown, before, did), expected = ENGLISH[case]
    assert told(shown, before, did, Format.PLAIN) == expected
    assert told(shown, before, did, Format.TABLE) == expected

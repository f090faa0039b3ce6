"""The gate: what the facts do not support is refused with every missing fact and its command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import Unsupported
from pipelinecli.method.stages import Stage
from pipelinecli.services import leaving, meetings, review
from pipelinecli.services.advance import move
from pipelinecli.services.marking import mark
from tests.builders import refused, when
from tests.services.stories import FIVE, at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary

HELD = "meeting-held: no first meeting has been held  →  pipeline met 1 --next WHEN"
PERSON = "person: the decision-maker is not named  →  pipeline mark 1 person=NAME"
PLAN = (
    "plan: no plan that fits the need and makes sense to the prospect  →  pipeline mark 1 plan=PLAN"
)
BUDGET = "budget: no price or price range has been discussed  →  pipeline mark 1 budget=AMOUNT"
TIMING = "timing: no specific signing date  →  pipeline mark 1 timing=WHEN"
STEP = "next: no dated next step  →  pipeline next 1 WHEN"
SIGNED = "signed: the papers are not signed and handed in  →  pipeline sign 1 --received AMOUNT"
PAID = "paid: the money has not been received  →  pipeline sign 1 --received AMOUNT"
ISSUED = "issued: the policy is not issued  →  pipeline close 1"


def at_1(diary: Diary, name: str) -> str:
    return diary.add(name)


@pytest.mark.parametrize(
    ("story", "target", "label", "missing"),
    [
        (at_1, "25", "25%", [HELD, STEP]),
        (at_1, "50", "50%", [HELD, PERSON, PLAN, BUDGET, TIMING, STEP]),
        (at_1, "90", "90%", [HELD, PERSON, PLAN, BUDGET, TIMING, STEP, SIGNED, PAID]),
        (
            at_1,
            "closed",
            "Closed",
            [HELD, PERSON, PLAN, BUDGET, TIMING, STEP, SIGNED, PAID, ISSUED],
        ),
        (at_2, "25", "25%", [HELD, STEP]),
        (at_25, "50", "50%", [PERSON, PLAN, BUDGET, TIMING]),
        (at_50, "90", "90%", [SIGNED, PAID]),
        (at_50, "closed", "Closed", [SIGNED, PAID, ISSUED]),
        (at_90, "closed", "Closed", [ISSUED]),
    ],
)
def test_every_missing_fact_is_named_with_the_command_that_supplies_it(
    diary: Diary,
    story: Callable[[Diary, str], str],
    target: str,
    label: str,
    missing: list[str],
) -> None:
    who = story(diary, "Ann")
    before = diary.dump()
    facts = "1 fact is" if len(missing) == 1 else f"{len(missing)} facts are"
    assert refused(lambda: move(diary.desk(), who, Stage(target))) == "\n  ".join(
        [f"refused: Ann cannot move to {label}: {facts} missing", *missing]
    )
    assert diary.dump() == before


def test_what_scripts_get_of_a_refusal(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    with pytest.raises(Unsupported) as caught:
        move(diary.desk(), who, Stage.P90)
    command = "pipeline sign 1 --received AMOUNT"
    assert caught.value.missing == (
        {"for": "90", "fact": "signed", "command": command},
        {"for": "90", "fact": "paid", "command": command},
    )


SIGNING_PASSED = (
    "timing: the signing date Mon 2026-03-09 has passed  →  pipeline mark 1 timing=WHEN"
)
STEP_PASSED = (
    "next: the next step of Mon 2026-03-09 has passed without an answer  →  pipeline next 1 WHEN"
)
OVER = "inside-cycle: over the cycle: the last good day was Mon 2026-03-30  →  pipeline back 1"


@pytest.mark.parametrize(
    ("day", "missing"),
    [
        ("2026-03-10", [SIGNING_PASSED, STEP_PASSED, SIGNED, PAID]),
        ("2026-03-31", [OVER, SIGNING_PASSED, STEP_PASSED, SIGNED, PAID]),
    ],
)
def test_what_has_lapsed_is_named_with_its_date(diary: Diary, day: str, missing: list[str]) -> None:
    who = at_50(diary, "Ann")
    said = refused(lambda: move(diary.desk(day), who, Stage.P90))
    assert said.splitlines()[1:] == [f"  {line}" for line in missing]


def test_a_first_meeting_without_an_answer_is_asked_for(diary: Diary) -> None:
    who = at_2(diary, "Ann")
    leaving_day = diary.desk("2026-03-04")
    move(leaving_day, who, Stage.OPPORTUNITY)
    assert refused(lambda: move(leaving_day, who, Stage.APPOINTMENT)) == (
        "refused: Ann cannot move to First appointment: 1 fact is missing\n"
        "  first-meeting: no first meeting with a date is agreed  →  pipeline book 1 WHEN"
    )


@pytest.mark.parametrize("stage", ["opportunity", "appointment", "25", "50", "90"])
def test_a_card_that_is_there_already_is_left_alone(diary: Diary, stage: str) -> None:
    stories = {
        "opportunity": at_1, "appointment": at_2, "25": at_25, "50": at_50, "90": at_90,
    }  # fmt: skip
    who = stories[stage](diary, "Ann")
    before = diary.dump()
    moved = move(diary.desk(), who, Stage(stage))
    assert not moved.changed
    assert diary.dump() == before


@pytest.mark.parametrize("story", [at_2, at_25, at_50, at_90])
def test_any_card_may_be_dropped_to_column_1(
    diary: Diary, story: Callable[[Diary, str], str]
) -> None:
    who = story(diary, "Ann")
    moved = move(diary.desk("2026-03-03"), who, Stage.OPPORTUNITY, reason="cold feet")
    assert moved.card.stage is Stage.OPPORTUNITY
    assert (moved.card.age, moved.card.attempt.next_step) == (None, None)
    assert moved.card.attempt.reason == "cold feet"
    assert review.show(diary.desk(), who).moves[-1].reason == "cold feet"


def test_a_step_down_that_the_rules_call_for_is_taken(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    meetings.set_next(diary.desk(), who, when("2026-03-20"))
    moved = move(diary.desk("2026-03-10"), who, Stage.P25)
    assert (moved.before, moved.card.stage) == (Stage.P50, Stage.P25)
    assert review.show(diary.desk(), who).moves[-1].kind == "fall-back"


@pytest.mark.parametrize(
    ("story", "target", "shown"),
    [(at_50, Stage.P25, "50%"), (at_90, Stage.P50, "90%"), (at_90, Stage.P25, "90%")],
)
def test_a_step_down_that_the_facts_do_not_call_for_is_refused(
    diary: Diary, story: Callable[[Diary, str], str], target: Stage, shown: str
) -> None:
    who = story(diary, "Ann")
    assert refused(lambda: move(diary.desk(), who, target)) == (
        f"refused: the facts put Ann at {shown}; withdraw what no longer holds: "
        "pipeline mark 1 KEY=no, or pipeline back 1"
    )


def test_whoever_has_met_does_not_go_back_to_a_first_appointment(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    assert refused(lambda: move(diary.desk(), who, Stage.APPOINTMENT)) == (
        "refused: the facts put Ann at 25%; withdraw what no longer holds: "
        "pipeline mark 1 KEY=no, or pipeline back 1"
    )


def test_a_loss_is_not_a_move(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    assert refused(lambda: move(diary.desk(), who, Stage.LOST)) == (
        "usage: a loss is recorded with its reason; pipeline lose 1 --reason TEXT"
    )


def test_a_card_off_the_board_is_not_moved(diary: Diary) -> None:
    ann, bo = closed(diary, "Ann"), at_25(diary, "Bo")
    leaving.lose(diary.desk(), bo, "no")
    for target in (Stage.OPPORTUNITY, Stage.P90, Stage.CLOSED):
        assert refused(lambda target=target: move(diary.desk(), ann, target)) == (  # type: ignore[misc]
            "refused: Ann is closed; start a new attempt: pipeline reopen 1"
        )
        assert refused(lambda target=target: move(diary.desk(), bo, target)) == (  # type: ignore[misc]
            "refused: Bo is off the board; start a new attempt: pipeline reopen 2"
        )


def test_a_move_the_facts_have_come_to_support_is_earned(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    move(diary.desk(), who, Stage.APPOINTMENT, force=True, reason="let us see")
    moved = move(diary.desk(), who, Stage.P25)
    assert (moved.card.stage, moved.card.attempt.override) == (Stage.P25, None)
    assert review.show(diary.desk(), who).moves[-1].kind == "earned"
    assert mark(diary.desk(), who, FIVE[:1]).card.stage is Stage.P50

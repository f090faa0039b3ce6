"""The four worked cases of METHOD §5, as a rep would record them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.facts import Fact, Missing, Why
from pipelinecli.method.flags import Flag
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, leaving, review
from pipelinecli.services.marking import mark
from pipelinecli.services.meetings import book, met, set_next
from tests.builders import refused, when

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card
    from tests.builders import Diary


def missing(card: Card) -> list[Fact]:
    return [fact.fact for fact in card.classification.missing]


def test_a_clerk_who_is_keen_on_the_phone_is_an_opportunity(diary: Diary) -> None:
    clerk = diary.add("Clothing-shop clerk", "2008-12-01")
    desk = diary.desk("2008-12-01")
    capture.log(desk, ActivityKind.DIAL, clerk, when("2008-12-01"), note="left a message")
    desk = diary.desk("2008-12-03")
    capture.log(desk, ActivityKind.TALK, clerk, when("2008-12-03"), note="keen, will arrange")
    card = review.one(desk, clerk)
    assert (card.stage, card.classification.stage) == (Stage.OPPORTUNITY, Stage.OPPORTUNITY)
    assert missing(card) == [Fact.FIRST_MEETING]
    assert refused(lambda: advance.move(desk, clerk, Stage.APPOINTMENT)) == (
        "refused: Clothing-shop clerk cannot move to First appointment: 1 fact is missing\n"
        "  first-meeting: no first meeting with a date is agreed  →  pipeline book 1 WHEN"
    )


def test_manager_wang_is_at_25(diary: Diary) -> None:
    wang = diary.add("王经理", "2008-12-10")
    book(diary.desk("2008-12-10"), wang, when("2008-12-12"))
    desk = diary.desk("2008-12-12")
    met(desk, wang, when("2008-12-12"), upcoming=when("2008-12-15"), agenda="go through the plan")
    moved = mark(desk, wang, ["person=himself", "budget=500/month"])
    assert (moved.card.stage, moved.card.classification.stage) == (Stage.P25, Stage.P25)
    assert missing(moved.card) == [Fact.PLAN, Fact.TIMING]
    assert refused(lambda: advance.move(desk, wang, Stage.P50)) == (
        "refused: 王经理 cannot move to 50%: 2 facts are missing\n"
        "  plan: no plan that fits the need and makes sense to the prospect  →  "
        "pipeline mark 1 plan=PLAN\n"
        "  timing: no specific signing date  →  pipeline mark 1 timing=WHEN"
    )


def test_owner_zhang_is_at_50_and_not_at_90(diary: Diary) -> None:
    zhang = diary.add("张老板", "2008-12-01")
    met(diary.desk("2008-12-02"), zhang, when("2008-12-02"), upcoming=when("2008-12-09"))
    desk = diary.desk("2008-12-09")
    met(desk, zhang, when("2008-12-09"), upcoming=when("2008-12-16T14:00"), agenda="the plan")
    moved = mark(
        desk, zhang, ["person=himself", "plan=benefits", "budget=0-1500/month", "timing=12-16"]
    )
    assert (moved.before, moved.card.stage) == (Stage.P25, Stage.P50)
    assert missing(moved.card) == [Fact.SIGNED, Fact.PAID]


def test_director_tang_is_an_opportunity_after_42_days(diary: Diary) -> None:
    tang = diary.add("唐主任", "2008-12-01")
    met(diary.desk("2008-12-08"), tang, when("2008-12-08"), upcoming=when("2008-12-22"))
    mark(diary.desk("2008-12-08"), tang, ["plan=proposal", "budget=1000/month"])
    desk = diary.desk("2008-12-22")
    met(desk, tang, when("2008-12-22"), upcoming=when("2009-01-12"), agenda="asks his wife")
    desk = diary.desk("2009-01-12")
    capture.log(desk, ActivityKind.TALK, tang, when("2009-01-12"), note="will come back to you")
    overdue = review.one(desk, tang)
    assert (overdue.stage, overdue.age, overdue.flags) == (Stage.P25, 35, (Flag.OVERDUE,))
    assert overdue.proposal is None  # the step is today: it is waited for
    moved = mark(desk, tang, ["next=no"])
    assert (moved.card.stage, moved.card.classification.stage) == (
        Stage.OPPORTUNITY,
        Stage.OPPORTUNITY,
    )
    over = Missing(Fact.INSIDE_CYCLE, Why.OVER_CYCLE, when("2009-01-05").day)
    assert moved.card.classification.missing == (over, Missing(Fact.NEXT))


def test_director_tang_falls_back_by_the_rules_a_day_later(diary: Diary) -> None:
    tang = diary.add("唐主任", "2008-12-01")
    met(diary.desk("2008-12-08"), tang, when("2008-12-08"), upcoming=when("2009-01-12"))
    desk = diary.desk("2009-01-13")
    overdue = review.one(desk, tang)
    assert overdue.flags == (Flag.NEXT_STEP_PASSED, Flag.OVERDUE)
    assert overdue.proposal is not None
    assert (overdue.stage, overdue.proposal.to) == (Stage.P25, Stage.OPPORTUNITY)
    moved = leaving.back(desk, tang)
    assert (moved.card.stage, moved.card.age, moved.card.first_meeting) == (
        Stage.OPPORTUNITY,
        None,
        None,
    )
    again = set_next(desk, tang, when("2009-01-20"))
    assert again.card.stage is Stage.OPPORTUNITY

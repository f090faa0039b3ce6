"""The last facts: papers signed and money received, then the policy issued."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.flags import Flag
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, meetings, review, setup
from pipelinecli.services.marking import mark
from tests.builders import MONDAY, refused, when
from tests.services.stories import FIVE, NEXT, at_25, at_50, at_90, sign, yuan

if TYPE_CHECKING:
    from pipelinecli.services.working import Moved
    from tests.builders import Diary

TODAY = when(MONDAY)


def close(diary: Diary, who: str, day: str = MONDAY, **more: Any) -> Moved:  # noqa: ANN401
    return advance.close(diary.desk(day), who, when(day), **more)


def test_signed_and_paid_is_90(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    moved = sign(diary, who, "2026-03-05")
    attempt = moved.card.attempt
    assert (moved.before, moved.card.stage) == (Stage.P50, Stage.P90)
    assert (attempt.signed, attempt.received) == (date(2026, 3, 5), yuan(10_000))
    assert moved.card.flags == ()


def test_signing_answers_the_step_that_led_to_it_and_does_not_expire(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    later = review.one(diary.desk("2026-03-30"), who)
    assert (later.flags, later.classification.stage) == ((), Stage.P90)
    over = review.one(diary.desk("2026-03-31"), who)
    assert (over.flags, over.proposal) == ((Flag.OVER_CYCLE_90,), None)


def test_the_day_of_signing_is_a_signing_date_even_when_another_was_expected(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    meetings.set_next(diary.desk(), who, when("2026-04-20"))
    mark(diary.desk(), who, [*FIVE[:-1], "timing=2026-04-20"])
    assert review.one(diary.desk(), who).stage is Stage.P25
    assert sign(diary, who, "2026-03-20").card.stage is Stage.P90


def test_signing_recorded_late_is_judged_on_its_own_day(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    moved = advance.sign(diary.desk("2026-04-20"), who, yuan(10_000), when(NEXT))
    assert (moved.card.stage, moved.card.attempt.signed) == (Stage.P90, date(2026, 3, 9))
    assert review.show(diary.desk(), who).moves[-1].at.date() == date(2026, 3, 9)


def test_papers_are_signed_once_and_corrected_by_going_back(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    assert refused(lambda: sign(diary, who, "2026-03-03")) == (
        "refused: Ann has signed on Mon 2026-03-02; to correct it: pipeline back 1, then sign again"
    )
    leaving.back(diary.desk("2026-03-04"), who)
    moved = advance.sign(diary.desk("2026-03-04"), who, yuan(12_000), when("2026-03-03"))
    assert (moved.card.stage, moved.card.attempt.received) == (Stage.P90, yuan(12_000))
    assert moved.card.attempt.signed == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("received", "day", "said"),
    [
        (0, MONDAY, "nothing has been received; 90% needs the money: --received AMOUNT"),
        (1, "2026-03-03", "Tue 2026-03-03 is in the future; record it when it has happened"),
        (1, "2026-03-01", "that is before the first meeting; name a later day: --on WHEN"),
    ],
)
def test_what_cannot_have_been_signed_is_refused(
    diary: Diary, received: int, day: str, said: str
) -> None:
    who = at_50(diary, "Ann")
    before = diary.dump()
    command = lambda: advance.sign(diary.desk(), who, yuan(received), when(day))  # noqa: E731
    assert refused(command) == f"usage: {said}"
    assert diary.dump() == before


def test_papers_of_a_card_that_lacks_criteria_are_refused(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    assert refused(lambda: sign(diary, who, MONDAY)) == (
        "refused: Ann cannot move to 90%: 3 facts are missing\n"
        "  person: the decision-maker is not named  →  pipeline mark 1 person=NAME\n"
        "  plan: no plan that fits the need and makes sense to the prospect  →  "
        "pipeline mark 1 plan=PLAN\n"
        "  budget: no price or price range has been discussed  →  "
        "pipeline mark 1 budget=AMOUNT"
    )


def test_papers_need_a_next_step_that_led_to_them(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    mark(diary.desk(), who, ["next=no"])
    assert refused(lambda: sign(diary, who, MONDAY)) == (
        "refused: Ann cannot move to 90%: 1 fact is missing\n"
        "  next: no dated next step  →  pipeline next 1 WHEN"
    )


def test_papers_signed_after_the_cycle_say_what_is_left_to_do(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    meetings.set_next(diary.desk(), who, when("2026-04-02"))
    mark(diary.desk(), who, ["timing=2026-04-02"])
    assert refused(lambda: sign(diary, who, "2026-04-02")) == (
        "refused: Ann cannot move to 90%: 1 fact is missing; after the cycle only an override "
        "records it: pipeline move 1 90 --force --reason TEXT, then sign again\n"
        "  timing: the signing date Thu 2026-04-02 is outside the cycle  →  "
        "pipeline mark 1 timing=WHEN"
    )
    desk = diary.desk("2026-04-02")
    advance.move(desk, who, Stage.P90, force=True, reason="the bank was slow")
    moved = sign(diary, who, "2026-04-02")
    assert (moved.card.stage, moved.card.attempt.received) == (Stage.P90, yuan(10_000))
    assert moved.card.attempt.override == "the bank was slow"


def test_issued_is_closed_with_the_premium_that_was_received(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    moved = close(diary, who, "2026-03-12")
    attempt = moved.card.attempt
    assert (moved.before, moved.card.stage) == (Stage.P90, Stage.CLOSED)
    assert (attempt.issued, attempt.outcome) == (date(2026, 3, 12), Outcome.CLOSED)
    assert (attempt.premium, attempt.standard) == (yuan(10_000), None)
    assert (moved.card.age, moved.card.flags) == (10, ())
    assert review.one(diary.desk("2027-01-01"), who).age == 10


@pytest.mark.parametrize(
    ("more", "factor", "premium", "standard"),
    [
        ({"premium": yuan(12_000)}, "", yuan(12_000), None),
        ({"standard": yuan(4_000)}, "", yuan(10_000), yuan(4_000)),
        ({"standard": yuan(0)}, "0.5", yuan(10_000), yuan(0)),
        ({"factor": "0.5"}, "", yuan(10_000), yuan(5_000)),
        ({}, "50%", yuan(10_000), yuan(5_000)),
        ({"factor": "1/3"}, "50%", yuan(10_000), Money(333_333, "CNY")),
        ({"premium": yuan(12_000), "factor": "2"}, "", yuan(12_000), yuan(24_000)),
    ],
)
def test_the_standard_premium_is_given_or_reckoned(
    diary: Diary, more: dict[str, Any], factor: str, premium: Money, standard: Money | None
) -> None:
    who = at_90(diary, "Ann")
    setup.put(diary.desk(), "factor", factor)
    attempt = close(diary, who, **more).card.attempt
    assert (attempt.premium, attempt.standard) == (premium, standard)
    assert review.one(diary.desk(), who).attempt == attempt


@pytest.mark.parametrize(
    ("day", "on", "more", "said"),
    [
        (
            MONDAY,
            MONDAY,
            {"standard": yuan(1), "factor": "1"},
            "--standard and --factor do not go together",
        ),
        (
            MONDAY,
            "2026-03-03",
            {},
            "Tue 2026-03-03 is in the future; record it when it has happened",
        ),
        (
            MONDAY,
            "2026-03-01",
            {},
            "that is before the first meeting; name a later day: --on WHEN",
        ),
        (MONDAY, MONDAY, {"factor": "x"}, "“x” is not a factor; type it like 0.5, 50% or 1/2"),
    ],
)
def test_what_cannot_have_been_issued_is_refused(
    diary: Diary, day: str, on: str, more: dict[str, Any], said: str
) -> None:
    who = at_90(diary, "Ann")
    before = diary.dump()
    command = lambda: advance.close(diary.desk(day), who, when(on), **more)  # noqa: E731
    assert refused(command) == f"usage: {said}"
    assert diary.dump() == before


def test_nothing_is_issued_before_it_was_signed(diary: Diary) -> None:
    who = at_90(diary, "Ann", "2026-03-05")
    assert refused(lambda: advance.close(diary.desk("2026-03-06"), who, when("2026-03-04"))) == (
        "usage: it cannot be issued before it was signed; name a later day: --on WHEN"
    )


def test_a_policy_is_not_issued_without_signature_and_money(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    assert refused(lambda: close(diary, who)) == (
        "refused: Ann cannot move to Closed: 2 facts are missing\n"
        "  signed: the papers are not signed and handed in  →  pipeline sign 1 --received AMOUNT\n"
        "  paid: the money has not been received  →  pipeline sign 1 --received AMOUNT"
    )


def test_a_factor_needs_a_premium(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    advance.move(diary.desk(), who, Stage.P90, force=True, reason="a favour")
    assert refused(lambda: close(diary, who, factor="0.5")) == (
        "usage: --factor needs a premium; add --premium AMOUNT"
    )
    setup.put(diary.desk(), "factor", "0.5")
    attempt = close(diary, who).card.attempt
    assert (attempt.premium, attempt.standard) == (None, None)


def test_amounts_of_one_attempt_are_in_one_currency(diary: Diary) -> None:
    who = at_50(diary, "Ann")
    setup.put(diary.desk(), "currency", "JPY")
    before = diary.dump()
    assert refused(lambda: advance.sign(diary.desk(), who, Money(10_000, "JPY"), TODAY)) == (
        "usage: Ann would have amounts in CNY, JPY; "
        "an attempt keeps one currency: pipeline config set currency CODE"
    )
    assert diary.dump() == before
    mark(diary.desk(), who, ["budget=20000/month"])
    moved = advance.sign(diary.desk(), who, Money(10_000, "JPY"), TODAY)
    assert (moved.card.stage, moved.card.attempt.received) == (Stage.P90, Money(10_000, "JPY"))
    assert review.one(diary.desk(), who).attempt == moved.card.attempt


def test_a_card_off_the_board_is_neither_signed_nor_closed(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    leaving.lose(diary.desk(), who, "no")
    said = "refused: Ann is off the board; start a new attempt: pipeline reopen 1"
    assert refused(lambda: sign(diary, who, MONDAY)) == said
    assert refused(lambda: close(diary, who)) == said


def test_a_card_that_fell_back_cannot_be_closed_with_what_it_had_won(diary: Diary) -> None:
    who = at_90(diary, "Ann")
    advance.move(diary.desk(), who, Stage.OPPORTUNITY)
    said = refused(lambda: close(diary, who))
    assert said.startswith("refused: Ann cannot move to Closed: 8 facts are missing")
    assert review.one(diary.desk(), who).stage is Stage.OPPORTUNITY


def test_a_forced_card_is_closed_as_an_override(diary: Diary) -> None:
    who = at_25(diary, "Ann")
    advance.move(diary.desk(), who, Stage.P90, force=True, reason="the boss")
    close(diary, who)
    last = review.show(diary.desk(), who).moves[-1]
    assert (last.to_stage, last.kind.value, last.reason) == (Stage.CLOSED, "override", "the boss")


def test_a_signed_card_that_lost_a_criterion_is_told_which_one_and_not_to_fall_back(
    diary: Diary,
) -> None:
    who = at_90(diary, "Ann")
    mark(diary.desk(), who, ["plan=no"])
    said = refused(lambda: sign(diary, who, MONDAY))
    assert said.startswith("refused: Ann cannot move to 90%: 1 fact is missing")
    assert mark(diary.desk(), who, ["plan=another"]).card.stage is Stage.P90

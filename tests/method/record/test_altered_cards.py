from __future__ import annotations

from datetime import date, datetime, time

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.record.alterations import Done, Field, Moved, Step, Who
from pipelinecli.method.stages import Stage
from tests.method.journalled import (
    AT,
    activity,
    attempt,
    card,
    edited,
    gone,
    local,
    made,
    move,
    of_wang,
    read,
)

DECEMBER = "2026-12-01"
FIRST = When(date(2026, 12, 1))
DIALLED = Done(ActivityKind.DIAL, local(AT), None, None, None)


def test_a_new_card_is_told_with_what_is_known_and_without_its_column() -> None:
    assert of_wang(
        made("card", card(phone="138", opened_on="2026-11-24", birthday="1980-01-31", grade="A")),
        made("tag", {"id": 1, "card_id": 1, "name": "vip"}),
        made("attempt", attempt()),
        made("stage_change", move(kind="new", to_stage="opportunity")),
    ) == [
        (Field.CARD, None, "Wang"),
        (Field.PHONE, None, "138"),
        (Field.GRADE, None, "A"),
        (Field.BIRTHDAY, None, date(1980, 1, 31)),
        (Field.TAG, None, "vip"),
    ]


def test_a_new_card_that_came_further_at_once_is_told_with_its_column() -> None:
    found = of_wang(made("card", card()), made("attempt", attempt(stage="25", held=1)))
    assert found == [
        (Field.CARD, None, "Wang"),
        (Field.HELD, False, True),
        (Field.STAGE, None, Stage.P25),
    ]


def test_a_person_is_told_field_by_field_and_never_by_a_key() -> None:
    assert of_wang(
        edited(
            "card",
            card(org="Acme", referred_by=3, opened_on="2026-11-24"),
            card(name="Wong", name_key="wong", note="tea", opened_on="2026-11-20"),
        )
    ) == [
        (Field.NAME, "Wang", "Wong"),
        (Field.ORG, "Acme", None),
        (Field.REFERRED_BY, Who(3), None),
        (Field.NOTE, None, "tea"),
        (Field.OPENED, date(2026, 11, 24), date(2026, 11, 20)),
    ]


def test_a_tag_that_was_taken_off_and_put_on_again_was_not_changed() -> None:
    def tag(name: str) -> dict[str, object]:
        return {"id": 1, "card_id": 1, "name": name}

    assert of_wang(
        gone("tag", tag("warm"), 1),
        gone("tag", tag("vip"), 2),
        made("tag", tag("vip"), 3),
        made("tag", tag("new"), 4),
    ) == [(Field.TAG, "warm", None), (Field.TAG, None, "new")]


def test_what_was_won_is_told_as_values_and_the_move_as_the_stage() -> None:
    won = attempt(
        stage="50",
        since="2026-11-28T10:00:00Z",
        person="herself",
        person_marked="2026-11-28",
        plan="life",
        budget="1000-1500/month",
        amount_low=100_000,
        amount_high=150_000,
        amount_per="month",
        signing="2026-12-05",
        next_step="2026-12-01T14:00",
        next_agenda="sign",
        received=500_000,
        signed_on="2026-11-28",
    )
    assert of_wang(
        edited("attempt", attempt(stage="25"), won), made("stage_change", move(to_stage="50"))
    ) == [
        (Field.NEXT_STEP, None, Step(When(date(2026, 12, 1), time(14)), "sign")),
        (Field.PERSON, None, "herself"),
        (Field.PLAN, None, "life"),
        (Field.SIGNING, None, When(date(2026, 12, 5))),
        (Field.SIGNED, None, date(2026, 11, 28)),
        (Field.RECEIVED, None, Money(500_000, "CNY")),
        (Field.BUDGET, None, Amount(100_000, 150_000, "CNY", Per.MONTH)),
        (Field.STAGE, Stage.P25, Stage.P50),
    ]


def test_a_budget_is_told_by_its_words_where_the_amount_is_the_same_or_is_none() -> None:
    price = {"amount_low": 100, "amount_high": 100}
    assert of_wang(
        edited("attempt", attempt(budget="1/once", **price), attempt(budget="one yuan", **price))
    ) == [(Field.BUDGET, "1/once", "one yuan")]
    assert of_wang(edited("attempt", attempt(budget="some"), attempt(budget="1", **price))) == [
        (Field.BUDGET, "some", Amount(100, 100, "CNY"))
    ]


@pytest.mark.parametrize(
    ("stage", "outcome", "told"),
    [
        ("closed", "closed", []),
        ("lost", "lost", []),
        ("opportunity", "fell-back", [(Field.OUTCOME, None, Outcome.FELL_BACK)]),
        ("opportunity", "merged", []),
        ("opportunity", "vanished", [(Field.OUTCOME, None, "vanished")]),
    ],
)
def test_how_an_attempt_ended_is_told_where_its_stage_does_not_say_so(
    stage: str, outcome: str, told: list[object]
) -> None:
    ended = attempt(stage=stage, outcome=outcome, ended_at=AT)
    found = of_wang(edited("attempt", attempt(stage=stage), ended))
    assert found == told


def test_another_attempt_is_told_with_the_column_the_card_came_from() -> None:
    assert of_wang(
        edited("attempt", attempt(stage="closed"), attempt(stage="closed", current=0)),
        made("attempt", attempt(id=6, number=2), 6),
        made("stage_change", move(kind="reopened", from_stage="closed", to_stage="opportunity")),
    ) == [(Field.ATTEMPT, None, 2), (Field.STAGE, Stage.CLOSED, Stage.OPPORTUNITY)]
    assert of_wang(
        gone("attempt", attempt(id=6, number=2, person="her"), 6),
        edited("attempt", attempt(stage="closed", current=0), attempt(stage="closed")),
    ) == [(Field.ATTEMPT, 2, None), (Field.STAGE, Stage.OPPORTUNITY, Stage.CLOSED)]


def test_a_step_that_goes_over_to_the_next_attempt_is_not_a_new_one() -> None:
    step = {"next_step": DECEMBER, "next_agenda": "sign"}
    old = edited("attempt", attempt(**step), attempt(**step, current=0))
    again = made("attempt", attempt(number=2, person="her", **step), 6)
    assert of_wang(old, again) == [(Field.ATTEMPT, None, 2), (Field.PERSON, None, "her")]
    other = made("attempt", attempt(number=2, next_step=DECEMBER), 6)
    assert (Field.NEXT_STEP, None, Step(FIRST, None)) in of_wang(old, other)


def test_a_card_that_was_merged_is_told_by_the_one_it_is_part_of() -> None:
    handed_over = edited("attempt", attempt(card_id=2), attempt(number=2, current=0))
    found = read(
        handed_over,
        edited("stage_change", move(card_id=2), move()),
        edited("activity", activity(card_id=2), activity()),
        gone("tag", {"id": 3, "card_id": 2, "name": "vip"}, 3),
        gone("card", card(id=2, name="Wong", phone="138"), 2),
        edited("card", card(), card(phone="138")),
        made("stage_change", move(kind="merged", to_stage="opportunity"), 10),
    )
    assert [(one.subject.key, one.field, one.before, one.after) for one in found] == [
        (2, Field.MERGED_INTO, None, Who(1)),
        (1, Field.PHONE, None, "138"),
    ]


def test_a_card_that_is_simply_gone_is_told_by_its_name() -> None:
    found = of_wang(gone("card", card(phone="138")), gone("attempt", attempt(person="her")))
    assert found == [(Field.CARD, "Wang", None)]


def test_a_merge_that_altered_nothing_of_the_card_that_stays_says_nothing_of_it() -> None:
    assert of_wang(made("stage_change", move(kind="merged", to_stage="25"))) == []


def test_what_was_done_is_told_and_what_was_handed_over_is_not() -> None:
    noted = activity(note="tea", minutes=3, due=DECEMBER)
    assert of_wang(made("activity", noted)) == [
        (Field.ACTIVITY, None, DIALLED._replace(note="tea", minutes=3, due=FIRST))
    ]
    assert of_wang(gone("activity", activity())) == [(Field.ACTIVITY, DIALLED, None)]
    assert of_wang(edited("activity", activity(attempt_id=5), activity(attempt_id=6))) == []


def test_a_booking_is_said_by_its_date_unless_it_has_words_of_its_own() -> None:
    agreed = edited("attempt", attempt(), attempt(first_meeting=DECEMBER))
    booking = activity(kind="booking", due=DECEMBER)
    assert of_wang(agreed, made("activity", booking)) == [(Field.FIRST_MEETING, None, FIRST)]
    with_words = of_wang(agreed, made("activity", {**booking, "note": "office"}))
    assert [field for field, *_values in with_words] == [Field.FIRST_MEETING, Field.ACTIVITY]
    another_day = of_wang(agreed, made("activity", {**booking, "due": "2026-12-02"}))
    assert [field for field, *_values in another_day] == [Field.FIRST_MEETING, Field.ACTIVITY]


def test_a_reason_is_told_once() -> None:
    overridden = edited("attempt", attempt(), attempt(stage="25", override="he said so"))
    assert of_wang(overridden, made("stage_change", move(reason="he said so"))) == [
        (Field.OVERRIDE, None, "he said so"),
        (Field.STAGE, Stage.OPPORTUNITY, Stage.P25),
    ]
    assert of_wang(made("stage_change", move(reason="no time"))) == [
        (Field.REASON, None, "no time")
    ]


def test_a_move_that_led_nowhere_is_told_where_nothing_else_is() -> None:
    assert of_wang(
        edited("attempt", attempt(), attempt(since="2026-11-28T10:00:00Z")),
        made("stage_change", move(kind="override", to_stage="25")),
    ) == [(Field.MOVE, None, Moved(MoveKind.OVERRIDE, Stage.P25))]
    assert of_wang(gone("stage_change", move())) == []


def test_a_criterion_that_was_won_again_is_told_by_the_day() -> None:
    before = attempt(plan="life", plan_marked="2026-11-24")
    after = attempt(plan="life", plan_marked="2026-11-28")
    assert of_wang(edited("attempt", before, after)) == [
        (Field.PLAN_MARKED, date(2026, 11, 24), date(2026, 11, 28))
    ]


def test_an_attempt_that_was_handed_over_alone_says_nothing() -> None:
    handed_over = edited("attempt", attempt(card_id=2, current=0), attempt(current=0))
    assert read(handed_over) == ()


def test_what_a_later_version_calls_otherwise_is_told_as_it_is() -> None:
    moved = edited("attempt", attempt(), attempt(stage="75"))
    assert of_wang(moved) == [(Field.STAGE, Stage.OPPORTUNITY, "75")]
    called = made("activity", activity(kind="video-call"))
    [(field, before, after)] = of_wang(called)
    assert (field, before) == (Field.ACTIVITY, None)
    assert after == DIALLED._replace(kind="video-call")
    assert of_wang(made("activity", {"id": 1, "card_id": 1})) == []


def test_a_moment_is_told_in_the_zone_of_the_reader() -> None:
    [(_field, _before, after)] = of_wang(made("activity", activity()))
    assert isinstance(after, Done)
    assert after.at == datetime.fromisoformat(AT)

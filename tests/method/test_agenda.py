"""The day's list: which reasons a card has, and in which order they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.agenda import Due, Item, Reason, agenda
from pipelinecli.method.dates import When
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from tests.method.people import FIRST, TODAY, Facts, after, at_25, card

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card


def reasons(*cards: Card) -> list[tuple[Reason, ...]]:
    return [item.reasons for item in agenda(cards, ())]


def test_every_flag_is_a_reason_of_the_same_name_and_urgency() -> None:
    assert [due.value for due in Due if due.value in set(Flag)] == list(Flag)


def test_what_is_due_another_day_is_not_on_the_list() -> None:
    tomorrow = When(after(1))
    assert reasons(
        card(Stage.OPPORTUNITY),
        card(Stage.APPOINTMENT, 2, first_meeting=tomorrow),
        at_25(3, next_step=tomorrow, signing=tomorrow),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"next_step": When(TODAY)}, Reason(Due.NEXT_STEP, When(TODAY))),
        ({"next_step": When(after(-1))}, Reason(Due.NEXT_STEP_PASSED, When(after(-1)))),
        ({}, Reason(Due.NO_NEXT_STEP)),
        (
            {"next_step": When(after(1)), "signing": When(TODAY)},
            Reason(Due.SIGNING, When(TODAY)),
        ),
        (
            {"next_step": When(after(1)), "signing": When(after(-1))},
            Reason(Due.SIGNING_PASSED, When(after(-1))),
        ),
        (
            {"next_step": When(after(1)), "first_meeting": When(after(-29))},
            Reason(Due.OVERDUE, When(after(0))),
        ),
        # A step agreed after the papers were signed is one to keep as well.
        ({"signed": after(-2), "next_step": When(after(-1)), "next_marked": after(-1)},
         Reason(Due.NEXT_STEP_PASSED, When(after(-1)))),
    ],
)  # fmt: skip
def test_a_reason_comes_with_the_date_that_makes_it_one(facts: Facts, found: Reason) -> None:
    assert reasons(at_25(**facts)) == [(found,)]


def test_papers_that_are_signed_answer_the_step_that_led_to_them() -> None:
    signed: Facts = {"signed": TODAY, "next_step": When(TODAY), "signing": When(TODAY)}
    assert reasons(card(Stage.P90, first_meeting=FIRST, held=True, **signed)) == []


def test_a_first_meeting_is_due_on_its_day_and_wants_an_answer_after_it() -> None:
    assert reasons(
        card(Stage.APPOINTMENT, 1, first_meeting=When(after(-1))),
        card(Stage.APPOINTMENT, 2, first_meeting=When(TODAY)),
    ) == [
        (Reason(Due.MEETING, When(TODAY)),),
        (Reason(Due.MEETING_UNANSWERED, When(after(-1))),),
    ]


def test_what_is_off_the_board_has_no_step_to_keep() -> None:
    for stage in (Stage.CLOSED, Stage.LOST):
        assert reasons(card(stage, next_step=When(TODAY))) == []


def test_birthdays_and_anniversaries_come_last_by_day_whichever_they_are() -> None:
    people = [card(Stage.OPPORTUNITY, number) for number in range(1, 5)]
    busy = at_25(5)
    occasions = [
        (people[0], Reason(Due.BIRTHDAY, When(after(6)))),
        (people[1], Reason(Due.ANNIVERSARY, When(after(2)), 3)),
        (people[2], Reason(Due.ANNIVERSARY, When(after(1)), 1)),
        (people[3], Reason(Due.BIRTHDAY, When(after(2)))),
        (busy, Reason(Due.ANNIVERSARY, When(TODAY), 2)),
    ]
    listed = agenda([busy], occasions)
    assert [item.card.person.id for item in listed] == [5, 3, 4, 2, 1]
    assert listed[0].reasons == (
        Reason(Due.NO_NEXT_STEP),
        Reason(Due.ANNIVERSARY, When(TODAY), 2),
    )


def test_two_policies_of_one_person_are_two_reasons_unless_they_are_the_same() -> None:
    ann = card(Stage.CLOSED)
    second, fifth = (Reason(Due.ANNIVERSARY, When(TODAY), years) for years in (2, 5))
    assert agenda([], [(ann, fifth), (ann, second), (ann, fifth)]) == (Item(ann, (second, fifth)),)


def test_a_card_that_comes_twice_is_listed_once() -> None:
    ann = at_25(next_step=When(TODAY))
    assert agenda([ann, ann], ()) == (Item(ann, (Reason(Due.NEXT_STEP, When(TODAY)),)),)


OCCASIONS = st.sampled_from((Due.BIRTHDAY, Due.ANNIVERSARY))


@given(st.lists(st.tuples(st.integers(1, 6), OCCASIONS, st.integers(0, 6), st.integers(1, 3))))
def test_the_order_does_not_depend_on_the_order_things_were_found_in(
    found: list[tuple[int, Due, int, int]],
) -> None:
    people = {number: card(Stage.OPPORTUNITY, number) for number in range(1, 7)}
    occasions = [
        (people[number], Reason(due, When(after(days)), years))
        for number, due, days, years in found
    ]
    listed = agenda((), occasions)
    assert listed == agenda((), reversed(occasions))
    days = [item.reasons[0].when for item in listed]
    assert days == sorted(days, key=lambda when: "" if when is None else when.text())
    assert sum(len(item.reasons) for item in listed) == len(set(occasions))

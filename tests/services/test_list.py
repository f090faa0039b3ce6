"""Lists: which cards, in which order, and how many."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.stages import Stage
from pipelinecli.services import leaving, meetings, review
from pipelinecli.services.review import Wanted
from pipelinecli.store.cards import LISTS
from tests.builders import refused, when
from tests.services.erasing import forget
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from tests.builders import Diary


@pytest.fixture
def week(diary: Diary) -> Diary:
    """Seven cards in seven places, in the order closed, 90, 50, 25, lost, 2, 1."""
    closed(diary, "Gil")
    at_90(diary, "Fay")
    at_50(diary, "Eve")
    at_25(diary, "Dan")
    leaving.lose(diary.desk(), at_25(diary, "Zed"), "no")
    at_2(diary, "bob")
    diary.add("Ann", "2026-03-03", source="fair", grade="A", tags=["vip", "old"])
    return diary


def names(diary: Diary, wanted: Wanted = Wanted(), **more: object) -> str:  # noqa: B008
    listed = review.listed(diary.desk("2026-03-03"), wanted, **more)  # type: ignore[arg-type]
    return " ".join(card.person.name for card in listed)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), "Gil Fay Eve Dan Zed bob Ann"),
        (Wanted(stage="50"), "Eve"),
        (Wanted(stage="50%"), "Eve"),
        (Wanted(stage=" First Appointment "), "bob"),
        (Wanted(stage="lost"), "Zed"),
        (Wanted(stage="closed"), "Gil"),
        (Wanted(tag="vip"), "Ann"),
        (Wanted(tag="new"), ""),
        (Wanted(source="fair"), "Ann"),
        (Wanted(grade="a"), "Ann"),
        (Wanted(since=date(2026, 3, 3)), "Ann"),
        (Wanted(since=date(2026, 3, 2)), "Gil Fay Eve Dan Zed bob Ann"),
        (Wanted(flag="meeting-unanswered"), "bob"),
        (Wanted(stage="opportunity", tag="old", grade="A", source="fair"), "Ann"),
        (Wanted(stage="25", tag="vip"), ""),
    ],
)
def test_a_list_keeps_what_was_wanted(week: Diary, wanted: Wanted, found: str) -> None:
    assert names(week, wanted) == found


@pytest.mark.parametrize("order", LISTS)
@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_order_keeps_the_same_cards(week: Diary, order: str, stage: str | None) -> None:
    wanted = Wanted(stage=stage)
    assert sorted(names(week, wanted, order=order)) == sorted(names(week, wanted))


def test_the_orders(week: Diary) -> None:
    meetings.set_next(week.desk(), "Dan", when("2026-03-04"))
    meetings.book(week.desk(), "bob", when("2026-03-20"))
    leaving.back(week.desk("2026-03-03"), "Eve")
    assert names(week, order="id") == "Gil Fay Eve Dan Zed bob Ann"
    assert names(week, order="name") == "Ann bob Dan Eve Fay Gil Zed"
    assert names(week, order="stage") == "Ann bob Eve Dan Fay Gil Zed"
    assert names(week, order="first-meeting") == "Gil Fay Eve Dan Zed bob Ann"
    assert names(week, order="next-step").startswith("Dan ")
    assert names(week, order="next-step").endswith(" bob Ann")
    assert names(week, order="since") == "Ann Eve bob Zed Dan Fay Gil"


@pytest.mark.parametrize(
    ("limit", "found"), [(0, ""), (1, "Gil"), (2, "Gil Fay"), (99, "Gil Fay Eve Dan Zed bob Ann")]
)
def test_no_more_are_listed_than_were_asked_for(week: Diary, limit: int, found: str) -> None:
    assert names(week, limit=limit) == found


def test_the_limit_counts_what_is_listed_and_not_what_is_read(week: Diary) -> None:
    wanted = Wanted(flag="next-step-passed")
    listed = review.listed(week.desk("2026-04-01"), wanted, limit=1)
    assert [card.person.name for card in listed] == ["Eve"]


def test_whoever_was_forgotten_is_not_listed(week: Diary) -> None:
    forget(week.desk(), "Gil")
    for order in LISTS:
        assert "Gil" not in names(week, order=order)
        assert len(names(week, order=order).split()) == 6


FLAGS = (
    "meeting-unanswered next-step-passed no-next-step signing-passed overdue over-cycle-90 stuck"
)
ORDERS = "id name first-meeting next-step stage since"


@pytest.mark.parametrize(
    ("wanted", "order", "said"),
    [
        (
            Wanted(stage="60"),
            "id",
            "usage: “60” is not a stage; one of: opportunity appointment 25 50 90 closed",
        ),
        (Wanted(flag="late"), "id", f"usage: “late” is not a flag; one of: {FLAGS}"),
        (Wanted(grade="E"), "id", "usage: “E” is not a grade; one of A, B, C, D"),
        (Wanted(), "age", f"usage: cards cannot be sorted by “age”; one of: {ORDERS}"),
        (Wanted(tag=""), "id", "usage: tag is empty"),
        (Wanted(source="\udcff"), "id", "usage: source is not valid UTF-8 text; type it again"),
    ],
)
def test_what_cannot_be_wanted_is_refused_before_anything_is_listed(
    week: Diary, wanted: Wanted, order: str, said: str
) -> None:
    assert refused(lambda: review.listed(week.desk(), wanted, order=order)) == said


def test_without_a_store_there_is_nothing_to_list(diary: Diary) -> None:
    assert refused(lambda: review.listed(diary.desk(), Wanted())).startswith(
        "store: there is no store yet"
    )

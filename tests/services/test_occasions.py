"""Birthdays and policy anniversaries of the coming week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.agenda import Due, Reason
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, leaving, marking, meetings, people
from pipelinecli.services.occasions import occasions
from tests.builders import MONDAY, when
from tests.services.erasing import forget
from tests.services.stories import at_90, closed, yuan

if TYPE_CHECKING:
    from tests.builders import Diary


def found(diary: Diary, day: str) -> list[tuple[str, Reason]]:
    return [(card.person.name, reason) for card, reason in occasions(diary.desk(day))]


def years_on(diary: Diary, day: str) -> list[tuple[str, int | None]]:
    """Return the anniversaries told on a day: the day each is kept on, and its years."""
    return [
        ("" if reason.when is None else reason.when.text(), reason.years)
        for _name, reason in found(diary, day)
        if reason.due is Due.ANNIVERSARY
    ]


@pytest.mark.parametrize(
    ("born", "day", "on"),
    [
        (date(1980, 3, 2), MONDAY, "2026-03-02"),
        (date(1980, 3, 8), MONDAY, "2026-03-08"),
        (date(1980, 3, 9), MONDAY, None),
        (date(1980, 3, 1), MONDAY, None),
        (date(1980, 1, 2), "2026-12-30", "2027-01-02"),
        (date(1980, 12, 31), "2026-12-30", "2026-12-31"),
        (date(1980, 2, 29), "2026-02-22", "2026-02-28"),
        (date(1980, 2, 29), "2026-02-27", "2026-02-28"),
        (date(1980, 2, 29), "2028-02-27", "2028-02-29"),
        (date(1980, 2, 28), "2028-02-27", "2028-02-28"),
        (date(1980, 2, 29), "2027-03-01", None),
    ],
)
def test_birthdays_of_the_coming_week(diary: Diary, born: date, day: str, on: str | None) -> None:
    diary.add("Ann", birthday=born)
    expected = [] if on is None else [("Ann", Reason(Due.BIRTHDAY, when(on)))]
    assert found(diary, day) == expected


@pytest.mark.parametrize(
    ("issued", "day", "on", "years"),
    [
        ("2026-03-02", "2027-03-02", "2027-03-02", 1),
        ("2026-03-02", "2027-02-24", "2027-03-02", 1),
        ("2026-03-02", "2036-02-25", "2036-03-02", 10),
        ("2026-03-04", "2027-02-24", None, 0),  # eight days ahead
        ("2026-03-02", "2027-03-03", None, 0),  # gone by
        ("2026-12-31", "2027-12-28", "2027-12-31", 1),
        ("2027-01-02", "2028-12-30", "2029-01-02", 2),  # over New Year
        ("2028-02-29", "2029-02-24", "2029-02-28", 1),
        ("2028-02-29", "2032-02-24", "2032-02-29", 4),
        ("2028-02-28", "2032-02-29", None, 0),
        ("2028-02-29", "2029-03-01", None, 0),
    ],
)
def test_policy_anniversaries_of_the_coming_week(
    diary: Diary, issued: str, day: str, on: str | None, years: int
) -> None:
    who = diary.add("Ann", issued)
    meetings.met(diary.desk(issued), who, when(issued), upcoming=when(issued))
    issue(diary, who, issued)
    expected = [] if on is None else [("Ann", Reason(Due.ANNIVERSARY, when(on), years))]
    assert found(diary, day) == expected


def test_the_day_of_issue_itself_and_days_before_it_are_no_anniversary(diary: Diary) -> None:
    closed(diary, "Ann")
    assert found(diary, MONDAY) == []
    assert found(diary, "2026-02-26") == []
    assert found(diary, "2025-03-02") == []


def test_a_card_put_at_closed_without_a_policy_has_no_anniversary(diary: Diary) -> None:
    who = diary.add("Ann")
    advance.move(diary.desk(), who, Stage.CLOSED, force=True, reason="kept elsewhere")
    assert found(diary, "2027-03-02") == []


def test_a_policy_stays_in_force_whatever_becomes_of_a_later_attempt(diary: Diary) -> None:
    who = closed(diary, "Ann")
    leaving.reopen(diary.desk("2026-04-01"), who)
    assert years_on(diary, MONDAY.replace("2026", "2028")) == [("2028-03-02", 2)]
    meetings.met(diary.desk("2026-04-02"), who, when("2026-04-02"), upcoming=when("2026-04-03"))
    leaving.lose(diary.desk("2026-04-10"), who, "enough for now")
    assert years_on(diary, "2028-03-02") == [("2028-03-02", 2)]


def test_each_policy_of_a_person_has_its_own_anniversary(diary: Diary) -> None:
    who = closed(diary, "Ann")
    leaving.reopen(diary.desk("2027-03-04"), who)
    meetings.met(diary.desk("2027-03-04"), who, when("2027-03-04"), upcoming=when("2027-03-05"))
    issue(diary, who, "2027-03-04")
    assert years_on(diary, "2029-03-01") == [("2029-03-02", 3), ("2029-03-04", 2)]


def test_the_policies_of_a_card_that_was_merged_are_the_kept_persons(diary: Diary) -> None:
    closed(diary, "Ann Lee")
    kept = diary.add("Ann", "2026-04-01")
    people.merge(diary.desk("2026-04-02"), kept, "Ann Lee")
    assert found(diary, "2027-03-01") == [("Ann", Reason(Due.ANNIVERSARY, when("2027-03-02"), 1))]


def test_who_was_forgotten_is_not_congratulated(diary: Diary) -> None:
    who = closed(diary, "Ann")
    diary.add("Bo", birthday=date(1990, 3, 3))
    forget(diary.desk("2026-04-01"), who)
    forget(diary.desk("2026-04-01"), "Bo")
    assert found(diary, "2027-03-02") == []


@pytest.mark.parametrize("kind", ["talk", "visit", "service"])
def test_on_the_day_a_person_who_was_spoken_to_is_done(diary: Diary, kind: str) -> None:
    ann, bo = (diary.add(name, birthday=date(1980, 3, 2)) for name in ("Ann", "Bo"))
    at_90(diary, "Cy")
    log(diary, "dial", ann)
    log(diary, kind, bo)
    assert [name for name, _reason in found(diary, MONDAY)] == ["Ann"]
    assert [name for name, _reason in found(diary, "2027-03-02")] == ["Ann", "Bo"]


def test_what_is_still_ahead_is_told_though_the_person_was_spoken_to(diary: Diary) -> None:
    ann = diary.add("Ann", birthday=date(1980, 3, 3))
    log(diary, "talk", ann)
    assert [name for name, _reason in found(diary, MONDAY)] == ["Ann"]
    assert [name for name, _reason in found(diary, "2026-03-03")] == ["Ann"]


def log(diary: Diary, kind: str, who: str) -> None:
    capture.log(diary.desk(), capture.read_kind(kind), who, when(MONDAY))


def issue(diary: Diary, who: str, day: str) -> None:
    """Win all five, sign and close, all on one day."""
    desk = diary.desk(day)
    marking.mark(desk, who, ("person=herself", "plan=whole life", "budget=1000", f"timing={day}"))
    advance.sign(desk, who, yuan(10_000), when(day))
    advance.close(desk, who, when(day))

"""What is counted for the ratios, from what a rep types to the figures."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.figures.chain import Link, Step
from pipelinecli.method.figures.period import EVERYTHING, Period, PeriodKind, period_of
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, forgetting, leaving, meetings, people
from pipelinecli.services.figures import steps
from pipelinecli.services.figures.ratios import observed, ratios
from pipelinecli.services.whom import meant
from tests.builders import MONDAY, Diary, when
from tests.services.importing.files import told
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.method.figures.observed import Observed

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31), PeriodKind.MONTH)
LATER = "2026-03-31"


def counts(diary: Diary, period: Period = MARCH, moment: str = LATER) -> dict[str, int]:
    found = observed(diary.desk(moment), period).seen.counts
    return {step.value: n for step, n in found.items() if n}


def log(diary: Diary, kind: ActivityKind, who: str | None, day: str = MONDAY) -> None:
    capture.log(diary.desk(f"{day}T18:00"), kind, who, when(day))


def explained(diary: Diary, step: Step, period: Period = MARCH) -> int:
    """Count what is listed of a step."""
    return sum(row.n for row in steps.done(diary.desk(LATER), period, step))


def test_logged_and_tallied_add_up_and_a_rebooking_is_no_other_appointment(diary: Diary) -> None:
    ann = at_2(diary, "Ann")
    meetings.book(diary.desk(), ann, when("2026-03-05"))
    log(diary, ActivityKind.DIAL, ann)
    log(diary, ActivityKind.DIAL, None)
    log(diary, ActivityKind.TALK, ann)
    log(diary, ActivityKind.SERVICE, ann)
    tallied = {TallyKind.DIAL: 13, TallyKind.TALK: 6, TallyKind.APPOINTMENT: 2}
    capture.tally(diary.desk(), date.fromisoformat(MONDAY), {TallyKind.SERVICE: 9})
    capture.tally(diary.desk(), date.fromisoformat(MONDAY), tallied)
    meetings.met(diary.desk("2026-03-05"), ann, when("2026-03-05"), upcoming=when("2026-03-12"))
    assert counts(diary) == {
        "dials": 15,
        "talks": 7,
        "appointments": 3,
        "visits": 1,
        "contacts": 1,
        "prospects": 1,
    }
    seen = observed(diary.desk(LATER), MARCH).seen
    assert seen.ratio(Link.REACHED) == (7, 15)
    assert seen.ratio(Link.CLOSED) == (0, 1)


def test_a_sale_is_of_the_day_of_issue_and_one_by_an_override_is_left_out(diary: Diary) -> None:
    advance.close(diary.desk("2026-04-02"), at_90(diary, "Ann"), when("2026-03-31"))
    advance.close(diary.desk("2026-04-02"), at_90(diary, "Bo"), when("2026-04-01"))
    forced = diary.add("Cy")
    advance.move(diary.desk(), forced, Stage.CLOSED, force=True, reason="my uncle")
    found = observed(diary.desk("2026-04-02"), MARCH).seen
    assert (found.counts[Step.SALES], found.overridden) == (1, 1)
    listed = list(steps.attempts(diary.desk("2026-04-02"), MARCH, Step.SALES))
    assert [(row.called.name, row.counted) for row in listed] == [
        ("Ann", "closed"),
        ("Cy", "left-out"),
    ]
    assert explained(diary, Step.SALES) == 1


def test_a_prospect_is_an_attempt_once_however_often_it_goes_up(diary: Diary) -> None:
    at_2(diary, "no prospect yet")
    at_25(diary, "at 25")
    closed(diary, "closed")
    ann = at_50(diary, "back to 25")
    advance.move(diary.desk("2026-03-03"), diary.add("forced"), Stage.P50, force=True, reason="x")
    leaving.back(diary.desk("2026-03-10"), ann)
    again = at_25(diary, "lost and met again")
    leaving.lose(diary.desk("2026-03-05"), again, "no")
    leaving.reopen(diary.desk("2026-03-09"), again)
    assert counts(diary)["prospects"] == 4
    meetings.met(diary.desk("2026-03-10"), again, when("2026-03-10"), upcoming=when("2026-03-12"))
    assert counts(diary)["prospects"] == 5
    listed = list(steps.attempts(diary.desk(LATER), MARCH, Step.PROSPECTS))
    assert [(row.called.name, row.counted) for row in listed] == [
        ("at 25", "open"),
        ("closed", "closed"),
        ("back to 25", "advanced"),
        ("lost and met again", "lost"),
        ("lost and met again", "open"),
    ]


def test_a_card_that_went_into_another_is_one_contact_and_one_prospect(diary: Diary) -> None:
    one, other = at_25(diary, "Ann"), at_25(diary, "Ann Lee")
    people.merge(diary.desk("2026-03-05"), one, other)
    found = counts(diary)
    assert (found["contacts"], found["prospects"], found["visits"]) == (1, 1, 2)
    assert explained(diary, Step.PROSPECTS) == 1


def test_whoever_was_forgotten_still_counts_without_a_name(diary: Diary) -> None:
    who = closed(diary, "Ann")
    before = counts(diary)
    desk = diary.desk("2026-03-05")
    forgetting.forget(desk, meant(desk, who))
    assert counts(diary) == before
    [sale] = steps.done(diary.desk(LATER), MARCH, Step.SALES)
    assert "Ann" not in (sale.name or "")


def test_a_day_is_the_reps_own(tmp_path: Path) -> None:
    diary = Diary(tmp_path, timezone(timedelta(hours=8)))
    # 00:30 on 1 April in Shanghai is still March in UTC.
    capture.log(diary.desk("2026-04-01T00:40"), ActivityKind.DIAL, None, when("2026-04-01T00:30"))
    diary.add("Ann", "2026-04-01T00:40")
    assert counts(diary, MARCH, "2026-04-02") == {}
    april = period_of(PeriodKind.MONTH, date(2026, 4, 1))
    assert counts(diary, april, "2026-04-02") == {"dials": 1, "contacts": 1}
    [dial] = steps.done(diary.desk("2026-04-02"), april, Step.DIALS)
    assert dial.on == date(2026, 4, 1)
    diary.store.close()


def test_the_period_before_stands_beside_and_an_empty_one_is_undefined(diary: Diary) -> None:
    capture.tally(diary.desk(), date.fromisoformat(MONDAY), {TallyKind.DIAL: 10})
    found = ratios(diary.desk(LATER), MARCH)
    assert found.before is not None
    assert found.before.period.first == date(2026, 2, 1)
    assert found.before.seen.ratio(Link.REACHED).value is None
    assert found.before.seen.a_week(Step.DIALS) is None
    assert ratios(diary.desk(LATER), EVERYTHING).before is None


def test_a_week_is_an_average_of_the_weeks_in_which_something_was_done(diary: Diary) -> None:
    # Monday 2 March and Tuesday 17 March; the week between, and those after, are not worked.
    capture.tally(diary.desk(), date(2026, 3, 2), {TallyKind.DIAL: 40})
    capture.tally(diary.desk("2026-03-17"), date(2026, 3, 17), {TallyKind.DIAL: 20})
    capture.tally(diary.desk("2026-03-10"), date(2026, 3, 10), {TallyKind.DIAL: 0})

    def seen(moment: str, period: Period = MARCH) -> Observed:
        return observed(diary.desk(moment), period)

    # The first week is cut to 1-5 March: four working days.
    assert seen(LATER).seen.weeks == Fraction(4 + 5, 5)
    assert seen(LATER).seen.a_week(Step.DIALS) == Fraction(60 * 5, 9)
    # On the day itself the week is as long as it has been so far: Friday, Monday, Tuesday.
    assert seen("2026-03-17").seen.weeks == Fraction(4 + 3, 5)
    assert seen(LATER, EVERYTHING).counted == Period(date(2026, 3, 2), date(2026, 3, 31))


DEALS = """
Deal Name,Deal Stage,Create Date,Close Date,Amount,Record ID,Pipeline
Boat,Closed Won,2025-01-02,2025-02-11,900,3,Sales Pipeline
Car,Closed Won,2026-03-01,2026-03-12,700,4,Sales Pipeline
"""


def test_sales_from_before_anything_was_logged_say_nothing_of_ratios(diary: Diary) -> None:
    told("cards", diary.desk(LATER), DEALS)
    assert counts(diary, EVERYTHING) == {}
    closed(diary, "Ann")
    found = observed(diary.desk(LATER), EVERYTHING)
    assert found.counted.first == date.fromisoformat(MONDAY)
    assert found.seen.ratio(Link.CLOSED) == (2, 1)
    assert explained(diary, Step.SALES, EVERYTHING) == 2


@pytest.mark.parametrize("figure", steps.FIGURES)
def test_without_a_log_nothing_is_behind_a_figure(diary: Diary, figure: Step | Link) -> None:
    diary.add("Ann")
    assert observed(diary.desk(LATER), EVERYTHING).seen.counts[Step.CONTACTS] == 0
    assert list(steps.done(diary.desk(LATER), EVERYTHING, figure)) == []

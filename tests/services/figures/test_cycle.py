"""The cycle from the commands a rep types, and from rows that no command would have written."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.figures.cycle import InForce, Quartiles, Seen, Span
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.spread import Spread
from pipelinecli.method.figures.stays import InStage
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, meetings, people, setup
from pipelinecli.services.figures import cycle
from pipelinecli.store import durations
from tests.builders import refused, when
from tests.services.figures.sales import LAST, ago, lost, met, sold

if TYPE_CHECKING:
    from pipelinecli.method.figures.cycle import Cycle
    from tests.builders import Diary


def measured(diary: Diary, period: Period = EVERYTHING) -> Cycle:
    return cycle.cycle(diary.desk(str(LAST)), period)


def behind(diary: Diary, figure: str, period: Period = EVERYTHING) -> list[tuple[str, str, int]]:
    """Return whose attempts are behind a figure, as what each counts, and its days."""
    return [
        (one.called.name, one.counted, one.days or 0)
        for one in cycle.explained(diary.desk(str(LAST)), period, figure)
    ]


def test_open_attempts_are_counted_in_and_closed_ones_alone_are_too_quick(diary: Diary) -> None:
    """METHOD §9: closed at 14, 21, 21, 28, 35; open at 10, 20, 30, 40, 50."""
    for days in (14, 21, 21, 28, 35):
        sold(diary, days)
    for days in (10, 20, 30, 40, 50):
        met(diary, days)
    found = measured(diary)
    assert found.measured.closed_only == Spread(5, Fraction(119, 5), Fraction(21))
    assert found.measured.quartiles == Quartiles(21, 35, None)
    assert found.in_force == InForce(days=28, configured=28, is_auto=False, measured=35)
    setup.put(diary.desk(str(LAST)), "cycle", "auto")
    assert measured(diary).in_force == InForce(35, 28, is_auto=True, measured=35)


def test_auto_goes_on_with_what_was_set_while_there_is_too_little(diary: Diary) -> None:
    sold(diary, 14)
    setup.put(diary.desk(str(LAST)), "cycle", "42")
    setup.put(diary.desk(str(LAST)), "cycle", "auto")
    assert measured(diary).in_force == InForce(42, 42, is_auto=True, measured=None)


def test_losses_compete_and_those_who_fell_back_are_seen_no_further(diary: Diary) -> None:
    """METHOD §9: closed at 14, 21 and 28; lost at 7, 14 and 35; open at 28 and 42."""
    for days in (14, 21, 28):
        sold(diary, days)
    for days in (7, 14, 35):
        lost(diary, days)
    met(diary, 28)
    leaving.back(diary.desk(str(LAST)), met(diary, 42), "cooled")
    found = measured(diary)
    counts = {how: found.cohort.counts[how] for how in Seen}
    assert counts == {
        Seen.CLOSED: 3,
        Seen.LOST: 3,
        Seen.FELL_BACK: 1,
        Seen.OPEN: 1,
        Seen.OVERRIDDEN: 0,
        Seen.MERGED: 0,
        Seen.BACKWARDS: 0,
    }
    by_day = {one.days: one.shares for one in found.measured.by_day}
    assert {
        days: None if of is None else (of.of(of.closed), of.of(of.lost))
        for days, of in by_day.items()
    } == {
        7: (Fraction(0), Fraction(1, 8)),
        14: (Fraction(1, 8), Fraction(1, 4)),
        28: (Fraction(3, 8), Fraction(1, 4)),
        56: None,
        90: None,
    }
    assert found.measured.half_closed is None
    final = found.measured.final
    assert final is not None
    assert (final.days, final.shares.of(final.shares.lost)) == (35, Fraction(7, 16))


def test_a_day_on_which_it_closed_at_once_is_a_duration_of_nothing(diary: Diary) -> None:
    sold(diary, 0)
    sold(diary, 4)
    assert measured(diary).measured.closed_only == Spread(2, Fraction(2), Fraction(2))


def test_what_was_not_earned_or_went_into_another_card_is_left_out_and_told(diary: Diary) -> None:
    sold(diary, 10, "Bought")
    forced = met(diary, 8, "Forced")
    advance.move(diary.desk(ago(7)), forced, Stage.CLOSED, force=True, reason="my uncle")
    one, other = met(diary, 6, "Twice"), met(diary, 5, "Twice again")
    people.merge(diary.desk(ago(4)), one, other)
    found = measured(diary)
    assert found.cohort.n == 2
    assert (found.cohort.counts[Seen.OVERRIDDEN], found.cohort.counts[Seen.MERGED]) == (1, 1)
    assert behind(diary, "left_out") == [("Forced", "overridden", 1), ("Twice", "merged", 1)]
    assert found.forced == 1


def test_days_that_run_backwards_are_left_out_and_told(diary: Diary) -> None:
    """No command writes them: `close` refuses the day, and so does an import."""
    sold(diary, 10, "Right")
    wrong, open_one = sold(diary, 5, "Wrong"), met(diary, 3, "Ahead")
    connection = diary.store._open()  # noqa: SLF001 - rows that somebody else's program wrote
    connection.execute("UPDATE attempt SET issued_on = ? WHERE card_id = ?", (ago(6), wrong))
    connection.execute(
        "UPDATE attempt SET first_meeting = '2026-05-02' WHERE card_id = ?", (open_one,)
    )
    found = measured(diary)
    assert found.cohort.counts[Seen.BACKWARDS] == 2
    assert found.measured.closed_only == Spread(1, Fraction(10), Fraction(10))
    assert behind(diary, "left_out") == [("Wrong", "backwards", -1), ("Ahead", "backwards", -2)]
    setup.put(diary.desk(str(LAST)), "cycle", "auto")
    assert measured(diary).in_force.measured is None


def test_a_command_refuses_an_end_before_the_first_meeting(diary: Diary) -> None:
    who = sold(diary, 5)
    leaving.reopen(diary.desk(str(LAST)), who)
    meetings.met(diary.desk(str(LAST)), who, when(str(LAST)))
    said = refused(lambda: advance.close(diary.desk(str(LAST)), who, when(ago(3))))
    assert said == "usage: that is before the first meeting; name a later day: --on WHEN"


def test_a_period_is_of_attempts_whose_first_meeting_was_in_it(diary: Diary) -> None:
    sold(diary, 10)
    sold(diary, 20)
    met(diary, 30)
    ten_days_ago = Period(LAST - timedelta(days=10), LAST - timedelta(days=10))
    found = measured(diary, ten_days_ago)
    assert found.cohort.n == 1
    assert found.measured.closed_only == Spread(1, Fraction(10), Fraction(10))
    assert measured(diary, Period(last=LAST - timedelta(days=20))).cohort.n == 2
    assert measured(diary, Period(first=LAST - timedelta(days=20))).cohort.n == 2


def test_a_first_meeting_with_a_time_is_on_its_day(diary: Diary) -> None:
    who = diary.add("Ann", ago(5))
    meetings.met(diary.desk(f"{ago(5)}T18:00"), who, when(f"{ago(5)}T17:30"))
    on_the_day = Period(LAST - timedelta(days=5), LAST - timedelta(days=5))
    assert durations.spans(diary.store, diary.desk(str(LAST)).clock, on_the_day) == {Span(5): 1}


def test_the_time_in_each_stage_is_by_visits_and_who_is_there_still(diary: Diary) -> None:
    sold(diary, 10)
    met(diary, 30)
    found = {one.stage: one for one in measured(diary).stages}
    assert found[Stage.P90] == InStage(Stage.P90, Spread(1, Fraction(10), Fraction(10)), 0, None)
    assert found[Stage.P25] == InStage(Stage.P25, Spread(1, Fraction(0), Fraction(0)), 1, 30)
    assert found[Stage.APPOINTMENT] == InStage(Stage.APPOINTMENT, Spread(), 0, None)
    assert found[Stage.OPPORTUNITY].stays == Spread(2, Fraction(0), Fraction(0))
    recent = Period(first=LAST - timedelta(days=12))
    found = {one.stage: one for one in measured(diary, recent).stages}
    assert (found[Stage.P25].stays.n, found[Stage.P25].there) == (1, 0)
    stays = list(cycle.stays(diary.desk(str(LAST)), EVERYTHING, "25"))
    assert [(one.called.card, one.visit.days, one.visit.last) for one in stays] == [
        (1, 0, LAST - timedelta(days=10)),
        (2, 30, None),
    ]


def test_what_is_behind_a_curve_is_everybody_who_counts(diary: Diary) -> None:
    sold(diary, 10, "Bought")
    lost(diary, 8, "No")
    met(diary, 3, "Met")
    for figure in ("kaplan_meier", "aalen_johansen", "cycle"):
        assert behind(diary, figure) == [
            ("Bought", "closed", 10),
            ("No", "lost", 8),
            ("Met", "open", 3),
        ]
    for figure in ("median", "mean", "closed_only", "closed"):
        assert behind(diary, figure) == [("Bought", "closed", 10)]
    assert behind(diary, "fell_back") == []
    assert behind(diary, "open", Period(last=LAST - timedelta(days=8))) == []
    assert cycle.figure_named("Aalen-Johansen.closed.7") == "aalen_johansen"
    assert cycle.figure_named("50.mean") == "50"
    assert refused(lambda: cycle.figure_named("50.lost")).startswith("usage: there is no figure")
    assert refused(lambda: cycle.figure_named("nix")) == (
        "usage: there is no figure “nix” here; one of: cycle closed_only mean median"
        " kaplan_meier aalen_johansen closed lost fell_back open left_out"
        " opportunity appointment 25 50 90"
    )


@pytest.mark.parametrize("month", ["01", "07"])
@pytest.mark.parametrize("hour", ["00:15", "23:45"])
def test_a_day_is_the_reps_in_summer_and_in_winter(diary: Diary, month: str, hour: str) -> None:
    """What was lost in July ended on its day, also for whoever looks in January."""
    diary.zone = ZoneInfo("America/New_York")
    who = diary.add("Ann", f"2025-{month}-10")
    meetings.met(diary.desk(f"2025-{month}-10T12:00"), who, when(f"2025-{month}-10"))
    leaving.lose(diary.desk(f"2025-{month}-15T{hour}"), who, "no")
    for looked in ("2026-01-20", "2026-07-20"):
        [span] = durations.spans(diary.store, diary.desk(looked).clock)
        assert span.days == 5
        [stay] = [
            one
            for one in durations.completed(diary.store, diary.desk(looked).clock)
            if one.stage is Stage.OPPORTUNITY and one.days
        ]
        assert stay.days == 5

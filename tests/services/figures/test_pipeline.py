"""A public data set's pipeline: every figure is what plain Python makes of the file."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from statistics import mean, median
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.figures.conversion import Rung, Worth
from pipelinecli.method.figures.cycle import Seen
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.stages import Stage
from pipelinecli.services.figures import conversion, cycle, velocity
from tests.builders import Diary
from tests.services.importing.files import taken
from tests.services.importing.pipeline import HEADER, SIZE, TODAY, opportunities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.services.importing.pipeline import Opportunity

ROWS = opportunities()
LAST = date.fromisoformat(TODAY)
SUMMER = Period(date(2017, 6, 1), date(2017, 8, 31))
PERIODS = (EVERYTHING, SUMMER, Period(first=date(2017, 3, 1)), Period(last=date(2017, 1, 31)))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    """Take in the whole file, once."""
    diary = Diary(tmp_path_factory.mktemp("whole"))
    taken("cards", diary.desk(TODAY), HEADER, [row.cells for row in ROWS])
    yield diary
    diary.store.close()


def of(stage: str, period: Period = EVERYTHING) -> list[Opportunity]:
    """Return those that ended so in a period."""
    return [row for row in ROWS if row.stage == stage and row.closed and period.holds(row.closed)]


def met(period: Period) -> list[tuple[int, bool, bool]]:
    """Return the days of each that was engaged in a period, and whether it was won, or lost."""
    return [
        (((row.closed or LAST) - row.engaged).days, row.stage == "Won", row.stage == "Lost")
        for row in ROWS
        if row.engaged is not None and period.holds(row.engaged)
    ]


def product_limit(rows: Sequence[tuple[int, bool, bool]]) -> int | None:
    """Return the Kaplan-Meier median, row by row."""
    left = Fraction(1)
    won, sizes = (
        Counter(days for days, is_won, _lost in rows if is_won),
        Counter(days for days, _won, _lost in rows),
    )
    at_risk = len(rows)
    for day in sorted(sizes):
        left *= 1 - Fraction(won[day], at_risk)
        if left <= Fraction(1, 2):
            return day
        at_risk -= sizes[day]
    return None


def shares_by(rows: Sequence[tuple[int, bool, bool]], last: int) -> tuple[float, float]:
    """Return the Aalen-Johansen shares won and lost by a day, day by day and in floats."""
    won, lost, left = 0.0, 0.0, 1.0
    for day in range(last + 1):
        at_risk = sum(days >= day for days, _won, _lost in rows)
        wins = sum(is_won for days, is_won, _lost in rows if days == day)
        losses = sum(is_lost for days, _won, is_lost in rows if days == day)
        won += left * wins / at_risk
        lost += left * losses / at_risk
        left *= (at_risk - wins - losses) / at_risk
    return won, lost


@pytest.mark.parametrize("period", PERIODS)
def test_the_win_rate_and_the_sums_are_those_of_the_file(whole: Diary, period: Period) -> None:
    found = conversion.conversion(whole.desk(TODAY), period).totals
    won, lost = of("Won", period), of("Lost", period)
    assert found.win_rate == Ratio(len(won), len(won) + len(lost))
    minor = 100 * sum(row.value or 0 for row in won)
    assert found.worth == ((Worth("CNY", len(won), minor),) if won else ())
    assert (found.without_premium, found.fell_back, found.left_out.n) == (0, 0, 0)
    assert found.open == SIZE - len(of("Won")) - len(of("Lost"))


def test_every_stage_has_what_the_file_says(whole: Diary) -> None:
    rungs = conversion.conversion(whole.desk(TODAY), EVERYTHING).ladder.rungs
    found = {rung.stage: rung for rung in rungs}
    stages = Counter(row.stage for row in ROWS)
    won, lost, engaging = stages["Won"], stages["Lost"], stages["Engaging"]
    assert found[Stage.P25] == Rung(Stage.P25, advanced=won, lost=lost, open=engaging)
    assert found[Stage.OPPORTUNITY] == Rung(
        Stage.OPPORTUNITY, advanced=won + lost + engaging, open=stages["Prospecting"]
    )
    for skipped in (Stage.APPOINTMENT, Stage.P50, Stage.P90):
        assert found[skipped] == Rung(skipped)


@pytest.mark.parametrize("period", PERIODS)
def test_the_durations_are_those_of_the_file(whole: Diary, period: Period) -> None:
    found = cycle.cycle(whole.desk(TODAY), period)
    rows = met(period)
    days = [Fraction(days) for days, is_won, _lost in rows if is_won]
    assert found.measured.closed_only == (len(days), mean(days), median(days))
    assert found.cohort.n == len(rows)
    assert found.cohort.counts[Seen.LOST] == sum(is_lost for *_rest, is_lost in rows)
    assert found.cohort.counts[Seen.BACKWARDS] == 0


@pytest.mark.parametrize("period", PERIODS)
def test_the_curves_are_those_of_the_file(whole: Diary, period: Period) -> None:
    found = cycle.cycle(whole.desk(TODAY), period).measured
    rows = met(period)
    assert found.quartiles.half == product_limit(rows)
    for one in found.by_day:
        assert one.shares is not None
        won, lost = shares_by(rows, one.days)
        assert float(one.shares.of(one.shares.closed)) == pytest.approx(won, abs=1e-9)
        assert float(one.shares.of(one.shares.lost)) == pytest.approx(lost, abs=1e-9)


def test_the_velocity_is_that_of_the_file(whole: Diary) -> None:
    found = velocity.velocity(whole.desk(TODAY), EVERYTHING)
    won, lost = of("Won"), of("Lost")
    stages = Counter(row.stage for row in ROWS)
    half = product_limit(met(EVERYTHING))
    assert half is not None
    value = Fraction(100 * sum(row.value or 0 for row in won), len(won))
    rate = Fraction(len(won), len(won) + len(lost))
    [flow] = found.flows
    assert (flow.open, flow.value) == (stages["Engaging"], value)
    assert flow.velocity == stages["Engaging"] * value * rate / half

"""The velocity from the commands a rep types."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.figures.velocity import Flow, Lasts, Source
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, setup
from pipelinecli.services.figures import velocity
from tests.builders import refused
from tests.services.figures.sales import LAST, lost, met, sold

if TYPE_CHECKING:
    from pipelinecli.method.figures.velocity import Velocity
    from tests.builders import Diary


def flowing(diary: Diary, period: Period = EVERYTHING) -> Velocity:
    return velocity.velocity(diary.desk(str(LAST)), period)


def test_it_is_open_times_value_times_win_rate_by_the_median_cycle(diary: Diary) -> None:
    for days in (10, 20):
        sold(diary, days)
    lost(diary, 15)
    met(diary, 5)
    found = flowing(diary)
    assert found.open == {Stage.P25: 1, Stage.P50: 0, Stage.P90: 0}
    assert found.win_rate == Ratio(2, 3)
    assert found.cycle == Lasts(20, Source.KAPLAN_MEIER, 4, 2)
    value = Fraction(10_000)
    assert found.flows == (Flow("CNY", 1, 2, value, value * Fraction(2, 3) / 20),)


def test_where_the_median_is_not_reached_it_goes_by_the_cycle_in_force(diary: Diary) -> None:
    sold(diary, 10)
    for _open in range(3):
        met(diary, 12)
    setup.put(diary.desk(str(LAST)), "cycle", "30")
    found = flowing(diary)
    assert found.cycle == Lasts(30, Source.IN_FORCE, 4, 1)
    assert found.flows[0].velocity == 3 * Fraction(10_000) / 30


def test_a_cycle_of_nothing_is_a_day(diary: Diary) -> None:
    sold(diary, 0)
    met(diary, 1)
    assert flowing(diary).cycle == Lasts(1, Source.KAPLAN_MEIER, 2, 1)


def test_without_a_sale_there_is_none_and_an_override_is_not_open(diary: Diary) -> None:
    lost(diary, 3)
    met(diary, 2)
    advance.move(diary.desk(str(LAST)), met(diary, 1), Stage.P90, force=True, reason="my uncle")
    found = flowing(diary)
    assert (sum(found.open.values()), found.overridden) == (1, 1)
    assert found.win_rate == Ratio(0, 1)
    assert found.flows == (Flow("CNY", 1, 0, None, None),)
    assert flowing(diary, Period(last=date(2020, 1, 1))).win_rate.value is None


def test_what_is_behind_each_factor(diary: Diary) -> None:
    sold(diary, 10, "Bought")
    lost(diary, 8, "No")
    met(diary, 3, "Met")
    leaving.back(diary.desk(str(LAST)), met(diary, 3, "Cooled"), "cooled")

    def behind(figure: str) -> list[tuple[str, str]]:
        found = velocity.explained(diary.desk(str(LAST)), EVERYTHING, figure)
        return [(one.called.name, one.counted) for one in found]

    assert behind("open") == [("Met", "open")]
    assert behind("velocity") == [("Met", "open"), ("Bought", "closed"), ("No", "lost")]
    assert behind("value") == [("Bought", "closed")]
    assert behind("win-rate") == [("Bought", "closed"), ("No", "lost")]
    assert behind("cycle") == [
        ("Bought", "closed"),
        ("No", "lost"),
        ("Met", "open"),
        ("Cooled", "fell-back"),
    ]
    assert refused(lambda: behind("speed")) == (
        "usage: there is no figure “speed” here; one of: velocity open value win_rate cycle"
    )

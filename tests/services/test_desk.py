"""The desk: the rules the settings ask for, and the cycle measured where they ask for that."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.cycle import cohort
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, leaving, meetings, setup
from pipelinecli.services.desk import sit_down
from pipelinecli.services.marking import mark
from pipelinecli.store import durations
from tests.builders import refused, when
from tests.services.stories import FIVE, yuan

if TYPE_CHECKING:
    from tests.builders import Diary

FIRST = date(2026, 3, 2)


def day(ahead: int) -> str:
    return (FIRST + timedelta(days=ahead)).isoformat()


def a_sale(diary: Diary, days: int, first: int = 0) -> None:
    """Record a sale closed so many days after the first meeting, signed on the day of that."""
    who, met = met_only(diary, first), day(first)
    mark(diary.desk(met), who, [*FIVE[:-1], f"timing={met}"])
    advance.sign(diary.desk(met), who, yuan(100), when(met))
    advance.close(diary.desk(day(first + days)), who, when(day(first + days)))


def met_only(diary: Diary, ahead: int = 0) -> str:
    who = diary.add("Somebody", day(ahead))
    meetings.met(diary.desk(day(ahead)), who, when(day(ahead)), upcoming=when(day(ahead + 1)))
    return who


def test_the_configured_cycle_holds_without_measuring(diary: Diary) -> None:
    for days in (14, 21, 21, 28, 35):
        a_sale(diary, days)
    assert diary.desk(day(40)).rules.cycle == 28


def test_auto_is_the_kaplan_meier_median_of_the_method(diary: Diary) -> None:
    """METHOD §9: closed at 14, 21, 21, 28, 35; open at 10, 20, 30, 40, 50: the median is 35."""
    setup.init(diary.desk(day(0)), {"cycle": "auto"})
    for ago in (50, 40, 30, 20, 10):
        met_only(diary, 50 - ago)
    for days in (14, 21, 21, 28, 35):
        a_sale(diary, days, 50 - days)
    assert diary.desk(day(50)).rules.cycle == 35


def test_auto_keeps_the_default_until_five_have_closed(diary: Diary) -> None:
    setup.init(diary.desk(day(0)), {"cycle": "auto"})
    assert diary.desk(day(0)).rules.cycle == 28
    for days in (3, 3, 3, 3):
        a_sale(diary, days)
    assert diary.desk(day(40)).rules.cycle == 28
    a_sale(diary, 3)
    assert diary.desk(day(40)).rules.cycle == 3


def test_auto_works_before_there_is_a_store(diary: Diary) -> None:
    desk = sit_down(diary.store, diary.desk().clock, {"cycle": "auto"})
    assert desk.rules.cycle == 28


@pytest.mark.parametrize("typed_by", ["config", "init"])
def test_asking_for_auto_measures_at_once_and_keeps_what_was_configured_until_it_can(
    diary: Diary, typed_by: str
) -> None:
    def ask_for_auto(ahead: int) -> None:
        if typed_by == "config":
            setup.put(diary.desk(day(ahead)), "cycle", "auto")
        else:
            setup.init(diary.desk(day(ahead)), {"cycle": "auto"})

    setup.init(diary.desk(day(0)), {"cycle": "42"})
    for days in (7, 7, 7, 7):
        a_sale(diary, days)
    ask_for_auto(8)
    assert diary.desk(day(8)).rules.cycle == 42
    setup.put(diary.desk(day(8)), "cycle", "30")
    a_sale(diary, 7)
    assert diary.desk(day(8)).rules.cycle == 30
    ask_for_auto(8)
    assert diary.desk(day(8)).rules.cycle == 7
    assert [item.value for item in setup.every(diary.desk(day(8))) if item.key == "cycle"] == [
        "auto"
    ]


def test_a_cycle_is_at_least_a_day(diary: Diary) -> None:
    setup.init(diary.desk(day(0)), {"cycle": "auto"})
    for _sale in range(5):
        a_sale(diary, 0)
    assert diary.desk(day(9)).rules.cycle == 1


def test_what_was_not_earned_does_not_count(diary: Diary) -> None:
    setup.init(diary.desk(day(0)), {"cycle": "auto"})
    for days in (14, 21, 21, 28):
        a_sale(diary, days)
    who = met_only(diary)
    advance.move(diary.desk(day(1)), who, Stage.CLOSED, force=True, reason="my uncle")
    assert diary.desk(day(50)).rules.cycle == 28
    found = durations.spans(diary.store, diary.desk(day(50)).clock)
    assert sum(one.closed for one in cohort(found).observations) == 4


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "Pacific/Honolulu", "Europe/Berlin"])
@pytest.mark.parametrize("hour", ["00:30", "12:00", "23:30"])
def test_an_attempt_that_ended_without_a_sale_ends_on_the_reps_day(
    diary: Diary, zone: str, hour: str
) -> None:
    diary.zone = ZoneInfo(zone)
    lost, back, _still = met_only(diary), met_only(diary), met_only(diary)
    leaving.lose(diary.desk(f"{day(5)}T{hour}"), lost, "no")
    leaving.back(diary.desk(f"{day(7)}T{hour}"), back)
    found = durations.spans(diary.store, diary.desk(f"{day(9)}T{hour}").clock)
    assert sorted(found) == [
        (5, Outcome.LOST, False),
        (7, Outcome.FELL_BACK, False),
        (9, None, False),
    ]


def test_a_setting_that_nobody_can_have_set_is_named_with_the_command_that_sets_it(
    diary: Diary,
) -> None:
    for settings in ({"cycle": "soon"}, {"goal.dials": "soon", "cycle": "auto"}):
        key = next(iter(settings))
        said = refused(lambda kept=settings: sit_down(diary.store, diary.desk().clock, kept))  # type: ignore[misc]
        assert said == (
            f"store: the setting {key} is “soon”; set it again: pipeline config set {key} VALUE"
        )


def test_an_amount_without_a_currency_is_in_the_reps(diary: Diary) -> None:
    assert diary.desk().currency == "CNY"
    setup.put(diary.desk(), "currency", "usd")
    assert diary.desk().currency == "USD"

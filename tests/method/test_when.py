"""WHEN, the dates: what is typed on Wednesday 2026-11-18 and the day it comes to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipelinecli.method.dates import When
from pipelinecli.method.when import FIRST_DAY, LAST_DAY, Lean, parse_when
from tests.method.tables import rows

WEDNESDAY = date(2026, 11, 18)

EITHER_LEAN = """
2026-11-24           2026-11-24
2026/11/24           2026-11-24
2026.11.24           2026-11-24
2026/1/2             2026-01-02
20261124             2026-11-24
２０２６－１１－２４ 2026-11-24
1900-01-01           1900-01-01
2200-12-31           2200-12-31
24 nov 2026          2026-11-24
24 november 2026     2026-11-24
24nov2026            2026-11-24
nov 24 2026          2026-11-24
Nov 24, 2026         2026-11-24
today                2026-11-18
TOMORROW             2026-11-19
yesterday            2026-11-17
now                  2026-11-18
this mon             2026-11-16
this wed             2026-11-18
this friday          2026-11-20
this sunday          2026-11-22
next mon             2026-11-23
next tue             2026-11-24
Next Wednesday       2026-11-25
next sun             2026-11-29
last fri             2026-11-13
last sunday          2026-11-15
next week            2026-11-25
last week            2026-11-11
+3d                  2026-11-21
-3d                  2026-11-15
−3d                  2026-11-15
+ 3 days             2026-11-21
+0d                  2026-11-18
+1w                  2026-11-25
-2w                  2026-11-04
+1m                  2026-12-18
-12m                 2025-11-18
+14 months           2028-01-18
+1y                  2027-11-18
+100d                2027-02-26
+1000d               2029-08-14
in 3 days            2026-11-21
in 1 week            2026-11-25
in 2 months          2027-01-18
in 1 year            2027-11-18
3 days ago           2026-11-15
2 weeks ago          2026-11-04
1 month ago          2026-10-18
今天                 2026-11-18
今日                 2026-11-18
明天                 2026-11-19
后天                 2026-11-20
後天                 2026-11-20
大后天               2026-11-21
昨天                 2026-11-17
前天                 2026-11-16
大前天               2026-11-15
现在                 2026-11-18
本周五               2026-11-20
这周五               2026-11-20
这个周五             2026-11-20
本周日               2026-11-22
下周二               2026-11-24
下星期二             2026-11-24
下个礼拜天           2026-11-29
下週二               2026-11-24
上周五               2026-11-13
上上周五             2026-11-06
下下周一             2026-11-30
下周                 2026-11-25
下下周               2026-12-02
上个星期             2026-11-11
3天后                2026-11-21
三天后               2026-11-21
3 天 后              2026-11-21
三天之后             2026-11-21
十天以后             2026-11-28
二十一天后           2026-12-09
两周后               2026-12-02
两个星期后           2026-12-02
3天前                2026-11-15
一个月后             2026-12-18
兩個月前             2026-09-18
一年后               2027-11-18
2026年11月24日       2026-11-24
2026 年 11 月 24 日  2026-11-24
2026年11月24         2026-11-24
"""

PLANS = """
fri                  2026-11-20
Friday               2026-11-20
tue                  2026-11-24
tues                 2026-11-24
thurs                2026-11-19
wed                  2026-11-25
周五                 2026-11-20
週五                 2026-11-20
星期五               2026-11-20
礼拜五               2026-11-20
禮拜五               2026-11-20
周日                 2026-11-22
周天                 2026-11-22
周三                 2026-11-25
11-24                2026-11-24
11/24                2026-11-24
11.24                2026-11-24
11-18                2026-11-18
11-17                2027-11-17
1-5                  2027-01-05
02-29                2028-02-29
24 nov               2026-11-24
nov 24               2026-11-24
1 sept               2027-09-01
may 1                2027-05-01
11月24日             2026-11-24
11月24号             2026-11-24
11月24               2026-11-24
十一月二十四日       2026-11-24
一月十号             2027-01-10
"""

DONE = """
fri                  2026-11-13
tue                  2026-11-17
wed                  2026-11-11
周五                 2026-11-13
星期日               2026-11-15
礼拜三               2026-11-11
11-24                2025-11-24
11-18                2026-11-18
11-17                2026-11-17
1-5                  2026-01-05
02-29                2024-02-29
24 nov               2025-11-24
nov 17               2026-11-17
11月24日             2025-11-24
十月一日             2026-10-01
"""


@pytest.mark.parametrize(("text", "expected"), rows(EITHER_LEAN))
def test_a_day_that_is_named_is_the_same_for_plans_and_for_things_done(
    text: str, expected: str
) -> None:
    assert [parse_when(text, WEDNESDAY, lean).text() for lean in Lean] == [expected] * 2


@pytest.mark.parametrize(("text", "expected"), rows(PLANS))
def test_a_plan_lies_ahead(text: str, expected: str) -> None:
    assert parse_when(text, WEDNESDAY, Lean.PLAN).text() == expected


@pytest.mark.parametrize(("text", "expected"), rows(DONE))
def test_a_thing_done_lies_behind(text: str, expected: str) -> None:
    assert parse_when(text, WEDNESDAY, Lean.DONE).text() == expected


def test_now_has_the_time_of_the_clock_to_the_minute_where_there_is_one() -> None:
    now = parse_when("现在", WEDNESDAY, Lean.DONE, clock=time(9, 41, 30))

    assert now == When(WEDNESDAY, time(9, 41))
    assert parse_when("now", WEDNESDAY, Lean.DONE, clock=time(0, 0)).time == time(0, 0)


def test_a_month_on_from_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    def on(today: date, text: str) -> str:
        return parse_when(text, today, Lean.PLAN).text()

    assert on(date(2027, 1, 31), "+1m") == "2027-02-28"
    assert on(date(2027, 12, 31), "+2m") == "2028-02-29"
    assert on(date(2026, 10, 31), "一个月后") == "2026-11-30"
    assert on(date(2026, 12, 31), "-1m") == "2026-11-30"
    assert on(date(2026, 11, 30), "+1m") == "2026-12-30"
    assert on(date(2028, 2, 29), "+1y") == "2029-02-28"


def test_the_29th_of_february_is_sought_across_a_century_without_one() -> None:
    assert parse_when("02-29", date(2097, 1, 1), Lean.PLAN).text() == "2104-02-29"
    assert parse_when("02-29", date(2103, 1, 1), Lean.DONE).text() == "2096-02-29"
    assert parse_when("02-29", date(2028, 2, 29), Lean.PLAN).text() == "2028-02-29"
    assert parse_when("02-29", date(2000, 3, 1), Lean.DONE).text() == "2000-02-29"


def test_a_moment_given_for_today_still_gives_a_plain_day() -> None:
    when = parse_when("today", datetime(2026, 11, 18, 9, 0), Lean.PLAN)  # noqa: DTZ001 - no zone

    assert type(when.day) is date


TODAYS = st.dates(FIRST_DAY + timedelta(days=7), LAST_DAY - timedelta(days=7))
WEEKDAYS = st.sampled_from(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "周一", "星期二", "礼拜三", "週四", "周日"]
)


@given(TODAYS, WEEKDAYS)
def test_a_weekday_is_never_today_and_never_more_than_a_week_off(today: date, name: str) -> None:
    ahead = parse_when(name, today, Lean.PLAN).day
    behind = parse_when(name, today, Lean.DONE).day

    assert today < ahead <= today + timedelta(days=7)
    assert today - timedelta(days=7) <= behind < today
    assert ahead.weekday() == behind.weekday()


@given(st.dates(FIRST_DAY, LAST_DAY), st.times())
def test_a_stored_when_is_read_as_itself(day: date, clock: time) -> None:
    for when in (When(day), When(day, clock.replace(second=0, microsecond=0))):
        assert parse_when(when.text(), WEDNESDAY, Lean.PLAN) == when


@given(TODAYS, st.sampled_from(Lean), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_month_and_day_is_the_nearest_one_that_way(today: date, lean: Lean, day: date) -> None:
    assume(9 <= today.year - 1900 <= 291)

    found = parse_when(f"{day:%m-%d}", today, lean).day

    assert (found.month, found.day) == (day.month, day.day)
    assert found >= today if lean is Lean.PLAN else found <= today
    if (day.month, day.day) != (2, 29):
        assert abs(found - today) < timedelta(days=366)

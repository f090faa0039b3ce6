"""WHEN, what is refused: always with the reason, and never with anything but UnreadableWhen."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelinecli.method.dates import When
from pipelinecli.method.when import (
    FIRST_DAY,
    LAST_DAY,
    Lean,
    UnreadableWhen,
    WhenProblem,
    date_forms,
    parse_when,
)
from pipelinecli.method.when_times import time_forms
from tests.method.tables import rows

WEDNESDAY = date(2026, 11, 18)

REFUSED = """
ever                 unknown
2026-11              unknown
2026-11/24           unknown
26-11-24             unknown
24/11/2026           unknown
11/24/2026           unknown
2026-11-24-          unknown
2026-11-24 fri       unknown
2026-W48-2           unknown
2026-11-24T          unknown
202-11-24            unknown
２０２６－１１－２４x unknown
١١-24                unknown
1²-24                unknown
24                   unknown
2026                 unknown
nov                  unknown
nov 2026             unknown
24th nov             unknown
3d                   unknown
3 days               unknown
+3                   unknown
+d                   unknown
++3d                 unknown
+-3d                 unknown
+3d 4d               unknown
+1.5d                unknown
in 3                 unknown
in -3 days           unknown
day                  unknown
number               unknown
? ?                  unknown
next                 unknown
next month           unknown
next next tue        unknown
this week            unknown
today tomorrow       unknown
now 14:00            unknown
fri,sat              unknown
maybe fri            unknown
周八                 unknown
周末                 unknown
下周八               unknown
下下下周一           unknown
今天后               unknown
后                   unknown
两三天后             unknown
二三十天后           unknown
百天后               unknown
半年后               unknown
3号后                unknown
二〇二六年一月一日   unknown
十三                 unknown
tomorrow; rm         unknown
[bold]fri[/]         unknown
2026-02-30           impossible-date
2026-02-29           impossible-date
2026-13-01           impossible-date
2026-00-10           impossible-date
2026-01-00           impossible-date
20260230             impossible-date
00000000             impossible-date
2100-02-29           impossible-date
02-30                impossible-date
13-01                impossible-date
14.30                impossible-date
31 apr               impossible-date
feb 30 2026          impossible-date
2月30日              impossible-date
1899-12-31           out-of-range
2201-01-01           out-of-range
18991231             out-of-range
99991231             out-of-range
0001-01-01           out-of-range
+99999999999d        out-of-range
-99999999999d        out-of-range
+99999999999m        out-of-range
-99999999y           out-of-range
in 20261124 days     out-of-range
+9999y               out-of-range
127 years ago        out-of-range
"""


@pytest.mark.parametrize(("text", "problem"), rows(REFUSED))
@pytest.mark.parametrize("lean", Lean)
def test_what_cannot_be_read_is_refused_with_the_reason(
    text: str, problem: str, lean: Lean
) -> None:
    with pytest.raises(UnreadableWhen) as refused:
        parse_when(text, WEDNESDAY, lean)

    assert (refused.value.text, refused.value.problem) == (text, problem)


@pytest.mark.parametrize("text", ["", "  ", "\u3000", ",", "\n"])
def test_nothing_typed_is_no_when(text: str) -> None:
    with pytest.raises(UnreadableWhen) as refused:
        parse_when(text, WEDNESDAY, Lean.PLAN)

    assert refused.value.problem is WhenProblem.EMPTY


def test_more_than_a_hundred_characters_are_not_read() -> None:
    assert parse_when("fri".ljust(100), WEDNESDAY, Lean.PLAN) == When(date(2026, 11, 20))
    with pytest.raises(UnreadableWhen) as refused:
        parse_when("fri".ljust(101), WEDNESDAY, Lean.PLAN)

    assert refused.value.problem is WhenProblem.TOO_LONG


@pytest.mark.parametrize("text", ["fri", "next week", "12-30", "02-29", "+1d", "+1m", "14:00"])
@pytest.mark.parametrize("today", [date.max, LAST_DAY + timedelta(days=1)])
def test_after_the_last_day_nothing_can_be_planned(text: str, today: date) -> None:
    with pytest.raises(UnreadableWhen) as refused:
        parse_when(text, today, Lean.PLAN)

    assert refused.value.problem is WhenProblem.OUT_OF_RANGE


def test_no_two_forms_can_be_mistaken_for_each_other() -> None:
    readings = defaultdict(set)
    for day in date_forms():
        for clock in time_forms():
            for order in ((day, clock), (clock, day)):
                readings[" ".join(filter(None, order))].add((day, clock))

    assert {form: of for form, of in readings.items() if len(of) > 1} == {}


WORDS = st.sampled_from(
    """
    2026 11 24 9 20261124 99999999999 - / . : + , am pm at t noon next last this fri nov day d
    week m y in ago today now 今天 下 上 周五 周 天 后 前 年 月 日 点 半 刻 下午 中午 晚上 三 十
    两 个月 ?
    """.strip().split()
)


@given(
    st.text() | st.lists(WORDS).map("".join) | st.lists(WORDS).map(" ".join),
    st.dates(),
    st.sampled_from(Lean),
)
@example("\x00", WEDNESDAY, Lean.PLAN)
@example("\ud800", WEDNESDAY, Lean.PLAN)
@example("İ", WEDNESDAY, Lean.PLAN)
def test_any_text_on_any_day_is_read_or_refused(text: str, today: date, lean: Lean) -> None:
    try:
        when = parse_when(text, today, lean, clock=time(12, 30))
    except UnreadableWhen:
        return
    assert FIRST_DAY <= when.day <= LAST_DAY
    assert When.from_text(when.text()) == when

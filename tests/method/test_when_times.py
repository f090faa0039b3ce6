"""WHEN, the times: by themselves, and before or after a date."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.dates import When
from pipelinecli.method.when import Lean, UnreadableWhen, parse_when
from tests.method.tables import rows

WEDNESDAY = date(2026, 11, 18)

OF_TODAY = """
14:00            14:00
9:05             09:05
0:00             00:00
23:59            23:59
１４：００       14:00
at 14:00         14:00
T14:00           14:00
2pm              14:00
2 PM             14:00
at 2pm           14:00
2:30 pm          14:30
2:30pm           14:30
2 p.m.           14:00
11 a.m.          11:00
9am              09:00
12am             00:00
12:30 am         00:30
12pm             12:00
noon             12:00
at noon          12:00
中午             12:00
14点             14:00
14點             14:00
14时             14:00
14点整           14:00
14点30           14:30
14点30分         14:30
九点零五分       09:05
十点             10:00
十点半           10:30
两点一刻         02:15
两点三刻         02:45
二十三点五十九分 23:59
下午2点          14:00
下午2:30         14:30
下午 2 点 30 分  14:30
下午14点         14:00
下午12点半       12:30
下午三点半       15:30
上午9点半        09:30
上午0点          00:00
早上8点          08:00
早8点            08:00
凌晨3点          03:00
中午12点         12:00
中午12:30        12:30
中午1点          13:00
中午11点半       11:30
傍晚6点          18:00
晚上8点          20:00
晚上20点         20:00
晚8点            20:00
晚上11点半       23:30
"""

WITH_A_DATE = """
2026-11-24T14:00           2026-11-24T14:00
2026-11-24t14:00           2026-11-24T14:00
2026-11-24 14:00           2026-11-24T14:00
2026-11-24, 2pm            2026-11-24T14:00
20261124 14:00             2026-11-24T14:00
20261124T14:00             2026-11-24T14:00
14:00 20261124             2026-11-24T14:00
14点 20261124              2026-11-24T14:00
11-24 14:00                2026-11-24T14:00
14:00 11-24                2026-11-24T14:00
2pm 11/24                  2026-11-24T14:00
tomorrow at 2pm            2026-11-19T14:00
2pm tomorrow               2026-11-19T14:00
at noon tomorrow           2026-11-19T12:00
next tue 14:00             2026-11-24T14:00
14:00 next tue             2026-11-24T14:00
fri 2:30 pm                2026-11-20T14:30
fri, 2:30 pm               2026-11-20T14:30
24 nov 14:00               2026-11-24T14:00
14:00 24 nov 2026          2026-11-24T14:00
nov 24, 2026 2pm           2026-11-24T14:00
nov 24 2pm                 2026-11-24T14:00
2pm nov 24                 2026-11-24T14:00
+3d 9:00                   2026-11-21T09:00
9:00 +3d                   2026-11-21T09:00
14:00 -2w                  2026-11-04T14:00
in 3 days at 2pm           2026-11-21T14:00
明天14:00                  2026-11-19T14:00
明天 14:00                 2026-11-19T14:00
14:00 明天                 2026-11-19T14:00
下周二下午2点              2026-11-24T14:00
下周二 14:00               2026-11-24T14:00
下周二，14：00             2026-11-24T14:00
下周二十点                 2026-11-24T10:00
周五中午                   2026-11-20T12:00
后天上午9点半              2026-11-20T09:30
三天后下午2点              2026-11-21T14:00
14点3天后                  2026-11-21T14:00
14点30 3天后               2026-11-21T14:30
11月24日14点30分           2026-11-24T14:30
11月24 14点                2026-11-24T14:00
14点11月24日               2026-11-24T14:00
2026年11月24日 下午2:30    2026-11-24T14:30
十一月二十四日下午三点半   2026-11-24T15:30
今晚8点                    2026-11-18T20:00
明早9点                    2026-11-19T09:00
明晚八点半                 2026-11-19T20:30
今早7:30                   2026-11-18T07:30
昨晚9点                    2026-11-17T21:00
"""

REFUSED = """
14                   unknown
1400                 unknown
14:                  unknown
:30                  unknown
14:5                 unknown
14:005               unknown
14:00:00             unknown
014:00               unknown
14.00 pm             unknown
at                   unknown
at at 2pm            unknown
at 14                unknown
pm                   unknown
2pm 3pm              unknown
14:00 15:00          unknown
14:00Z               unknown
14:00+08:00          unknown
noon 12:00           unknown
12 noon              unknown
14:00 tomorrow 15:00 unknown
下午                 unknown
明天下午             unknown
今晚                 unknown
下午2pm              unknown
下午noon             unknown
点半                 unknown
一二点               unknown
十一月二十三点       unknown
24:00                impossible-time
25:00                impossible-time
14:60                impossible-time
13pm                 impossible-time
0am                  impossible-time
14:00 pm             impossible-time
99点                 impossible-time
二十五点             impossible-time
9点60分              impossible-time
9点四刻              impossible-time
9点九刻              impossible-time
上午12点             impossible-time
上午14点             impossible-time
下午0点              impossible-time
下午9点              impossible-time
中午9点              impossible-time
晚上3点              impossible-time
晚上12点             impossible-time
凌晨8点              impossible-time
tomorrow 25:00       impossible-time
02-30 25:00          impossible-date
"""


@pytest.mark.parametrize(("text", "expected"), rows(OF_TODAY))
def test_a_time_by_itself_is_of_today(text: str, expected: str) -> None:
    when = When(WEDNESDAY, time.fromisoformat(expected))

    assert [parse_when(text, WEDNESDAY, lean) for lean in Lean] == [when, when]


@pytest.mark.parametrize(("text", "expected"), rows(WITH_A_DATE))
def test_a_time_stands_before_or_after_its_date(text: str, expected: str) -> None:
    assert parse_when(text, WEDNESDAY, Lean.PLAN).text() == expected


@pytest.mark.parametrize(("text", "problem"), rows(REFUSED))
def test_a_time_that_cannot_be_read_is_refused_with_the_reason(text: str, problem: str) -> None:
    with pytest.raises(UnreadableWhen) as refused:
        parse_when(text, WEDNESDAY, Lean.PLAN)

    assert (refused.value.text, refused.value.problem) == (text, problem)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_read_in_each_of_its_spellings(hour: int, minute: int) -> None:
    half = "am" if hour < 12 else "pm"
    spelled = [
        f"{hour}:{minute:02}",
        f"{hour:02}点{minute}分",
        f"{(hour + 11) % 12 + 1}:{minute:02} {half}",
    ]

    read = [parse_when(text, WEDNESDAY, Lean.DONE).time for text in spelled]

    assert read == [time(hour, minute)] * 3

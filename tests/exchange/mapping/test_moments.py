"""Days and moments in the forms that programs write them in."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.exchange.mapping.values import (
    Doubtful,
    Unreadable,
    YearMissing,
    date_order,
    read_birthday,
    read_day,
    read_moment,
)

READ = """
2024-03-05                                2024-03-05
2024-03-05T14:00                          2024-03-05T14:00:00
2024-03-05 14:00:09                       2024-03-05T14:00:09
2024-03-05T14:00:00Z                      2024-03-05T14:00:00+00:00
2024-03-05T14:00:00.000+0800              2024-03-05T14:00:00+08:00
2024-03-05T14:00:00-05:30                 2024-03-05T14:00:00-05:30
2024-3-5                                  2024-03-05
2024/3/5                                  2024-03-05
2024/03/05 9:05                           2024-03-05T09:05:00
2024.03.05                                2024-03-05
2024年3月5日                              2024-03-05
2024年03月05日 星期二                     2024-03-05
2024年3月5号 下午2:30                     2024-03-05T14:30:00
2024年3月5日 14时05分                     2024-03-05T14:05:00
2024年3月5日 上午12点                     2024-03-05T00:00:00
2024/3/5（周二）14：00                    2024-03-05T14:00:00
２０２４－０３－０５                      2024-03-05
20240305                                  2024-03-05
20240305T141500Z                          2024-03-05T14:15:00+00:00
5.3.2024                                  2024-03-05
05.03.24 23:59                            2024-03-05T23:59:00
31.12.69                                  1969-12-31
31.12.68                                  2068-12-31
13/3/2024                                 2024-03-13
3/13/2024 2:00 PM                         2024-03-13T14:00:00
3/13/2024 12:00 AM                        2024-03-13T00:00:00
3/13/24, 12:05 p.m.                       2024-03-13T12:05:00
03/03/2020                                2020-03-03
05-Mar-24                                 2024-03-05
5 March 2024                              2024-03-05
01 Jan 2024                               2024-01-01
Mar 5, 2024, 9:14 AM                      2024-03-05T09:14:00
March 5th, 2024                           2024-03-05
2024 Mar 5                                2024-03-05
Tue, 05 Mar 2024 06:00:00 +0000           2024-03-05T06:00:00+00:00
Tue Mar 05 2024 14:00:00 GMT+0800 (China) 2024-03-05T14:00:00+08:00
5. März 2024                              2024-03-05
5 mars 2024                               2024-03-05
5 de marzo de 2024                        2024-03-05
5 marzo 2024                              2024-03-05
5 мая 2024                                2024-05-05
14:00 2024-03-05                          2024-03-05T14:00:00
45356                                     2024-03-05
45356.5                                   2024-03-05T12:00:00
1709618400                                2024-03-05T06:00:00+00:00
1709618400123                             2024-03-05T06:00:00+00:00
"""
NOT_READ = """
hello
2024-02-30
2024-13-01
30/2/2024
99/99/9999
2024-03-05T25:00
2024-03-05 14:61
2024-03-05 14:00 CST
2024-W10-1
2024-03
3 Mar
12:30
5 Mar Apr
5 Foo 2024
Mar 2024 5
0001-01-01
2024-03-05x
2024-03-05 14:00 +99:00
20241305T141500
20240305T999999
123
1234567
3/4
0/0/00
2300-01-01
"""


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_a_moment_is_read(line: str) -> None:
    written, _blank, expected = line.rpartition(" ")
    moment = read_moment(written.strip())
    assert (moment.at.isoformat() if moment.timed else moment.at.date().isoformat()) == expected


@pytest.mark.parametrize("written", NOT_READ.strip().splitlines())
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_moment(written)
    assert written in refused.value.said
    assert refused.value.hint


@pytest.mark.parametrize("written", ["", "  ", "1" * 500])
def test_nothing_and_prose_are_no_moments(written: str) -> None:
    with pytest.raises(Unreadable):
        read_moment(written)


@pytest.mark.parametrize(
    ("written", "order", "expected"),
    [
        ("03/04/2020", "dmy", "2020-04-03"),
        ("03/04/2020", "mdy", "2020-03-04"),
        ("24/03/05", "ymd", "2024-03-05"),
        ("24/03/05", "dmy", "2005-03-24"),
        ("3-4-20", "mdy", "2020-03-04"),
        ("2020-04-03", "mdy", "2020-04-03"),
        ("13/04/2020", "ymd", "2020-04-13"),
    ],
)
def test_the_order_of_the_column_decides(written: str, order: str, expected: str) -> None:
    assert read_day(written, order).isoformat() == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["03/04/2020", "3-4-2020", "03/04/20 14:00", "24/03/05"])
def test_what_may_be_two_days_is_asked_about(written: str) -> None:
    with pytest.raises(Doubtful, match="may be two different days") as refused:
        read_day(written)
    assert refused.value.hint == ("say in which order its dates are: --date-order dmy, mdy or ymd")


def test_a_day_that_is_none_in_the_order_of_its_column_is_refused() -> None:
    with pytest.raises(Unreadable, match="is not a date in the order mdy"):
        read_day("13/04/2020", "mdy")
    with pytest.raises(Unreadable, match="is not a date in the order ymd"):
        read_day("03/04/2020", "ymd")


@pytest.mark.parametrize(
    ("samples", "order", "certain"),
    [
        (["03/04/2020", "13/04/2020"], "dmy", True),
        (["03/04/2020", "04/13/2020 2:00 PM"], "mdy", True),
        (["99/03/31", "24/03/05"], "ymd", True),
        (["03/04/2020"], "dmy", False),
        (["13/04/2020", "04/13/2020"], "dmy", False),
        (["2020-04-03", "5 Mar 2020", "3.4.2020", "", "x"], None, True),
        ([], None, True),
    ],
)
def test_the_order_of_a_column_is_told_by_its_values(
    samples: list[str], order: str | None, certain: bool
) -> None:
    assert date_order(samples) == (order, certain)


FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y", "%d.%m.%Y", "%Y年%m月%d日", "%Y%m%d")
TIMES = ("", " %H:%M", " %I:%M %p", " %H:%M:%S", ", %H:%M")


@given(
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 12, 31)),  # noqa: DTZ001
    st.sampled_from(FORMS),
    st.sampled_from(TIMES),
)
def test_every_day_in_every_form_comes_back(at: dt.datetime, form: str, time: str) -> None:
    parts = "%H:%M:%S" if "%S" in time else "%H:%M" if time else "%Y-%m-%d"
    exact = at.replace(microsecond=0, second=at.second if "%S" in time else 0)
    if not time:
        exact = exact.replace(hour=0, minute=0)
    moment = read_moment(at.strftime(form + time))
    assert (moment.at, moment.timed) == (exact, bool(time)), parts


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)), st.sampled_from(["dmy", "mdy"]))
def test_every_day_in_the_order_of_its_column_comes_back(day: dt.date, order: str) -> None:
    form = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
    assert read_day(day.strftime(form), order) == day  # type: ignore[arg-type]


@given(st.text(max_size=30) | st.text("0123456789/-.: apmTZ年月日", max_size=20))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = read_moment(text)
    except Unreadable:
        return
    assert 1900 <= moment.at.year <= 2286


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1985-04-12", dt.date(1985, 4, 12)),
        ("1985年4月12日", dt.date(1985, 4, 12)),
        ("0/0/00", None),
        ("0000-00-00", None),
        ("12-Apr-85", dt.date(1985, 4, 12)),
        ("12.4.45", dt.date(1945, 4, 12)),
        ("29.2.36", dt.date(1936, 2, 29)),
    ],
)
def test_a_birthday_lies_in_the_past(written: str, day: dt.date | None) -> None:
    assert read_birthday(written, latest=dt.date(2026, 11, 24)) == day


def test_a_birthday_that_is_still_to_come_is_left_to_others() -> None:
    assert read_birthday("2045-04-12", latest=dt.date(2026, 11, 24)) == dt.date(2045, 4, 12)
    assert read_birthday("29.2.00", latest=dt.date(1999, 1, 1)) == dt.date(1900, 2, 28)


@pytest.mark.parametrize("written", ["--03-05", "--0305", "3月5日", "03-05", "1604-03-05", "3-5"])
def test_a_birthday_without_a_year_says_what_there_is(written: str) -> None:
    with pytest.raises(YearMissing) as refused:
        read_birthday(written)
    assert refused.value.month_day == "03-05"


@pytest.mark.parametrize("written", ["--02-30", "--13", "1500-01-01", "1815-12-10", "x", "1/2"])
def test_what_is_no_birthday_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        read_birthday(written)

"""Dates and times: WHEN, `--today`, days of birth, a next step with its agenda, stored dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelinecli.cli.clock import pinned, read_clock
from pipelinecli.config.clock import YEARS, Clock, utc_text
from pipelinecli.method.dates import When
from pipelinecli.method.when import FIRST_DAY, LAST_DAY, Lean, UnreadableWhen, parse_when
from pipelinecli.services.reading import read_birthday, read_plan_and_rest
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.targets.desks import ZONES, desk, some_clock, some_day
from tools.fuzz.texts import NUMBERS, hostile, near, pick, sometimes

if TYPE_CHECKING:
    from datetime import date
    from random import Random

NUMBER = ("1", "2", "3", "7", "14", "30", "<edge>")
WHEN = Grammar(
    start=(
        "<date>", "<date>", "<date> <time>", "<date> <time>", "<date>T<time>", "<time>",
        "<time> <date>", "<date><time>", "<date> at <time>", "now", "<date>, <time>",
    ),
    date=(
        "<year>-<month>-<day>", "<year>-<month>-<day>", "<year>/<month>/<day>",
        "<year>.<month>.<day>", "<year><month><day>", "<month>-<day>", "<month>/<day>",
        "<month>.<day>", "<named>", "<named>", "<weekday>", "<which> <weekday>", "+<n><unit>",
        "-<n><unit>", "in <n> <unit>", "<n> <unit> ago", "<day> <name> <year>",
        "<name> <day>, <year>", "<name> <day>", "<day> <name>", "<year>年<month>月<day>日",
        "<month>月<day>号", "<week><at>", "下<week><at>", "上上<week><at>", "<n>天后",
        "<numeral>个月前", "<numeral>年前", "<which> week", "2026-02-29", "2024-02-29", "02-29",
        "1900-01-01", "2200-12-31", "0000-01-01", "9999-12-31", "2026-13-01", "2026-00-00",
        "2026-W10-1", "2026-060", "+999999999d", "-999999999y", "二月二十九日",
    ),
    time=(
        "<hour>:<minute>", "<hour>:<minute>", "<twelve>pm", "<twelve> am", "<twelve>:<minute> p.m.",
        "noon", "中午", "下午<twelve>点", "晚上<twelve>点半", "<hour>点<minute>分",
        "上午<numeral>点一刻", "24:00", "23:59:60", "<hour>:<minute>:<minute>", "<hour>:<minute>Z",
        "<hour>:<minute>+08:00", "02:30", "00:00", "凌晨<twelve>点整",
    ),
    year=("2026", "2025", "2027", "1900", "2200", "1899", "2201", "0000", "9999", "<edge>"),
    month=("1", "01", "2", "02", "03", "11", "12", "00", "13", "<edge>"),
    day=("1", "01", "24", "28", "29", "30", "31", "00", "32", "<edge>"),
    hour=("0", "00", "2", "02", "9", "14", "23", "24", "<edge>"),
    minute=("00", "05", "30", "59", "60", "5", "<edge>"),
    twelve=("1", "2", "11", "12", "0", "13"),
    n=NUMBER,
    edge=NUMBERS,
    unit=("d", "day", "days", "w", "weeks", "m", "months", "y", "years", "天", "个月", "周"),
    named=("today", "tomorrow", "yesterday", "今天", "明天", "后天", "大后天", "昨天", "今晚"),
    weekday=("mon", "tuesday", "Wed", "thurs", "FRI", "saturday", "sun"),
    which=("next", "last", "this", "下", "上个", "本"),
    name=("jan", "February", "feb", "may", "june", "Sept", "december"),
    week=("周", "週", "星期", "礼拜"),
    at=("一", "二", "五", "六", "日", "天", "八"),
    numeral=("一", "两", "三", "十", "十一", "二十", "三十一", "九十九", "廿", "半", "零"),
)  # fmt: skip
BIRTHDAY = Grammar(
    start=("<year>-<month>-<day>", "<year>年<month>月<day>日", "<day> May <year>", "<year><month>"),
    year=("1985", "1900", "2008", "1899", "٢٠٠٠", "<edge>"),
    month=("01", "2", "12", "13"),
    day=("12", "29", "31", "0"),
    edge=NUMBERS,
)
STEP = Grammar(
    start=("<when> <agenda>", "<when>", "<agenda>", "<agenda> <when>"),
    when=(
        "fri",
        "next tue 14:00",
        "+3d",
        "下周二 14:00",
        "2026-12-01",
        "today",
        "2 pm",
        "in 2 days",
    ),
    agenda=("go through the plan", "签单", "at 2 with Ann", "14:00", "fri fri fri", "2 days"),
)
STORED = Grammar(
    start=("<date>", "<date>T<time>", "<date>T", "T<time>", "<date> <time>"),
    date=("2026-11-24", "20261124", "2026-W48-2", "0001-01-01", "9999-12-31", "2026-02-29", ""),
    time=("14:00", "14:00:00", "1400", "14", "24:00", "23:59:60", "14:00Z", "14:00+08:00", "T"),
)
ZONE = Grammar(
    start=("<zone>", "<dots>etc/passwd", "/<zone>", "<zone>/", "<area>", "<file>", "<area>/<file>"),
    zone=(
        *ZONES,
        "Asia/Ürümqi",
        "asia/shanghai",
        "EST5EDT",
        "Etc/GMT+14",
        "right/UTC",
        "localtime",
    ),
    dots=("../../", "../../../../", "Asia/../../../", "./", "//", "\0"),
    area=("Asia", "America/Argentina", "posix", "right", "Etc", "", ".", ".."),
    file=("zone.tab", "tzdata.zi", "posixrules", "leapseconds", "__init__", "+VERSION", "\0", " "),
)


def _typed(rng: Random) -> tuple[str, date, Lean]:
    return near(rng, WHEN), some_day(rng), pick(rng, tuple(Lean))


def _is_a_day(given: tuple[str, date, Lean], read: When) -> bool:
    """It is in the calendar, to the minute, and reads the same in the form that is stored."""
    to_the_minute = read.time is None or (read.time.second, read.time.tzinfo) == (0, None)
    again = parse_when(read.text(), *given[1:])
    within = FIRST_DAY <= read.day <= LAST_DAY
    return within and to_the_minute and again == read == When.from_text(read.text())


def _pin(given: tuple[str, Clock]) -> Clock:
    typed, real = given
    return Clock(pinned(typed, real), real.zone)


def _is_a_moment(given: tuple[str, Clock], read: Clock) -> bool:
    """It is in a year people work in, and on the day it is on."""
    typed, real = given
    day = parse_when(typed, real.today, Lean.DONE, real.now.time()).day
    begins, ends = read.start_of(read.today), read.end_of(read.today)
    # A zone that has left out a day has put the next one in its place.
    near_by = abs((read.today - day).days) <= 1
    return near_by and begins <= utc_text(read.now) < ends


def _zone(rng: Random) -> str:
    return near(rng, ZONE, 5_000)


def _is_the_clock_asked_for(_given: str, read: Clock) -> bool:
    return read.now.year in YEARS and read.now.utcoffset() is not None


def _is_a_plan_and_the_rest(given: str, read: tuple[When, str | None]) -> bool:
    when, rest = read
    words = " ".join(given.split())
    if rest is None:
        return FIRST_DAY <= when.day <= LAST_DAY
    return rest.strip() == rest and words.endswith(rest) and len(rest) < len(words)


def _same_text(given: str, read: When) -> bool:
    return read.text() == given


def _within(_given: Any, read: date) -> bool:  # noqa: ANN401
    return FIRST_DAY <= read <= LAST_DAY


TARGETS = (
    Target(
        "dates and times",
        _typed,
        lambda given: parse_when(given[0], given[1], given[2]),
        _is_a_day,
        (UnreadableWhen,),
    ),
    Target("--today", lambda rng: (near(rng, WHEN), some_clock(rng)), _pin, _is_a_moment),
    Target("zones", _zone, lambda named: read_clock("2026-11-24", named), _is_the_clock_asked_for),
    Target(
        "days of birth",
        lambda rng: near(rng, BIRTHDAY),
        lambda typed: read_birthday(desk(), typed),
        _within,
    ),
    Target(
        "next steps",
        lambda rng: near(rng, STEP),
        lambda typed: read_plan_and_rest(desk(), typed),
        _is_a_plan_and_the_rest,
    ),
    Target(
        "stored dates",
        lambda rng: near(rng, STORED) if sometimes(rng, 0.8) else hostile(rng),
        When.from_text,
        _same_text,
        (ValueError,),
    ),
)

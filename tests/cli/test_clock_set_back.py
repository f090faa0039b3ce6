"""Whatever the machine's clock says: no surprise, nothing negative, and history in its order."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.errors import ExitCode
from pipelinecli.services import review
from tests.builders import Diary
from tests.cli.clocks import machine_at, machine_at_utc
from tests.running import ZONE, Home
from tests.services.replay import check_cards, check_counts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = """
2026-11-02 09:00|init --name 艾新华 --cycle 14 --zone Asia/Shanghai
2026-11-02 09:00|config set limit.25 3
2026-11-02 09:00|add Ann --birthday 1985-11-26
2026-11-02 09:05|book Ann 2026-11-04
2026-11-04 11:00|met Ann --next 2026-11-10 --agenda plan
2026-11-10 12:00|mark Ann person=self plan=annuity budget=100/month timing=2026-11-17
2026-11-10 12:00|next Ann 2026-11-24
2026-11-12 09:00|add Bo
2026-11-12 09:01|met Bo --next 2026-11-18
2026-11-13 09:00|add Cy
2026-11-13 09:01|met Cy --next 2026-11-20
2026-11-13 09:02|mark Cy person=self plan=annuity budget=100/month timing=2026-11-20
2026-11-14 09:02|sign Cy --received 5000
2026-11-15 09:00|add Di
2026-11-15 09:01|met Di --next 2026-11-20
2026-11-15 09:02|mark Di person=self plan=annuity budget=100/month timing=2026-11-20
2026-11-15 09:03|sign Di --received 5000
2026-11-16 09:02|close Di --premium 1000 --factor 0.5
2026-11-16 09:10|add Eve
2026-11-16 09:11|lose Eve --reason no
2026-11-17 09:10|add Flo
2026-11-17 09:11|met Flo --no-next
2026-11-17 09:12|back Bo --reason tired
2026-11-18 09:10|add Gus
2026-11-18 09:11|book Gus 2026-11-25
2026-11-18 10:11|checkin
2026-11-18 11:11|log visit Gus
2026-11-20 10:11|checkin --note late
2026-11-20 12:00|add Hal
2026-11-20 12:01|met Hal --next 2026-11-27
2026-11-20 12:02|tally --dials 4
2026-11-20 12:03|add Ian
2026-11-20 12:04|move Ian 50 --force --reason friend
2026-11-22 18:00|log visit Hal
"""
NAMES = ("Ann", "Bo", "Cy", "Di", "Eve", "Flo", "Gus", "Hal", "Ian")
LOOKING = (
    "today", "list", "list --sort since", "list --since 2026-11-10", "board", "flags", "sheet",
    "sheet --long", "sheet --week 2026-11-20", "sheet --as-of today", "tally", "checkin list",
    "checkin show 2026-11-18", "checkin show 2026-11-20", "config list",
    *(f"show {name}" for name in NAMES), *(f"why {name}" for name in NAMES),
)  # fmt: skip
WRITING = (
    "add Zed", "add Zed --birthday 1990-02-28", "log visit Ann", "log dial", "tally --dials 3",
    "book Bo +1d", "book Flo +3d", "book Gus +4d", "met Gus --next +3d", "met Ann", "met Hal",
    "met Bo --next +2d", "met Ian --next +2d", "met Hal --no-next", "next Hal +3d",
    "mark Hal person=x", "mark Ann timing=+3d", "mark Ann plan=no", "mark Cy next=no",
    "sign Ann --received 100", "close Cy", "back Ann", "back Hal", "back Cy", "back Ian",
    "lose Ann --reason no", "lose Bo --reason no", "reopen Eve", "reopen Di",
    "move Ann 90 --force --reason x", "move Hal opportunity --reason x", "edit Ann --note hi",
    "merge Ann Bo", "merge Bo Ann", "merge Hal Gus", "forget Eve --yes", "forget Ann --yes",
    "checkin", "checkin --apply", "checkin --for 2026-11-18 --note again",
    "config set cycle 20", "config set cycle auto", "config set zone Europe/Berlin",
)  # fmt: skip
CLOCKS = ("2026-11-21 18:00", "2026-11-09 18:00", "1970-01-01 00:00", "1900-01-01 12:00")
"""A day back, in the middle of the story, where a clock without a battery begins, and the end."""
NEGATIVE = re.compile(r"(?<!\w)-\d")
OUTSIDE = (
    datetime.min.replace(tzinfo=UTC),
    datetime(1899, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2201, 1, 1, tzinfo=UTC),
    datetime(9998, 1, 1, tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with cards in every column and rows that were handed in."""
    home = Home(tmp_path_factory.mktemp("lived"))
    home.play(STORY)
    return home.store


@pytest.fixture
def home(home: Home, lived: Path) -> Home:
    home.store.parent.mkdir()
    shutil.copyfile(lived, home.store)
    return home


def _numbers(value: object) -> Iterator[float]:
    """Yield every number in a JSON value."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)
    elif isinstance(value, int | float):
        yield value


def _check(home: Home, today: str) -> None:
    """What is in the store agrees with itself, and reads so by that clock."""
    diary = Diary(home.store.parent, ZoneInfo(ZONE))
    desk = diary.desk(today)
    check_cards(diary)
    check_counts(diary, desk)
    for card in review.listed(desk, review.Wanted()):
        moves = review.show(desk, str(card.person.id)).moves
        assert all(before.at <= after.at for before, after in pairwise(moves))
        assert moves[-1].to_stage is card.stage
        assert card.age is None or card.age >= 0
    diary.store.close()


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("form", ["plain", "csv", "md", "json", "jsonl", "table"])
def test_every_view_can_be_had_and_shows_nothing_negative(
    form: str, clock: str, home: Home
) -> None:
    for line in LOOKING:
        with machine_at(clock):
            ran = home.run(*line.split(), "-o", form, today=None)
        assert ran.code == 0, (line, ran)
        assert ran.err.count("pipeline: warning: the clock says") == 1
        assert NEGATIVE.search(ran.out) is None, (line, ran.out)
        if form == "json":
            assert min(_numbers(json.loads(ran.out)), default=0) >= 0, line


@pytest.mark.parametrize("line", WRITING)
@pytest.mark.parametrize("clock", CLOCKS[:-1])
def test_whatever_is_recorded_then_history_keeps_its_order(
    line: str, clock: str, home: Home
) -> None:
    with machine_at(clock):
        ran = home.run(*line.split(), today=None)
        assert ran.code in {ExitCode.DONE, ExitCode.USAGE, ExitCode.REFUSED}, ran
        assert ran.err.count("pipeline: warning: the clock says") == 1
        assert ran.err.count("\n") == 1 or ran.code != 0
        assert NEGATIVE.search(ran.out) is None
        for view in ("today", "list", "sheet", "checkin list"):
            seen = json.loads(home.run(*view.split(), "--json", today=None).out)["data"]
            assert min(_numbers(seen), default=0) >= 0, (view, seen)
    _check(home, clock.replace(" ", "T"))
    _check(home, "2026-11-24T09:00")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
@pytest.mark.parametrize("now", OUTSIDE)
def test_a_clock_outside_the_calendar_is_refused_in_one_line(
    now: datetime, zone: str, home: Home
) -> None:
    home.run("config", "set", "zone", zone, today="2026-11-22 19:00")
    before = home.contents()
    said = f"the machine's clock says {now:%Y-%m-%d}, which cannot be".replace(
        "says 1-", "says 0001-"
    )
    hint = "set it, or name the day: --today DATE"
    for line in ("board", "today", "sheet", "checkin", "add Zed", "log dial", "config get cycle"):
        with machine_at_utc(now):
            ran = home.run(*line.split(), today=None)
            pinned = home.run("board", "--today", "2026-11-24", today=None)
        assert ran == (1, "", f"pipeline: error: {said}; {hint}\n")
        assert (pinned.code, pinned.err) == (0, "")
    assert home.contents() == before


def test_a_day_named_from_a_clock_outside_the_calendar_cannot_be_read(home: Home) -> None:
    for now in (OUTSIDE[0], OUTSIDE[-1]):
        with machine_at_utc(now):
            ran = home.run("board", "--today", "yesterday", today=None)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("pipeline: error: --today “yesterday” is not a date")


@pytest.mark.parametrize("today", ["1900-01-01", "1900-01-01 00:00", "2200-12-31 23:59"])
def test_the_first_and_the_last_day_that_can_be_typed_are_days_like_others(
    today: str, home: Home
) -> None:
    for line in (*LOOKING, *WRITING):
        ran = home.run(*line.split(), today=today)
        assert "went wrong" not in ran.err, (line, ran)

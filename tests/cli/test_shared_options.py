"""The options every command takes, before its name or after it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.terminal import plain

if TYPE_CHECKING:
    from tests.running import Home

ESCAPE = "\x1b"


def _opened(home: Home, *argv: str, today: str | None = None) -> str:
    """Add somebody and return the day their card says it was opened on."""
    added = home.run("add", "Ann", "--json", *argv, today=today)
    assert added.err == ""
    day: str = json.loads(added.out)["data"]["opened"]
    return day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2008-12-15", "2008-12-15"),
        ("2008-12-15T23:59", "2008-12-15"),
        ("2008-12-15 00:00", "2008-12-15"),
        ("2008/12/15 2pm", "2008-12-15"),
    ],
)
def test_today_pins_the_day_whatever_time_is_given_with_it(
    typed: str, day: str, home: Home
) -> None:
    assert _opened(home, "--today", typed) == day
    assert _opened(home, "--new", today=typed) == day


def test_today_as_typed_has_the_word_over_the_environment(home: Home) -> None:
    assert _opened(home, "--today", "2008-12-15", today="2009-01-01") == "2008-12-15"


def test_today_pins_the_time_as_well(home: Home) -> None:
    home.run("add", "Ann")
    booked = home.run("log", "dial", "Ann", "--json", "--today", "2026-11-25 16:45")
    assert json.loads(booked.out)["data"]["at"] == "2026-11-25T16:45:00+08:00"


def test_a_pinned_day_without_a_time_is_its_noon(home: Home) -> None:
    home.run("add", "Ann")
    booked = home.run("log", "dial", "Ann", "--json", "--today", "2026-11-25")
    assert json.loads(booked.out)["data"]["at"] == "2026-11-25T12:00:00+08:00"


@pytest.mark.parametrize("typed", ["garbage", "2026-02-30", "25:00", "2026-11-24 25:00", "soon"])
@pytest.mark.parametrize("asked", ["flag", "environment"])
def test_a_today_that_cannot_be_read_is_refused(typed: str, asked: str, home: Home) -> None:
    argv = ["--today", typed] if asked == "flag" else []
    failed = home.run("add", "Ann", *argv, today=typed if asked == "environment" else None)
    said = f"--today “{typed}” is not a date this program can read"
    hint = "type it like 2026-11-24 or 2026-11-24T14:00"
    assert failed == (2, "", f"pipeline: error: {said}; {hint}\n")
    assert home.contents() == {}


@pytest.mark.parametrize(
    "argv",
    [
        ["--json", "--today", "2026-12-01", "--store", "mine.db", "list"],
        ["list", "--json", "--today", "2026-12-01", "--store", "mine.db"],
        ["-o", "json", "--today=2026-12-01", "list", "--store=mine.db"],
        ["--store", "other.db", "list", "--output", "json", "--today", "2026-12-01", "--store",
         "mine.db"],
    ],
)  # fmt: skip
def test_shared_options_may_stand_before_the_command_and_after_it(
    argv: list[str], home: Home
) -> None:
    home.run("add", "Ann", "--store", "mine.db")
    home.run("met", "Ann", "--next", "fri", "--store", "mine.db")
    listed = json.loads(home.run(*argv).out)
    assert [(card["name"], card["age_days"]) for card in listed["data"]] == [("Ann", 7)]


@pytest.mark.parametrize("argv", [["config", "list"], ["--json", "config", "list"]])
def test_shared_options_reach_the_commands_of_a_group(argv: list[str], home: Home) -> None:
    shown = home.run(*argv, "--json")
    assert json.loads(shown.out)["kind"] == "settings"


def test_what_only_looks_like_a_shared_option_is_none(home: Home) -> None:
    added = home.run("add", "Ann", "--note=--store", "--org=--lang=zh")
    assert (added.code, added.out.splitlines()[0]) == (0, "Ann (1): new card, Opportunity.")
    # `--store` is the note here and `x.db` the name: neither says where the store is.
    added = home.run("add", "--note", "--store", "x.db")
    assert (added.code, home.run("show", "x.db").code) == (0, 0)
    assert [*home.files.iterdir()] == []


def _zone_of_words(home: Home, *argv: str, lang: str | None = None, **env: str) -> str:
    """Return the language a command answers in."""
    title = home.run("sheet", *argv, lang=lang, env=env).out.splitlines()[0]
    return {"Prospect management action sheet": "en", "潜在客户管理行动工具表": "zh"}[title]


def test_the_language_is_the_flags_then_the_environments_then_the_stores_then_the_locales(
    home: Home,
) -> None:
    home.run("add", "Ann")
    chinese = {"LC_ALL": "zh_CN.UTF-8"}
    assert _zone_of_words(home) == "en"
    assert _zone_of_words(home, **chinese) == "zh"
    assert _zone_of_words(home, LC_ALL="", LC_MESSAGES="zh_TW", LANG="en_GB.UTF-8") == "zh"
    assert _zone_of_words(home, LC_ALL="", LANG="zh_CN.UTF-8") == "zh"
    assert _zone_of_words(home, LC_ALL="de_DE.UTF-8", LANG="zh_CN.UTF-8") == "en"
    home.run("config", "set", "lang", "en")
    assert _zone_of_words(home, **chinese) == "en"
    home.run("config", "set", "lang", "zh")
    assert _zone_of_words(home) == "zh"
    assert _zone_of_words(home, lang="en") == "en"
    assert _zone_of_words(home, "--lang", "en") == "en"
    assert _zone_of_words(home, "--lang", "zh", lang="en") == "zh"
    home.run("config", "set", "lang", "")
    assert _zone_of_words(home) == "en"


def test_errors_and_help_speak_the_language_as_well(home: Home) -> None:
    home.run("init", "--language", "zh")
    assert home.run("list", "--bogus", lang=None).err.endswith("参见 pipeline list --help\n")
    assert home.run("list", "--help", lang=None).out.startswith("用法：")
    assert home.run("list", "--help", "--lang", "en", lang=None).out.startswith("Usage:")
    assert home.run("--lang=zh", "list", "--help").out.startswith("用法：")


WRITES = (
    ["add", "Ann"],
    ["book", "Ann", "tomorrow"],
    ["met", "Ann", "--next", "fri", "--agenda", "plan"],
    ["next", "Ann", "sat"],
    ["mark", "Ann", "person=self", "plan=annuity", "budget=100", "timing=+7d"],
    ["sign", "Ann", "--received", "100"],
    ["close", "Ann"],
    ["reopen", "Ann"],
    ["move", "Ann", "50", "--force", "--reason", "test"],
    ["back", "Ann"],
    ["lose", "Ann", "--reason", "no"],
    ["edit", "Ann", "--org", "Acme"],
    ["log", "dial", "Ann"],
    ["tally", "--dials", "3"],
    ["init", "--cycle", "30"],
    ["add", "Anna"],
    ["merge", "1", "2"],
    ["forget", "1", "--yes"],
)


def test_quiet_writing_commands_say_nothing(home: Home) -> None:
    for argv in WRITES:
        assert home.run(*argv, "-q") == (0, "", ""), argv


def test_quiet_does_not_keep_quiet_what_was_asked_for(home: Home) -> None:
    assert home.run("add", "Ann", "-q", "--json").out.startswith("{")
    assert home.run("-q", "list") == home.run("list")
    assert home.run("sheet", "--to", "week.csv", "-q") == (0, "", "")
    assert home.run("show", "nobody", "--quiet").err.startswith("pipeline: error: no card")


@pytest.mark.parametrize("view", [["board"], ["list"], ["sheet"], ["today"], ["why", "Ann"]])
def test_nothing_piped_has_an_escape_in_it(view: list[str], home: Home) -> None:
    home.run("add", "Ann")
    home.run("book", "Ann", "today")
    for form in ("plain", "table", "json", "jsonl", "csv", "md"):
        shown = home.run(*view, "-o", form)
        assert (shown.code, ESCAPE in shown.out) == (0, False)


def test_colour_is_for_terminals_that_do_not_mind(home: Home) -> None:
    home.run("add", "Ann")
    home.run("book", "Ann", "today")
    late = "2026-11-26 09:00"
    assert "\x1b[3" in home.run("board", tty=True, today=late).out
    without = home.run("board", tty=True, today=late, env={"NO_COLOR": "1"})
    assert "\x1b[3" not in without.out
    assert "\x1b[3" not in home.run("board", "--no-color", tty=True, today=late).out
    assert ESCAPE not in home.run("board", tty=True, today=late, env={"TERM": "dumb"}).out
    assert plain(without.out) == plain(home.run("board", tty=True, today=late).out)


def test_days_are_counted_in_the_rep_s_zone(home: Home) -> None:
    home.run("init", "--zone", "America/New_York")
    home.run("add", "Ann")
    logged = home.data("log", "dial", "Ann", today="2026-11-25 16:45")
    assert logged["at"] == "2026-11-25T16:45:00-05:00"
    home.run("config", "set", "zone", "Asia/Shanghai")
    event = home.data("show", "Ann", today="2026-11-26")["history"][-1]
    assert event["at"] == "2026-11-26T05:45:00+08:00"


def test_without_a_pinned_day_it_is_now(home: Home) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    home.run("add", "Ann", today=None)
    logged = json.loads(home.run("log", "dial", "Ann", "--json", today=None).out)["data"]["at"]
    assert before <= datetime.fromisoformat(logged) <= datetime.now(UTC)


def test_a_limit_shows_the_first_and_says_how_many_more(home: Home) -> None:
    for name in ("Ann", "Bob", "Cyd"):
        home.run("add", name)
    assert [line.split()[1] for line in home.run("list", "--limit", "2").out.splitlines()[1:]] == [
        "Ann",
        "Bob",
    ]
    board = home.run("board", "--limit", "1").out
    assert "Cyd" in board
    assert "Ann" not in board
    assert "2 more" in board
    assert "Ann" in home.run("board", "--json").out

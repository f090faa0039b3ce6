"""A clock that is earlier than what was recorded last is doubted in one line, once in a run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli.session import Session
from tests.cli.clocks import machine_at

if TYPE_CHECKING:
    from tests.running import Home

EARLIER = "2026-11-22 18:00"
DOUBT = (
    "the clock says Sun 2026-11-22 18:00, earlier than the last entry (Tue 2026-11-24 09:00); "
    "is it right?"
)
WARNING = f"pipeline: warning: {DOUBT}\n"
LOOKING = (
    "today", "list", "board", "flags", "sheet", "show Ann", "why Ann", "tally", "checkin list",
    "checkin show 2026-11-20", "config list",
)  # fmt: skip
WRITING = (
    "add Bo", "log dial", "log visit Ann", "tally --dials 3", "book Ann fri", "next Ann fri",
    "edit Ann --org Acme", "lose Ann --reason no", "config set cycle 30", "init --cycle 30",
    "checkin --for 2026-11-18",
)  # fmt: skip


@pytest.fixture
def home(home: Home) -> Home:
    """A machine with a store that was written to on Tuesday at nine."""
    home.play("""
        2026-11-16 09:00|add Ann
        2026-11-20 09:00|checkin
        2026-11-24 09:00|log dial Ann
    """)
    return home


@pytest.mark.parametrize("line", LOOKING)
def test_looking_by_the_machines_clock_doubts_it_and_shows_the_same(line: str, home: Home) -> None:
    with machine_at(EARLIER):
        seen = home.run(*line.split(), today=None)
    assert seen.err == WARNING
    assert seen._replace(err="") == home.run(*line.split(), today=EARLIER)


@pytest.mark.parametrize("line", LOOKING)
def test_looking_back_at_a_day_that_was_asked_for_is_no_mistake(line: str, home: Home) -> None:
    assert home.run(*line.split(), today=EARLIER).err == ""
    assert home.run(*line.split(), "--today", EARLIER, today=None).err == ""


@pytest.mark.parametrize("pinned", [True, False])
@pytest.mark.parametrize("line", WRITING)
def test_what_is_recorded_before_the_last_entry_is_doubted_in_any_case(
    line: str, pinned: bool, home: Home
) -> None:
    with machine_at(EARLIER):
        ran = home.run(*line.split(), today=EARLIER if pinned else None)
    assert (ran.code, ran.err) == (0, WARNING)


@pytest.mark.parametrize("line", ["reopen Ann", "add Ann", "book Ann fri --bogus", "show Bo"])
def test_a_refusal_records_nothing_and_is_doubted_by_the_machines_clock_only(
    line: str, home: Home
) -> None:
    pinned = home.run(*line.split(), today=EARLIER)
    with machine_at(EARLIER):
        ran = home.run(*line.split(), today=None)
    assert pinned.code != 0
    assert "warning" not in pinned.err
    unread = "--bogus" in line
    assert ran == pinned._replace(err=pinned.err if unread else WARNING + pinned.err)


@pytest.mark.parametrize(
    ("now", "doubted"),
    [
        ("2026-11-24 09:00", False),
        ("2026-11-24 08:00", False),
        ("2026-11-24 07:59:59", True),
        ("2026-11-25 09:00", False),
        ("1970-01-01 00:00", True),
    ],
)
def test_an_hour_is_what_two_clocks_may_be_apart(now: str, doubted: bool, home: Home) -> None:
    with machine_at(now):
        assert ("warning" in home.run("list", today=None).err) is doubted


def test_the_same_moment_in_another_zone_is_not_earlier(home: Home) -> None:
    home.run("config", "set", "zone", "America/New_York")
    with machine_at("2026-11-24 09:30"):
        assert home.run("board", today=None) == home.run("board", today="2026-11-23 20:30")


def test_json_on_stdout_stays_clean_and_the_doubt_is_a_plain_line(home: Home) -> None:
    with machine_at(EARLIER):
        for line in ("list", "add Bo", "sheet"):
            ran = home.run(*line.split(), "--json", today=None)
            assert json.loads(ran.out)["schema"] == 1
            assert (ran.code, ran.err) == (0, WARNING)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_an_error_in_json_carries_the_doubt_so_that_it_is_still_one_value(
    form: str, home: Home
) -> None:
    with machine_at(EARLIER):
        ran = home.run("show", "Bo", "-o", form, today=None)
    error = json.loads(ran.err)
    assert (ran.code, ran.out, error["kind"]) == (3, "", "error")
    assert error["data"]["warning"] == DOUBT
    assert "warning" not in json.loads(home.run("show", "Bo", "-o", form).err)["data"]


def test_quiet_is_for_what_goes_well(home: Home) -> None:
    with machine_at(EARLIER):
        assert home.run("log", "dial", "-q", today=None) == (0, "", WARNING)


def test_on_a_terminal_it_stands_before_what_is_shown(home: Home) -> None:
    shown = home.run("log", "dial", tty=True, today="2026-11-24 10:00")
    assert "warning" not in shown.out
    lines = home.run("log", "dial", tty=True, today=EARLIER).out.splitlines()
    assert lines[-1].startswith("pipeline: warning: the clock says Sun 2026-11-22 18:00")


@pytest.mark.parametrize("line", ["--help", "--version", "config path", "list --help"])
def test_what_needs_no_clock_doubts_none(line: str, home: Home) -> None:
    with machine_at(EARLIER):
        assert home.run(*line.split(), today=None).err == ""


def test_a_machine_without_a_store_has_nothing_to_compare_with(home: Home) -> None:
    home.store.unlink()
    home.store.with_name(f"{home.store.name}-backups").rename(home.path / "elsewhere")
    with machine_at("1970-01-01 09:00"):
        assert home.run("list", today=None).err.startswith("pipeline: error: there is no store")
        assert home.run("add", "Ann", today=None).err == ""


def test_a_desk_that_is_laid_anew_doubts_no_more(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIPELINE_STORE", str(home.store))
    monkeypatch.delenv("PIPELINE_TODAY", raising=False)
    session = Session()
    with machine_at(EARLIER):
        desks = [session.desk]
        session.renew()
        desks.append(session.desk)
    session.close()
    assert desks[0] is not desks[1]
    assert capsys.readouterr().err.count("pipeline: warning") == 1


def test_one_entry_from_the_future_is_not_the_last_one_for_years(home: Home) -> None:
    home.run("log", "dial", today="2027-11-24 09:00")
    doubted = [home.run("log", "dial", today=f"2026-11-25 09:{n:02}").err for n in range(21)]
    assert ["warning" in err for err in doubted] == [True] * 20 + [False]


def test_a_run_that_records_many_things_is_doubted_once(home: Home) -> None:
    """Its own entries are not what the clock is compared with."""
    for name in range(22):
        home.run("add", f"Late {name}", today="2026-09-01 09:00")
        home.run("met", f"Late {name}", "--next", "+3d", today="2026-09-01 09:00")
    home.run("log", "dial", today="2026-11-24 09:00")
    ran = home.run("checkin", "--apply", today=EARLIER)
    assert (ran.code, ran.err) == (0, WARNING)
    assert all(card["stage"] == "opportunity" for card in home.data("list", today=EARLIER))

"""The promises of check-ins, kept on the command line: what is printed before and after."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.running import PROGRAM, Home

if TYPE_CHECKING:
    from pathlib import Path

WEDNESDAY = "2026-03-04"
LATER = "2026-03-10 09:00"
FORMS = ("plain", "csv", "json", "jsonl", "md")
WEEK = """
2026-03-02 09:00 | add 刘岩 --phone 13800138000
                 | met 刘岩 --next 2026-03-09
                 | add "Bo Li"
                 | book "Bo Li" 2026-03-05
2026-03-03 18:30 | add 艾新华
                 | met 艾新华 --next 2026-03-09 --agenda 签单
                 | mark 艾新华 person=本人 plan=养老险 budget=1500/month timing=2026-03-09
                 | add 范学东
                 | lose 范学东 --reason 不需要
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.play(WEEK)
    handed_in = home.run("checkin", today=f"{WEDNESDAY} 08:30")
    assert handed_in.code == 0
    return home


def row(home: Home, *more: str, today: str = LATER) -> list[str]:
    """Return the row as it is shown in every format, and as it stands in the week's sheet."""
    shown = [
        home.run("checkin", "show", WEDNESDAY, "-o", form, *more, today=today) for form in FORMS
    ]
    assert [(ran.code, ran.err) for ran in shown] == [(0, "")] * len(FORMS)
    return [ran.out for ran in shown]


def line_of_the_sheet(home: Home, today: str = LATER) -> dict[str, object]:
    found: dict[str, object] = home.data("sheet", "--week", "2026-03-02", today=today)["rows"][1]
    return found


LATER_ON = {
    "renamed": "edit 1 --name 刘燕",
    "moved up": "met 2 --next 2026-03-12",
    "moved down": "back 3 --reason 没签",
    "lost": "lose 1 --reason 不需要",
    "reopened": "reopen 4",
    "merged into another of the row": "merge 1 3",
    "merged the other way": "merge 3 1",
    "the cycle": "config set cycle 7",
    "the zone": "config set zone America/Los_Angeles",
    "the rep's name": "config set name 艾新华",
    "the currency": "config set currency USD",
}


@pytest.mark.parametrize("command", LATER_ON.values(), ids=LATER_ON.keys())
def test_a_row_is_printed_as_it_was_byte_for_byte(home: Home, command: str) -> None:
    before, in_the_week = row(home), line_of_the_sheet(home)
    home.play(f"{LATER} | {command}")
    if command.startswith("config set zone"):
        # What is the same moment is told in the hours of the new zone.
        assert line_of_the_sheet(home) == in_the_week | {"handed_in": "2026-03-03T16:30:00-08:00"}
        return
    assert row(home) == before
    assert line_of_the_sheet(home) == in_the_week


def test_a_week_later_with_all_that_happened_it_is_the_same_row(home: Home) -> None:
    before = row(home)
    home.run("back", "3", "--reason", "x", today="2026-03-05 08:00")
    home.play("2026-03-05 20:00 | met 2 --next 2026-03-12\n | edit 1 --name 刘燕 --tag vip")
    home.play("2026-03-06 10:00 | checkin --note 寒潮\n | reopen 4\n | merge 1 2")
    assert row(home) == before
    again = home.data("checkin", "--for", WEDNESDAY, today=LATER)
    assert (again["revision"], again["handed_in_now"], again["row"]["status"]) == (
        1, False, "handed-in",
    )  # fmt: skip


def test_after_forget_the_name_is_gone_from_the_row_and_from_the_file(home: Home) -> None:
    before = row(home)
    assert all("刘岩" in text for text in before)
    home.play(f"{LATER} | merge 2 1\n | forget 2 --yes")
    for text in row(home):
        assert "刘岩" not in text
        assert "艾新华" in text
    held = home.store.read_bytes() + home.store.with_name("pipeline.db-journal").read_bytes()
    for gone in ("刘岩", "Bo Li", "13800138000"):
        assert gone.encode() not in held
    numbers = home.data("checkin", "show", WEDNESDAY, today=LATER)["row"]["subtotal"]
    assert numbers == {
        "opportunity": 0, "appointment": 1, "25": 1, "50": 1, "90": 0, "closed": 0,
    }  # fmt: skip


def test_three_runs_of_a_job_hand_in_once(home: Home) -> None:
    ran = [home.process("checkin", "-o", "json", today="2026-03-06 09:00") for _run in range(3)]
    assert [(run.code, run.err) for run in ran] == [(0, "")] * 3
    listed = home.run("checkin", "list", "-o", "csv", today=LATER).out.splitlines()
    assert len(listed) == 1 + 2
    assert '"handed_in_now": true' in ran[0].out
    assert (
        ran[1].out
        == ran[2].out
        == ran[0].out.replace('"handed_in_now": true', '"handed_in_now": false')
    )


def test_jobs_that_run_at_once_hand_in_once(home: Home) -> None:
    running = [
        subprocess.Popen(
            [*PROGRAM, "checkin", "-o", "json"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            cwd=home.files, env=home.environment(today="2026-03-06 09:00"),
        )
        for _job in range(3)
    ]  # fmt: skip
    said = [process.communicate() for process in running]
    assert [err for _out, err in said] == [""] * 3
    assert sorted('"handed_in_now": true' in out for out, _err in said) == [False, False, True]
    assert sys.executable == PROGRAM[0]


def test_a_visit_of_those_days_is_told_beside_the_row_and_handed_in_as_a_revision(
    home: Home,
) -> None:
    home.run("add", "何建国", today="2026-02-20")
    before = home.data("checkin", "show", WEDNESDAY, today=LATER)
    home.play("2026-03-05 20:00 | log visit 何建国 --on 2026-03-03")
    after = home.data("checkin", "show", WEDNESDAY, today=LATER)
    assert after["row"]["status"] == "amended"
    assert after["row"]["entries"] == before["row"]["entries"]
    home.play(f"{LATER} | checkin --for {WEDNESDAY}")
    again = home.data("checkin", "show", WEDNESDAY, today=LATER)
    assert (again["revision"], again["late"], again["row"]["status"]) == (2, False, "handed-in")
    names = [entry["name"] for entry in again["row"]["entries"]["opportunity"]]
    assert names == ["何建国"]
    first = home.data("checkin", "show", WEDNESDAY, "--revision", "1", today=LATER)
    assert first == after


NO_CHECK_IN = (
    "there is no check-in on Tue 2026-03-03; what was done that day is handed in on Wed 2026-03-04"
)
TO_COME = "Wed 2026-03-11 is in the future; a check-in is handed in on its day, or later"
NOT_HANDED_IN = (
    "the check-in of Mon 2026-03-02 was not handed in; "
    "hand it in: pipeline checkin --for 2026-03-02"
)
NO_REVISION = (
    "the check-in of Wed 2026-03-04 has no revision 2; look: pipeline checkin show 2026-03-04"
)
NO_DATE = (
    "“soonish” is not a date this program can read; "
    "type it like 2026-11-24, fri, next tue 14:00, +3d, 明天 or 下周二"
)
REFUSED = [
    (("--for", "2026-03-03"), 2, NO_CHECK_IN),
    (("show", "2026-03-03"), 2, NO_CHECK_IN),
    (("--for", "2026-03-11"), 2, TO_COME),
    (("show", "2026-03-11"), 2, TO_COME),
    (("show", "2026-03-02"), 3, NOT_HANDED_IN),
    (("show", WEDNESDAY, "--revision", "2"), 3, NO_REVISION),
    (("--for", "soonish"), 2, NO_DATE),
]


@pytest.mark.parametrize(("typed", "code", "said"), REFUSED)
def test_what_cannot_be_handed_in_or_shown_is_one_line(
    home: Home, typed: tuple[str, ...], code: int, said: str
) -> None:
    before = home.contents()
    assert home.run("checkin", *typed, today=LATER) == (code, "", f"pipeline: error: {said}\n")
    assert home.contents() == before


def test_two_weeks_away_are_named_and_handed_in_late(home: Home) -> None:
    back = "2026-03-18 09:00"
    due = home.data("checkin", today=back)
    missed = [found["date"] for found in due["missed"]]
    assert missed == ["2026-03-06", "2026-03-09", "2026-03-11", "2026-03-13", "2026-03-16"]
    for found in reversed(due["missed"]):
        program, *argv = found["command"].split()
        assert program == "pipeline"
        late = home.data(*argv, today=back)
        assert (late["late"], late["row"]["status"], late["revision"]) == (True, "late", 1)
    assert home.data("checkin", today=back)["missed"] == []

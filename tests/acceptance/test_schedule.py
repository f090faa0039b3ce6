"""`pipeline checkin schedule`: what is printed is what a bare machine runs, once."""

from __future__ import annotations

import json
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.render.schedule.jobs import HOSTILE, shell_is_given, systemd_runs
from tests.running import PATIENCE, Home

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = Path(__file__).parents[2] / "examples" / "checkin"
SCHEDULERS = ("cron", "systemd", "launchd")
MEI = ("--store", "/home/mei/pipeline.db", "--lang", "en", "checkin", "schedule")


@pytest.fixture
def neutral(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is where the examples say, and the machine keeps UTC."""
    monkeypatch.setattr(sys, "executable", "/home/mei/.venv/bin/python")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("pipelinecli.cli.scheduling.LOCALTIME", "/nowhere")


def _example(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def _refused(home: Home, *argv: str) -> str:
    ran = home.run("checkin", "schedule", *argv)
    assert (ran.code, ran.out) == (2, "")
    return ran.err


@pytest.mark.usefixtures("neutral")
def test_the_examples_are_what_is_printed(home: Home) -> None:
    cron, plist = _example("pipeline-checkin.cron"), _example("org.pipelinecli.checkin.plist")
    units = (
        f"# ~/.config/systemd/user/pipeline-checkin.service\n{_example('pipeline-checkin.service')}"
        f"\n# ~/.config/systemd/user/pipeline-checkin.timer\n{_example('pipeline-checkin.timer')}"
    )
    for scheduler, printed in zip(SCHEDULERS, (cron, units, plist), strict=True):
        assert home.run(*MEI, scheduler) == (0, printed, "")


@pytest.mark.usefixtures("neutral")
def test_without_a_name_it_is_the_scheduler_of_the_machine(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.run(*MEI).out == _example("pipeline-checkin.cron")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert home.run(*MEI).out == _example("org.pipelinecli.checkin.plist")


def test_a_scheduler_nobody_knows_is_refused_with_those_that_are_known(home: Home) -> None:
    assert _refused(home, "at") == (
        "pipeline: error: “at” is not a scheduler this program knows; "
        "one of: cron, systemd, launchd\n"
    )


@pytest.mark.parametrize(
    ("typed", "fields"),
    [("18:05", "5 18"), ("8:00", "0 8"), ("00:00", "0 0"), ("7pm", "0 19"), ("早上7点半", "30 7")],
)
def test_a_time_is_typed_as_anywhere_else(home: Home, typed: str, fields: str) -> None:
    line = home.run("checkin", "schedule", "cron", "--at", typed).out.splitlines()[-1]
    assert line.startswith(f"{fields} * * 1,3,5 {sys.executable} ")


@pytest.mark.parametrize("typed", ["", "8", "24:00", "08:30:00", "fri", "fri 8:30", "08:30 *"])
def test_what_is_not_a_time_of_day_is_refused(home: Home, typed: str) -> None:
    assert _refused(home, "cron", "--at", typed) == (
        f"pipeline: error: --at “{typed}” is not a time of day; type it like 08:30\n"
    )


def _command(home: Home, *argv: str, **kept: Any) -> list[str]:  # noqa: ANN401
    ran = home.run("checkin", "schedule", "cron", *argv, "--json", **kept)
    assert (ran.code, ran.err) == (0, "")
    command: list[str] = json.loads(ran.out)["data"]["command"]
    return command


def test_the_command_has_everything_it_needs_and_nothing_that_was_not_asked_for(
    home: Home,
) -> None:
    program = [sys.executable, "-P", "-m", "pipelinecli"]
    store = str(home.store)
    assert _command(home) == [*program, "--store", store, "--lang", "en", "checkin"]
    assert _command(home, "--apply") == [*_command(home), "--apply"]
    assert _command(home, "--exit-code") == [*_command(home), "--exit-code"]
    assert _command(home, "--exit-code", "--apply") == [*_command(home), "--apply", "--exit-code"]
    assert _command(home, lang="zh")[-3:] == ["--lang", "zh", "checkin"]
    here = str(home.files / "here.db")
    assert _command(home, "--store", "here.db")[5] == here
    assert _command(home, env={"PIPELINE_STORE": "here.db"})[5] == here
    # Asking has made nothing.
    assert home.contents() == {}


def test_a_python_that_does_not_know_where_it_is_cannot_be_scheduled(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    ran = home.run("checkin", "schedule", "cron")
    assert (ran.code, ran.out, ran.err) == (
        1,
        "",
        "pipeline: error: this Python does not say where it is, so nothing can start it\n",
    )


def test_a_store_that_no_line_can_name_is_refused(home: Home) -> None:
    assert _refused(home, "cron", "--store", "/a\nb.db") == (
        "pipeline: error: a scheduled command cannot hold the path /a␊b.db; "
        "use one without a line break\n"
    )


def test_a_path_in_the_encoding_of_a_terminal_is_refused_rather_than_misspelled(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelinecli.cli.scheduling.os.fsencode", lambda path: path.encode("gbk"))
    assert _refused(home, "cron", "--store", "/陈静.db").endswith(
        "; use one without bytes that are not UTF-8\n"
    )


def test_the_argument_and_the_options_are_completed(home: Home) -> None:
    def offered(line: str) -> list[str]:
        more = {"_PIPELINE_COMPLETE": "complete_bash", "COMP_WORDS": line}
        more["COMP_CWORD"] = str(len(line.split(" ")) - 1)
        return home.run(env=more).out.split()

    assert offered("pipeline checkin schedule ") == ["cron", "systemd", "launchd"]
    assert offered("pipeline checkin schedule s") == ["systemd"]
    assert sorted(offered("pipeline checkin schedule cron --a")) == ["--apply", "--at"]


# --- the job as the scheduler runs it --------------------------------------------------------


@pytest.fixture
def awkward(tmp_path: Path) -> tuple[Home, str]:
    """A home and an environment of Python's whose paths have something for every reader."""
    home = Home(tmp_path / HOSTILE[1:] / "home")
    environment = tmp_path / HOSTILE[1:] / "venv"
    environment.symlink_to(sys.prefix)
    home.run("add", "陈静", today="2026-01-05 09:00")
    return home, f"{environment}/bin/{Path(sys.executable).name}"


def _printed(home: Home, python: str, scheduler: str) -> str:
    done = subprocess.run(
        [python, "-m", "pipelinecli", "checkin", "schedule", scheduler],
        capture_output=True,
        check=True,
        env=home.environment(),
        timeout=PATIENCE,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def _run_bare(argv: Sequence[str], directory: Path) -> tuple[int, str, str]:
    """Run a command as a scheduler does that passes on nothing at all."""
    done = subprocess.run(
        argv,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=directory,
        env={},
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _argv(scheduler: str, printed: str) -> list[list[str]]:
    """Return what a scheduler would run; for cron, what either kind of cron would."""
    if scheduler == "cron":
        command = printed.splitlines()[-1].split(" ", 5)[5]
        lines = (shell_is_given(command, joins_backslashes=joins) for joins in (False, True))
        return [["/usr/bin/env", "-i", "/bin/sh", "-c", line] for line in lines]
    if scheduler == "systemd":
        (line,) = (line for line in printed.splitlines() if line.startswith("ExecStart="))
        return [systemd_runs(line.removeprefix("ExecStart="))]
    return [plistlib.loads(printed.encode())["ProgramArguments"]]


@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_the_job_runs_on_nothing_and_hands_in_once(
    awkward: tuple[Home, str], scheduler: str, tmp_path: Path
) -> None:
    home, python = awkward
    # A module that lies about must not be taken for Python's own.
    (tmp_path / "sqlite3.py").write_text("raise SystemExit('not this one')\n")
    for argv in _argv(scheduler, _printed(home, python, scheduler)) * 3:
        code, out, err = _run_bare(argv, tmp_path)
        assert (code, err) == (0, ""), argv
        assert "Check-in of " in out
    handed_in = json.loads(home.run("checkin", "list", "--json", today=None).out)["data"]
    # Two days at most, for midnight may pass meanwhile.
    assert 1 <= len(handed_in) <= len({one["row"]["date"] for one in handed_in}) <= 2
    assert {one["revision"] for one in handed_in} == {1}


def test_the_job_speaks_the_language_of_who_scheduled_it(home: Home, tmp_path: Path) -> None:
    home.run("add", "陈静", today="2026-01-05 09:00")
    ran = home.process("checkin", "schedule", "cron", lang="zh", measured=False)
    code, out, _err = _run_bare(_argv("cron", ran.out)[0], tmp_path)
    assert (code, "周" in out) == (0, True)


def test_the_exit_code_of_the_job_is_the_one_that_was_asked_for(home: Home, tmp_path: Path) -> None:
    home.run("add", "陈静", today="2026-01-05 09:00")
    home.run("book", "陈静", "2026-01-06", today="2026-01-05 09:00")
    for options, expected in (((), 0), (("--exit-code",), 7)):
        ran = home.process("checkin", "schedule", "launchd", *options)
        (argv,) = _argv("launchd", ran.out)
        assert _run_bare(argv, tmp_path)[0] == expected

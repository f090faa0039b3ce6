from __future__ import annotations

import shlex
import shutil
import subprocess
from datetime import time
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from pipelinecli.render.schedule import cron
from pipelinecli.render.schedule.job import File, Job, Scheduler
from tests.builders import refused
from tests.render.schedule.jobs import HOSTILE, MEI, jobs, paths, shell_is_given, store_at

if TYPE_CHECKING:
    from pathlib import Path


@cache
def _checks_syntax() -> str | None:
    """Return the option with which the crontab here checks a file and leaves it at that."""
    if shutil.which("crontab") is None:
        return None
    done = subprocess.run(
        ["crontab", "-h"], capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    usage = (done.stdout + done.stderr).decode()
    return "-T" if "-T" in usage else "-n" if "dry run" in usage else None


def _line(job: Job) -> str:
    return cron.schedule(job).files[0].content.splitlines()[-1]


def test_it_is_one_line_with_what_there_is_to_know_above_it() -> None:
    made = cron.schedule(MEI)
    assert made.files == (
        File(
            "pipeline-checkin.cron",
            "# The Monday, Wednesday and Friday check-in, handed in by itself.\n"
            "# To install it, add the line below to your crontab: crontab -e\n"
            "# cron mails you what it prints, names and all; to stop that, end it in >/dev/null\n"
            "30 8 * * 1,3,5 /home/mei/.venv/bin/python -P -m pipelinecli "
            "--store /home/mei/pipeline.db --lang en checkin\n",
        ),
    )
    assert (made.scheduler, made.install, made.zone) == (Scheduler.CRON, ("crontab -e",), None)


def test_another_zone_is_said_above_the_line_and_the_time_is_left_as_it_is() -> None:
    made = cron.schedule(MEI._replace(at=time(18, 5), zone="Asia/Shanghai"))
    *_comments, zone, line = made.files[0].content.splitlines()
    assert zone == (
        "# 18:05 is the machine's time and not that of Asia/Shanghai: cron knows no zones."
    )
    assert line.startswith("5 18 * * 1,3,5 /home/mei/")
    assert made.zone is None


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        ("/a/p.db", "/a/p.db"),
        ("/a b/p.db", "'/a b/p.db'"),
        ("/a%b", r"/a\%b"),
        ("/100%", r"/100\%"),
        ("/a b%c d", r"'/a b'\%'c d'"),
        ("/a\\b", r"'/a\b'"),
        ("/a\\\\b", r"'/a\''\b'"),
        ("/a\\%b", r"'/a\'\%b"),
        ("/it's", "'/it'\"'\"'s'"),
        ("/陈静", "'/陈静'"),
    ],
)
def test_a_path_is_quoted_for_the_shell_and_its_percent_signs_for_cron(
    path: str, spelled: str
) -> None:
    assert cron.command_line([path]) == spelled


@pytest.mark.parametrize("joins_backslashes", [False, True])
@given(job=jobs)
def test_every_cron_hands_the_shell_the_command_that_was_meant(
    joins_backslashes: bool, job: Job
) -> None:
    minute, hour, *days, command = _line(job).split(" ", 5)
    assert (int(hour), int(minute), days) == (job.at.hour, job.at.minute, ["*", "*", "1,3,5"])
    given_to_sh = shell_is_given(command, joins_backslashes=joins_backslashes)
    assert shlex.split(given_to_sh) == list(job.command)


@given(path=paths)
def test_a_cron_that_knows_no_percent_signs_runs_the_same(path: str) -> None:
    assert shlex.split(cron.command_line([path])) == [path]


def test_a_real_shell_reads_it_so_too() -> None:
    command = cron.command_line(["/usr/bin/printf", "%s", HOSTILE])
    for joins in (False, True):
        line = shell_is_given(command, joins_backslashes=joins)
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=True, env={})
        assert done.stdout.decode() == HOSTILE


@pytest.mark.skipif(_checks_syntax() is None, reason="no crontab that checks without installing")
def test_crontab_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "crontab"
    path.write_text(cron.schedule(store_at(HOSTILE)).files[0].content)
    done = subprocess.run(
        ["crontab", str(_checks_syntax()), str(path)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_command_that_cron_would_cut_off_is_refused() -> None:
    room = cron.LONGEST - len(cron.command_line(store_at("/").command).encode())
    assert len(_line(store_at("/" + "x" * room)).split(" ", 5)[5]) == cron.LONGEST
    assert refused(lambda: cron.schedule(store_at("/" + "x" * (room + 1)))) == (
        "usage: cron takes commands of up to 998 bytes; this one has 999; "
        "use a shorter path, or another scheduler"
    )
    # Bytes are counted, not characters.
    assert "998 bytes" in refused(lambda: cron.schedule(store_at("/" + "陈" * (room // 3 + 1))))

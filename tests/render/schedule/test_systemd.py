from __future__ import annotations

import os
import shutil
import subprocess
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given

from pipelinecli.render.schedule import systemd
from pipelinecli.render.schedule.job import File, Job, Scheduler
from tests.render.schedule.jobs import HOSTILE, MEI, jobs, store_at, systemd_runs

THROUGH_A_SHELL = ["/bin/sh", "-c", 'exec "$0" "$@"']
ANALYZE = shutil.which("systemd-analyze")


def _exec_start(job: Job) -> str:
    lines = systemd.schedule(job).files[0].content.splitlines()
    (line,) = (line for line in lines if line.startswith("ExecStart="))
    return line.removeprefix("ExecStart=")


def _timer(job: Job) -> list[str]:
    return systemd.schedule(job).files[1].content.splitlines()


def test_it_is_a_service_and_a_timer() -> None:
    made = systemd.schedule(MEI)
    assert made.files == (
        File(
            "~/.config/systemd/user/pipeline-checkin.service",
            """\
[Unit]
Description=Hand in the check-in of the sales pipeline

[Service]
Type=oneshot
# What it prints has names in it and stays out of the journal.
# What was handed in is in the store: pipeline checkin list
StandardOutput=null
ExecStart=/home/mei/.venv/bin/python -P -m pipelinecli --store /home/mei/pipeline.db --lang en \
checkin
""",
        ),
        File(
            "~/.config/systemd/user/pipeline-checkin.timer",
            """\
[Unit]
Description=Monday, Wednesday and Friday check-ins

[Timer]
OnCalendar=Mon,Wed,Fri *-*-* 08:30:00
# One that fell into a time when the machine was off is made up for.
Persistent=true
Unit=pipeline-checkin.service

[Install]
WantedBy=timers.target
""",
        ),
    )
    assert (made.scheduler, made.zone) == (Scheduler.SYSTEMD, None)
    assert made.install == (
        "systemctl --user daemon-reload",
        "systemctl --user enable --now pipeline-checkin.timer",
    )


def test_another_zone_stands_with_the_time() -> None:
    job = MEI._replace(at=time(18, 5), zone="Asia/Shanghai")
    assert "OnCalendar=Mon,Wed,Fri *-*-* 18:05:00 Asia/Shanghai" in _timer(job)
    assert systemd.schedule(job).zone == "Asia/Shanghai"


def test_a_failure_that_was_asked_for_is_explained() -> None:
    job = MEI._replace(command=(*MEI.command, "--exit-code"))
    assert systemd.schedule(job).files[0].content.splitlines()[-2:] == [
        "# Exit code 7, a failure here, means that something wants an answer: see OnFailure=.",
        f"ExecStart={' '.join(MEI.command)} --exit-code",
    ]


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        ("/a/p.db", "/a/p.db"),
        ("/a b", '"/a b"'),
        ("/100%", '"/100%%"'),
        ("/$HOME", '"/$$HOME"'),
        ('/"q"', '"/\\"q\\""'),
        ("/it's", '"/it\'s"'),
        ("/a\\b", '"/a\\\\b"'),
        ("/a;", '"/a;"'),
        ("/陈静", '"/陈静"'),
        ("", '""'),
    ],
)
def test_an_argument_is_quoted_by_the_rules_of_unit_files(path: str, spelled: str) -> None:
    assert systemd.command_line(["/python", path]) == f"/python {spelled}"


def test_a_program_that_systemd_would_not_run_is_run_by_a_shell() -> None:
    assert systemd.command_line(["/a b/100%", "-m"]) == '"/a b/100%%" -m'
    for path in ("/it's", '/"q"', "/a\\b", "/$HOME"):
        assert systemd_runs(systemd.command_line([path, "-m"])) == [*THROUGH_A_SHELL, path, "-m"]


@given(job=jobs)
def test_systemd_runs_the_command_that_was_meant(job: Job) -> None:
    run = systemd_runs(_exec_start(job))
    if run[0] == "/bin/sh":
        assert run[:3] == THROUGH_A_SHELL
        run = run[3:]
    assert run == list(job.command)


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("path", ["/home/mei", "/a b", "/陈 静", "/100%n", "/$HOME", HOSTILE])
@pytest.mark.parametrize("zone", [None, "Asia/Shanghai"])
def test_systemd_finds_nothing_wrong_with_the_units(
    tmp_path: Path, path: str, zone: str | None
) -> None:
    python = tmp_path / path[1:] / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(shutil.which("true") or "/bin/true")
    job = store_at(f"{tmp_path}{path}/pipeline.db", str(python))._replace(zone=zone)
    assert _verified(tmp_path, job) == (0, "")


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
def test_systemd_would_find_what_is_wrong(tmp_path: Path) -> None:
    code, said = _verified(tmp_path, store_at("/p.db", "/nowhere/python"))
    assert (code, "/nowhere/python is not executable" in said) == (1, True)
    code, said = _verified(tmp_path, MEI._replace(zone="Nowhere/At all"))
    assert (code, "Failed to parse calendar specification" in said) == (1, True)


def _verified(directory: Path, job: Job) -> tuple[int, str]:
    """Let systemd read the units; return its exit code and all it said."""
    (directory / "run").mkdir(mode=0o700, exist_ok=True)
    units = []
    for file in systemd.schedule(job).files:
        unit = directory / Path(file.path).name
        unit.write_text(file.content)
        units.append(str(unit))
    done = subprocess.run(
        [str(ANALYZE), "verify", "--user", *units],
        capture_output=True,
        check=False,
        env={
            "PATH": os.defpath,
            "HOME": str(directory),
            "XDG_RUNTIME_DIR": str(directory / "run"),
            "LC_ALL": "C.UTF-8",
        },
    )
    return done.returncode, (done.stdout + done.stderr).decode()

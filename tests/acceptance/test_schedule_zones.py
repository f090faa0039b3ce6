"""Whose time a scheduled check-in goes by, and what a person at a terminal is told of it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from tests.terminal import plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home

TIME = "OnCalendar=Mon,Wed,Fri *-*-* 08:30:00"


@pytest.fixture
def localtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the machine's own zone is looked for; there is none yet."""
    path = tmp_path / "localtime"
    monkeypatch.setattr("pipelinecli.cli.scheduling.LOCALTIME", str(path))
    return path


def _ahead_of_utc(hours: int) -> bytes:
    """Return a zone that is the same all year, as its file has it (RFC 8536, version 1)."""
    counts = struct.pack(">4s16x6l", b"TZif", 0, 0, 0, 0, 1, 4)
    return counts + struct.pack(">lbb", hours * 3600, 0, 0) + b"ZON\0"


def _calendar(home: Home) -> str:
    lines = home.run("checkin", "schedule", "systemd").out.splitlines()
    (found,) = (line for line in lines if line.startswith("OnCalendar="))
    return found


def _comments(home: Home) -> list[str]:
    return home.run("checkin", "schedule", "cron").out.splitlines()[3:-1]


@pytest.mark.parametrize(
    ("zone", "hours", "is_other"),
    [
        ("Asia/Shanghai", 8, False),
        ("Asia/Shanghai", 9, True),
        ("Asia/Tokyo", 9, False),
        # The same in November, and another in summer.
        ("Europe/London", 0, True),
        ("Etc/UTC", 0, False),
    ],
)
def test_a_zone_counts_where_the_machine_keeps_another(
    home: Home, localtime: Path, zone: str, hours: int, is_other: bool
) -> None:
    home.run("config", "set", "zone", zone)
    localtime.write_bytes(_ahead_of_utc(hours))
    assert _calendar(home) == (f"{TIME} {zone}" if is_other else TIME)
    said = f"# 08:30 is the machine's time and not that of {zone}: cron knows no zones."
    assert _comments(home) == ([said] if is_other else [])
    shown = home.data("checkin", "schedule", "systemd")["zone"]
    assert shown == (zone if is_other else None)
    assert home.data("checkin", "schedule", "cron")["zone"] is None


def test_without_a_zone_the_machine_s_time_is_the_rep_s(home: Home) -> None:
    assert _calendar(home) == TIME
    assert _comments(home) == []


def test_a_machine_that_does_not_say_its_zone_keeps_utc_and_an_unreadable_one_another(
    home: Home, localtime: Path
) -> None:
    home.run("config", "set", "zone", "UTC")
    assert _calendar(home) == TIME
    localtime.write_text("garbage")
    assert _calendar(home) == f"{TIME} UTC"


def test_a_time_zone_variable_matters_only_where_the_machine_keeps_other_time(
    home: Home, localtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("add", "陈静")
    said: list[str] = []
    monkeypatch.setattr(
        "pipelinecli.cli.session.Session.hint", lambda _session, text: said.append(text)
    )
    localtime.write_bytes(_ahead_of_utc(8))
    for tz in ("Asia/Shanghai", ":Asia/Shanghai", "PRC", str(localtime), f":{localtime}", ""):
        home.run("checkin", "schedule", "cron", env={"TZ": tz})
        assert said == [], tz
    localtime.write_bytes(_ahead_of_utc(9))
    home.run("checkin", "schedule", "cron", env={"TZ": "Asia/Shanghai"})
    assert said == [
        "The job does not see TZ; keep your zone: pipeline config set zone Asia/Shanghai"
    ]


# --- at a terminal: the machine of the tests may keep any time but this one -------------------

LABEL = "org.pipelinecli.checkin"
FAR = "Pacific/Kiritimati"


def _told(home: Home, *argv: str, tz: str = "") -> list[str]:
    """Return the lines that somebody at a terminal sees below what was printed."""
    ran = home.terminal("checkin", "schedule", *argv, env={"TZ": tz})
    assert ran.code == 0
    return plain(ran.out).splitlines()[-3:]


def test_somebody_at_a_terminal_is_told_what_the_job_will_not_have(home: Home) -> None:
    home.run("add", "陈静")
    keep = "The job does not see TZ; keep your zone: pipeline config set zone"
    assert _told(home, "cron", tz=FAR)[-1] == f"{keep} {FAR}"
    assert _told(home, "cron", tz="XYZ-13:30")[-1] == f"{keep} ZONE"
    assert "30 8 * * 1,3,5" in _told(home, "cron")[-1]
    assert "30 8 * * 1,3,5" in _told(home, "cron", "-q", tz=FAR)[-1]
    home.run("config", "set", "zone", FAR)
    assert "30 8 * * 1,3,5" in _told(home, "cron", tz="UTC")[-1]
    assert _told(home, "launchd", tz=FAR) == [
        "To write it where it belongs, add: --to ~/Library/LaunchAgents",
        f"Then: launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{LABEL}.plist",
        f"08:30 is the machine's time and not that of {FAR}: launchd knows no zones.",
    ]
    assert _told(home, "systemd", tz=FAR) == [
        "To write it where it belongs, add: --to ~/.config/systemd/user",
        "Then: systemctl --user daemon-reload",
        "Then: systemctl --user enable --now pipeline-checkin.timer",
    ]


def test_somebody_without_a_store_is_told_that_the_job_would_fail(home: Home) -> None:
    assert _told(home, "cron")[-1] == (
        f"There is no store at {home.store} yet; the job fails until there is one."
    )

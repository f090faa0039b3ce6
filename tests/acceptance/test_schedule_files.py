"""`pipeline checkin schedule --to`: private files, whole, and never over somebody's changes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home, Ran

SERVICE, TIMER = "pipeline-checkin.service", "pipeline-checkin.timer"
CRON, PLIST = "pipeline-checkin.cron", "org.pipelinecli.checkin.plist"
CHANGED = "# changed by hand\n"


def _schedule(home: Home, scheduler: str, *argv: str, lang: str = "en") -> Ran:
    return home.run("checkin", "schedule", scheduler, *argv, lang=lang)


def _contents(directory: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in directory.iterdir()}


def _printed(home: Home, scheduler: str, *argv: str) -> dict[str, str]:
    ran = _schedule(home, scheduler, *argv, "--json")
    return {
        Path(file["path"]).name: file["content"] for file in json.loads(ran.out)["data"]["files"]
    }


@pytest.mark.parametrize(
    ("scheduler", "names"), [("cron", {CRON}), ("systemd", {SERVICE, TIMER}), ("launchd", {PLIST})]
)
def test_the_files_are_what_is_printed_and_private(
    home: Home, scheduler: str, names: set[str]
) -> None:
    ran = _schedule(home, scheduler, "--to", "new/deep")
    directory = home.files / "new" / "deep"
    assert (ran.code, ran.out) == (0, "")
    assert _contents(directory) == _printed(home, scheduler)
    assert set(_contents(directory)) == names
    for path in (directory, directory.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in directory.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_says_what_to_do_next(home: Home) -> None:
    directory = home.files / "a b"
    assert _schedule(home, "cron", "--to", "a b").err == (
        f"Written: {directory}/{CRON}\n"
        f"Then: (crontab -l 2>/dev/null; cat '{directory}/{CRON}') | crontab -\n"
    )
    assert _schedule(home, "systemd", "--to", "a b").err == (
        f"Written: {directory}/{SERVICE}\n"
        f"Written: {directory}/{TIMER}\n"
        "Then: mkdir -p ~/.config/systemd/user && "
        f"cp '{directory}/{SERVICE}' '{directory}/{TIMER}' ~/.config/systemd/user/\n"
        "Then: systemctl --user daemon-reload\n"
        f"Then: systemctl --user enable --now {TIMER}\n"
    )
    assert _schedule(home, "launchd", "--to", "a b").err == (
        f"Written: {directory}/{PLIST}\n"
        "Then: mkdir -p ~/Library/LaunchAgents && "
        f"cp '{directory}/{PLIST}' ~/Library/LaunchAgents/\n"
        f"Then: launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{PLIST}\n"
    )
    assert _schedule(home, "cron", "--to", "a b", "-q").err == ""


def test_files_that_are_where_they_belong_need_not_be_copied(home: Home) -> None:
    belongs = home.path / ".config" / "systemd" / "user"
    said = (
        f"Written: {belongs}/{SERVICE}\n"
        f"Written: {belongs}/{TIMER}\n"
        "Then: systemctl --user daemon-reload\n"
        f"Then: systemctl --user enable --now {TIMER}\n"
    )
    # The tilde is ours to read where the shell did not.
    for to in (str(belongs), "~/.config/systemd/user"):
        assert _schedule(home, "systemd", "--to", to).err == said
    assert set(_contents(belongs)) == {SERVICE, TIMER}


def test_programs_are_told_where_the_files_are(home: Home) -> None:
    ran = _schedule(home, "cron", "--to", "here", "--json", "-q")
    data = json.loads(ran.out)["data"]
    path = f"{home.files}/here/{CRON}"
    assert data["files"] == [{"path": path, "content": Path(path).read_text()}]
    assert data["install"] == [f"(crontab -l 2>/dev/null; cat {path}) | crontab -"]
    assert ran.err == ""


def test_writing_the_same_again_changes_nothing(home: Home) -> None:
    first = _schedule(home, "systemd", "--to", "here")
    before = {path.name: path.stat().st_mtime_ns for path in (home.files / "here").iterdir()}
    assert _schedule(home, "systemd", "--to", "here") == first
    after = {path.name: path.stat().st_mtime_ns for path in (home.files / "here").iterdir()}
    assert after == before


def test_a_file_that_says_something_else_is_not_written_over_unasked(home: Home) -> None:
    directory = home.files / "here"
    _schedule(home, "systemd", "--to", "here")
    (directory / TIMER).write_text(CHANGED)
    before = _contents(directory)
    ran = _schedule(home, "systemd", "--to", "here", "--at", "18:00", "--apply")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"pipeline: error: this would replace {directory}/{SERVICE}, {directory}/{TIMER} "
        "with something else; add --yes if you mean it\n"
    )
    assert _contents(directory) == before
    assert _schedule(home, "systemd", "--to", "here", "--at", "18:00", "--apply", "--yes").code == 0
    assert _contents(directory) == _printed(home, "systemd", "--at", "18:00", "--apply")


def test_a_line_that_was_added_is_a_change(home: Home) -> None:
    _schedule(home, "cron", "--to", ".")
    with (home.files / CRON).open("a") as file:
        file.write(CHANGED)
    before = _contents(home.files)
    assert _schedule(home, "cron", "--to", ".").code == 2
    assert _contents(home.files) == before


def test_somebody_at_a_terminal_is_asked(home: Home) -> None:
    path = home.files / CRON
    path.write_text(CHANGED)
    asked = f"Replace {path} with something else? [y/N]: "
    line = ("checkin", "schedule", "cron", "--to", ".")
    # The terminal breaks no lines: it shows what it was sent.
    ran = home.terminal(*line, answers=[(asked, "n\n")])
    assert (ran.code, ran.out) == (
        1,
        f"{asked}n\npipeline: error: not confirmed; nothing was changed\n",
    )
    assert path.read_text() == CHANGED
    assert home.terminal(*line, answers=[(asked, "y\n")]).code == 0
    assert path.read_text() == _printed(home, "cron")[CRON]


def test_no_link_is_followed_and_nothing_but_a_file_replaced(home: Home) -> None:
    elsewhere = home.files / "elsewhere"
    elsewhere.write_text(CHANGED)
    path = home.files / CRON
    for in_the_way in ("link", "dangling", "directory", "fifo"):
        if in_the_way == "directory":
            path.mkdir()
        elif in_the_way == "fifo":
            os.mkfifo(path)
        else:
            path.symlink_to(elsewhere if in_the_way == "link" else "nowhere")
        ran = _schedule(home, "cron", "--to", ".", "--yes")
        assert (ran.code, ran.err) == (2, f"pipeline: error: {path} is not a plain file\n")
        path.rmdir() if in_the_way == "directory" else path.unlink()
    assert _contents(home.files) == {"elsewhere": CHANGED}


def test_nothing_is_written_when_one_of_two_is_in_the_way(home: Home) -> None:
    (home.files / TIMER).mkdir()
    assert _schedule(home, "systemd", "--to", ".").code == 2
    assert os.listdir(home.files) == [TIMER]  # noqa: PTH208


def test_what_is_no_directory_is_refused(home: Home) -> None:
    path = home.files / "file"
    path.write_text(CHANGED)
    assert _schedule(home, "cron", "--to", "file") == (
        2,
        "",
        f"pipeline: error: {path} is not a directory\n",
    )
    ran = _schedule(home, "cron", "--to", "file/deeper")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"pipeline: error: {path}/deeper/{CRON} cannot be read: Not a directory\n"
    assert path.read_text() == CHANGED


def test_a_failure_to_write_leaves_nothing_half_done(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipelinecli.cli.placing.os.fsync", full)
    ran = _schedule(home, "cron", "--to", "here")
    assert (ran.code, ran.err) == (
        1,
        f"pipeline: error: {home.files}/here cannot be written: No space left on device\n",
    )
    assert _contents(home.files / "here") == {}

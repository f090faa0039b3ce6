"""`examples/checkin/checkin-notify.sh`: it speaks up when it must, and gives no names away."""

from __future__ import annotations

import email
import os
import shutil
import stat
import subprocess
import sys
from email.header import decode_header, make_header
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.running import PATIENCE, Ran

if TYPE_CHECKING:
    from tests.running import Home

SCRIPT = Path(__file__).parents[2] / "examples" / "checkin" / "checkin-notify.sh"
TOOLS = ("base64", "cat", "id", "ls", "mktemp", "rm", "tr", "wc")
NAMES = ("陈静", "王经理")
RECORDS = """\
#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done >'{told}.args'
ls -l "$TMPDIR" >'{told}.files'
printf '%s' "${{DBUS_SESSION_BUS_ADDRESS:-}}" >'{told}.bus'
printf '%s' "${{LC_ALL:-}}" >'{told}.locale'
cat >'{told}.text'
exit {code}
"""


class Desktop(NamedTuple):
    """A machine with a few tools and those ways of telling somebody that a test gives it."""

    home: Home
    path: Path

    @property
    def tmp(self) -> Path:
        """Where temporary files go."""
        return self.path / "tmp"

    def has(self, name: str, code: int = 0) -> None:
        """Give the machine a program that keeps what it was told and leaves with `code`."""
        self._executable(name, RECORDS.format(told=self.path / name, code=code))

    def told(self, name: str, what: str = "args") -> str | None:
        """Return what a program was told: its `args`, or the `text` it read; None if not run."""
        path = self.path / f"{name}.{what}"
        return path.read_text(encoding="utf-8") if path.exists() else None

    def run(self, *program: str, **env: str) -> Ran:
        """Run the script as a scheduler does, and look whether it has left anything behind."""
        said = program or (
            *(sys.executable, "-P", "-m", "pipelinecli"),
            *("--store", str(self.home.store), "--lang", "en"),
        )
        done = subprocess.run(
            ["/bin/sh", str(SCRIPT), *said],
            capture_output=True,
            check=False,
            env={"PATH": str(self.path / "bin"), "TMPDIR": str(self.tmp), "SENDMAIL": "", **env},
            timeout=PATIENCE,
        )
        assert list(self.tmp.iterdir()) == []
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def program(self, script: str) -> str:
        """Make a program of a line of shell and return its path."""
        return self._executable("program", f"#!/bin/sh\n{script}\n")

    def _executable(self, name: str, text: str) -> str:
        path = self.path / "bin" / name
        path.write_text(text)
        path.chmod(0o755)
        return str(path)


@pytest.fixture
def desktop(home: Home, tmp_path: Path) -> Desktop:
    (tmp_path / "bin").mkdir()
    (tmp_path / "tmp").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    home.run("add", "周星", today="2026-01-05 09:00")
    return Desktop(home, tmp_path)


def _late(home: Home, *names: str) -> None:
    """Let first meetings pass unanswered."""
    for name in names:
        home.run("add", name, today="2026-01-05 09:00")
        home.run("book", name, "2026-01-06", today="2026-01-05 09:00")


def _handed_in(home: Home) -> int:
    return home.run("checkin", "list", "-o", "jsonl", today=None).out.count("\n")


def test_nobody_is_told_when_nothing_wants_an_answer(desktop: Desktop) -> None:
    desktop.has("mail")
    desktop.has("notify-send")
    for env in ({}, {"MAILTO": "mei@example.org"}):
        assert desktop.run(**env) == (0, "", "")
    assert desktop.told("mail") is desktop.told("notify-send") is None
    assert _handed_in(desktop.home) == 1


def test_a_notification_says_how_many_and_no_names(desktop: Desktop) -> None:
    desktop.has("notify-send")
    _late(desktop.home, "王经理")
    assert desktop.run() == (7, "", "")
    assert desktop.told("notify-send") == "pipeline\nCheck-in: 1 card wants an answer\n"
    _late(desktop.home, "李明")
    assert desktop.run() == (7, "", "")
    assert desktop.told("notify-send") == "pipeline\nCheck-in: 2 cards want an answer\n"
    assert _handed_in(desktop.home) == 1


def test_it_speaks_the_language_it_was_given(desktop: Desktop) -> None:
    desktop.has("notify-send")
    _late(desktop.home, "王经理")
    store = ("--store", str(desktop.home.store), "--lang", "zh")
    assert desktop.run(sys.executable, "-m", "pipelinecli", *store).code == 7
    assert desktop.told("notify-send") == "pipeline\n检查点：1 张卡片需要答复\n"
    assert desktop.run(desktop.program("exit 6"), "--lang", "zh").code == 6
    assert desktop.told("notify-send") == "pipeline\n检查点出错，退出码 6\n"


def test_a_mac_is_notified_its_own_way(desktop: Desktop) -> None:
    desktop.has("osascript")
    _late(desktop.home, "王经理")
    assert desktop.run() == (7, "", "")
    assert desktop.told("osascript") == (
        '-e\ndisplay notification "Check-in: 1 card wants an answer" with title "pipeline"\n'
    )


def test_a_mail_has_everything_and_its_arguments_nothing(desktop: Desktop) -> None:
    desktop.has("mail")
    desktop.has("notify-send")
    _late(desktop.home, *NAMES)
    assert desktop.run(MAILTO="mei@example.org") == (7, "", "")
    assert desktop.told("mail") == "-s\nCheck-in: 2 cards want an answer\nmei@example.org\n"
    text = desktop.told("mail", "text") or ""
    assert text.startswith("Check-in of ")
    assert [name for name in NAMES if name not in text] == []
    (_total, file) = (desktop.told("mail", "files") or "").splitlines()
    assert file.startswith("-rw-------")
    assert desktop.told("mail", "locale") == "C.UTF-8"
    assert desktop.told("notify-send") is None


def test_a_whole_mail_says_its_encoding(desktop: Desktop) -> None:
    desktop.has("mail")
    desktop.has("sendmail")
    _late(desktop.home, *NAMES)
    store = ("--store", str(desktop.home.store), "--lang", "zh")
    ran = desktop.run(
        *(sys.executable, "-m", "pipelinecli", *store),
        MAILTO="mei@example.org",
        SENDMAIL="sendmail",
    )
    assert ran == (7, "", "")
    assert desktop.told("mail") is None
    assert desktop.told("sendmail") == "-i\n-t\n"
    mail = email.message_from_string(desktop.told("sendmail", "text") or "")
    assert mail["To"] == "mei@example.org"
    assert str(make_header(decode_header(mail["Subject"]))) == "检查点：2 张卡片需要答复"
    assert (mail.get_content_type(), mail.get_content_charset()) == ("text/plain", "utf-8")
    assert mail["Content-Transfer-Encoding"] == "8bit"
    assert all(len(line) <= 75 for line in str(mail).splitlines()[:5])
    assert [name for name in NAMES if name not in mail.get_payload()] == []


def test_a_failure_is_told_with_what_was_said(desktop: Desktop) -> None:
    desktop.has("mail")
    desktop.home.store.unlink()
    assert desktop.run(MAILTO="mei@example.org") == (6, "", "")
    assert desktop.told("mail") == "-s\nCheck-in failed, exit code 6\nmei@example.org\n"
    assert (desktop.told("mail", "text") or "").startswith("pipeline: error: there is no store")
    assert desktop.run("/nowhere/pipeline", MAILTO="mei@example.org").code == 127
    assert desktop.told("mail") == "-s\nCheck-in failed, exit code 127\nmei@example.org\n"


def test_where_nobody_can_be_told_the_output_is_left_to_the_scheduler(desktop: Desktop) -> None:
    program = desktop.program("echo 陈静; exit 7")
    left = Ran(7, "陈静\n")
    assert desktop.run(program) == desktop.run(program, MAILTO="mei@example.org") == left
    desktop.has("mail", code=1)
    assert desktop.run(program, MAILTO="mei@example.org") == left
    desktop.has("notify-send", code=1)
    assert desktop.run(program) == left
    assert None not in {desktop.told("mail"), desktop.told("notify-send")}


def test_the_program_is_pipeline_if_none_is_named(desktop: Desktop) -> None:
    pipeline = desktop.path / "bin" / "pipeline"
    pipeline.write_text('#!/bin/sh\n[ "$*" = "checkin --exit-code" ]\n')
    pipeline.chmod(0o755)
    done = subprocess.run(
        [SCRIPT],
        check=False,
        env={"PATH": str(pipeline.parent), "TMPDIR": str(desktop.tmp)},
        timeout=PATIENCE,
    )
    assert done.returncode == 0


def test_the_bus_of_the_desktop_is_found_without_an_environment(desktop: Desktop) -> None:
    import socket

    desktop.has("notify-send")
    _late(desktop.home, "王经理")
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(desktop.path / "bus"))
        assert desktop.run(XDG_RUNTIME_DIR=str(desktop.path)).code == 7
    assert desktop.told("notify-send", "bus") == f"unix:path={desktop.path}/bus"
    assert desktop.run(DBUS_SESSION_BUS_ADDRESS="unix:path=/mine").code == 7
    assert desktop.told("notify-send", "bus") == "unix:path=/mine"


def test_nothing_is_left_behind_when_it_is_stopped(desktop: Desktop) -> None:
    assert desktop.run(desktop.program("kill -TERM $PPID")).code == 143
    assert desktop.run(desktop.program("kill -INT $PPID")).code == 130


def test_it_is_a_program() -> None:
    assert os.access(SCRIPT, os.X_OK)
    assert stat.S_ISREG(SCRIPT.lstat().st_mode)


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_it_is_portable_shell() -> None:
    done = subprocess.run(["shellcheck", SCRIPT], capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == (0, "")

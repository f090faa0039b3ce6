"""What nobody expects: a fault of ours, Ctrl-C, a reader who leaves, a disk that is full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pipelinecli import __version__
from pipelinecli.cli import run as run_module
from pipelinecli.services import review
from tests.running import PROGRAM, Home

if TYPE_CHECKING:
    from collections.abc import Callable

PERSONAL = "王经理 13800138000"


def _raising(error: BaseException) -> Callable[..., None]:
    def command(*_positional: object, **_named: object) -> None:
        raise error

    return command


def test_a_surprise_is_one_line_that_names_nobody(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("add", "王经理")
    monkeypatch.setattr(review, "board", _raising(ZeroDivisionError(PERSONAL)))
    failed = home.run("board")
    line = failed.err.split(":")
    assert (failed.code, failed.out) == (1, "")
    assert failed.err.startswith(
        "pipeline: error: something went wrong that should not: ZeroDivisionError at board.py:"
    ), line
    assert failed.err.endswith(
        f", pipelinecli {__version__}; nothing half done was kept; please report this line, or "
        "run again with PIPELINE_DEBUG=1\n"
    )
    assert failed.err.count("\n") == 1
    assert not any(word in failed.err for word in (*PERSONAL.split(), str(home.path)))


def test_a_surprise_is_json_where_json_was_asked_for(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("add", "王经理")
    monkeypatch.setattr(review, "board", _raising(ZeroDivisionError(PERSONAL)))
    failed = home.run("board", "--json")
    assert (failed.code, failed.out) == (1, "")
    assert '"code": 1' in failed.err
    assert PERSONAL not in failed.err


def test_a_surprise_is_shown_whole_to_who_asks_for_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("add", "王经理")
    monkeypatch.setattr(review, "board", _raising(ZeroDivisionError(PERSONAL)))
    failed = home.run("board", env={"PIPELINE_DEBUG": "1"})
    assert (failed.code, failed.out) == (1, "")
    assert failed.err.startswith("Traceback (most recent call last):\n")
    assert failed.err.endswith(f"ZeroDivisionError: {PERSONAL}\n")


def test_a_surprise_where_nothing_is_written_leaves_the_store_alone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("add", "王经理")
    before = home.run("show", "1", "--json").out
    monkeypatch.setattr("pipelinecli.store.attempts.save", _raising(MemoryError()))
    assert home.run("book", "1", "fri").code == 1
    assert home.run("show", "1", "--json").out == before


def test_a_surprise_in_the_framework_is_answered_as_well(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelinecli.cli.app.make_app", _raising(RuntimeError(PERSONAL)))
    failed = home.run("--help")
    assert (failed.code, failed.out) == (1, "")
    assert failed.err.startswith("pipeline: error: something went wrong that should not: Runtime")


def test_ctrl_c_ends_with_130_and_says_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.run("add", "王经理")
    monkeypatch.setattr(review, "board", _raising(KeyboardInterrupt()))
    assert home.run("board") == (130, "", "")
    assert home.run("board", "--lang", "en", "--lang", "en") == (130, "", "")


def test_ctrl_c_in_the_demo_ends_the_demo(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelinecli.services.capture.add", _raising(KeyboardInterrupt()))
    shown = home.run("demo")
    assert shown.code == 130
    assert shown.out.count("$ pipeline") == 1


def test_a_signal_ends_the_process_with_130_and_no_traceback(home: Home) -> None:
    home.run("add", "王经理")
    read, write = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=home.files,
        env=home.environment(),
    ) as process:
        os.close(write)
        assert os.read(read, 5) == b"ready"
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=60)
        os.close(read)
    assert (process.returncode, err) == (130, b"")


_SLOW = """
import sys, time
from pipelinecli.services import review
def board(*arguments):
    print("ready", flush=True)
    time.sleep(60)
review.board = board
sys.argv = ["pipeline", "board"]
from pipelinecli.__main__ import main
main()
"""


def _pipe_to(home: Home, reader: str, *argv: str) -> tuple[list[int], str, str]:
    """Run the program into a reader, in a shell; return both exit codes and all that was said."""
    program = " ".join(f"'{word}'" for word in (*PROGRAM, *argv))
    done = subprocess.run(
        ["bash", "-c", f'{program} | {reader}; echo "${{PIPESTATUS[*]}}" >&2'],
        capture_output=True,
        text=True,
        check=True,
        cwd=home.files,
        env={**home.environment(), "PATH": os.environ["PATH"]},
        timeout=60,
    )
    *said, codes = done.stderr.splitlines()
    return [int(code) for code in codes.split()], done.stdout, "\n".join(said)


@pytest.mark.parametrize(
    "argv", [("list",), ("list", "--json"), ("list", "-o", "csv"), ("board", "--all")]
)
def test_a_reader_who_leaves_ends_the_command_quietly(argv: tuple[str, ...], home: Home) -> None:
    for n in range(30):
        home.run("add", f"Person {n}", "--note", "long " * 2000)
    codes, out, said = _pipe_to(home, "head -1", *argv)
    assert (codes, said) == ([0, 0], "")
    assert out.count("\n") == 1


@pytest.mark.parametrize("argv", [("--help",), ("list", "--help"), ("demo",), ("practice",)])
def test_a_reader_who_never_reads_ends_the_command_quietly(
    argv: tuple[str, ...], home: Home
) -> None:
    codes, _out, said = _pipe_to(home, "true", *argv)
    assert (codes, said) == ([0, 0], "")


@pytest.mark.parametrize(
    "argv", [("list",), ("list", "--json"), ("sheet", "-o", "csv"), ("--help",), ("add", "Ann")]
)
def test_a_full_disk_behind_the_output_is_said_in_one_line(
    argv: tuple[str, ...], home: Home
) -> None:
    home.run("add", "王经理")
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*PROGRAM, *argv],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=home.files,
            env=home.environment(),
            timeout=60,
        )
    message = "the output cannot be written: No space left on device"
    assert done.returncode == 1
    assert message in done.stderr
    if "--json" not in argv:
        assert done.stderr == (
            f"pipeline: error: {message}; what the command has changed is kept\n"
        )


@pytest.mark.parametrize(
    ("closing", "code"), [(">&-", 0), ("<&-", 0), ("2>&-", 0), (">&- 2>&- <&-", 0)]
)
def test_a_stream_that_is_closed_is_no_surprise(closing: str, code: int, home: Home) -> None:
    home.run("add", "王经理")
    codes, _out, said = _pipe_to(home, "cat", "show", "1")
    assert codes == [0, 0]
    program = " ".join(f"'{word}'" for word in (*PROGRAM, "add", "李四"))
    done = subprocess.run(
        ["bash", "-c", f"{program} {closing}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=home.files,
        env={**home.environment(measured=False), "PATH": os.environ["PATH"]},
        timeout=60,
    )
    assert (done.returncode, done.stderr, said) == (code, "", "")
    assert home.run("show", "李四").code == 0


def test_an_error_with_nowhere_to_go_keeps_its_exit_code(home: Home) -> None:
    done = subprocess.run(
        ["bash", "-c", " ".join(f"'{word}'" for word in (*PROGRAM, "nonsense")) + " 2>&-"],
        capture_output=True,
        check=False,
        cwd=home.files,
        env={**home.environment(measured=False), "PATH": os.environ["PATH"]},
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, b"")


def test_the_module_and_the_console_script_are_the_same_program(home: Home) -> None:
    script = os.path.join(os.path.dirname(sys.executable), "pipeline")  # noqa: PTH118, PTH120
    assert home.process("--version") == (0, f"pipeline {__version__}\n", "")
    done = subprocess.run(
        [script, "--version"],
        capture_output=True,
        text=True,
        check=True,
        env=home.environment(),
        timeout=60,
    )
    assert done.stdout == f"pipeline {__version__}\n"
    assert run_module.PROGRAM == "pipeline"

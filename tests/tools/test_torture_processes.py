"""Processes that are forked from one that has the program loaded, instead of started anew."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tools.torture import processes
from tools.torture.places import CHECKOUT, Place

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not processes.CAN_BE_WARM, reason="this system cannot do it")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "place")


def test_a_forked_command_is_what_one_that_was_started_anew_is(place: Place) -> None:
    assert place.run("add", "Ann").code == 0
    for typed in (("list",), ("list", "--json"), ("show", "nobody"), ("nonsense",), ("--version",)):
        assert place.run(*typed) == place.run_anew(*typed)
    assert place.store.stat().st_mode & 0o777 == 0o600


def test_it_is_on_its_own_machine(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    place.run("add", "Ann")
    assert other.run("list").code == 6
    assert "Ann" in place.run("list").out


def test_it_is_killed_as_any_process_is(place: Place) -> None:
    place.run("add", "Ann")
    with place.fork(("drive", "read", str(place.store), "60")) as process:
        assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.05)
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=0.05)
        assert process.pid != os.getpid()
        process.kill()
        process.communicate()
        assert process.returncode == process.poll() == -signal.SIGKILL
        process.kill()


def test_many_at_once_end_each_by_itself(place: Place) -> None:
    place.run("add", "Ann")
    seconds = ("0.3", "0.1", "0.2")
    running = [place.fork(("drive", "read", str(place.store), one)) for one in seconds]
    order: list[int] = []
    while len(order) < len(running):
        order += [at for at, one in enumerate(running) if at not in order and one.poll() == 0]
        time.sleep(0.01)
    for one in running:
        with one as process:
            assert process.communicate() == (b"0\n0\n", b"")
    assert order == [1, 2, 0]


def test_a_driver_that_breaks_says_how(place: Place) -> None:
    ran = place.with_fault("no such fault").run("list")
    assert ran.code == 1
    assert ran.err.startswith("Traceback")
    assert ran.err.endswith("KeyError: 'no such fault'\n")


def test_a_server_that_has_gone_is_told_of(tmp_path: Path) -> None:
    server = processes._Server({"PYTHONPATH": str(tmp_path)}, tmp_path)  # noqa: SLF001
    with pytest.raises(RuntimeError, match=r"has gone: .*No module named"):
        server.fork(["pipeline", "list"], CHECKOUT, {})

"""A list that somebody reads slowly, in a pager: nobody else has to wait for them."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import termios
import time
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.running import PATIENCE, PROGRAM, Home
from tools.bench.stores import make_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CARDS = 3_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "pipeline.db"
    make_store(path, CARDS, today=date(2026, 11, 24))
    return path


@pytest.fixture
def home(home: Home, store: Path) -> Home:
    home.store.parent.mkdir(mode=0o700)
    home.store.write_bytes(store.read_bytes())
    return home


@contextmanager
def stopped_reading(home: Home, *argv: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run a command into a pipe that is full and that nobody reads for now."""
    read, write = os.pipe()
    with subprocess.Popen(
        [*PROGRAM, *argv],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=home.files,
        env=home.environment(measured=False),
    ) as process:
        os.close(write)
        try:
            waiting = -1
            while (now := _waiting(read)) != waiting or not now:
                waiting = now
                time.sleep(0.3)
            assert process.poll() is None
            yield process, read
        finally:
            process.kill()
            os.close(read)


def _waiting(pipe: int) -> int:
    """Return how many bytes wait to be read."""
    (found,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))
    return int(found)


def _rest(pipe: int) -> str:
    with os.fdopen(os.dup(pipe), encoding="utf-8") as file:
        return file.read()


@pytest.mark.parametrize("order", ["id", "name", "stage", "since"])
def test_while_a_list_is_read_slowly_others_can_write(order: str, home: Home) -> None:
    whole = home.run("list", "--sort", order).out
    with stopped_reading(home, "list", "--sort", order) as (process, pipe):
        began = time.monotonic()
        assert home.run("add", "Bob").code == 0
        assert time.monotonic() - began < 5
        shown = _rest(pipe)
        assert (process.wait(PATIENCE), shown) == (0, whole)
    assert "Bob" in home.run("list", "--sort", order).out


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "md"])
def test_a_list_in_any_form_is_as_it_was_when_it_was_asked_for(form: str, home: Home) -> None:
    whole = home.run("list", "-o", form).out
    with stopped_reading(home, "list", "-o", form) as (process, pipe):
        assert home.run("add", "Bob").code == 0
        shown = _rest(pipe)
        assert (process.wait(PATIENCE), shown) == (0, whole)


def test_who_is_not_wanted_any_more_is_left_out_of_the_rest(home: Home) -> None:
    lines = home.run("list", "--stage", "opportunity").out.splitlines()
    first, last = (line.split()[0] for line in (lines[1], lines[-1]))
    with stopped_reading(home, "list", "--stage", "opportunity") as (process, pipe):
        for card in (first, last):
            assert home.run("lose", card, "--reason", "no").code == 0
        shown = _rest(pipe).splitlines()
        assert process.wait(PATIENCE) == 0
    assert shown == lines[:-1]


def test_a_list_that_is_cut_short_is_the_beginning_of_the_whole(home: Home) -> None:
    argv = ("list", "--sort", "name", "-o", "csv")
    whole = home.run(*argv).out.splitlines()
    for most in (1, 200, 201, 450):
        listed = home.run(*argv, "--limit", str(most)).out.splitlines()
        assert listed == whole[: most + 1]
    assert len(whole) == CARDS + 1

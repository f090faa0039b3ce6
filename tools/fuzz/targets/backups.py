"""Copies of the store: what a file's name says of it, and what the checksum file beside it says."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.method.backups import Backup, kept
from pipelinecli.store.backup import placing
from pipelinecli.store.backup.names import named
from tools.fuzz.grammar import Grammar
from tools.fuzz.target import Target
from tools.fuzz.texts import hostile, near, pick, sometimes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_TODAY = date(2026, 11, 24)
_TIMES = (0, 1, -1, 1_795_510_800, 2**31, 2**40, 2**62, -(2**62), 10**18, 253_402_300_800)
_FILE = "/nonexistent/2026-11-24T090000Z-merge.db"
NAME = Grammar(
    start=("<date>T<time>Z-<reason>.db", "<date>T<time>Z-<reason>-<number>.db", "daily-<date>.db",
           "<date>T<time>Z-<reason>.db.sha256", "backup-<number>.part"),
    date=("2026-11-24", "0001-01-01", "9999-12-31", "2024-02-29", "2026-02-29", "0000-00-00",
          "2026-13-01", "٢٠٢٦-11-24", "0999-12-31"),
    time=("090000", "235959", "235960", "240000", "000000", "0900"),
    reason=("merge", "migration", "import", "restore", "doctor", "manual", "daily", "other", ""),
    number=("1", "2", "10", "999999999", "9999999999", "0", "-1", "01", "٢", "9" * 5_000),
)  # fmt: skip
SUMS = Grammar(
    start=(
        "<hex>  <name>\n",
        "\\<hex>  <name>\n",
        "<hex>",
        "<hex> *<name>",
        "<hex>  <name>\n<hex>\n",
    ),
    hex=("a" * 64, "0" * 64, "F" * 64, "0" * 63, "g" * 64, "１" * 64, "9" * 5_000, ""),
    name=("2026-11-24T090000Z-merge.db", "../x", "a\\nb", ""),
)


def _file(rng: Random) -> tuple[str, int, int]:
    return near(rng, NAME).replace("/", ""), pick(rng, _TIMES), pick(rng, (0, 4_096, 2**62))


def _named(given: tuple[str, int, int]) -> Backup | None:
    name, modified, length = given
    seconds = (0o100600, 1, 1, 1, 0, 0, length, 0, modified, 0)
    nanoseconds = {"st_mtime_ns": modified * 1_000_000_000}
    return named(name, os.stat_result(seconds, nanoseconds))


def _is_one_of_ours(given: tuple[str, int, int], read: Backup | None) -> bool:
    """It has the reason and the day of its name, and either stays or goes."""
    if read is None:
        return True
    name = given[0]
    in_name = read.day.isoformat() in name and read.reason in name and read.number >= 1
    return in_name and read.made.tzinfo is not None and kept([read], _TODAY) in ([], [read])


def _sums(rng: Random) -> bytes:
    if sometimes(rng, 0.1):
        return rng.randbytes(int(rng.random() * 200))
    return near(rng, SUMS, 9_000).encode("utf-8", "surrogatepass")


@contextmanager
def _beside(raw: bytes) -> Iterator[None]:
    """Let the checksum file hold this, without a file."""
    before = vars(placing)["_sums_file"]
    try:
        vars(placing)["_sums_file"] = lambda _path: raw
        yield
    finally:
        vars(placing)["_sums_file"] = before


def _read(raw: bytes) -> str | None:
    with _beside(raw):
        return placing.sums_beside(_FILE)


def _is_a_checksum(_given: bytes, read: str | None) -> bool:
    """It is one or it is nothing, and reads the same in the line that is written."""
    if not read:
        return read == ""
    with _beside(placing.sums_line(read, _FILE)):
        again = placing.sums_beside(_FILE)
    return len(read) == len("a" * 64) and again == read


def _path(rng: Random) -> str:
    """Return a path of a file that can be: no NUL, and bytes that are no text as surrogates."""
    raw = hostile(rng, 300).replace("\0", "").encode("utf-8", "surrogatepass")
    return raw.decode("utf-8", "surrogateescape")


def _is_one_line(_given: str, read: bytes) -> bool:
    """Nothing in a name begins another line."""
    return read.endswith(b"\n") and read.count(b"\n") == 1 and b"\r" not in read


TARGETS = (
    Target("names of copies", _file, _named, _is_one_of_ours, ()),
    Target("checksum files", _sums, _read, _is_a_checksum, ()),
    Target(
        "lines of checksums",
        _path,
        lambda path: placing.sums_line("a" * 64, path),
        _is_one_line,
        (),
    ),
)

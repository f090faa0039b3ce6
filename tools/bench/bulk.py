"""Files taken in and given out in great numbers, beside two programs that only copy rows.

Each is run once, as a whole process: what takes seconds is not noise. The `sqlite3` shell and
`sqlite-utils` read the same files in the same run; they look at nothing in a row, and compare it
with nothing. Where one of them is not installed, that is said.
"""

from __future__ import annotations

import csv
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tools.bench.commands import PROGRAM
from tools.bench.people import make_person
from tools.bench.timing import Command, weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

CONTACTS, ACTIVITIES = 100_000, 1_000_000
MOST_CPU, MOST_MIB, LEAST_ROWS = 10.0, 300, 40_000
"""Seconds and MiB for `CONTACTS`, and rows of activities a second."""
_KINDS = ("dial", "dial", "dial", "talk", "visit", "note")
_BIRTHDAY = "1980-01-31"


class Bulk(NamedTuple):
    """What it took to take in, or give out, so many rows."""

    name: str
    rows: int
    cpu: float
    """Seconds, user and system."""
    kib: int
    """The most memory held."""

    @property
    def rate(self) -> float:
        """Rows a second of processor time."""
        return self.rows / self.cpu


class Judged(NamedTuple):
    """A target of bulk work, and what was measured."""

    target: str
    limit: str
    measured: str
    met: bool


def measure_bulk(
    home: Path, contacts: int, activities: int, report: Callable[[str], None]
) -> tuple[list[Bulk], list[str]]:
    """Return what everything took, and the names of the programs that are not installed.

    Raises Failed.
    """
    home.mkdir()
    write_contacts(home / "contacts.csv", contacts)
    write_activities(home / "activities.csv", activities, contacts)
    found = []
    for name, rows, arguments in _commands(home, {"contacts": contacts, "activities": activities}):
        report(name)
        cpu, kib = weighed(_command(home, name, arguments))
        found.append(Bulk(name, rows, cpu, kib))
    return found, [name for name in ("sqlite3", "sqlite-utils") if _found(name) is None]


def judged(found: Sequence[Bulk]) -> Iterator[Judged]:
    """Yield the targets of files of the sizes they are for; of smaller ones nothing is said."""
    by_name = {(one.name, one.rows): one for one in found}
    contacts = by_name.get(("import contacts", CONTACTS))
    activities = by_name.get(("import activities", ACTIVITIES))
    if contacts is not None:
        about = f"import contacts, {CONTACTS:,} rows"
        yield Judged(f"{about}: CPU", f"{MOST_CPU:g} s", f"{contacts.cpu:.1f} s",
                     contacts.cpu <= MOST_CPU)  # fmt: skip
        mib = contacts.kib / 1024
        yield Judged(f"{about}: memory", f"{MOST_MIB} MiB", f"{mib:.0f} MiB", mib <= MOST_MIB)
    if activities is not None:
        rate = activities.rate
        yield Judged(f"import activities, {ACTIVITIES:,} rows", f"{LEAST_ROWS:,} rows/s",
                     f"{rate:,.0f} rows/s", rate >= LEAST_ROWS)  # fmt: skip


def write_contacts(path: Path, count: int) -> None:
    """Write a list of people as another program might: a phone each, the rest of some."""
    rng = Random(1)  # noqa: S311 - no secret
    opened = datetime(2026, 1, 5, tzinfo=UTC).date()
    columns = ("name", "phone", "email", "org", "title", "source", "birthday", "note")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Name", "Mobile", "E-mail", "Company", "Job Title", "Source", "Birthday",
                         "Notes"))  # fmt: skip
        for number in range(1, count + 1):
            row = make_person(rng, number, opened, _BIRTHDAY).row
            writer.writerow(row[column] for column in columns)


def write_activities(path: Path, count: int, people: int) -> None:
    """Write a log of calls and visits, each with somebody, named by the phone number."""
    rng = Random(2)  # noqa: S311 - no secret
    begins = datetime(2023, 1, 2, 8, tzinfo=UTC)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Date", "Activity Type", "Phone", "Minutes", "Notes"))
        for number in range(count):
            moment = begins + timedelta(minutes=number)
            who = rng.randrange(1, people + 1)
            kind = rng.choice(_KINDS)
            writer.writerow((moment.strftime("%Y-%m-%d %H:%M"), kind, f"138{who:08d}",
                             rng.randrange(1, 60), f"call {number}"))  # fmt: skip


def _commands(home: Path, size: Mapping[str, int]) -> Iterator[tuple[str, int, list[str]]]:
    """Yield what is run: its name, the rows it is about, and the command line."""
    for what, rows in size.items():
        file = str(home / f"{what}.csv")
        ours = [PROGRAM, "--quiet"]
        taking_in = [*ours, "import", what, file]
        yield f"import {what} --dry-run", rows, [*taking_in, "--dry-run"]
        yield f"import {what}", rows, taking_in
        yield f"import {what}, again", rows, taking_in
        if shell := _found("sqlite3"):
            copying = [shell, str(home / "shell.db"), f".import --csv {file} {what}"]
            yield f"sqlite3 .import, {what}", rows, copying
        if utils := _found("sqlite-utils"):
            copying = [utils, "insert", str(home / "utils.db"), what, file, "--csv", "--silent"]
            yield f"sqlite-utils insert, {what}", rows, copying
        out = str(home / f"{what}-out.csv")
        yield f"export {what}", rows, [*ours, "export", what, "--to", out]
    yield "dupes", size["contacts"], [PROGRAM, "dupes", "-o", "jsonl"]


def _found(name: str) -> str | None:
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)


def _command(home: Path, name: str, arguments: Sequence[str]) -> Command:
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "Asia/Shanghai",
    }
    return Command(name, lambda _: arguments, environment, silent=True)

"""`pipeline doctor` as it is typed: what it says, what it ends with, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from pipelinecli.config import places
from pipelinecli.i18n import language, set_language
from tests.services.faults import FAULTS, page
from tests.services.spoiling import cut_short, dump, in_its_schema
from tests.store.old_stores import RELEASED, old_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Home

HEALTHY = """\
file ok
sqlite ok
permissions ok
location ok
space ok
config ok
clock ok
integrity ok
references ok
schema ok
history ok
journal ok
values ok
backups ok
trial-restore ok
"""


@pytest.fixture
def home(home: Home) -> Home:
    """Return a machine with a store of two days."""
    home.play("2026-11-23 09:00|add Ann\n2026-11-24 09:00|add 王经理\nbook 2 fri")
    return home


def states(home: Home, *argv: str) -> list[str]:
    """Return the checks with their states, as a program reads them."""
    ran = home.run("doctor", *argv, "--json")
    return [f"{one['check']} {one['state']}" for one in json.loads(ran.out)["data"]]


def test_a_healthy_store_is_told_check_by_check_and_ends_with_0(home: Home) -> None:
    before = home.contents()
    ran = home.run("doctor")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert (len(lines), lines[-1]) == (17, "All is well.")
    assert states(home) == HEALTHY.splitlines()
    assert home.contents() == before


def test_it_fits_on_a_terminal(home: Home) -> None:
    ran = home.run("doctor", tty=True)
    assert ran.code == 0
    assert ran.out.count("\n") < 24


@pytest.mark.parametrize("form", ["plain", "json", "jsonl", "csv", "md"])
def test_every_format_is_written(form: str, home: Home) -> None:
    ran = home.run("doctor", "-o", form)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) > 14


@pytest.mark.parametrize(
    ("plant", "code"),
    [
        (FAULTS["a trigger of somebody else's"].plant, 0),
        (FAULTS["a card without a history"].plant, 0),
        (FAULTS["a journal of no table"].plant, 1),
        (FAULTS["a trigger that is gone"].plant, 1),
        (page(9), 6),
    ],
)
def test_it_ends_with_what_is_left(plant: Callable[[str], None], code: int, home: Home) -> None:
    plant(str(home.store))
    before = home.contents()
    ran = home.run("doctor")
    assert (ran.code, ran.err) == (code, "")
    assert home.contents() == before


def test_what_was_mended_does_not_count(home: Home) -> None:
    FAULTS["a trigger that is gone"].plant(str(home.store))
    home.store.chmod(0o644)
    assert home.run("doctor").code == 1
    ran = home.run("doctor", "--fix")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("fixed") == 4
    assert home.run("doctor").out.splitlines()[-1] == "All is well."
    assert home.run("add", "Bo").code == 0


def test_there_is_nothing_to_look_at_before_the_first_entry(home: Home) -> None:
    shutil.rmtree(home.store.parent)
    ran = home.run("doctor", "--fix")
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(f"pipeline: error: there is no store yet at {home.store}; begin with")
    assert not home.store.parent.exists()


@pytest.mark.parametrize("lang", [None, "en"])
@pytest.mark.parametrize("spelt", [("doctor",), ("doctor", "--fi"), ("--no-color", "doctor")])
def test_looking_changes_no_byte_of_a_store_that_opening_would_change(
    spelt: tuple[str, ...], lang: str | None, home: Home
) -> None:
    """Not even to learn the reader's language, and whoever reads the line."""
    store = str(home.store)
    states: list[Callable[[], object]] = [
        lambda: cut_short(store),
        lambda: in_its_schema(store, "PRAGMA journal_mode = WAL"),
        lambda: page(7)(store),
        lambda: old_store(home.store.parent, RELEASED[0]),
    ]
    for spoil in states:
        spoil()
        before = home.contents(), home.store.stat().st_mtime_ns
        home.run(*spelt, lang=lang)
        assert (home.contents(), home.store.stat().st_mtime_ns) == before
        for beside in home.store.parent.glob("pipeline.db-*"):
            if beside.is_file():
                beside.unlink()


def test_the_language_of_the_store_is_spoken_even_of_a_store_that_is_older(home: Home) -> None:
    home.run("config", "set", "lang", "zh")
    for said in ("1001", "1002"):
        in_its_schema(str(home.store), f"PRAGMA user_version = {said}")
        set_language("en")
        home.run("doctor", lang=None)
        assert language() == "zh"


def test_a_zone_this_machine_does_not_know_does_not_keep_it_from_looking(home: Home) -> None:
    FAULTS["a setting that cannot be"].plant(str(home.store))
    home.run("config", "set", "zone", "Europe/Berlin")
    in_its_schema(str(home.store), "UPDATE setting SET value = 'Mars/Base' WHERE key = 'zone'")
    ran = home.run("doctor", "--json")
    assert ran.code == 1
    wrong = [one for one in json.loads(ran.out)["data"] if one["code"] == "setting-wrong"]
    assert [one["facts"]["key"] for one in wrong] == ["zone"]


def test_a_day_that_cannot_be_read_is_refused(home: Home) -> None:
    assert home.run("doctor", "--today", "whenever").code == 2


def test_a_configuration_file_that_cannot_be_read_is_a_finding(home: Home) -> None:
    home.config.parent.mkdir(parents=True, exist_ok=True)
    home.config.write_text("stor = 1")
    ran = home.run("doctor", "--fix", "-o", "csv")
    assert (ran.code, ran.err) == (6, "")
    assert [line.split(",")[:2] for line in ran.out.splitlines()[1:]] == [
        ["file", "problem"],
        ["sqlite", "ok"],
        ["config", "problem"],
    ]
    assert home.run("doctor", "--store", str(home.store)).code == 1


def test_where_a_store_is_made_that_syncs_it_is_said_once(home: Home, tmp_path: Path) -> None:
    for first in (["init"], ["add", "Bo"], ["tally", "--dials", "3"]):
        synced = tmp_path / first[0] / "Dropbox" / "pipeline.db"
        said = (
            "pipeline: warning: the store is in a folder that is synced (Dropbox), which may copy "
            "it half written; keep the store on this machine, and only backups there: "
            "pipeline backup --to DIR\n"
        )
        assert home.run("--store", str(synced), *first).err.endswith(said)
        assert home.run("--store", str(synced), "add", "Cy").err == ""
        assert "synced" in home.run("--store", str(synced), "doctor").out
        assert "synced" in home.run("--store", str(synced), "doctor").out


def test_of_a_place_nothing_is_said_for_a_store_that_is_not_made(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = tmp_path / "Dropbox" / "pipeline.db"
    assert "synced" not in home.run("--store", str(synced), "add", "").err
    assert "synced" not in home.run("--store", str(synced), "list").err
    assert not synced.exists()
    monkeypatch.setattr(places, "doubtful", lambda _path: None)
    assert home.run("--store", str(synced), "add", "Bo", "-q").err == ""


def test_the_warning_waits_for_the_data_where_a_program_reads(home: Home, tmp_path: Path) -> None:
    ran = home.run("--store", str(tmp_path / "OneDrive" / "pipeline.db"), "add", "Bo", "--json")
    assert json.loads(ran.out)["kind"] == "card"
    assert ran.err.startswith(
        "pipeline: warning: the store is in a folder that is synced (OneDrive)"
    )


def test_a_repair_is_taken_back_like_any_other_command(home: Home) -> None:
    FAULTS["a card in another column"].plant(str(home.store))
    assert home.run("doctor").code == 1
    assert home.run("doctor", "--fix").code == 0
    healthy = dump(str(home.store))
    assert home.run("undo").code == 0
    assert home.run("redo").code == 0
    assert [line for line in healthy if "attempt" in line[:22]] == [
        line for line in dump(str(home.store)) if "attempt" in line[:22]
    ]
    assert home.run("doctor").code == 0

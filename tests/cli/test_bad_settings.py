"""A setting that nobody could have set: every command says how to set it, and that works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.config.settings import KNOWN
from tests.services.spoiling import behind_its_back

if TYPE_CHECKING:
    from tests.running import Home

GOOD = {
    "zone": "Asia/Shanghai",
    "currency": "CNY",
    "lang": "en",
    "factor": "0.5",
    "name": "Rep",
    "region": "CN",
    **dict.fromkeys(
        ("weight.25", "weight.50", "weight.90", "shape.top-heavy", "shape.stale"), "0.5"
    ),
}
BAD = {
    "name": "a\x07b",
    "lang": "xx",
    "zone": "Mars/Base",
    "currency": "?",
    "factor": "half",
    "region": "??",
}
READ_BY_ALL = sorted(key for key in KNOWN if key not in BAD)


@pytest.fixture
def home(home: Home) -> Home:
    home.play("2026-11-24 09:00|add Ann\n|config set cycle 21")
    return home


def put(home: Home, key: str, value: str) -> None:
    """Put a value into the store behind the program's back."""
    behind_its_back(
        str(home.store),
        f"INSERT INTO setting (key, value) VALUES ('{key}', '{value}')"  # noqa: S608 - a test's own
        f" ON CONFLICT (key) DO UPDATE SET value = '{value}'",
    )


def wrong(home: Home) -> list[str]:
    """Return what doctor advises about settings."""
    found = json.loads(home.run("doctor", "--json").out)["data"]
    return [one["fix"] for one in found if one["code"] == "setting-wrong"]


@pytest.mark.parametrize("key", KNOWN)
def test_the_command_that_doctor_advises_works(key: str, home: Home) -> None:
    put(home, key, BAD.get(key, "soon"))
    assert wrong(home) == [f"set it again: pipeline config set {key} VALUE"]
    assert home.run("config", "list").code == 0
    assert home.run("config", "get", key).code == 0
    ran = home.run("config", "set", key, GOOD.get(key, "7"))
    assert (ran.code, ran.err) == (0, "")
    assert wrong(home) == []
    assert home.run("list").code == 0


@pytest.mark.parametrize("key", READ_BY_ALL)
def test_every_other_command_says_the_same_in_a_line_and_ends_with_6(key: str, home: Home) -> None:
    put(home, key, "soon")
    before = home.contents()
    for command in ("list", "add Bo", "board", "undo", "backup", "today"):
        ran = home.run(*command.split())
        assert (ran.code, ran.out) == (6, "")
        assert ran.err == (
            f"pipeline: error: the setting {key} is “soon”; "
            f"set it again: pipeline config set {key} VALUE\n"
        )
    assert home.contents() == before


def test_it_can_go_back_to_its_default_as_well(home: Home) -> None:
    put(home, "cycle", "soon")
    assert home.run("config", "set", "cycle", "").code == 0
    assert home.data("config", "get", "cycle")["value"] == "28"


@pytest.mark.parametrize("of", ["cycle.measured", "cycle.configured"])
def test_what_was_measured_of_the_cycle_is_set_anew_with_it(of: str, home: Home) -> None:
    put(home, "cycle", "auto")
    put(home, of, "soon")
    assert wrong(home) == ["set it again: pipeline config set cycle VALUE"]
    ran = home.run("list")
    assert (ran.code, ran.err) == (
        6,
        (
            f"pipeline: error: the setting {of} is “soon”; "
            "set it again: pipeline config set cycle VALUE\n"
        ),
    )
    assert home.run("config", "set", "cycle", "auto").code == 0
    assert home.run("list").code == 0
    assert wrong(home) == []


def test_a_cycle_that_nobody_could_have_set_is_not_gone_back_to(home: Home) -> None:
    put(home, "cycle", "soon")
    assert home.run("config", "set", "cycle", "auto").code == 0
    assert home.run("list").code == 0


def test_a_backup_with_one_can_be_put_back_and_set_right_then(home: Home) -> None:
    put(home, "cycle", "soon")
    path = home.store.parent / "pipeline.db-backups" / "2026-11-20T000000Z-manual.db"
    path.write_bytes(home.store.read_bytes())
    assert home.run("config", "set", "cycle", "7").code == 0
    ran = home.run("restore", str(path), "--yes")
    assert ran.code == 0, ran.err
    assert home.run("config", "set", "cycle", "7").code == 0
    assert home.run("list").code == 0

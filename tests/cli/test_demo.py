from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home


def left_in(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_the_demo_leaves_nothing_behind_and_touches_no_store(home: Home) -> None:
    home.run("add", "Ann")
    before = home.contents()
    assert home.run("demo").code == 0
    assert home.contents() == before


def test_the_demo_on_a_terminal_draws_tables(home: Home) -> None:
    shown = home.terminal("demo", size=(80, 24))
    assert shown.code == 0
    assert "─┼─" in shown.out
    assert "\x1b[" in shown.out


def test_the_demo_s_store_can_be_kept_to_play_with(home: Home) -> None:
    shown = home.run("demo", "--keep", "sample.db")
    assert shown.out.endswith("The sample is in sample.db.\n")
    assert stat.S_IMODE((home.files / "sample.db").stat().st_mode) == 0o600
    kept = home.data("list", "--store", "sample.db")
    assert [card["name"] for card in kept] == ["刘岩", "何建国", "范学东", "艾新华"]


def test_the_demo_leaves_the_store_it_keeps_and_nothing_beside_it(home: Home) -> None:
    assert home.run("demo", "--keep", "sample.db").code == 0
    assert left_in(home.files) == ["sample.db", "sample.db-journal"]


def test_who_goes_on_with_the_demo_s_store_has_a_copy_of_it_every_day(home: Home) -> None:
    home.run("demo", "--keep", "sample.db")
    assert home.run("add", "Ann", "--store", "sample.db").code == 0
    assert left_in(home.files / "sample.db-backups") == [
        "daily-2026-11-24.db",
        "daily-2026-11-24.db.sha256",
    ]


def test_the_demo_overwrites_nothing(home: Home) -> None:
    (home.files / "sample.db").write_text("precious")
    refused = home.run("demo", "--keep", "sample.db")
    assert refused == (2, "", "pipeline: error: sample.db exists already\n")
    assert (home.files / "sample.db").read_text() == "precious"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_the_demo_is_for_people_and_says_so_to_programs(form: str, home: Home) -> None:
    said = (
        "demo shows commands as they answer a person, and has no other format",
        "keep its store, and ask that: pipeline demo --keep FILE",
    )
    refused = home.run("demo", "-o", form)
    assert (refused.code, refused.out) == (2, "")
    if form.startswith("json"):
        data = json.loads(refused.err)["data"]
        assert (data["message"], data["hint"]) == said
    else:
        assert refused.err == f"pipeline: error: {said[0]}; {said[1]}\n"
    assert home.run("demo", "-o", "plain") == home.run("demo")
    assert "--json" not in home.run("demo", "--help").out
    assert "--json" in home.run("practice", "--help").out


def test_every_command_of_the_demo_is_one_a_user_can_type(home: Home) -> None:
    for lang in ("en", "zh"):
        shown = home.run("demo", lang=lang).out
        assert shown.count("\n$ pipeline ") > 10
        # The gate refuses once, on purpose.
        assert shown.count("pipeline: error:") + shown.count("pipeline: 错误：") == 1

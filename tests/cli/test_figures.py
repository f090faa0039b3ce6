"""`pipeline conversion`, `cycle` and `velocity` as they are typed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.render.cells import width
from tests.render.golden import matches_golden
from tests.terminal import plain

if TYPE_CHECKING:
    from tests.running import Home

COMMANDS = ("conversion", "cycle", "velocity")
STORY = """
2026-10-01 09:00 | add "Ann Lee"
2026-10-03 09:00 | met "Ann Lee" --next 2026-10-12
2026-10-03 09:30 | mark "Ann Lee" person=self plan=annuity budget=1.5万/year timing=2026-10-12
2026-10-12 09:30 | sign "Ann Lee" --received 15000
2026-10-20 09:30 | close "Ann Lee"
2026-10-20 09:30 | add 王经理
2026-10-21 09:30 | met 王经理 --next +7d
2026-10-25 09:30 | lose 王经理 --reason no
2026-11-02 09:30 | add "Bo Ng"
2026-11-03 09:30 | met "Bo Ng" --next 2026-12-01
2026-11-03 09:30 | add 李四
2026-11-04 09:30 | move 李四 90 --force --reason test
2026-11-05 09:30 | add 赵六
2026-11-05 09:31 | book 赵六 2026-12-02
"""


@pytest.fixture
def used(home: Home) -> Home:
    home.play(STORY)
    return home


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_of_it(used: Home, command: str) -> None:
    done = used.run(command)
    assert (done.code, done.err) == (0, "")
    matches_golden(f"cli/{command}.txt", done.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_on_a_terminal_it_fits_the_screen(used: Home, command: str) -> None:
    shown = used.run(command, tty=True).out
    lines = plain(shown).splitlines()
    assert len(lines) <= 23
    assert max(map(width, lines)) <= 80


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("asked", [(), ("--explain", "nix"), ("--period", "month")])
def test_without_a_store_it_says_how_to_begin(
    home: Home, command: str, asked: tuple[str, ...]
) -> None:
    done = home.run(command, *asked)
    assert (done.out, done.code) == ("", 2 if "nix" in asked else 6)
    assert ("one of:" if "nix" in asked else "pipeline add") in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_figure_that_csv_has_can_be_explained(used: Home, command: str) -> None:
    [head, *rows] = csv.reader(io.StringIO(used.run(command, "-o", "csv").out))
    assert head[:3] == ["figure", "value", "n"]
    for figure in {row[0] for row in rows}:
        done = used.run(command, "--explain", figure, "--json")
        assert done.code == 0, figure
        assert json.loads(done.out)["kind"] in {"behind", "stays"}


@pytest.mark.parametrize("command", COMMANDS)
def test_in_json_it_says_of_which_days_it_is(used: Home, command: str) -> None:
    data = used.data(command, "--period", "2026-Q4")
    assert (data["from"], data["to"]) == ("2026-10-01", "2026-12-31")
    data = used.data(command, "--from", "2026-11-01")
    assert (data["from"], data["to"]) == ("2026-11-01", None)


def test_losses_and_overrides_are_not_won(used: Home) -> None:
    data = used.data("conversion")
    stages = {one["stage"]: one for one in data["stages"]}
    assert {key: stages["25"][key] for key in ("entered", "advanced", "lost", "open")} == {
        "entered": 3,
        "advanced": 1,
        "lost": 1,
        "open": 1,
    }
    assert data["win_rate"]["value"] == 0.5
    assert data["premium"] == [
        {
            "currency": "CNY",
            "n": 1,
            "sum": {"amount": "15000.00", "currency": "CNY"},
            "mean": {"amount": "15000.000000", "currency": "CNY"},
        }
    ]
    assert data["left_out"] == {"overridden": 1, "merged": 0}


def test_the_cycle_is_that_of_all_who_have_met(used: Home) -> None:
    data = used.data("cycle")
    assert (data["n"], data["closed"], data["lost"], data["open"]) == (3, 1, 1, 1)
    assert data["closed_only"] == {"n": 1, "mean": 17.0, "median": 17.0}
    assert data["kaplan_meier"]["median"] == 17
    curve = used.run("cycle", "--curve", "--json")
    assert [step["days"] for step in json.loads(curve.out)["data"]] == [4, 17]


def test_the_velocity_is_the_product_of_its_factors(used: Home) -> None:
    data = used.data("velocity")
    [flow] = data["velocity"]
    assert (flow["open"], data["cycle"]["days"]) == (1, 17)
    assert float(flow["per_day"]["amount"]) == pytest.approx(1 * 15000 * 0.5 / 17, abs=1e-6)
    assert data["open"]["left_out"] == {"overridden": 1}


def test_what_is_behind_is_a_listing_like_any_other(used: Home) -> None:
    done = used.run("conversion", "--explain", "25.lost")
    matches_golden("cli/conversion-explain.txt", done.out)
    done = used.run("cycle", "--explain", "25")
    matches_golden("cli/cycle-explain.txt", done.out)
    assert used.run("cycle", "--explain", "fell-back").out == "Nothing is behind it.\n"


def test_an_unknown_figure_is_a_usage_error_in_one_line(used: Home) -> None:
    done = used.run("velocity", "--explain", "speed")
    assert (done.code, done.out) == (2, "")
    said = "there is no figure “speed” here; one of: velocity open value win_rate cycle"
    assert done.err == f"pipeline: error: {said}\n"

"""`pipeline forecast` as it is typed."""

from __future__ import annotations

import csv
import io
import json

import pytest

from pipelinecli.render.cells import width
from tests.render.golden import matches_golden
from tests.running import Home
from tests.terminal import plain

LIFE = """
2026-10-12 10:00|add 张老板
2026-10-12 10:00|met 张老板 --next 2026-10-20
2026-11-02 10:00|add Bo
2026-11-02 10:00|met Bo --next 2026-11-30
2026-11-02 10:00|mark Bo person=Bo plan=life budget=1000-1500/month timing=2026-11-30
2026-11-03 10:00|add Cy
2026-11-03 10:00|met Cy --next 2026-11-30
2026-11-03 10:00|mark Cy person=Cy plan=life budget=20000 timing=2026-11-28
2026-11-10 10:00|add 欧阳娜娜
2026-11-10 10:00|move 欧阳娜娜 50 --force --reason 老板的老朋友
2026-11-12 12:00|add 陈静
2026-11-12 12:00|met 陈静 --next 2026-11-26
2026-11-12 12:00|mark 陈静 person=本人 plan=重疾险 budget=5000 timing=2026-11-20
2026-11-12 12:00|sign 陈静 --received 5000
2026-11-13 12:00|add 周星
2026-11-13 12:00|met 周星 --next 2026-11-26
2026-11-13 12:00|mark 周星 person=本人 plan=重疾险 budget=5000 timing=2026-11-24
2026-11-13 12:00|sign 周星 --received 5000
2026-11-16 08:00|close 周星 --factor 0.5
2026-11-16 09:00|add 孙七
2026-11-16 09:00|met 孙七 --next 2026-11-26
2026-11-16 09:00|lose 孙七 --reason 明确拒绝
2026-11-16 09:10|add Di
2026-11-16 09:10|met Di --next 2026-12-06
2026-11-16 09:10|mark Di person=Di plan=x budget=3000 timing=2026-12-09
2026-11-16 09:20|config set currency USD
2026-11-16 09:20|add Ed
2026-11-16 09:20|met Ed --next 2026-12-06
2026-11-16 09:20|mark Ed person=Ed plan=x budget=800.50 timing=2026-12-10
2026-11-16 09:30|config set currency CNY
"""
GOALS = ("--goal", "3", "--premium", "20000")
VIEWS = {
    "forecast": ("forecast", *GOALS),
    "forecast-own": ("forecast", "--own"),
    "forecast-period": ("forecast", "--period", "2026-12"),
    "forecast-explained": ("forecast", "--explain", "number"),
    "forecast-left-out": ("forecast", "--explain", "left-out"),
    "forecast-own-25": ("forecast", "--explain", "own-25"),
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("lived"))
    home.play(LIFE)
    return home


@pytest.mark.parametrize("name", VIEWS)
def test_piped_it_reads_as_it_was_accepted(name: str, lived: Home) -> None:
    done = lived.run(*VIEWS[name])
    assert (done.code, done.err) == (0, "")
    matches_golden(f"cli/{name}.en.txt", done.out)


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_for_programs_it_is_as_it_was_accepted(form: str, lived: Home) -> None:
    done = lived.run(*VIEWS["forecast"], "-o", form)
    assert (done.code, done.err) == (0, "")
    matches_golden(f"cli/forecast.{form}", done.out)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", VIEWS)
def test_on_a_terminal_it_keeps_to_the_screen(
    name: str, size: tuple[int, int], lived: Home
) -> None:
    shown = lived.terminal(*VIEWS[name], size=size)
    screen = plain(shown.out)
    assert shown.code == 0
    assert max(width(line) for line in screen.splitlines()) <= size[0]
    matches_golden(f"cli/{name}-{size[0]}.en.txt", screen)


def test_csv_has_the_figures_of_json(lived: Home) -> None:
    data = lived.data(*VIEWS["forecast"])
    rows = csv.DictReader(io.StringIO(lived.run(*VIEWS["forecast"], "-o", "csv").out))
    table = {(row["figure"], row["currency"]): row for row in rows}
    number = data["number"]
    for key in ("mean", "sd", "p10", "p50", "p90", "goal", "probability"):
        row = table[f"number.{key}", ""]
        assert (float(row["value"]), row["n"]) == (number[key], "6")
    for money in data["money"]:
        for key in ("mean", "sd", "p10", "p50", "p90"):
            row = table[f"money.{key}", money["currency"]]
            assert row["value"] == money[key]["amount"]
            assert int(row["n"]) == money["n"]
    line = lived.run(*VIEWS["forecast"], "-o", "jsonl").out
    assert json.loads(line) == data


def test_every_rate_of_ones_own_has_its_n_and_interval(lived: Home) -> None:
    weights = lived.data("forecast", "--own")["weights"]
    assert weights["25"]["source"] == "own"
    assert weights["25"]["own"]["n"] == 2
    assert weights["25"]["own"]["value"] == weights["25"]["p"] == 0.5
    assert weights["25"]["own"]["lower"] == pytest.approx(0.094531, abs=1e-6)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--explain", "sales"), "the forecast has no figure “sales”; one of: 25 50 90 YYYY-MM"),
        (("--weights", "25=2"), "“25=2” is no weight of a stage"),
        (("--own", "--weights", "25=1"), "--own and --weights cannot be given together"),
        (("--premium", "5/month"), "“5/month” is per period"),
        (("--period", "month", "--to", "fri"), "--period and --from or --to cannot be given"),
        (("--goal", "-1"), "--goal"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_2(
    typed: tuple[str, ...], said: str, lived: Home
) -> None:
    done = lived.run("forecast", *typed)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_weekday_is_the_next_one(lived: Home) -> None:
    """A forecast looks ahead: on a Tuesday, Saturday is not the last one."""
    data = lived.data("forecast", "--from", "today", "--to", "sat")
    assert (data["from"], data["to"]) == ("2026-11-24", "2026-11-28")
    assert data["number"]["n"] == 1


def test_a_simulation_says_so_with_its_error(home: Home) -> None:
    for n in range(24):
        home.run("add", f"Card {n}")
        home.run("met", str(n + 1), "--next", "2026-11-27")
        home.run("mark", str(n + 1), f"budget={10**6 + 3**n}")
    done = home.run("forecast", "--seed", "7", "--premium", "9000000")
    assert done.code == 0
    matches_golden("cli/forecast-simulated.en.txt", done.out)
    [money] = home.data("forecast", "--seed", "7", "--premium", "9000000")["money"]
    assert (money["method"], money["runs"], money["seed"]) == ("simulated", 20_000, 7)
    assert set(money["standard_errors"]) == {"p10", "p50", "p90", "probability"}
    assert money["mean"]["amount"] == f"{(24 * 10**6 + (3**24 - 1) // 2) / 4:.2f}"


def test_without_a_store_it_says_how_to_begin(home: Home) -> None:
    done = home.run("forecast")
    assert (done.code, done.out) == (6, "")
    assert "pipeline add" in done.err


def test_without_anybody_open_it_is_nothing(home: Home) -> None:
    home.run("add", "Ann")
    done = home.run("forecast", "--goal", "1")
    assert done.code == 0
    matches_golden("cli/forecast-nobody.en.txt", done.out)
    assert home.run("forecast", "--explain", "25").out == "Nothing is behind it.\n"

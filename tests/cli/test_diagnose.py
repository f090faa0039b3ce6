"""`pipeline diagnose` as it is typed."""

from __future__ import annotations

import csv
import io

import pytest

from pipelinecli.render.cells import width
from tests.cli.test_forecast import LIFE
from tests.render.golden import matches_golden
from tests.running import Home
from tests.terminal import plain

VIEWS = {
    "diagnose": ("diagnose",),
    "diagnose-explained": ("diagnose", "--explain", "25"),
    "diagnose-pending": ("diagnose", "--explain", "50"),
}
BOARDS = {
    (6, 3, 1): "IDEAL",
    (2, 6, 1): "PROPOSAL_PENDING",
    (1, 1, 4): "INVERTED",
    (9, 1, 1): "TOP_HEAVY",
    (3, 0, 2): "HOURGLASS",
    (0, 0, 0): "EMPTY",
    (2, 1, 0): "MIXED",
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("lived"))
    home.play(LIFE)
    return home


def with_board(home: Home, n25: int, n50: int, n90: int) -> None:
    """Bring so many prospects to each stage, and five to a first appointment."""
    for n in range(n25 + n50 + n90):
        who = str(n + 1)
        home.run("add", f"Card {who}")
        home.run("met", who, "--next", "2026-12-01")
        if n >= n25:
            home.run("mark", who, "person=x", "plan=x", "budget=1000", "timing=2026-12-01")
        if n >= n25 + n50:
            home.run("sign", who, "--received", "1000")
    for n in range(5):
        home.run("add", f"Front {n}")
        home.run("book", f"Front {n}", "2026-11-27")


@pytest.mark.parametrize("board", BOARDS, ids=BOARDS.values())
def test_every_shape_is_told_with_its_numbers(board: tuple[int, int, int], home: Home) -> None:
    with_board(home, *board)
    data = home.data("diagnose")
    code = BOARDS[board]
    assert (data["shape"], data["beside"]) == (code, [])
    assert data["counts"] == dict(zip(("appointment", "25", "50", "90"), (5, *board), strict=True))
    matches_golden(f"cli/diagnose-{code.lower()}.en.txt", home.run("diagnose", "--weeks", "1").out)
    attention = home.run("diagnose", "--exit-code").code
    assert attention == (0 if code in {"IDEAL", "MIXED"} else 7)


@pytest.mark.parametrize("name", VIEWS)
def test_piped_it_reads_as_it_was_accepted(name: str, lived: Home) -> None:
    done = lived.run(*VIEWS[name])
    assert (done.code, done.err) == (0, "")
    matches_golden(f"cli/{name}.en.txt", done.out)


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_for_programs_it_is_as_it_was_accepted(form: str, lived: Home) -> None:
    done = lived.run("diagnose", "-o", form)
    assert (done.code, done.err) == (0, "")
    matches_golden(f"cli/diagnose.{form}", done.out)


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


def test_the_goal_is_read_with_what_ones_own_sales_took(lived: Home) -> None:
    lived.run("config", "set", "goal.sales", "50")
    try:
        data = lived.data("diagnose")
        assert (data["shape"], data["wanted"]["prospects"]) == ("STARVED", 8)
        assert data["wanted"]["measured"]["n"] == 2
        matches_golden("cli/diagnose-starved.en.txt", lived.run("diagnose", "--weeks", "0").out)
        behind = lived.data("diagnose", "--explain", "per-sale")
        assert [row["counted"] for row in behind] == ["closed", "lost"]
    finally:
        lived.run("config", "set", "goal.sales", "")


def test_over_the_cycle_it_is_stale_and_says_who(lived: Home) -> None:
    done = lived.run("diagnose", "--exit-code", today="2027-01-04")
    assert done.code == 7
    matches_golden("cli/diagnose-stale.en.txt", done.out)


def test_csv_has_the_figures_of_json(lived: Home) -> None:
    data = lived.data("diagnose")
    rows = csv.DictReader(io.StringIO(lived.run("diagnose", "-o", "csv").out))
    table = {row["figure"]: row for row in rows}
    assert table["shape"]["value"] == data["shape"]
    assert float(table["overdue"]["lower"]) == data["overdue"]["lower"]
    for week in data["weeks"]:
        assert table[f"weeks.{week['day']}.shape"]["value"] == (week["shape"] or "")
        for stage, n in week["counts"].items():
            assert int(table[f"weeks.{week['day']}.{stage}"]["value"]) == n


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        (("--weeks", "2"), ["2026-11-19", "2026-11-24"]),
        (("--weeks", "0"), []),
        (("--period", "2026-10"), ["2026-10-01", "2026-10-08", "2026-10-15", "2026-10-22",
                                   "2026-10-29", "2026-11-05"]),
        (("--from", "2026-11-13"), ["2026-11-19", "2026-11-24"]),
        (("--from", "2026-12-13"), []),
    ],
)  # fmt: skip
def test_the_weeks_are_as_many_as_asked_for(
    typed: tuple[str, ...], days: list[str], lived: Home
) -> None:
    assert [week["day"] for week in lived.data("diagnose", *typed)["weeks"]] == days


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--explain", "60"), "the diagnosis has no figure “60”; one of: opportunity"),
        (("--weeks", "4", "--period", "month"), "--weeks and a period cannot be given together"),
        (("--weeks", "521"), "521 weeks are too many; at most 520"),
        (("--weeks", "-1"), "--weeks"),
        (("--from", "2001-01-01"), "weeks are too many; at most 520"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_2(
    typed: tuple[str, ...], said: str, lived: Home
) -> None:
    done = lived.run("diagnose", *typed)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_without_a_store_it_says_how_to_begin(home: Home) -> None:
    for line in (("diagnose",), ("diagnose", "--explain", "25")):
        done = home.run(*line)
        assert (done.code, done.out) == (6, "")
        assert "pipeline add" in done.err

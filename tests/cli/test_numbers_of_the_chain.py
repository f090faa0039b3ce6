"""`ratios`, `plan` and `whatif` as they are typed, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.chains import two_months
from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from tests.running import Home

COMMANDS = {
    "ratios": ("ratios",),
    "plan": ("plan", "--goal", "50"),
    "plan-premium": ("plan", "--premium", "500000", "--average", "13000", "--profile", "ai-xinhua"),
    "plan-contacts": ("plan", "--goal", "50", "--profile", "20-5-1", "--done", "3"),
    "whatif": ("whatif", "--dials", "30", "--closing", "x1.1", "--average", "15000"),
}
ENDINGS = {"plain": "txt", "md": "md", "csv": "csv", "json": "json"}


@pytest.fixture
def used(home: Home) -> Home:
    return two_months(home)


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_numbers_in_every_format(used: Home, name: str, form: str) -> None:
    done = used.run(*COMMANDS[name], "-o", form)
    assert (done.code, done.err) == (0, "")
    matches_golden(f"cli/{name}.{ENDINGS[form]}", done.out)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_numbers_on_a_terminal(used: Home, name: str, size: tuple[int, int]) -> None:
    done = used.terminal("-q", *COMMANDS[name], size=size)
    assert done.code == 0
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.out).replace("\r\n", "\n")
    lines = [line.rstrip() for line in plain.split("\n")]
    assert max(map(len, lines)) <= size[0]
    matches_golden(f"cli/{name}-{size[0]}.txt", "\n".join(lines))


@pytest.mark.parametrize("name", COMMANDS)
def test_json_lines_are_the_value_and_csv_has_every_figure_of_it(used: Home, name: str) -> None:
    data = used.data(*COMMANDS[name])
    assert json.loads(used.run(*COMMANDS[name], "-o", "jsonl").out) == data
    rows = list(csv.DictReader(io.StringIO(used.run(*COMMANDS[name], "-o", "csv").out)))
    keys = [row["figure"] for row in rows]
    assert len(keys) == len(set(keys))
    assert {key.split(".")[0] for key in keys} == set(data) - {
        key for key, value in data.items() if value == []
    }


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("dials", [("2026-11-02", "dials", 1, False), ("2026-11-16", "dials", 74, True)]),
        (
            "appointments",
            [("2026-11-02", "appointments", 1, False), ("2026-11-16", "appointments", 4, True)],
        ),
        (
            "talks_per_dial",
            [
                ("2026-11-02", "dials", 1, False),
                ("2026-11-16", "dials", 74, True),
                ("2026-11-02", "talks", 1, False),
                ("2026-11-16", "talks", 34, True),
            ],
        ),
        (
            "prospects_per_contact",
            [
                ("2026-11-02", "contacts", 1, False),
                ("2026-11-20", "contacts", 1, False),
                ("2026-11-23", "contacts", 1, False),
                ("2026-11-06", "prospects", 1, False),
                ("2026-11-20", "prospects", 1, False),
            ],
        ),
    ],
)
def test_what_is_behind_a_count_is_listed(
    used: Home, figure: str, expected: list[tuple[object, ...]]
) -> None:
    rows = used.data("ratios", "--explain", figure)
    assert [(row["date"], row["kind"], row["n"], row["tally"]) for row in rows] == expected


def test_what_is_behind_the_sales_names_who_was_left_out(used: Home) -> None:
    rows = used.data("ratios", "--explain", "sales")
    assert [(row["name"], row["counted"]) for row in rows] == [
        ("王伟", "closed"),
        ("Di Wu", "left-out"),
    ]
    matches_golden("cli/ratios-explain-visits.txt", used.run("plan", "--explain", "visits").out)
    assert len(used.data("whatif", "--explain", "prospects", "--period", "2026-11")) == 2
    assert used.run("ratios", "--period", "2026-01", "--explain", "sales").out == (
        "Nothing is behind it.\n"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ratios --explain premium", "no figure is called “premium”; one of: dials talks "),
        ("ratios --period fortnight", "“fortnight” is no period"),
        ("plan", "a plan has one goal; type --goal N for sales, or --premium AMOUNT"),
        ("plan --goal 5 --premium 5", "a plan has one goal"),
        ("plan --goal 0", ""),
        ("plan --goal 1000001", "--goal cannot be 1000001; 1,000,000 at most"),
        ("plan --goal 5 --average 5", "--average needs --premium; add --premium AMOUNT"),
        ("plan --premium 0", "“0” is nothing; type it like 500000"),
        ("plan --goal 5 --days 8", "--days cannot be 8; 7 at most"),
        ("plan --goal 5 --weeks 53", "--weeks cannot be 53; 52 at most"),
        ("plan --goal 5 --by 2026-11-23", "Mon 2026-11-23 is in the past; name a later day"),
        (
            "plan --goal 5 --by 2026-12-01 --since 2026-12-02",
            "2026-12-02 is after 2026-12-01; --since is the first day, --by the last",
        ),
        ("plan --goal 5 --profile me", "no profile is called “me”; one of: ai-xinhua 20-5-1"),
        (
            "plan --goal 5 --profile 20-5-1 --period year",
            "a sample has no period; leave out --profile, or --from, --to and --period",
        ),
        ("whatif --profile ai-xinhua --explain dials", "nothing is behind a sample"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(used: Home, line: str, said: str) -> None:
    done = used.run(*line.split())
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"pipeline: error: {said}")


def test_what_a_plan_lacks_is_named_for_programs_too(home: Home) -> None:
    home.run("add", "Ann")
    done = home.run("plan", "--goal", "50", "--json")
    assert (done.code, done.out) == (4, "")
    assert [item["fact"] for item in json.loads(done.err)["data"]["missing"]] == [
        "talks_per_dial",
        "appointments_per_talk",
        "visits_per_appointment",
        "sales_per_visit",
    ]


def test_nothing_on_record_is_undefined_and_not_0(home: Home) -> None:
    home.run("add", "Ann")
    matches_golden("cli/ratios-of-nothing.txt", home.run("ratios").out)
    data = home.data("ratios")
    assert data["ratios"]["talks_per_dial"] == {
        "value": None, "n": 0, "lower": None, "upper": None, "hits": 0
    }  # fmt: skip
    assert data["a_week"]["dials"] is None


@pytest.mark.parametrize("line", ["ratios", "ratios --explain dials", "plan --goal 5", "whatif"])
def test_without_a_store_it_says_how_to_begin(home: Home, line: str) -> None:
    done = home.run(*line.split())
    assert (done.code, done.out) == (6, "")
    assert "pipeline add" in done.err


def test_a_sample_is_planned_by_before_there_is_a_store(home: Home) -> None:
    data = home.data("plan", "--goal", "50", "--profile", "ai-xinhua", "--done", "18",
                     "--weeks-left", "24")  # fmt: skip
    assert (data["plan"]["dials_a_day"], data["left"]["dials_a_day"]) == (15, 20)
    assert data["left"]["a_week"]["dials"] == 100
    tenth = ("x1.1",) * 4
    levers = zip(("--dials", "--reach", "--appointments", "--closing"), tenth, strict=True)
    found = home.data(
        "whatif", "--profile", "ai-xinhua", *(word for pair in levers for word in pair)
    )
    assert found["levers"][-1]["sales_a_year"] == 73.205
    assert not home.store.exists()


def test_a_plan_names_the_weekly_goals_that_would_follow(used: Home) -> None:
    def hints() -> list[str]:
        screen = used.terminal("plan", "--goal", "50", "--days", "6").out.splitlines()
        return [line for line in screen if "config set" in line]

    found = hints()
    assert len(found) == 2
    for line in found:
        command = line.partition("pipeline ")[2].split()
        assert used.run(*command).code == 0
    assert hints() == []

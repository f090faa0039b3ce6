"""JSON as scripts rely on it: CLI.md's envelope, keys and kinds of values, for every command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pipelinecli.cli._forms import FORMS
from tests.cli import shapes
from tests.cli.shapes import check
from tests.running import Home

if TYPE_CHECKING:
    from tests.cli.shapes import Shape

LIFE = (
    ("2026-10-01 09:00", "add", "王经理", "--phone", "13800138000", "--birthday", "1985-11-26"),
    ("2026-10-01 09:10", "book", "王经理", "2026-10-02 14:00"),
    ("2026-10-02 15:00", "met", "王经理", "--next", "fri 10:00", "--agenda", "讲计划书"),
    ("2026-10-03 09:00", "add", "Ann Lee", "--email", "ann@example.com"),
    ("2026-10-03 09:00", "met", "Ann Lee", "--next", "2026-10-12"),
    ("2026-10-03 09:30", "mark", "Ann Lee", "person=self", "plan=annuity", "budget=1.5万/year",
     "timing=2026-10-12"),
    ("2026-10-12 09:30", "sign", "Ann Lee", "--received", "15000"),
    ("2026-10-20 09:30", "close", "Ann Lee", "--factor", "0.5"),
    ("2026-10-20 09:30", "add", "李四"),
    ("2026-10-20 09:30", "move", "李四", "90", "--force", "--reason", "test"),
    ("2026-10-20 09:30", "add", "赵六"),
    ("2026-10-20 09:31", "lose", "赵六", "--reason", "no"),
    ("2026-10-20 09:31", "add", "张老板"),
    ("2026-10-20 09:31", "book", "张老板", "today"),
)  # fmt: skip
SOME_CARDS: tuple[tuple[str, Shape], ...] = (
    ("list", [shapes.CARD]),
    ("show 1", shapes.CARD),
    ("show 2", shapes.CARD),
    ("why 1", shapes.WHY),
    ("why 2", shapes.WHY),
    ("why 3", shapes.WHY),
    ("why 4", shapes.WHY),
    ("board", shapes.BOARD),
    ("flags", [{**shapes.CARD, "command": shapes.text}]),
    (
        "today",
        [
            {
                "id": shapes.whole,
                "name": shapes.text,
                "stage": shapes.STAGE,
                "when": shapes.perhaps(shapes.when),
                "reasons": [
                    {
                        "due": shapes.text,
                        "when": shapes.perhaps(shapes.when),
                        "years": shapes.perhaps(shapes.whole),
                    }
                ],
                "command": shapes.text,
            }
        ],
    ),
    ("sheet", shapes.SHEET),
    ("sheet --week 2026-10-20", shapes.SHEET),
    ("sheet --as-of 2026-10-15", shapes.SHEET),
    (
        "tally --on 2026-10-20",
        {
            "day": shapes.day,
            "counts": dict.fromkeys(
                ("dial", "talk", "appointment", "visit", "proposal", "service",
                 "referral-asked", "referral-got"),
                shapes.whole,
            ),
        },
    ),
    ("config list", [{"key": shapes.text, "value": shapes.perhaps(shapes.text)}]),
    ("config get cycle", {"key": shapes.text, "value": shapes.text}),
    ("config path", {"store": shapes.text, "config": shapes.text}),
    ("practice", [{"case": shapes.whole, "answer": shapes.STAGE}]),
)  # fmt: skip
KINDS = {
    "list": "cards",
    "show": "card",
    "why": "why",
    "board": "board",
    "flags": "flags",
    "today": "today",
    "sheet": "sheet",
    "tally": "tally",
    "config list": "settings",
    "config get": "setting",
    "config set": "setting",
    "config path": "paths",
    "practice": "practice",
    "log": "activity",
    "init": "store",
    "forget": "forgotten",
}
"""The kind of a command's answer; the card's, where the command is not named."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A machine with some cards on it, to look at."""
    home = Home(tmp_path_factory.mktemp("lived"))
    for today, *argv in LIFE:
        ran = home.run(*argv, today=today)
        assert ran.code == 0, (argv, ran)
    return home


def _answer(home: Home, *argv: str, today: str = "2026-11-24 09:00") -> object:
    ran = home.run(*argv, "--json", today=today)
    assert (ran.code, ran.err) == (0, "")
    assert "\\u" not in ran.out
    answer = json.loads(ran.out)
    check(answer, {"schema": shapes.one_of(1), "kind": shapes.text})
    words = " ".join(argv[:2]) if " ".join(argv[:2]) in FORMS else argv[0]
    beside = {"plan", "checkin"} if words == "today" else set()
    assert answer.keys() == {"schema", "kind", "data", *beside}
    assert answer["kind"] == KINDS.get(words, "card")
    return answer["data"]


@pytest.mark.parametrize("today", ["2026-10-20 12:00", "2026-11-24 09:00"])
@pytest.mark.parametrize(("line", "shape"), SOME_CARDS)
def test_what_is_looked_at_has_the_shape_that_scripts_rely_on(
    line: str, shape: Shape, today: str, lived: Home
) -> None:
    check(_answer(lived, *line.split(), today=today), shape)


def test_json_is_the_same_in_every_language_and_in_every_zone_but_for_words(lived: Home) -> None:
    for line, _shape in SOME_CARDS:
        if line in {"practice", "config list"}:
            continue
        english, chinese = (lived.run(*line.split(), "--json", lang=lang) for lang in ("en", "zh"))
        assert english == chinese


WRITES = (
    "add Bob --tag a --grade b",
    "log dial Bob --minutes 5",
    "tally --dials 3",
    "book Bob tomorrow 14:00",
    "met Bob --next fri --agenda plan",
    "next Bob sat",
    "mark Bob person=self plan=annuity budget=100/month timing=+7d",
    "edit Bob --org Acme",
    "sign Bob --received 100.50",
    "back Bob",
    "move Bob 25 --force --reason why-not",
    "lose Bob --reason no",
    "reopen Bob",
    "init --cycle 30",
    "config set cycle 28",
    "add Bobby",
    "merge 1 2",
    "forget 1 --yes",
)


def test_what_writes_answers_in_json_as_well(home: Home) -> None:
    for line in WRITES:
        data = _answer(home, *line.split())
        if KINDS.get(line.split()[0]) is None and not line.startswith("config"):
            check(data, shapes.CARD)


def test_a_card_says_what_was_typed(home: Home) -> None:
    for line in WRITES[:9]:
        home.run(*line.split())
    data = _answer(home, "show", "Bob")
    assert isinstance(data, dict)
    uid = data.pop("uid")
    assert shapes.uid(uid)
    wanted = {
        "id": 1,
        "name": "Bob",
        "stage": "90",
        "attempt": 1,
        "opened": "2026-11-24",
        "first_meeting": "2026-11-24",
        "age_days": 0,
        "cycle_days": 28,
        "last_good_day": "2026-12-22",
        "overdue": False,
        "overridden": False,
        "flags": [],
        "criteria": {
            "person": {"met": True, "evidence": "self", "marked": "2026-11-24"},
            "plan": {"met": True, "evidence": "annuity", "marked": "2026-11-24"},
            "budget": {"met": True, "evidence": "100/month", "marked": "2026-11-24"},
            "timing": {"met": True, "evidence": "2026-12-01", "marked": "2026-11-24"},
            "next": {"met": True, "evidence": "2026-11-28", "marked": "2026-11-24"},
        },
        "next_step": {"at": "2026-11-28", "agenda": None},
        "amount": {"min": "100.00", "max": "100.00", "currency": "CNY", "per": "month"},
        "received": {"amount": "100.50", "currency": "CNY"},
        "standard": None,
        "premium": None,
        "outcome": None,
        "reason": None,
        "org": "Acme",
        "grade": "B",
        "tags": ["a"],
    }
    assert {key: data[key] for key in wanted} == wanted


def test_json_lines_are_one_value_a_line_without_an_envelope(lived: Home) -> None:
    lines = lived.run("list", "-o", "jsonl").out.splitlines()
    assert [json.loads(line)["name"] for line in lines] == [
        "王经理", "Ann Lee", "李四", "赵六", "张老板"
    ]  # fmt: skip
    whole = json.loads(lived.run("list", "--json").out)["data"]
    assert [json.loads(line) for line in lines] == whole


def test_every_listing_has_the_same_columns_in_csv_and_as_many_rows_as_json(lived: Home) -> None:
    import csv

    for line in ("list", "flags", "today", "config list", "practice"):
        rows = list(csv.DictReader(lived.run(*line.split(), "-o", "csv").out.splitlines()))
        values = json.loads(lived.run(*line.split(), "--json").out)["data"]
        assert len(rows) == len(values)
        for row, value in zip(rows, values, strict=True):
            shared = {key for key in ("id", "name", "stage", "key") if key in row}
            assert {key: row[key] for key in shared} == {key: str(value[key]) for key in shared}

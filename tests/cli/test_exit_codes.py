from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.running import Home

KEEP = ("add", "王经理", "--phone", "13800138000")


def test_what_was_done_ends_with_zero_and_says_nothing_on_stderr(home: Home) -> None:
    done = home.run(*KEEP)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (
            ["nonsense"],
            2,
            "No such command 'nonsense'; see pipeline --help",
        ),
        (
            ["boad"],
            2,
            "No such command 'boad'. Did you mean 'board'?; see pipeline --help",
        ),
        (
            ["config", "lits"],
            2,
            "No such command 'lits'. Did you mean 'list'?; see pipeline config --help",
        ),
        (["add"], 2, "Missing argument 'NAME'; see pipeline add --help"),
        (
            ["add", "Ann", "Lee"],
            2,
            (
                "Got unexpected extra argument(s) (Lee); text with spaces goes in quotes; "
                "see pipeline add --help"
            ),
        ),
        (["lose", "王经理"], 2, "Missing option '--reason'; see pipeline lose --help"),
        (
            ["list", "--bogus"],
            2,
            "No such option: --bogus; see pipeline list --help",
        ),
        (
            ["list", "--limi", "3"],
            2,
            "No such option: --limi (Possible options: --limit); see pipeline list --help",
        ),
        (
            ["-o", "nonsense", "list"],
            2,
            (
                "Invalid value for '-o' / '--output': 'nonsense' is not one of 'table', 'plain', "
                "'json', 'jsonl', 'csv', 'md'; see pipeline --help"
            ),
        ),
        (
            ["list", "-o", "nonsense"],
            2,
            (
                "Invalid value for '-o' / '--output': 'nonsense' is not one of 'table', 'plain', "
                "'json', 'jsonl', 'csv', 'md'; see pipeline list --help"
            ),
        ),
        (
            ["--lang", "fr", "list"],
            2,
            (
                "Invalid value for '--lang': “fr” is not a language; one of en, zh; "
                "see pipeline --help"
            ),
        ),
        (
            ["list", "--limit", "0"],
            2,
            "Invalid value for '--limit': 0 is too small; at least 1; see pipeline list --help",
        ),
        (
            ["log", "talk", "--minutes", "ten"],
            2,
            "Invalid value for '--minutes': “ten” is not a whole number; see pipeline log --help",
        ),
        (
            ["log", "lunch"],
            2,
            (
                "“lunch” is not a kind of activity; one of: dial talk visit proposal service "
                "referral-asked referral-got note"
            ),
        ),
        (
            ["move", "王经理", "30"],
            2,
            "“30” is not a stage; one of: opportunity appointment 25 50 90 closed",
        ),
        (
            ["show", "nobody"],
            3,
            "no card matches “nobody”; add the person: pipeline add NAME, or look: pipeline list",
        ),
        (
            ["show", "7"],
            3,
            "no card matches “7”; add the person: pipeline add NAME, or look: pipeline list",
        ),
        (
            ["reopen", "王经理"],
            4,
            "王经理 is still on the board; look: pipeline show 1",
        ),
        (
            ["add", "王经理"],
            4,
            (
                "the name 王经理 already belongs to 王经理 (1); "
                "for another person of that name add --new"
            ),
        ),
    ],
)
def test_an_error_is_one_line_on_stderr_and_an_exit_code(
    argv: list[str], code: int, said: str, home: Home
) -> None:
    home.run(*KEEP)
    before = home.contents()
    assert home.run(*argv) == (code, "", f"pipeline: error: {said}\n")
    assert home.contents() == before


def test_a_refusal_by_the_method_names_every_missing_fact_and_its_command(home: Home) -> None:
    home.run(*KEEP)
    home.run("met", "1", "--next", "fri")
    before = home.contents()
    assert home.run("move", "1", "50") == (
        4,
        "",
        (
            "pipeline: error: 王经理 cannot move to 50%: 4 facts are missing\n"
            "  person: the decision-maker is not named  →  pipeline mark 1 person=NAME\n"
            "  plan: no plan that fits the need and makes sense to the prospect  →  "
            "pipeline mark 1 plan=PLAN\n"
            "  budget: no price or price range has been discussed  →  "
            "pipeline mark 1 budget=AMOUNT\n"
            "  timing: no specific signing date  →  pipeline mark 1 timing=WHEN\n"
        ),
    )
    assert home.contents() == before


def test_several_matches_end_with_three_and_list_the_candidates_with_their_ids(home: Home) -> None:
    home.run("add", "王经理", "--phone", "13800138000", "--org", "Acme")
    home.run("add", "王小明")
    assert home.run("show", "王") == (
        3,
        "",
        (
            "pipeline: error: “王” matches several cards; name one by its id\n"
            "  1  王经理  Opportunity · Acme · 13800138000\n"
            "  2  王小明  Opportunity\n"
        ),
    )


def test_of_very_many_candidates_the_first_are_listed(home: Home) -> None:
    for n in range(12):
        home.run("add", f"Lee {n}")
    found = home.run("show", "lee")
    assert found.code == 3
    assert found.err.splitlines()[-2:] == ["  11  Lee 10  Opportunity", "  … and more"]


def test_without_a_store_a_reader_is_told_how_to_begin_and_ends_with_six(home: Home) -> None:
    assert home.run("board") == (
        6,
        "",
        (
            f"pipeline: error: there is no store yet at {home.store}; begin with pipeline init, or "
            "with your first contact: pipeline add NAME\n"
        ),
    )
    assert home.contents() == {}


def test_attention_needed_ends_with_seven_only_if_it_was_asked_for(home: Home) -> None:
    home.run(*KEEP)
    home.run("book", "1", "2026-11-24")
    later = "2026-11-26 09:00"
    assert home.run("flags", "--exit-code").code == 0
    assert home.run("flags", today=later).code == 0
    assert home.run("flags", "--exit-code", today=later).code == 7
    assert home.run("flags", "--exit-code", "--json", today=later).code == 7


@pytest.mark.parametrize(
    ("argv", "data"),
    [
        (
            ["nonsense", "--json"],
            {
                "code": 2,
                "message": "No such command 'nonsense'",
                "hint": "see pipeline --help",
                "missing": [],
            },
        ),
        (
            ["list", "--bogus", "-o", "json"],
            {
                "code": 2,
                "message": "No such option: --bogus",
                "hint": "see pipeline list --help",
                "missing": [],
            },
        ),
        (
            ["--output=jsonl", "list", "--limit", "x"],
            {
                "code": 2,
                "message": "Invalid value for '--limit': “x” is not a whole number",
                "hint": "see pipeline list --help",
                "missing": [],
            },
        ),
        (
            ["show", "王", "-o", "json"],
            {
                "code": 3,
                "message": "“王” matches several cards",
                "hint": "name one by its id",
                "missing": [],
                "candidates": [{"id": 1, "name": "王经理"}, {"id": 2, "name": "王小明"}],
            },
        ),
        (
            ["--json", "move", "1", "25"],
            {
                "code": 4,
                "message": "王经理 cannot move to 25%: 2 facts are missing",
                "hint": None,
                "missing": [
                    {
                        "for": "25",
                        "fact": "meeting-held",
                        "command": "pipeline met 1 --next WHEN",
                    },
                    {"for": "25", "fact": "next", "command": "pipeline next 1 WHEN"},
                ],
            },
        ),
        (
            ["add", "Someone", "--phone", "138 0013 8000", "--json"],
            {
                "code": 4,
                "message": "138 0013 8000 already belongs to 王经理 (1)",
                "hint": "look: pipeline show 1",
                "missing": [],
                "candidates": [{"id": 1, "name": "王经理"}],
            },
        ),
    ],
)
def test_with_json_asked_for_the_error_is_json_on_stderr(
    argv: list[str], data: dict[str, object], home: Home
) -> None:
    home.run(*KEEP)
    home.run("add", "王小明")
    failed = home.run(*argv)
    assert (failed.code, failed.out) == (data["code"], "")
    assert json.loads(failed.err) == {"schema": 1, "kind": "error", "data": data}
    assert "王" in failed.err or "\\u" not in failed.err


def test_json_that_nobody_asked_for_is_not_given(home: Home) -> None:
    said = home.run("nonsense", "--", "--json").err
    assert said == "pipeline: error: No such command 'nonsense'; see pipeline --help\n"

"""How a walk ends: the row is handed in; and where nobody is at a keyboard nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.walk.seat import on_terminal
from tests.cli.walk.stories import (
    KEYS,
    MONDAY,
    OVERDUE,
    QUIET,
    STEP_PASSED,
    STUCK,
    UNANSWERED,
    asked,
    begin,
    done,
    walked,
)
from tests.running import PROGRAM
from tests.terminal import plain

if TYPE_CHECKING:
    from tests.running import Home

HAND_IN = "Handed in Mon 2026-11-23 09:00.\n"


def _frozen(home: Home) -> list[tuple[str, int]]:
    return [
        (row["row"]["date"], row["revision"]) for row in home.data("checkin", "list", today=MONDAY)
    ]


def test_the_row_has_what_was_answered_for_its_days(home: Home) -> None:
    begin(home, STEP_PASSED + QUIET)
    ran = walked(
        home, (KEYS, "h"), ("Held on", "\r"), ("Next step on", "+3d\r"), ("What it is for", "\r")
    )
    opening, closing = ran.out.split("1 of 1")
    assert ("11.02 王芳" in opening, "11.02 王芳" in closing) == (False, True)
    assert ran.out.endswith(f"Nothing wants an answer.\n{HAND_IN}")
    entries = home.data("checkin", "show", "2026-11-23", today=MONDAY)["row"]["entries"]
    assert [entry["name"] for entry in entries["25"]] == ["王芳", "陈静"]


def test_it_says_whether_it_was_handed_in_and_makes_no_revision_without_a_difference(
    home: Home,
) -> None:
    begin(home, UNANSWERED)
    home.run("checkin", today="2026-11-23 08:00")
    ran = walked(home, (KEYS, "s"))
    assert "\nHanded in: Mon 2026-11-23 08:00" in ran.out
    assert "\nIt was handed in already.\n1 card wants an answer." in ran.out
    assert ran.out.endswith("\nHanded in already, Mon 2026-11-23 08:00; nothing new.\n")
    assert (ran.code, _frozen(home)) == (0, [("2026-11-23", 1)])


def test_what_was_recorded_since_makes_a_revision(home: Home) -> None:
    begin(home, UNANSWERED)
    home.run("checkin", today="2026-11-23 08:00")
    home.play("2026-11-23 08:30|met 1 --on 2026-11-20 --no-next")
    ran = walked(home, (KEYS, "s"))
    assert "\nIt was handed in already; at the end it is handed in again.\n" in ran.out
    assert ran.out.endswith("\nHanded in again Mon 2026-11-23 09:00: revision 2.\n")
    assert _frozen(home) == [("2026-11-23", 2)]


def test_a_late_one_is_said_to_be_late_before_it_is_handed_in(home: Home) -> None:
    begin(home, UNANSWERED)
    ran = walked(home, (KEYS, "s"), options=("--for", "2026-11-18"))
    assert ran.out.startswith("Check-in of Wed 2026-11-18 · Mon 2026-11-16 … Tue 2026-11-17\n")
    assert "\nIt is late: the next check-in is due already.\n1 card wants" in ran.out
    assert _frozen(home) == [("2026-11-18", 1)]


@pytest.mark.parametrize(("key", "code"), [("s", 7), ("l", 0)])
def test_the_exit_code_says_whether_something_still_wants_an_answer(
    key: str, code: int, home: Home
) -> None:
    begin(home, UNANSWERED)
    reason = [("Reason: ", "no\r")] if key == "l" else []
    ran = walked(home, (KEYS, key), *reason, options=("--exit-code",))
    assert ran.code == code
    assert ("1 card still wants an answer: pipeline flags\n" in ran.out) is (code == 7)
    assert HAND_IN in ran.out


def test_what_the_rules_propose_is_carried_out_first_and_the_rest_is_asked(home: Home) -> None:
    begin(home, OVERDUE + STEP_PASSED + UNANSWERED)
    ran = walked(home, (KEYS, "s"), (KEYS, "s"), options=("--apply",))
    assert ran.out.startswith(
        "王芳 (2): 25% → Opportunity.\n"
        "Reason: next step passed.\n"
        "A new first meeting starts a new attempt: pipeline book 2 WHEN\n"
        "\nCheck-in of Mon 2026-11-23"
    )
    assert [line.partition("  ")[2].split("  ")[0] for line in asked(ran.out)] == [
        "Ann Lee (1)", "李明 (3)",
    ]  # fmt: skip
    assert (ran.code, done(home)) == (0, ["checkin", "checkin"])


def test_a_note_is_kept_and_one_that_cannot_be_is_refused_before_anything_is_asked(
    home: Home,
) -> None:
    begin(home, UNANSWERED)
    refused = home.terminal("checkin", "--note", "a\x07b", today=MONDAY)
    assert refused == (
        2, "pipeline: error: note contains a control character (U+0007); type it without\n", ""
    )  # fmt: skip
    ran = walked(home, (KEYS, "s"), options=("--note", "quiet days"))
    assert "\nNote: quiet days\n" in ran.out
    assert home.data("checkin", "show", "2026-11-23", today=MONDAY)["note"] == "quiet days"


def test_a_card_that_was_answered_elsewhere_meanwhile_is_not_asked_about(home: Home) -> None:
    begin(home, STEP_PASSED + UNANSWERED)
    with on_terminal([*PROGRAM, "checkin"], home.environment(today=MONDAY)) as seat:
        seat.sees(KEYS)
        assert home.run("lose", "2", "--reason", "no", today=MONDAY).code == 0
        assert home.run("next", "1", "+2d", today=MONDAY).code == 0
        seat.types("f")
        seat.sees("Reason (")
        seat.types("-\r")
        seat.sees(KEYS)
        seat.types("s")
        code, rest = seat.ends()
    assert (code, "2 of 2" in rest) == (0, False)
    assert done(home) == ["lose", "next", "checkin"]


def test_what_was_set_while_a_question_was_open_holds_for_its_answer(home: Home) -> None:
    begin(home, UNANSWERED + STUCK)
    with on_terminal([*PROGRAM, "checkin"], home.environment(today=MONDAY)) as seat:
        seat.sees(KEYS)
        home.run("config", "set", "cycle", "60", today=MONDAY)
        for prompt, typed in ((None, "h"), ("Held on", "\r"), ("Next step on", "\r")):
            if prompt is not None:
                seat.sees(prompt)
            seat.types(typed)
        seat.sees("The cycle runs to Tue 2027-01-19.")
        seat.sees(KEYS)
        home.run("config", "set", "cycle", "30", today=MONDAY)
        seat.types("s")
        assert seat.ends()[0] == 0
    assert home.data("checkin", "show", "2026-11-23", today=MONDAY)["cycle_days"] == 30


def test_a_card_that_was_erased_meanwhile_is_said_to_be_gone_and_left(home: Home) -> None:
    begin(home, STEP_PASSED + UNANSWERED)
    with on_terminal([*PROGRAM, "checkin"], home.environment(today=MONDAY)) as seat:
        seat.sees(KEYS)
        assert home.run("forget", "1", "--yes", today=MONDAY).code == 0
        assert home.run("forget", "2", "--yes", today=MONDAY).code == 0
        seat.types("f")
        seat.sees("Reason (")
        seat.types("\r")
        code, rest = seat.ends()
    assert "pipeline: error: no card matches “1”" in rest
    assert (code, "2 of 2" in rest) == (0, False)
    assert done(home) == ["forget", "forget", "checkin"]


@pytest.mark.parametrize(
    ("redirected", "options"),
    [
        ("</dev/null", ()),
        (">out", ()),
        ("2>err", ()),
        ("", ("-o", "json")),
        ("", ("-o", "jsonl")),
        ("", ("-o", "csv")),
        ("", ("-o", "md")),
    ],
)
def test_nothing_is_asked_where_nobody_is_at_a_keyboard(
    redirected: str, options: tuple[str, ...], home: Home
) -> None:
    begin(home, UNANSWERED)
    shell = ("sh", "-c", f'exec "$@" {redirected}', "sh")
    ran = home.terminal("checkin", *options, today=MONDAY, before=shell)
    assert (ran.code, KEYS in plain(ran.out), done(home)) == (0, False, ["checkin"])


def test_an_absent_store_is_said_to_be_absent(home: Home) -> None:
    ran = home.terminal("checkin", "--apply", today=MONDAY)
    assert ran.code == 6
    assert ran.out.startswith("pipeline: error: there is no store yet at ")
    assert not home.store.exists()

"""The moves that a week does not always have: walk-ins, new dates, falling back, overrides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.sheets import board_of, rows_of
from tests.terminal import plain

if TYPE_CHECKING:
    from tests.running import Home

DAY = "2026-11-24 09:00"


def test_a_walk_in_needs_no_booking(home: Home) -> None:
    home.play("2026-11-24 09:00|add 王经理\n|met 王经理 --on yesterday --next fri")
    card = home.data("show", "1")
    assert (card["stage"], card["first_meeting"], card["age_days"]) == ("25", "2026-11-23", 1)


def test_a_meeting_without_a_next_step_says_what_the_method_makes_of_it(home: Home) -> None:
    home.play("2026-11-24 09:00|add 王经理")
    said = home.run("met", "王经理", "--no-next")
    assert said.out.splitlines()[-1] == (
        "Without a dated next step 王经理 is an opportunity, not a prospect: pipeline next 1 WHEN"
    )
    assert home.data("show", "1")["stage"] == "opportunity"
    home.play("2026-11-24 09:00|next 王经理 fri")
    assert home.data("show", "1")["stage"] == "25"


def test_all_five_in_one_sitting_skip_a_column(home: Home) -> None:
    home.play("2026-11-24 09:00|add 王经理\n|mark 王经理 person=a plan=b budget=1 timing=fri")
    said = home.run("met", "王经理", "--next", "fri")
    assert said.out.splitlines()[0] == "王经理 (1): Opportunity → 50%."


def test_a_first_meeting_is_given_another_date_and_called_off(home: Home) -> None:
    home.play("2026-11-24 09:00|add 王经理\n|book 王经理 thu\n|book 王经理 fri 10:00")
    assert home.data("show", "1")["first_meeting"] == "2026-11-27T10:00"
    # The day passes without an answer: flagged, not moved.
    late = home.data("why", "1", today="2026-11-28 09:00")
    assert (late["stage"], late["supported"]) == ("appointment", "opportunity")
    assert late["flags"] == ["meeting-unanswered"]
    home.play("2026-11-28 09:00|back 王经理 --reason 取消")
    assert board_of(home, today="2026-11-28") == {"opportunity": ["王经理"]}


def test_a_fall_back_clears_the_clock_and_keeps_the_history(home: Home) -> None:
    home.play("""
        2026-11-02 09:00|add 王经理
        |met 王经理 --next 2026-11-09
        |mark 王经理 person=本人 plan=养老险 budget=1000 timing=2026-11-20
        2026-11-24 09:00|back 王经理 --reason 没有下一步
    """)
    fallen = home.data("show", "1")
    assert (fallen["stage"], fallen["first_meeting"], fallen["age_days"]) == (
        "opportunity", None, None
    )  # fmt: skip
    assert not any(criterion["met"] for criterion in fallen["criteria"].values())
    home.play("2026-12-01 09:00|book 王经理 2026-12-03\n2026-12-03 09:00|met 王经理 --next +7d")
    again = home.data("show", "1", today="2026-12-04")
    assert (again["attempt"], again["stage"], again["age_days"]) == (2, "25", 1)
    moves = [(move["attempt"], move["to"]) for move in again["history"] if move["type"] == "move"]
    assert moves == [
        (1, "opportunity"), (1, "25"), (1, "50"), (1, "opportunity"),
        (2, "appointment"), (2, "25"),
    ]  # fmt: skip


def test_ninety_percent_past_the_cycle_is_flagged_only(home: Home) -> None:
    home.play("""
        2026-10-01 09:00|add 王经理
        |met 王经理 --next 2026-10-08
        |mark 王经理 person=本人 plan=养老险 budget=1000 timing=2026-10-08
        2026-10-08 09:00|sign 王经理 --received 1000
    """)
    card = home.data("why", "1")
    assert (card["stage"], card["supported"], card["flags"], card["proposal"]) == (
        "90", "90", ["over-cycle-90"], None
    )  # fmt: skip


def test_a_lost_card_leaves_the_board_and_comes_back_as_a_new_attempt(home: Home) -> None:
    home.play(
        "2026-11-24 09:00|add 王经理\n|met 王经理 --next fri\n|lose 王经理 --reason 买了别家的"
    )
    assert board_of(home, today=DAY) == {}
    card = home.data("show", "1")
    assert (card["stage"], card["outcome"], card["reason"]) == ("lost", "lost", "买了别家的")
    for argv in (("book", "1", "fri"), ("met", "1"), ("next", "1", "fri"), ("mark", "1", "plan=x")):
        assert home.run(*argv).code == 4
    home.play("2026-12-24 09:00|reopen 王经理")
    assert home.data("show", "1")["attempt"] == 2
    assert board_of(home, today="2026-12-24") == {"opportunity": ["王经理"]}


@pytest.mark.parametrize(
    ("typed", "premium", "standard"),
    [
        (["--premium", "10,000", "--factor", "0.5"], "10000.00", "5000.00"),
        (["--premium", "1万", "--factor", "50%"], "10000.00", "5000.00"),
        (["--factor", "1/3"], "6000.00", "2000.00"),
        (["--standard", "4200.50"], "6000.00", "4200.50"),
        ([], "6000.00", None),
    ],
)
def test_standard_premium_is_premium_times_factor(
    typed: list[str], premium: str, standard: str | None, home: Home
) -> None:
    home.play("""
        2026-11-24 09:00|add 王经理
        |met 王经理 --next fri
        |mark 王经理 person=本人 plan=养老险 budget=6000/year timing=fri
        |sign 王经理 --received 6000
    """)
    card = home.data("close", "王经理", *typed)
    assert card["premium"] == {"amount": premium, "currency": "CNY"}
    wanted = None if standard is None else {"amount": standard, "currency": "CNY"}
    assert card["standard"] == wanted


OVERRIDDEN = """
2026-11-24 09:00|add 李四
|add 王经理
|move 王经理 50 --force --reason 老板的老朋友
"""


def test_an_override_is_marked_wherever_the_card_appears(home: Home) -> None:
    home.play(OVERRIDDEN)
    reason = "老板的老朋友"
    assert "By override" in home.run("mark", "2", "plan=x").out
    shown = {
        view: home.run(*view.split()).out for view in ("list", "board", "sheet", "sheet --long")
    }
    for view, text in shown.items():
        line = next(line for line in text.splitlines() if "王经理" in line)
        assert "overrid" in line or "王经理 *" in line, view
        assert not any("overrid" in line for line in text.splitlines() if "李四" in line)
    for view in ("board", "sheet", "list"):
        screen = plain(home.terminal(view, size=(120, 40)).out)
        assert "王经理 *" in screen or "override" in screen, view
    assert reason in home.run("why", "2").out
    assert reason in home.run("show", "2").out
    home.play("2026-11-24 09:00|met 2 --next fri")
    later = "2026-12-01 09:00"
    assert "override" in home.run("flags", today=later).out
    assert "override" in home.run("today", today=later).out
    assert "*" in home.run("sheet", "-o", "csv").out
    assert "overridden" in home.run("board", "-o", "md").out
    card = home.data("show", "2")
    assert (card["overridden"], card["override_reason"]) == (True, reason)
    assert [one["overridden"] for one in home.data("list")] == [False, True]
    rows = home.data("sheet")["rows"]
    assert [one["overridden"] for one in rows[1]["entries"]["50"]] == [True]
    assert json.loads(home.run("list", "-o", "jsonl").out.splitlines()[1])["overridden"] is True


def test_an_override_that_is_earned_later_is_none_any_more(home: Home) -> None:
    home.play(OVERRIDDEN)
    home.play("""
        2026-11-24 10:00|met 王经理 --next fri
        |mark 王经理 person=本人 plan=养老险 budget=1000 timing=fri
    """)
    card = home.data("show", "2")
    assert (card["stage"], card["overridden"]) == ("50", False)


def test_a_forced_move_without_a_reason_is_refused(home: Home) -> None:
    home.play("2026-11-24 09:00|add 王经理")
    assert home.run("move", "1", "50", "--force") == (
        2, "", 'pipeline: error: --force needs a reason; add --reason "TEXT"\n'
    )  # fmt: skip


def test_the_past_can_be_recorded_in_order_afterwards(home: Home) -> None:
    home.play("""
        2026-11-24 09:00|add 王经理
        |book 王经理 tomorrow
        2026-11-27 09:00|met 王经理 --on 2026-11-25 --next 2026-12-01
        |log talk 王经理 --on 2026-11-26
    """)
    assert home.data("show", "1")["first_meeting"] == "2026-11-25"
    assert rows_of(home, "--week", "2026-11-23", today="2026-11-27") == {
        "mon": {},
        "wed": {"appointment": ["11.25 王经理"]},
        "fri": {"25": ["11.25 王经理"]},
    }


def test_two_people_of_one_name_are_told_apart_by_id(home: Home) -> None:
    home.play("2026-11-24 09:00|add 王经理\n|add 王经理 --new --org Acme")
    before = home.contents()
    for argv in (("show", "王经理"), ("met", "王经理"), ("lose", "王经理", "--reason", "x")):
        refused = home.run(*argv)
        assert (refused.code, refused.out) == (3, "")
        assert refused.err.splitlines()[1:] == [
            "  1  王经理  Opportunity", "  2  王经理  Opportunity · Acme"
        ]  # fmt: skip
    assert home.contents() == before
    assert home.data("show", "2")["org"] == "Acme"

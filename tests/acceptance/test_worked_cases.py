"""The four cases of METHOD §5, typed as the rep would have typed them on the days they happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.running import Home


def _stage(home: Home, today: str) -> tuple[str, str]:
    """Return the stage shown and the stage the facts support."""
    why = home.data("why", "1", today=today)
    return why["stage"], why["supported"]


def _missing(home: Home, stage: str, today: str) -> list[str]:
    """Ask the gate for a stage, which refuses, and return the facts it names."""
    import json

    before = home.contents()
    refused = home.run("move", "1", stage, "--json", today=today)
    assert (refused.code, refused.out) == (4, "")
    assert home.contents() == before
    missing = json.loads(refused.err)["data"]["missing"]
    assert {item["for"] for item in missing} == {stage}
    assert all(item["command"].startswith("pipeline ") for item in missing)
    return [item["fact"] for item in missing]


def test_case_1_the_clerk_is_keen_but_enthusiasm_is_not_an_appointment(home: Home) -> None:
    home.play("""
        2008-12-10 10:00|add 服装店店员
        |log dial 服装店 --note 留了言
        2008-12-12 11:00|log talk 服装店 --note "很感兴趣，下周出差，回来后再约"
    """)
    assert _stage(home, "2008-12-12") == ("opportunity", "opportunity")
    assert _missing(home, "appointment", "2008-12-12") == ["first-meeting"]
    board = home.data("board", today="2008-12-12")
    assert {stage: len(cards) for stage, cards in board["board"].items()} == {
        "opportunity": 1, "appointment": 0, "25": 0, "50": 0, "90": 0, "closed": 0
    }  # fmt: skip


def test_case_2_manager_wang_has_no_signing_date_and_has_not_seen_the_plan(home: Home) -> None:
    home.play("""
        2008-12-10 10:00|add 王经理
        |log talk 王经理
        |book 王经理 +2d
        2008-12-12 15:00|met 王经理 --next +3d --agenda "讲计划书"
        |mark 王经理 person=本人 budget=1000/month
        |log note 王经理 --note "妻弟在另一家保险公司"
    """)
    assert _stage(home, "2008-12-12") == ("25", "25")
    assert _missing(home, "50", "2008-12-12") == ["plan", "timing"]


def test_case_3_owner_zhang_meets_all_five_and_has_signed_nothing(home: Home) -> None:
    home.play("""
        2008-12-01 10:00|add 张老板
        |book 张老板 tomorrow
        2008-12-02 10:00|met 张老板 --next 2008-12-09
        2008-12-09 16:00|met 张老板 --next "next tue 14:00" --agenda "书面计划书"
        |mark 张老板 person=本人 plan=养老险 budget=1500/month timing="next tue 14:00"
    """)
    card = home.data("show", "1", today="2008-12-09")
    assert (card["stage"], card["next_step"]["at"]) == ("50", "2008-12-16T14:00")
    assert card["criteria"]["timing"]["evidence"] == "2008-12-16T14:00"
    assert _stage(home, "2008-12-09") == ("50", "50")
    assert _missing(home, "90", "2008-12-09") == ["signed", "paid"]


def test_case_4_director_tang_is_over_the_cycle_without_a_dated_next_step(home: Home) -> None:
    home.play("""
        2008-12-01 10:00|add 唐主任
        |book 唐主任 2008-12-08
        2008-12-08 10:00|met 唐主任 --next 2008-12-22
        |mark 唐主任 budget=1200/month
        2008-12-22 10:00|log proposal 唐主任
        |mark 唐主任 plan=终身寿险
        |met 唐主任 --no-next
        2009-01-12 10:00|log talk 唐主任 --note "家里没有商量好，以后再联系"
    """)
    assert _stage(home, "2009-01-12") == ("opportunity", "opportunity")
    assert home.data("why", "1", today="2009-01-12")["age_days"] == 35
    assert _missing(home, "25", "2009-01-12") == ["inside-cycle", "next"]


def test_case_4_where_a_next_step_was_set_is_flagged_and_moves_only_on_command(
    home: Home,
) -> None:
    home.play("""
        2008-12-01 10:00|add 唐主任
        2008-12-08 10:00|met 唐主任 --next 2008-12-22
        2008-12-22 10:00|met 唐主任 --next 2009-01-08 --agenda "和太太商量的结果"
    """)
    # Over the cycle on 6 January, but the step agreed is still to come: the proposal waits.
    early = home.data("show", "1", today="2009-01-06")
    assert (early["flags"], early["proposal"]) == (["overdue"], None)
    late = home.data("why", "1", today="2009-01-12")
    assert late["flags"] == ["next-step-passed", "overdue"]
    assert (late["stage"], late["supported"]) == ("25", "opportunity")
    assert late["proposal"]["to"] == "opportunity"
    home.play("2009-01-12 10:00|back 1 --reason 以后再联系")
    assert _stage(home, "2009-01-12") == ("opportunity", "opportunity")
    home.play("2009-02-02 10:00|met 1 --next +3d")
    again = home.data("show", "1", today="2009-02-02")
    assert (again["attempt"], again["stage"], again["age_days"]) == (2, "25", 0)
    assert again["criteria"]["person"] == {"met": False, "evidence": None, "marked": None}

"""Contacts that fill in and correct the cards that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.table import Problem
from pipelinecli.services.importing.outcome import Asked, Touched
from tests.services.importing.taking import counts, people, take

if TYPE_CHECKING:
    from tests.builders import Diary

WANG = ("王经理", "13800138000", "wang@example.com", "大华")
UPDATE = Asked(update=True)
CHINA = Asked(region="CN")


def test_an_update_fills_and_replaces_and_says_what_was_there(diary: Diary) -> None:
    take(diary, [("Ann", "13800138000", "", "Acme", "", "B", "warm", "tea")])
    row = ("Ann Lee", "+8613800138000", "ann@example.com", "Umbra", "1980-01-31", "B", "vip",
           "tea\nlikes boats")  # fmt: skip
    outcome = take(diary, [row], UPDATE)
    assert counts(outcome) == {"updated": 1}
    assert outcome.examples == (
        Touched(
            2,
            1,
            "Ann",
            (
                ("name", "Ann", "Ann Lee"),
                ("email", None, "ann@example.com"),
                ("org", "Acme", "Umbra"),
                ("birthday", None, "1980-01-31"),
                ("note", "tea", "tea\nlikes boats"),
                ("tags", "warm", "warm,vip"),
            ),
        ),
    )
    assert people(diary) == [(1, "Ann Lee", "13800138000", "ann@example.com", "Umbra")]
    assert diary.rows("SELECT name FROM tag ORDER BY name") == [("vip",), ("warm",)]
    again = take(diary, [row], UPDATE)
    assert counts(again) == {"same": 1}
    assert not again.written


def test_an_update_takes_nothing_away(diary: Diary) -> None:
    take(diary, [(*WANG, "1980-01-31", "A", "vip", "tea")])
    assert counts(take(diary, [("王经理", "13800138000")], UPDATE)) == {"same": 1}
    shorter = take(diary, [("王", "", "wang@example.com")], UPDATE)
    assert counts(shorter) == {"new": 1, "likely": 1}


def test_several_cards_that_answer_are_a_problem_of_the_row(diary: Diary) -> None:
    take(diary, [("Ann", "13800138000"), ("Ann Lee", "", "ann@example.com")])
    outcome = take(diary, [("Ann Lee", "13800138000", "ann@example.com")], UPDATE)
    assert counts(outcome) == {"left_out": 1, "problems": 1}
    assert outcome.first_problems == [
        Problem(
            2, None, None, "several cards answer to it: 1, 2",
            "if they are one person: pipeline merge 1 2",
        )
    ]  # fmt: skip


def test_two_rows_for_one_card_update_it_once(diary: Diary) -> None:
    take(diary, [WANG])
    rows = [("王经理", "13800138000", "", "甲"), ("王经理", "", "wang@example.com", "乙")]
    outcome = take(diary, rows, UPDATE)
    assert counts(outcome) == {"updated": 1, "left_out": 1, "repeated": 1}
    assert people(diary)[0][4] == "甲"

"""The levers on a rep's own figures and on a sample's."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.figures.chain import profiles
from pipelinecli.method.figures.levers import Lever
from pipelinecli.method.figures.planned import How
from pipelinecli.services import meetings
from pipelinecli.services.figures.whatif import read_changes, what_if
from tests.builders import MONDAY, refused, when
from tests.services.figures.test_planned import week_of_ai_xinhua
from tests.services.stories import at_2

if TYPE_CHECKING:
    from pipelinecli.method.figures.levers import WhatIf
    from tests.builders import Diary

XINHUA = How(profiles()["ai-xinhua"])
FRIDAY, THURSDAY = "2026-02-27", "2026-03-05"
"""The sheet week of the stories' Monday."""


def asked(diary: Diary, how: How, **typed: str) -> WhatIf:
    desk = diary.desk(THURSDAY)
    return what_if(desk, read_changes(desk, {Lever(name): typed[name] for name in typed}), how)


def sales(found: WhatIf) -> dict[str, Fraction | None]:
    """Return the sales a year of what is and of each lever."""
    return {"base": found.base.sales} | {
        "all" if lever is None else lever.value: then.sales for lever, then in found.then
    }


@pytest.mark.parametrize("own", [True, False])
def test_each_lever_alone_and_all_together(diary: Diary, own: bool) -> None:
    how = XINHUA
    if own:
        week_of_ai_xinhua(diary, FRIDAY)
        how = How()
    found = asked(diary, how, dials="30", reach="8/15", appointments="6/35", closing="1/7")
    assert sales(found) == {
        "base": 50,
        "dials": 100,
        "reach": Fraction(400, 7),
        "appointments": 60,
        "closing": Fraction(400, 7),
        "all": 2 * Fraction(8, 7) * Fraction(6, 5) * Fraction(8, 7) * 50,
    }
    assert found.base.money == ({"CNY": Fraction(50_000_000)} if own else {})


def test_without_a_lever_each_is_moved_by_a_tenth(diary: Diary) -> None:
    assert sales(asked(diary, XINHUA)) == {
        "base": 50, "dials": 55, "reach": 55, "appointments": 55, "closing": 55,
        "all": Fraction("73.205"),
    }  # fmt: skip
    week_of_ai_xinhua(diary, FRIDAY)
    found = asked(diary, How())
    assert found.changes.is_example
    assert list(sales(found)) == ["base", *Lever, "all"]
    assert found.then[-1][1].money == {"CNY": Fraction("80.5255") * 1_000_000}


def test_an_average_is_typed_as_an_amount_or_as_so_many_times(diary: Diary) -> None:
    typed = asked(diary, XINHUA, average="1.5万")
    assert (typed.base.money, typed.then[0][1].money) == ({}, {"CNY": Fraction(75_000_000)})
    week_of_ai_xinhua(diary, FRIDAY)
    times = asked(diary, How(), average="x1.5")
    assert times.then[0][1].money == {"CNY": Fraction(75_000_000)}


def test_what_is_not_on_record_can_be_typed(diary: Diary) -> None:
    meetings.met(diary.desk(), at_2(diary, "Ann"), when(MONDAY), no_next=True)
    found = asked(diary, How(), dials="30", reach="1/2", appointments="1/5", closing="1/6")
    assert found.base.sales is None
    assert found.base.base.dials == 0
    assert found.then[-1][1].sales == 30 * 5 * Fraction(1, 60) * 50
    assert {then.sales for lever, then in found.then if lever is not None} == {None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reach": "53"}, "--reach would be more than all of them; type it like 8/15, 53%, 0.53"),
        ({"closing": "150%"}, "--closing would be more than all of them; type it like 8/15, 53%"),
        ({"closing": "often"}, "--closing cannot be “often”; type it like 8/15, 53%, 0.53 or x1.1"),
        ({"dials": "10001"}, "--dials cannot be “10001”; 10000 at most"),
        ({"dials": "many"}, "--dials cannot be “many”; type it like 30 or x1.1"),
        ({"reach": "x1001"}, "--reach cannot be “x1001”; 1000 at most"),
        ({"average": "dear"}, "“dear” is not an amount; type it like 1500"),
    ],
)
def test_what_cannot_be_is_refused(diary: Diary, typed: dict[str, str], said: str) -> None:
    assert refused(lambda: asked(diary, XINHUA, **typed)).startswith(f"usage: {said}")


def test_what_leads_to_no_sale_is_refused(diary: Diary) -> None:
    diary.add("Ann")
    assert refused(lambda: asked(diary, How(), dials="30")).startswith(
        "refused: your own ratios do not lead to a sale yet: 4 of them say nothing"
    )
    assert refused(lambda: asked(diary, XINHUA, average="x2")) == (
        "refused: no sale with a premium is on record to take the average of; "
        "say what a sale is worth: --average AMOUNT"
    )
    people = How(profiles()["20-5-1"])
    assert refused(lambda: asked(diary, people)) == (
        "usage: the sample 20-5-1 says nothing of dials; "
        "take --profile ai-xinhua, or leave it out for your own figures"
    )

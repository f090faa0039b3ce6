"""Conversion counted: of courses and of ends, as METHOD §6 has it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.conversion import (
    Ends,
    LeftOut,
    Rung,
    Totals,
    Worth,
    ladder,
    totals,
)
from pipelinecli.method.figures.lives import LADDER, WITHIN, Course
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.stages import BOARD, Stage

COURSES = st.lists(
    st.builds(
        Course,
        st.integers(1, 5),
        st.tuples(st.just(WITHIN), *[st.sampled_from([0, 1, WITHIN])] * 5),
        st.sampled_from(list(Stage)),
        st.sampled_from([None, *Outcome]),
        st.booleans(),
    )
)


def course(
    n: int,
    reached: str,
    stage: Stage,
    outcome: Outcome | None = None,
    *,
    is_overridden: bool = False,
) -> Course:
    return Course(n, tuple(map(int, reached)), stage, outcome, is_overridden)


def test_each_fate_has_its_column_and_what_nobody_can_tell_is_left_out() -> None:
    found = ladder(
        [
            course(1, "202222", Stage.CLOSED, Outcome.CLOSED),
            course(2, "202000", Stage.P25),
            course(4, "202000", Stage.LOST, Outcome.LOST),
            course(8, "202000", Stage.OPPORTUNITY, Outcome.FELL_BACK),
            course(16, "202000", Stage.P90, is_overridden=True),
            course(32, "202000", Stage.P25, Outcome.MERGED),
            course(64, "101000", Stage.P25),
            course(128, "200000", Stage.LOST, Outcome.LOST),
        ]
    )
    rungs = {rung.stage: rung for rung in found.rungs}
    out = LeftOut(overridden=16, merged=32)
    assert rungs[Stage.P25] == Rung(Stage.P25, 1, 8, 4, 2, out)
    assert (rungs[Stage.P25].entered, rungs[Stage.P25].ratio) == (15, Ratio(1, 15))
    assert rungs[Stage.OPPORTUNITY] == Rung(Stage.OPPORTUNITY, advanced=63, lost=128)
    assert rungs[Stage.APPOINTMENT] == Rung(Stage.APPOINTMENT)
    assert rungs[Stage.P90] == Rung(Stage.P90, advanced=1)
    assert found.first_to_last == Ratio(1, 1 + 2 + 4 + 8 + 128)
    assert out.n == 48


def test_of_nothing_every_ratio_is_undefined() -> None:
    found = ladder([])
    assert found.rungs == tuple(map(Rung, LADDER))
    assert [rung.ratio.value for rung in found.rungs] == [None] * 5
    assert found.first_to_last.value is totals([]).win_rate.value is None


@given(COURSES)
def test_the_columns_add_up_to_all_that_entered(courses: list[Course]) -> None:
    found = ladder(courses)
    for rung in found.rungs:
        entered = sum(one.n for one in courses if one.came_to(rung.stage))
        assert rung.entered + rung.left_out.n == entered
        assert rung.ratio.n == rung.entered
    assert found.first_to_last.n <= sum(one.n for one in courses)


def test_the_win_rate_is_closed_of_closed_and_lost() -> None:
    found = totals(
        [
            Ends(3, Outcome.CLOSED, currency="CNY", minor=300),
            Ends(2, Outcome.CLOSED, currency="USD", minor=7),
            Ends(1, Outcome.CLOSED),
            Ends(5, Outcome.LOST),
            Ends(7, Outcome.FELL_BACK),
            Ends(11, Outcome.MERGED),
            Ends(13, None),
            Ends(1, Outcome.CLOSED, is_overridden=True, currency="CNY", minor=10**9),
            Ends(1, Outcome.LOST, is_overridden=True),
            Ends(1, None, is_overridden=True),
            Ends(1, Outcome.MERGED, is_overridden=True),
            Ends(4, Outcome.CLOSED, currency="CNY", minor=400),
        ]
    )
    worth = (Worth("CNY", 7, 700), Worth("USD", 2, 7))
    assert found == Totals(10, 5, 7, 13, LeftOut(overridden=3, merged=12), worth)
    assert found.win_rate == Ratio(10, 15)
    assert found.win_rate.value == Fraction(2, 3)
    assert found.without_premium == 1


def test_four_that_were_lost_won_nothing() -> None:
    """What other tools call "won 4 (100 %)"."""
    lost = [course(4, "202000", Stage.LOST, Outcome.LOST)]
    found = {rung.stage: rung.ratio for rung in ladder(lost).rungs}
    assert found[Stage.P25] == Ratio(0, 4)
    assert totals([Ends(4, Outcome.LOST)]).win_rate == Ratio(0, 4)
    assert ladder(lost).first_to_last == Ratio(0, 4)
    assert BOARD[0] is Stage.OPPORTUNITY

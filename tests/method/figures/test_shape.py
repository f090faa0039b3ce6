"""The shape of the board: METHOD §7, rule by rule, and the boards of §9."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.shape import (
    Beside,
    Counts,
    Diagnosis,
    Shape,
    Thresholds,
    counts_of,
    diagnosed,
    shape,
    wanted_prospects,
)
from pipelinecli.method.stages import Stage

USUAL = Thresholds(Fraction(7, 10), Fraction(1, 4), 4)
COUNTS = st.builds(Counts, *[st.integers(0, 12)] * 4)


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        ((5, 6, 3, 1), Shape.IDEAL),
        ((5, 2, 6, 1), Shape.PROPOSAL_PENDING),
        ((5, 1, 1, 4), Shape.INVERTED),
        ((5, 9, 1, 1), Shape.TOP_HEAVY),
        ((5, 3, 0, 2), Shape.HOURGLASS),
        ((0, 0, 0, 0), Shape.EMPTY),
        # Nobody at 90 %: neither narrow nor anything else.
        ((5, 2, 1, 0), Shape.MIXED),
        # Too few to be called top-heavy or pending.
        ((5, 3, 0, 0), Shape.MIXED),
        ((5, 0, 3, 0), Shape.MIXED),
        ((5, 1, 2, 1), Shape.PROPOSAL_PENDING),
        # 7 of 10 is the threshold itself.
        ((5, 7, 2, 1), Shape.TOP_HEAVY),
        ((5, 2, 2, 2), Shape.IDEAL),
        ((5, 2, 3, 3), Shape.INVERTED),
        ((5, 3, 3, 3), Shape.IDEAL),
    ],
)
def test_the_boards_of_the_method(board: tuple[int, int, int, int], expected: Shape) -> None:
    assert shape(Counts(*board), USUAL) is expected


def test_whoever_has_less_than_the_goal_takes_is_starved_whatever_the_shape() -> None:
    ideal = Counts(5, 6, 3, 1)
    assert shape(ideal, USUAL._replace(wanted=11)) is Shape.STARVED
    assert shape(ideal, USUAL._replace(wanted=10)) is Shape.IDEAL
    assert shape(Counts(0, 0, 0, 0), USUAL._replace(wanted=11)) is Shape.EMPTY
    assert shape(Counts(5, 1, 1, 4), USUAL._replace(wanted=7)) is Shape.STARVED


def test_the_goal_of_a_cycle_is_rounded_up_and_exact() -> None:
    assert wanted_prospects(50, 28, Fraction(5)) == 20  # 19.18
    assert wanted_prospects(73, 28, Fraction(5)) == 28  # 28 exactly
    assert wanted_prospects(73, 28, Fraction(51, 10)) == 29


@pytest.mark.parametrize(
    ("board", "overdue", "beside"),
    [
        ((5, 6, 3, 1), 2, ()),
        ((5, 4, 3, 1), 2, (Beside.STALE,)),
        ((0, 6, 3, 1), 0, (Beside.NO_FRONT,)),
        ((0, 4, 3, 1), 8, (Beside.STALE, Beside.NO_FRONT)),
        ((0, 0, 0, 0), 0, (Beside.NO_FRONT,)),
    ],
)
def test_beside_the_shape(
    board: tuple[int, int, int, int], overdue: int, beside: tuple[Beside, ...]
) -> None:
    assert diagnosed(Counts(*board), overdue, USUAL).beside == beside


@pytest.mark.parametrize(
    ("diagnosis", "wants"),
    [
        (Diagnosis(Shape.IDEAL, ()), False),
        (Diagnosis(Shape.MIXED, ()), False),
        (Diagnosis(Shape.IDEAL, (Beside.STALE,)), True),
        (Diagnosis(Shape.EMPTY, ()), True),
    ],
)
def test_what_wants_attention(diagnosis: Diagnosis, *, wants: bool) -> None:
    assert diagnosis.wants_attention is wants


def test_columns_that_nobody_stands_in_count_nobody() -> None:
    assert counts_of({Stage.P50: 2, Stage.CLOSED: 9}) == Counts(0, 0, 2, 0)


def holds(counts: Counts, code: Shape) -> bool:
    """METHOD §7's table, read again in other words."""
    appointments, n25, n50, n90 = counts
    total = n25 + n50 + n90
    return {
        Shape.EMPTY: total == 0,
        Shape.STARVED: False,
        Shape.INVERTED: n90 > n25,
        Shape.PROPOSAL_PENDING: total >= 4 and max(n25, n90) < n50,
        Shape.TOP_HEAVY: total >= 4 and 10 * n25 >= 7 * total,
        Shape.HOURGLASS: n50 < n25 and n50 < n90,
        Shape.IDEAL: n25 >= n50 >= n90 > 0,
        Shape.MIXED: appointments >= 0,
    }[code]


@given(COUNTS)
def test_the_first_rule_that_holds_is_the_shape(counts: Counts) -> None:
    assert shape(counts, USUAL) is next(code for code in Shape if holds(counts, code))

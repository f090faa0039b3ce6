"""What must hold between a card's moves and its attempts."""

from __future__ import annotations

import pytest

from pipelinecli.method.checkup.consistency import Link, is_chain, outcome_fits

NEW = Link(None, "opportunity", "new")
BOOKED = Link("opportunity", "appointment", "earned")
MET = Link("appointment", "25", "earned")


def merged(stage: str) -> Link:
    return Link(stage, stage, "merged")


@pytest.mark.parametrize(
    "moves",
    [
        [NEW],
        [NEW, BOOKED, MET],
        [NEW, NEW, BOOKED, merged("appointment"), MET],
        [NEW, BOOKED, NEW, MET, merged("25"), NEW, merged("25")],
    ],
)
def test_each_move_starts_where_the_last_one_ended(moves: list[Link]) -> None:
    assert is_chain(moves)


@pytest.mark.parametrize(
    "moves",
    [
        [BOOKED],
        [NEW, MET],
        [NEW, BOOKED, Link(None, "25", "earned")],
        [NEW, Link("opportunity", "appointment", "new")],
        [NEW, NEW],
        [NEW, BOOKED, NEW, merged("appointment"), BOOKED],
        [Link(None, "25", "new"), Link("25", "50", "earned")],
    ],
)
def test_a_move_from_elsewhere_is_none_of_it(moves: list[Link]) -> None:
    assert not is_chain(moves)


@pytest.mark.parametrize(
    ("stage", "outcome", "current", "forgotten", "fits"),
    [
        ("25", None, True, False, True),
        ("25", None, False, False, False),
        ("opportunity", "fell-back", True, False, True),
        ("opportunity", "fell-back", False, False, True),
        ("opportunity", "merged", False, False, True),
        ("opportunity", "merged", True, False, False),
        ("closed", "closed", True, False, True),
        ("closed", None, True, False, False),
        ("90", "closed", True, False, False),
        ("lost", "lost", True, False, True),
        ("lost", "fell-back", True, False, False),
        ("lost", "fell-back", True, True, True),
        ("lost", "closed", True, True, False),
        ("closed", "closed", True, True, True),
        ("opportunity", "lost", True, False, False),
    ],
)
def test_an_attempt_ends_as_its_stage_says(
    stage: str, outcome: str | None, current: bool, forgotten: bool, fits: bool
) -> None:
    assert outcome_fits(stage, outcome, current=current, forgotten=forgotten) is fits

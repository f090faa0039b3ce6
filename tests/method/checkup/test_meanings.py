"""What each finding means, and what findings come to."""

from __future__ import annotations

import pytest

from pipelinecli.method.checkup.findings import Said, State
from pipelinecli.method.checkup.meanings import MEANING, UNUSABLE, Outcome, found, outcome


def test_everything_that_can_be_found_has_a_meaning() -> None:
    assert set(MEANING) == set(Said)


@pytest.mark.parametrize("said", Said)
def test_a_finding_comes_to_what_its_state_is(said: Said) -> None:
    state = MEANING[said].state
    expected = Outcome.PROBLEMS if state is State.PROBLEM else Outcome.FINE
    assert outcome([found(said)]) is (Outcome.UNUSABLE if said in UNUSABLE else expected)


def test_the_worst_counts() -> None:
    fine, problem, unusable = found(Said.ROOM), found(Said.NO_MOVES), found(Said.DAMAGED)
    assert outcome([]) is Outcome.FINE
    assert outcome([fine, problem]) is Outcome.PROBLEMS
    assert outcome([problem, unusable, fine]) is Outcome.UNUSABLE

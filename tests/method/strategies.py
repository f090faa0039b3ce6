"""Facts, days and cycles for properties, close enough together that the rules meet each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from pipelinecli.method.facts import Facts, Meeting
from pipelinecli.method.gate import settle
from pipelinecli.method.stages import BOARD, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

CYCLES = st.integers(min_value=1, max_value=40)
DAYS = st.dates(date(2009, 11, 20), date(2010, 2, 10))
STAGES = st.sampled_from(list(Stage))
COLUMNS = st.sampled_from(BOARD)

_MAYBE_A_DAY = st.none() | DAYS
_ANY_FACTS = st.builds(
    Facts,
    meeting=st.none() | st.builds(Meeting, day=DAYS, held=st.booleans()),
    next_step=_MAYBE_A_DAY,
    person=st.booleans(),
    plan=st.booleans(),
    budget=st.booleans(),
    signing=_MAYBE_A_DAY,
    signed=_MAYBE_A_DAY,
    paid=st.booleans(),
    issued=st.booleans(),
)
_PROMISING_FACTS = st.builds(
    Facts,
    meeting=st.builds(Meeting, day=DAYS, held=st.just(value=True)),
    next_step=_MAYBE_A_DAY,
    person=st.just(value=True),
    plan=st.just(value=True),
    budget=st.just(value=True),
    signing=_MAYBE_A_DAY,
    signed=_MAYBE_A_DAY,
    paid=st.booleans(),
)
FACTS = _ANY_FACTS | _PROMISING_FACTS
"""Any facts at all; half of them far enough along to reach 50 and 90."""


def without_each_fact(facts: Facts) -> Iterator[Facts]:
    """Yield `facts` with one fact at a time set to its absent value."""
    for field, absent in Facts()._asdict().items():
        if getattr(facts, field) != absent:
            yield facts._replace(**{field: absent})


@st.composite
def shown_cards(draw: st.DrawFn) -> tuple[Stage, Facts, date, int]:
    """Draw a card as the gate leaves it: stage shown, facts, today, cycle.

    Some commands have changed its facts, each on a later day, and some days have gone by since.
    """
    cycle = draw(CYCLES)
    *days, today = sorted(draw(st.lists(DAYS, min_size=2, max_size=4)))
    shown, facts = Stage.OPPORTUNITY, Facts()
    for day in days:
        facts = draw(FACTS)
        shown = settle(shown, facts, day, cycle, overridden=False)
    return shown, facts, today, cycle

"""Figures to draw: some of everything, and nothing at all."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.conversion import (
    Conversion,
    Ladder,
    LeftOut,
    Rung,
    Totals,
    Worth,
)
from pipelinecli.method.figures.cycle import Cycle, InForce, Span, cohort, measured
from pipelinecli.method.figures.lives import LADDER
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.figures.spread import Spread
from pipelinecli.method.figures.stays import InStage
from pipelinecli.method.figures.velocity import Flow, Lasts, Source, Velocity
from pipelinecli.method.stages import Stage

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
CONVERSION = Conversion(
    QUARTER,
    Ladder(
        (
            Rung(Stage.OPPORTUNITY, 61532, 0, 14619, 34779),
            Rung(Stage.APPOINTMENT, 47, 13, 0, 3),
            Rung(Stage.P25, 4, 3, 2, 1, LeftOut(overridden=2, merged=1)),
            Rung(Stage.P50, left_out=LeftOut(overridden=1)),
            Rung(Stage.P90, 1),
        ),
        Ratio(7, 15),
    ),
    Totals(5, 3, 2, 18, LeftOut(2, 1), (Worth("CNY", 3, 7_082_729), Worth("USD", 1, 50_050))),
)
NO_CONVERSION = Conversion(EVERYTHING, Ladder(tuple(map(Rung, LADDER)), Ratio(0, 0)), Totals())

SPANS = Counter(
    [
        *(Span(days, Outcome.CLOSED) for days in (14, 21, 21, 28, 35)),
        *(Span(days) for days in (10, 20, 30, 40, 50)),
        *(Span(days, Outcome.LOST) for days in (7, 35)),
        Span(3, Outcome.FELL_BACK),
        Span(3, Outcome.CLOSED, is_overridden=True),
        Span(3, Outcome.MERGED),
        Span(-3, Outcome.CLOSED),
    ]
)
_COHORT = cohort(SPANS)
CYCLE = Cycle(
    QUARTER,
    InForce(28, 28, is_auto=False, measured=35),
    _COHORT,
    measured(_COHORT.observations, (7, 14, 28, 56, 90)),
    (
        InStage(Stage.OPPORTUNITY, Spread(65221, Fraction(763, 100), Fraction(7)), 34779, 5605),
        InStage(Stage.APPOINTMENT, Spread(2, Fraction(5, 2), Fraction(5, 2)), 0, None),
        *(InStage(stage, Spread(), 1, 0) for stage in (Stage.P25, Stage.P50, Stage.P90)),
    ),
    3,
)
NO_CYCLE = Cycle(
    EVERYTHING,
    InForce(42, 42, is_auto=True, measured=None),
    cohort({}),
    measured((), (7, 42)),
    tuple(InStage(stage, Spread(), 0, None) for stage in LADDER),
    0,
)
VELOCITY = Velocity(
    QUARTER,
    {Stage.P25: 6, Stage.P50: 3, Stage.P90: 1},
    2,
    Ratio(2, 3),
    Lasts(35, Source.KAPLAN_MEIER, 13, 5),
    (
        Flow("CNY", 9, 3, Fraction(7_082_729, 3), Fraction(12_345_678, 7)),
        Flow("EUR", 1, 0, None, None),
    ),
)
NO_VELOCITY = Velocity(
    Period(first=date(2026, 7, 1)),
    dict.fromkeys((Stage.P25, Stage.P50, Stage.P90), 0),
    0,
    Ratio(0, 0),
    Lasts(1, Source.IN_FORCE, 0, 0),
    (Flow("CNY", 0, 0, None, None),),
)

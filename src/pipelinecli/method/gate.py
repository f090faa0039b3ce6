"""Where a card stands after a command has changed its facts (METHOD §1, §3).

`settle` is the one rule every writing command goes through. It refuses to move a card down for
time gone by: that is flagged, proposed, and applied on command only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.classify import classify, standing
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.facts import Facts


def settle(shown: Stage, facts: Facts, today: date, cycle: int, *, overridden: bool) -> Stage:
    """Return the stage a card is shown in once its facts have changed.

    Up to whatever the facts support; down only as far as a fact was taken away. An override
    holds the card until the facts have caught up with it. Off the board no fact brings it back.
    """
    if shown is Stage.LOST:
        return shown
    supported = classify(facts, today, cycle).stage
    if supported.rank >= shown.rank:
        return supported
    if overridden:
        return shown
    held = standing(facts, cycle)
    if shown is Stage.APPOINTMENT and facts.met is not None:
        return held  # a meeting that was held is not agreed any more, however late it is recorded
    return held if held.rank < shown.rank else shown

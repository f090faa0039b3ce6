"""How likely a prospect of each stage is to close: as typed, as set, or as the rep's own have.

It refuses to call a rate measured where nothing has ended yet: there the setting holds, and the
weight says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.forecast import Source, Weight
from pipelinecli.method.figures.period import EVERYTHING
from pipelinecli.method.figures.prospects import closing_rates
from pipelinecli.method.stages import EFFECTIVE
from pipelinecli.services.figures.shares import share_of
from pipelinecli.store import figures

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.method.figures.forecast import Weights
    from pipelinecli.method.stages import Stage
    from pipelinecli.services.desk import Desk


def weights_for(desk: Desk, typed: str | None, *, own: bool) -> Weights:
    """Return the weights: the rep's own rates if asked for, else as typed, else as set.

    Raises UsageError for both at once and for what is no weight, StoreAbsent.
    """
    if own and typed is not None:
        raise UsageError(
            _("--own and --weights cannot be given together"), hint=_("type one or the other")
        )
    read = _typed(typed)
    weights = {
        stage: Weight(read[stage], Source.TYPED) if stage in read else _set(desk, stage)
        for stage in EFFECTIVE
    }
    if not own:
        return weights
    for stage, ratio in closing_rates(figures.courses(desk.store, desk.clock, EVERYTHING)).items():
        measured = ratio.value
        if measured is None:
            weights[stage] = weights[stage]._replace(ratio=ratio)
        else:
            weights[stage] = Weight(measured, Source.OWN, ratio)
    return weights


def _set(desk: Desk, stage: Stage) -> Weight:
    key = f"weight.{stage}"
    source = Source.SETTING if key in desk.settings else Source.DEFAULT
    return Weight(share_of(desk, key), source)


def _typed(text: str | None) -> dict[Stage, Fraction]:
    """Read 25=0.2,50=0.4,90=0.95, or some of them. Raises UsageError."""
    from fractions import Fraction

    from pipelinecli.method.figures.share import parse_share

    found: dict[Stage, Fraction] = {}
    for part in () if text is None else text.replace("，", ",").split(","):
        name, _is, share = part.partition("=")
        stage = next((one for one in EFFECTIVE if name.strip().rstrip("%") == one), None)
        read = parse_share(share)
        if stage is None or stage in found or read is None or read[0] > read[1]:
            raise UsageError(
                _("“{text}” is no weight of a stage").format(text=part.strip()),
                hint=_("type shares from 0 to 1, such as --weights 25=0.2,50=0.4,90=0.95"),
            )
        found[stage] = Fraction(*read)
    return found

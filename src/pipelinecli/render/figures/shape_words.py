"""The shapes of the board in words: what each is called, what it says and what to do.

METHOD §7. Only 计划书待定式 and its remedy are the deck's own; the others are ours. It refuses
to judge: which rule fired, and on which numbers, is the method's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.figures.shape import Beside, Shape, Skipped
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.render.figures.ratio import percent, ratio_text, rounded
from pipelinecli.render.formats.grid import GAP
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from pipelinecli.method.figures.reading import Reading

NAMES: Final = {
    Shape.EMPTY: N_("empty"),
    Shape.STARVED: N_("starved"),
    Shape.INVERTED: N_("upside down"),
    Shape.PROPOSAL_PENDING: N_("proposals pending"),
    Shape.TOP_HEAVY: N_("top-heavy"),
    Shape.HOURGLASS: N_("hourglass"),
    Shape.IDEAL: N_("ideal"),
    Shape.MIXED: N_("mixed"),
}
SAYS: Final = {
    Shape.EMPTY: N_("nothing in play"),
    Shape.STARVED: N_("too little to meet the goal"),
    Shape.INVERTED: N_("living off stock; a gap comes one cycle later"),
    Shape.PROPOSAL_PENDING: N_("everything pending, nothing real, or cards misfiled"),
    Shape.TOP_HEAVY: N_("meets many, qualifies few"),
    Shape.HOURGLASS: N_("the next cycle has no supply"),
    Shape.IDEAL: N_("steady sales"),
    Shape.MIXED: N_("no shape that says anything"),
}
DO: Final = {
    Shape.EMPTY: N_("dial"),
    Shape.STARVED: N_("raise first appointments to the plan"),
    Shape.INVERTED: N_("first appointments this week, before anything else"),
    Shape.PROPOSAL_PENDING: N_("check that the plan fits the need; review and update weekly"),
    Shape.TOP_HEAVY: N_("ask for the missing criterion at the next meeting"),
    Shape.HOURGLASS: N_("test the 25s against the five again"),
    Shape.IDEAL: N_("keep feeding columns 1 and 2"),
}
BESIDE: Final = {
    Beside.STALE: N_("much of it is over the cycle: settle those before you trust the shape"),
    Beside.NO_FRONT: N_("no first appointment is agreed: nothing follows what is there"),
}
SKIPPED: Final = {
    Skipped.NO_GOAL: N_(
        "not known what your goal takes: pipeline config set goal.sales N (sales a year)"
    ),
    Skipped.NO_SALES: N_(
        "none of your prospects has closed: pipeline config set prospects.per.sale N"
    ),
}


def board_text(found: Reading) -> str:
    """Return how many stand in columns 2-5."""
    counts = found.standing.counts
    stages = (Stage.APPOINTMENT, *EFFECTIVE)
    return GAP.join(f"{stage_label(stage)} {n}" for stage, n in zip(stages, counts, strict=True))


def because(found: Reading) -> str:
    """Return the rule that fired, with its numbers."""
    counts, limits = found.standing.counts, found.thresholds
    numbers = {
        **counts._asdict(),
        "total": counts.total,
        "wanted": limits.wanted,
        "least": limits.least,
        "share": percent(Ratio(counts.n25, counts.total).value),
        "top_heavy": percent(limits.top_heavy),
        "fewer": min(counts.n25, counts.n90),
    }
    return _(_BECAUSE[found.diagnosis.shape]).format(**numbers)


def cycle_text(found: Reading) -> str:
    """Return how old the effective prospects are, against the cycle."""
    standing, total = found.standing, found.standing.counts.total
    over = ratio_text(Ratio(len(standing.overdue), total))
    mean = Ratio(standing.ages, total).value
    if mean is None:
        return ngettext("{n} day", "{n} days", found.cycle).format(n=found.cycle)
    return _("{over} over the cycle of {cycle} days; mean age {mean} days").format(
        over=over, cycle=found.cycle, mean=rounded(mean)
    )


def goal_text(found: Reading) -> str:
    """Return what the goal takes of prospects, or why that is not known."""
    wanted = found.wanted
    if wanted.skipped is not None or wanted.per_sale is None:
        return _(SKIPPED[wanted.skipped or Skipped.NO_GOAL])
    per_sale = rounded(wanted.per_sale, 2)
    if wanted.measured is not None:
        per_sale = _("{number} (yours: {n} ended, {hits} closed)").format(
            number=per_sale, n=wanted.measured.n, hits=wanted.measured.hits
        )
    return _(
        "{sales} sales a year take {wanted} prospects in a cycle, at {per_sale} for a sale"
    ).format(sales=wanted.sales, wanted=wanted.prospects, per_sale=per_sale)


_BECAUSE: Final = {
    Shape.EMPTY: N_("nobody at 25%, 50% or 90%"),
    Shape.STARVED: N_("{total} effective prospects, fewer than {wanted}"),
    Shape.INVERTED: N_("{n90} at 90%, more than {n25} at 25%"),
    Shape.PROPOSAL_PENDING: N_(
        "{n50} at 50%, more than {n25} at 25% and {n90} at 90%; {total} in all, at least {least}"
    ),
    Shape.TOP_HEAVY: N_(
        "{n25} of {total} at 25%: {share}, at least {top_heavy}; {total} in all, at least {least}"
    ),
    Shape.HOURGLASS: N_("{n50} at 50%, fewer than {fewer}, the lesser of 25% and 90%"),
    Shape.IDEAL: N_("{n25} at 25%, {n50} at 50%, {n90} at 90%: wide to narrow"),
    Shape.MIXED: N_("{n25} at 25%, {n50} at 50%, {n90} at 90%: no rule holds"),
}

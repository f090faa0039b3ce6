"""The cards that a reading of the board concerns, and those behind each of its figures.

It refuses to load a whole column where a few names are wanted: they are looked for among the
first cards of it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import StoreAbsent, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.prospects import ended, was_prospect
from pipelinecli.method.figures.reading import Group
from pipelinecli.method.figures.shape import STALE, Beside, Shape
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.services.figures.behind import behind
from pipelinecli.store import cards, figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.cards import Card
    from pipelinecli.method.figures.behind import Behind
    from pipelinecli.method.figures.shape import Counts, Diagnosis
    from pipelinecli.services.desk import Desk

LEFT_OUT: Final = "left-out"
PER_SALE: Final = "per-sale"
_COLUMNS: Final = (Stage.OPPORTUNITY, Stage.APPOINTMENT, *EFFECTIVE)
FIGURES: Final = (*(stage.value for stage in _COLUMNS), STALE, LEFT_OUT, PER_SALE)
NAMED: Final = 5
"""Cards that are named at most; the others are counted."""
_AMONG: Final = 1_000
"""Cards of a column that are looked at for names, the longest-running first."""
_CONCERNED: Final = {
    Shape.EMPTY: Stage.OPPORTUNITY,
    Shape.STARVED: Stage.OPPORTUNITY,
    Shape.INVERTED: Stage.OPPORTUNITY,
    Shape.PROPOSAL_PENDING: Stage.P50,
    Shape.TOP_HEAVY: Stage.P25,
    Shape.HOURGLASS: Stage.P25,
}
"""Whom to call, or whom to look at again."""


def concerned(
    desk: Desk, diagnosis: Diagnosis, counts: Counts, overdue: Sequence[int]
) -> list[Group]:
    """Return the cards that the shape concerns, and those over the cycle where it is stale.

    `overdue` are the ids of those, the longest-running first.
    """
    groups = []
    stage = _CONCERNED.get(diagnosis.shape)
    if stage is Stage.OPPORTUNITY:
        n = cards.counts(desk.store)[stage]
        groups.append(Group(stage, n, tuple(_column(desk, stage, NAMED))))
    elif stage is not None:
        n = counts.n25 if stage is Stage.P25 else counts.n50
        groups.append(Group(stage, n, _first_to_ask(desk, stage)))
    if Beside.STALE in diagnosis.beside:
        loaded = (cards.load(desk.store, desk.clock, card_id) for card_id in overdue[:NAMED])
        named = tuple(desk.judged(*found) for found in loaded if found is not None)
        groups.append(Group(STALE, len(overdue), named))
    return [group for group in groups if group.n]


def is_of_attempts(figure: str) -> bool:
    """Whether attempts are behind a figure, and not cards."""
    return _folded(figure) == PER_SALE


def explained(desk: Desk, figure: str) -> Iterator[Card]:
    """Return the cards behind a figure.

    Raises UsageError for a figure there is not, StoreAbsent.
    """
    wanted = _folded(figure)
    if wanted not in FIGURES:
        raise UsageError(
            _("the diagnosis has no figure “{figure}”").format(figure=figure),
            hint=_("one of: {figures}").format(figures=" ".join(FIGURES)),
        )
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    return _cards(desk, wanted)


def ended_prospects(desk: Desk) -> Iterator[Behind]:
    """Yield the effective prospects that ended: what prospects per sale is counted from.

    Raises StoreAbsent.
    """
    with desk.store.snapshot():
        chosen = [
            (life, str(life.outcome))
            for life in figures.lives(desk.store, desk.clock)
            if ended(life) and was_prospect(life)
        ]
        yield from behind(desk, chosen)


def _folded(figure: str) -> str:
    return figure.strip().lower().removesuffix("%")


def _cards(desk: Desk, wanted: str) -> Iterator[Card]:
    if wanted == LEFT_OUT:
        columns = (_column(desk, stage) for stage in _COLUMNS)
        return (card for column in columns for card in column if _is_overridden(card))
    if wanted == STALE:
        found = [card for stage in EFFECTIVE for card in _earned(desk, stage) if card.overdue]
        return iter(sorted(found, key=_longest_running))
    return _earned(desk, Stage(wanted))


def _column(desk: Desk, stage: Stage, most: int = cards.NO_LIMIT) -> Iterator[Card]:
    for found in cards.on_board(desk.store, desk.clock, stage, most):
        yield desk.judged(*found)


def _earned(desk: Desk, stage: Stage, most: int = cards.NO_LIMIT) -> Iterator[Card]:
    return (card for card in _column(desk, stage, most) if not _is_overridden(card))


def _first_to_ask(desk: Desk, stage: Stage) -> tuple[Card, ...]:
    """Return the first few of a column: those whose facts support less of it before the others."""
    found = sorted(_earned(desk, stage, _AMONG), key=lambda card: card.classification.stage.rank)
    return tuple(islice(found, NAMED))


def _is_overridden(card: Card) -> bool:
    return card.attempt.override is not None


def _longest_running(card: Card) -> tuple[str, int]:
    first = card.first_meeting
    return ("" if first is None else first.text(), card.person.id)

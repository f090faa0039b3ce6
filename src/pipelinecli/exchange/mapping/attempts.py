"""Our own export of cards: one row an attempt, with every fact and the moves made in it.

It is known by its columns, whatever their order. It refuses to guess at it: a column that is not
there makes it somebody else's list of deals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIELDS: Final = (
    *("uid", "id", "name", "attempt", "current", "stage", "since", "opened", "ended", "outcome"),
    *("reason", "override", "first_meeting", "held", "next_step", "agenda", "next_marked"),
    *("person", "person_marked", "plan", "plan_marked", "budget", "budget_marked"),
    *("amount_min", "amount_max", "per", "signing", "signing_marked", "signed", "received"),
    *("issued", "premium", "standard", "currency", "moves"),
)
"""What the columns are called, in every language."""


def is_of_attempts(header: Sequence[str]) -> bool:
    """Whether a file is such an export."""
    return set(FIELDS) <= {name.strip() for name in header}


def recorder(header: Sequence[str]) -> Callable[[Sequence[str]], dict[str, str]]:
    """Return what gives a row's values by field; one that is empty is not there."""
    at = [(index, name.strip()) for index, name in enumerate(header) if name.strip() in FIELDS]

    def record(cells: Sequence[str]) -> dict[str, str]:
        return {field: text for index, field in at if (text := cells[index].strip())}

    return record

"""Whether the rows of a file of deals are deals, or changes of their stages.

A log has a stage that a deal went to and when; where it has only a stage and a time, the same deal
stands in several rows. It refuses to take a list of deals with a few that were reopened for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.mapping.assigning import Assigned

_ONLY_A_CHANGE: Final = ("to", "from", "at", "by", "what")
_ONLY_A_DEAL: Final = ("stage", "closed", "engaged", "expected", "outcome")
_SHARE: Final = 0.3
"""Of the rows, how many have a deal that has others, at the least."""


def is_log(
    changes: Sequence[Assigned],
    deals: Sequence[Assigned],
    samples: Sequence[Sequence[str]],
    typed: Mapping[str, Sequence[str]],
) -> bool:
    """Whether the rows are changes; `changes` and `deals` are the columns taken for either."""
    if any(typed.get(field) for field in _ONLY_A_CHANGE):
        return True
    if any(typed.get(field) for field in _ONLY_A_DEAL):
        return False
    roles = {(column.role.field, column.role.part) for column in changes if column.role}
    timed = ("at", "") in roles or ("at", "created") in roles
    if timed and (("to", "") in roles or ("from", "") in roles):
        return True
    if not (timed and ("to", "stage") in roles):
        return False
    ended = any(c.role and c.role.field == "closed" for c in deals)
    return not ended and _repeat(changes, samples)


def _repeat(changes: Sequence[Assigned], samples: Sequence[Sequence[str]]) -> bool:
    """Whether many rows are of deals that other rows are of, too, at other times."""
    known_by = [
        column.at
        for field in ("id", "uid", "name")
        for column in changes
        if column.role and column.role.field == field
    ]
    if not known_by:
        return False
    first = known_by[0]
    names = [text for row in samples if first < len(row) and (text := row[first].strip())]
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    repeated = sum(count for count in counts.values() if count > 1)
    return bool(names) and repeated >= _SHARE * len(names)

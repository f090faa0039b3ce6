"""Files of deals and activities as tests write them: text in, what came of it out."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from pipelinecli.exchange.mapping.columns import understood
from pipelinecli.exchange.table import Row, Table
from pipelinecli.services.importing import activities, cards
from pipelinecli.services.importing.outcome import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.outcome import Outcome, Step

_SERVICES = {"cards": cards.take_in, "activities": activities.take_in}


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return rows as a reader would give them; the first stands in line 2."""
    numbered = (Row(number, tuple(cells)) for number, cells in enumerate(rows, 2))
    return Table("csv", tuple(header), numbered, (), lambda: (0, None))


def taken(
    what: str,
    desk: Desk,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    **asked: Any,  # noqa: ANN401
) -> Outcome:
    """Take in rows, and return what came of it; `typed` is what `--map` gave."""
    typed = asked.pop("typed", None)
    understanding = understood(what, header, rows[:2000], typed=typed)
    table = table_of(header, rows)
    return _SERVICES[what](desk, table, understanding, Asked(**asked), _unseen)


def told(what: str, desk: Desk, text: str, **asked: Any) -> Outcome:  # noqa: ANN401
    """Take in a file written out as text."""
    header, *rows = csv.reader(io.StringIO(text.strip()))
    return taken(what, desk, header, rows, **asked)


def problems(outcome: Outcome) -> list[str]:
    """Return the problems of an outcome, a line each."""
    return [
        f"{one.line} {one.column}: {one.said}" + (f"; {one.hint}" if one.hint else "")
        for one in outcome.first_problems
    ]


def _unseen(_step: Step, _done: int, _of: int | None) -> None:
    """Show nobody how far it has come."""

"""Cells into a record: what a row says by the names of our fields.

The work is planned once for a file, so that a row costs a few looks: a hundred thousand rows of
thirty columns take well under a second. Values are stripped and otherwise as they stand; it
refuses to read any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.mapping.fields import Shape
from pipelinecli.exchange.mapping.steps import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelinecli.exchange.mapping.assigning import Assigned
    from pipelinecli.exchange.mapping.steps import Record, Step


def planned(shape: Shape, columns: Sequence[Assigned]) -> Callable[[Sequence[str]], Record]:
    """Return what makes a record of a row's cells; a field without a value is not in it.

    A row has as many cells as the file has columns.
    """
    from pipelinecli.exchange.mapping import deals, people

    by_field: dict[str, list[Held]] = {}
    for column in sorted(columns, key=_order):
        if column.role and column.role.field != "-":
            typed = column.typed is not None
            held = Held(column.at, column.role, column.header, column.number, typed)
            by_field.setdefault(held.role.field, []).append(held)
    steps = (people if shape is Shape.CONTACT else deals).steps_for(by_field)
    alone = tuple((step.field, step.indexes[0]) for step in steps if step.is_simple)
    return _recorder(alone, tuple(step.run for step in steps if not step.is_simple))


def _recorder(
    alone: tuple[tuple[str, int], ...], steps: tuple[Step, ...]
) -> Callable[[Sequence[str]], Record]:
    """Return the function that every row goes through."""

    def record(cells: Sequence[str]) -> Record:
        found: Record = {}
        for field, index in alone:
            if text := cells[index].strip():
                found[field] = text
        for step in steps:
            step(cells, found)
        return found

    return record


def _order(column: Assigned) -> tuple[int, int]:
    """Return the key that puts columns that were typed first, as typed, the others as they are."""
    return (0, column.typed) if column.typed is not None else (1, column.at)

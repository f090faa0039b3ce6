"""What is in doubt about a file's columns, and what was left alone, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping.assigning import LEFT_ALONE, find
from pipelinecli.exchange.mapping.fields import DATES, Shape
from pipelinecli.exchange.mapping.moments import date_order
from pipelinecli.exchange.table import Problem
from pipelinecli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.mapping.assigning import Assigned
    from pipelinecli.exchange.mapping.moments import Order
    from pipelinecli.exchange.mapping.presets import Preset

_MOST_NAMED: Final = 12


def dates_of(
    shape: Shape, columns: Sequence[Assigned], samples: Sequence[Sequence[str]]
) -> dict[str, list[str]]:
    """Return the values of each column that is a date, by its header."""
    return {
        column.header: [
            text for row in samples if column.at < len(row) and (text := row[column.at])
        ]
        for column in columns
        if column.role and column.role.field in DATES[shape] and column.role.part != "time"
    }


def doubts(
    dates: Mapping[str, Sequence[str]], given: Order | None
) -> tuple[Order | None, tuple[Problem, ...]]:
    """Return the order of the dates, and a problem where nothing tells it.

    One program wrote all of them: what one column shows holds for the others.
    """
    if given:
        return given, ()
    order, certain = date_order(text for values in dates.values() for text in values)
    if order is None or certain:
        return order, ()
    header, value = _first_doubtful(dates)
    problem = Problem(
        None,
        header,
        value,
        _("the dates may be day or month first, and nothing in the file says which"),
        _("say it: --date-order dmy, mdy or ymd"),
    )
    return None, (problem,)


def _first_doubtful(dates: Mapping[str, Sequence[str]]) -> tuple[str | None, str | None]:
    for header, values in dates.items():
        for value in values:
            order, certain = date_order([value])
            if order and not certain:
                return header, value
    return next(iter(dates), None), None


def left_alone(columns: Sequence[Assigned]) -> tuple[str, ...]:
    """Say which columns nobody knows; those of a program that a card has no use for are known."""
    headers = [column.header.strip() for column in columns if column.how == LEFT_ALONE]
    named = [header for header in headers if header]
    if not named:
        return ()
    listed = ", ".join(named[:_MOST_NAMED])
    if len(named) > _MOST_NAMED:
        listed += ", …"
    said = ngettext(
        "{n} column is left alone: {columns}", "{n} columns are left alone: {columns}", len(named)
    )
    return (said.format(n=len(named), columns=listed),)


def unknown_to_preset(preset: Preset | None, header: Sequence[str]) -> tuple[str, ...]:
    """Say which columns of a saved preset the file does not have."""
    if preset is None:
        return ()
    missing = [
        name for theirs in preset.columns.values() for name in theirs if find(header, name) is None
    ]
    if not missing:
        return ()
    return (
        _("the preset {name} knows columns that are not there: {columns}").format(
            name=preset.name, columns=", ".join(missing[:_MOST_NAMED])
        ),
    )

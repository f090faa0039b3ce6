"""How the columns of a file were understood: what each is, how that is known, and what is in doubt.

    understanding = understood("contacts", table.header, sample_rows)
    understanding.record(row.cells)  # {"name": "张三", "phone": "138 0013 8000"}

It refuses a file without the columns that an import cannot do without, naming those it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping import attempts
from pipelinecli.exchange.mapping.assigning import ALIKE, LEFT_ALONE, TYPED, Sources, assign
from pipelinecli.exchange.mapping.doubts import dates_of, doubts, left_alone, unknown_to_preset
from pipelinecli.exchange.mapping.fields import FIELDS, KINDS, SKIP, Shape
from pipelinecli.exchange.mapping.needs import check_fields, check_needs
from pipelinecli.exchange.mapping.recognition import OURS
from pipelinecli.exchange.mapping.records import planned
from pipelinecli.exchange.mapping.shapes import is_log
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pipelinecli.exchange.mapping.assigning import Assigned
    from pipelinecli.exchange.mapping.moments import Order
    from pipelinecli.exchange.mapping.presets import Preset
    from pipelinecli.exchange.mapping.recognition import Program
    from pipelinecli.exchange.table import Problem, Row


class Column(NamedTuple):
    """One column, and what it was taken for."""

    index: int  # type: ignore[assignment]  # what tuples call something else
    header: str
    field: str | None
    """One of our fields; None for a column that is not taken."""
    how: str
    """typed · preset NAME · known from NAME · alike · left alone."""


class Understanding(NamedTuple):
    """What a file's columns are."""

    shape: Shape
    """What one row is: of cards it is found out whether a deal or a change of one."""
    columns: tuple[Column, ...]
    program: str | None
    """The program that the file is from, if it was recognised."""
    notes: tuple[str, ...]
    """Sentences for the reader: what was recognised, and what was left alone."""
    problems: tuple[Problem, ...]
    """What has to be said before anything can be taken in."""
    order: Order | None
    """The order of day, month and year in its dates; None where they need none, or in doubt."""
    record: Callable[[Sequence[str]], dict[str, str]]
    """What a row says: by our field, stripped; a field without a value is not there."""
    is_own: bool = False
    """Whether it is our own export of cards, whose rows are attempts with all their facts.

    Its columns are called what they are, and not listed.
    """

    def by_field(self, field: str) -> tuple[Column, ...]:
        """Return the columns that a field is taken from."""
        return tuple(column for column in self.columns if column.field == field)

    def header_of(self, field: str) -> str | None:
        """Return the header of the first column that a field is taken from, for a problem."""
        return next((column.header for column in self.columns if column.field == field), None)


def understood(  # noqa: PLR0913 - what may be known about a file beforehand
    kind: str,
    header: Sequence[str],
    sample_rows: Sequence[Sequence[str] | Row],
    *,
    typed: Mapping[str, Sequence[str]] | None = None,
    preset: Preset | None = None,
    order: Order | None = None,
) -> Understanding:
    """Find out what the columns of a file are.

    `kind` is contacts, cards or activities; `sample_rows` its first rows, the more the surer;
    `typed` what `typed.read_map` gave, `order` what was typed as --date-order. Raises UsageError
    where a column that is needed is not found, or a field was typed that the kind has not.
    """
    sources = Sources(typed or {}, preset)
    check_fields(kind, sources.typed)
    if kind == "cards" and preset is None and set(sources.typed) <= {SKIP}:
        own = _of_attempts(header)
        if own is not None:
            return own
    samples = [_cells(row) for row in sample_rows]
    shape, assigned, program = _assigned(kind, header, samples, sources)
    check_needs(shape, assigned, header)
    dates = dates_of(shape, assigned, samples)
    given = order or (preset.order if preset else None)
    found, problems = doubts(dates, given)
    return Understanding(
        shape,
        tuple(_shown(shape, column) for column in assigned),
        program and program.name,
        (*_recognised(program), *unknown_to_preset(preset, header), *left_alone(assigned)),
        problems,
        found,
        planned(shape, assigned),
    )


def _of_attempts(header: Sequence[str]) -> Understanding | None:
    """Return how our own export of cards is understood; None for any other file."""
    if not attempts.is_of_attempts(header):
        return None
    notes = (_("the columns are those of {program}").format(program=OURS),)
    return Understanding(
        Shape.DEAL, (), OURS, notes, (), None, attempts.recorder(header), is_own=True
    )


def how_said(how: str) -> str:
    """Return how a column was understood, in the reader's words."""
    for token, words in (
        (TYPED, _("typed")),
        (ALIKE, _("by its name")),
        (LEFT_ALONE, _("left alone")),
        ("ours", _("ours")),
        ("ladder", _("the ladder of per cents")),
        ("common", _("a common word")),
    ):
        if how == token:
            return words
    if how.startswith(_PRESET):
        return _("preset {name}").format(name=how.removeprefix(_PRESET))
    return _("known from {name}").format(name=how.removeprefix(_KNOWN))


_PRESET: Final = "preset "
_KNOWN: Final = "known from "


def _cells(row: Sequence[str] | Row) -> Sequence[str]:
    """Return the cells of a row, which may be given as it was read or as cells only."""
    from pipelinecli.exchange.table import Row

    return row.cells if isinstance(row, Row) else row


def _assigned(
    kind: str, header: Sequence[str], samples: Sequence[Sequence[str]], sources: Sources
) -> tuple[Shape, list[Assigned], Program | None]:
    """Assign the columns for the shape that the rows have."""
    shapes = KINDS[kind]
    first, program = assign(shapes[0], header, samples, sources)
    if len(shapes) == 1:
        return shapes[0], first, program
    other, its_program = assign(Shape.CHANGE, header, samples, sources)
    if is_log(other, first, samples, sources.typed):
        return Shape.CHANGE, other, its_program
    return Shape.DEAL, first, program


def _shown(shape: Shape, column: Assigned) -> Column:
    """Return a column with the field of ours it goes to; what no field is for goes to the note."""
    role = column.role
    if role is None or role.field == "-":
        return Column(column.at, column.header, None, column.how)
    kept = role.field in FIELDS[shape] and role.part != "prefix"
    field = role.field if kept else "note"
    return Column(column.at, column.header, field, column.how)


def _recognised(program: Program | None) -> tuple[str, ...]:
    if program is None:
        return ()
    return (_("the columns are those of {program}").format(program=program.name),)

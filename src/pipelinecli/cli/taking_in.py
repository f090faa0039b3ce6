"""What the commands of `import` share: the file opened and understood, taken in, and told.

It refuses to understand anything itself: `exchange` does, and services take it in.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from pipelinecli.errors import ExitCode, UsageError
from pipelinecli.i18n import N_, _
from pipelinecli.render.imported.report import Report, Understood
from pipelinecli.render.imported.writing import tell_imported
from pipelinecli.render.progress import watched
from pipelinecli.services.importing.outcome import Asked, Outcome, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipelinecli.cli.session import Session
    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.exchange.mapping.moments import Order
    from pipelinecli.exchange.mapping.presets import Preset
    from pipelinecli.exchange.table import Row, Table
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.outcome import Progress

    TakeIn = Callable[[Desk, Table, Understanding, Asked, Progress], Outcome]

_DOING: Final = {Step.READING: N_("Reading"), Step.WRITING: N_("Writing")}
_SAMPLE: Final = 2_000
"""Rows that are looked at before columns are understood,"""
_SAMPLED: Final = 1 << 22
"""or so many characters of them."""


class Typed(NamedTuple):
    """What was typed about a file."""

    file: str
    columns: Sequence[str] = ()
    preset: str | None = None
    save_preset: str | None = None
    stages: Sequence[str] = ()
    kinds: Sequence[str] = ()
    encoding: str | None = None
    sheet: str | None = None
    region: str | None = None
    owner: str | None = None
    date_order: str | None = None
    skip_errors: bool = False
    errors: str | None = None
    dry_run: bool = False
    update: bool = False


def take_in(session: Session, what: str, typed: Typed) -> None:
    """Take in a file of contacts, cards or activities, and say what came of it."""
    from pipelinecli.exchange.mapping.columns import understood
    from pipelinecli.exchange.mapping.typed import read_map
    from pipelinecli.exchange.reading.opening import Hints, open_table

    asked, order = _asked(session, typed)
    hints = Hints(typed.encoding, typed.sheet)
    with open_table(typed.file, hints) as opened, _watched(session) as progress:
        sample, table = _sampled(opened)
        columns = read_map(typed.columns, table.header)
        understanding = understood(
            what,
            table.header,
            sample,
            typed=_without_reasons(columns, table.header),
            preset=asked.known,
            order=order,
        )
        if typed.save_preset is not None:
            asked = asked._replace(preset=_kept(typed, asked, columns, order))
        service = import_module(f"pipelinecli.services.importing.{what}")
        outcome = cast("TakeIn", service.take_in)(
            session.desk, table, understanding, asked, progress
        )
    report = Report(
        what,
        typed.file,
        table.kind,
        # What a vCard has is no question of columns.
        table.notes if table.kind == "vcf" else (*table.notes, *understanding.notes),
        [Understood(column.header, column.field, column.how) for column in understanding.columns],
        outcome,
    )
    tell(session, report, typed)


def take_in_all(session: Session, typed: Typed) -> None:
    """Take in a bundle of everything, and say what came of it."""
    service = import_module("pipelinecli.services.importing.whole")
    with _watched(session) as progress:
        outcome: Outcome = service.take_in(
            session.desk, typed.file, Asked(dry_run=typed.dry_run), progress
        )
    tell(session, Report("all", typed.file, "bundle", (), (), outcome), typed)


def tell(session: Session, report: Report, typed: Typed) -> None:
    """Say what came of it; the exit code says whether the data was good."""
    report = report._replace(
        dry_run=typed.dry_run, skip_errors=typed.skip_errors, preset=typed.save_preset
    )
    tell_imported(report, session.form, sys.stdout, quiet=session.quiet, no_color=session.no_color)
    outcome = report.outcome
    good = outcome.new or outcome.same or outcome.updated
    if outcome.problems and not (typed.skip_errors and good):
        session.exit_code = ExitCode.BAD_DATA


def _asked(session: Session, typed: Typed) -> tuple[Asked, Order | None]:
    """Return what was asked for, as services take it. Raises UsageError."""
    from pipelinecli.exchange.mapping.typed import read_pairs

    asked = Asked(
        file=typed.file,
        dry_run=typed.dry_run,
        skip_errors=typed.skip_errors,
        update=typed.update,
        region=_region(typed.region),
        owner=typed.owner,
        kinds=read_pairs(typed.kinds, "kind"),
        stages=read_pairs(typed.stages, "stage"),
        known=None if typed.preset is None else _preset(session, typed.preset),
        errors=typed.errors,
    )
    return asked, _order(typed.date_order)


def _preset(session: Session, name: str) -> Preset:
    from pipelinecli.exchange.mapping.presets import chosen
    from pipelinecli.services.importing.frame import presets_kept

    return chosen(name, presets_kept(session.settings))


def _kept(
    typed: Typed, asked: Asked, columns: dict[str, list[str]], order: Order | None
) -> tuple[str, str]:
    """Return what was typed, to be kept under a name. Raises UsageError."""
    from pipelinecli.exchange.mapping.presets import merged, to_text

    preset = merged(
        typed.save_preset or "",
        asked.known,
        columns=columns,
        stages=asked.stages,
        kinds=asked.kinds,
        order=order,
    )
    return preset.name, to_text(preset)


def _without_reasons(columns: dict[str, list[str]], header: Sequence[str]) -> dict[str, list[str]]:
    """Leave alone what was added to the rows when they were found to be bad."""
    from pipelinecli.exchange.errors_file import is_ours
    from pipelinecli.exchange.mapping.fields import SKIP

    if not is_ours(header):
        return columns
    return {**columns, SKIP: [*columns.get(SKIP, ()), *header[-2:]]}


class _Rows:
    """The rows of a table from the first, of which some were looked at already."""

    def __init__(self, sample: Sequence[Row], rows: Iterator[Row]) -> None:
        self.delimiter: str = getattr(rows, "delimiter", ",")
        self._rows = chain(sample, rows)

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        return next(self._rows)


def _sampled(table: Table) -> tuple[list[Row], Table]:
    """Return the first rows of a table, and the table with all of them still to come."""
    sample: list[Row] = []
    left = _SAMPLED
    for row in table.rows:
        sample.append(row)
        left -= sum(map(len, row.cells))
        if len(sample) == _SAMPLE or left < 0:
            break
    return sample, table._replace(rows=_Rows(sample, table.rows))


@contextmanager
def _watched(session: Session) -> Iterator[Progress]:
    with watched(sys.stderr, quiet=session.quiet, no_color=session.no_color) as told:
        yield lambda step, done, of: told(_(_DOING[step]), done, of)


def _region(typed: str | None) -> str | None:
    from pipelinecli.config.region import is_region

    if typed is None or is_region(typed.strip().upper()):
        return typed and typed.strip().upper()
    raise UsageError(
        _("“{value}” is not a country's code").format(value=typed),
        hint=_("two letters: CN, HK, GB, US"),
    )


def _order(typed: str | None) -> Order | None:
    from pipelinecli.exchange.mapping.moments import ORDERS

    if typed is None:
        return None
    for order in ORDERS:
        if order == typed.strip().lower():
            return order
    raise UsageError(
        _("--date-order cannot be “{value}”").format(value=typed),
        hint=_("one of: {orders}").format(orders=" ".join(ORDERS)),
    )

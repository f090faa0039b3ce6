"""`import cards`: another system's deals into cards with the history they had there.

A row is a deal, or a change of one's stage: that is found out from the columns. It refuses sums in
several currencies, and deals of which nothing says whose they are where somebody's were asked for.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from pipelinecli.config.clock import utc_text
from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.fields import Shape
from pipelinecli.exchange.mapping.stages import stage_map
from pipelinecli.exchange.mapping.values import decimal_mark
from pipelinecli.i18n import _, ngettext
from pipelinecli.method.importing.facts import Point
from pipelinecli.services import measuring
from pipelinecli.services.importing.cells import Cells
from pipelinecli.services.importing.frame import gathering, last_change, writing
from pipelinecli.services.importing.keeping import Keeping
from pipelinecli.services.importing.listed import Listed
from pipelinecli.services.importing.logged import Logged
from pipelinecli.services.importing.outcome import Outcome, Step
from pipelinecli.services.importing.recording import Recorder
from pipelinecli.services.importing.renewing import renew
from pipelinecli.services.importing.sources import Source
from pipelinecli.store import histories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.exchange.table import Row, Table
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.frame import Gathering
    from pipelinecli.services.importing.outcome import Asked, Progress
    from pipelinecli.store.transaction import Transaction

_SAMPLE: Final = 1_000
"""Rows from which it is told how sums are written."""
_MOST_OWNERS: Final = 12
"""Owners that are named."""


def take_in(
    desk: Desk, table: Table, understanding: Understanding, asked: Asked, progress: Progress
) -> Outcome:
    """Take in the deals of a table, all of them in one change set; or say what would come of it.

    Nothing is written in a dry run, nor where a row has a problem unless that was asked for.
    Raises UsageError for a stage of ours that there is not and for an owner in a file without
    owners, a PipelineError of the reader for a file that cannot be read any further, Refused if
    something else was recorded meanwhile, BackupFailed, StoreError.
    """
    if asked.owner is not None and not understanding.by_field("owner"):
        raise UsageError(
            _("no column says whose deal it is"),
            hint=_("say which one does: --map owner=COLUMN, or leave --owner out"),
        )
    if understanding.is_own:
        from pipelinecli.services.importing import attempts

        return attempts.take_in(desk, table, understanding, asked, progress)
    with gathering(table, asked, progress) as gathered:
        gathered.tell(understanding.problems)
        seen, keeping = _compared(desk)
        rows = gathered.good()
        first = list(islice(rows, _SAMPLE))
        source = _source(desk, understanding, asked, keeping, first)
        is_log = understanding.shape is Shape.CHANGE
        taking: Listed | Logged = Logged(source) if is_log else Listed(source)
        for row in chain(first, rows):
            if problems := taking.take(row):
                gathered.refuse(row, problems)
        taking.finish(gathered)
        gathered.finish()
    backup, written = None, False
    something = keeping.new or keeping.renewals or asked.preset is not None
    if gathered.may_write and something:
        with writing(desk, asked, seen) as under_way:
            _write(under_way.tx, desk, keeping, progress)
        backup, written = under_way.backup, True
    return _outcome(desk, source, taking, gathered)._replace(backup=backup, written=written)


def _compared(desk: Desk) -> tuple[int, Keeping]:
    """Return the last change set there is, and what knows the cards that are there."""
    recorder = Recorder(desk)
    if not desk.store.exists():
        return 0, Keeping(desk, recorder)
    with desk.store.snapshot():
        return last_change(desk.store), Keeping(desk, recorder)


def _source(
    desk: Desk, understanding: Understanding, asked: Asked, keeping: Keeping, first: list[Row]
) -> Source:
    records = [understanding.record(row.cells) for row in first]
    mark, _certain = decimal_mark(text for one in records if (text := one.get("value")))
    stages = stage_map(asked.stages, asked.known, program=understanding.program)
    now = Point(desk.today, utc_text(desk.clock.now))
    cells = Cells(desk, understanding.order, mark)
    return Source(understanding, cells, stages, keeping, now, asked)


def _write(tx: Transaction, desk: Desk, keeping: Keeping, progress: Progress) -> None:
    count = len(keeping.new)

    def done(number: int) -> None:
        progress(Step.WRITING, number, count)

    for number, one in enumerate(keeping.renewals):
        progress(Step.WRITING, number, len(keeping.renewals))
        renew(tx, one)
    if count:
        histories.bring(tx, keeping.batches(), count, done)
    measuring.remember(tx, desk)


def _outcome(desk: Desk, source: Source, taking: Listed | Logged, gathered: Gathering) -> Outcome:
    keeping = source.keeping
    return Outcome(
        new=len(keeping.new),
        same=keeping.same,
        updated=len(keeping.renewals),
        left_out=gathered.left_out + taking.others + taking.repeated,
        others=taking.others,
        problems=gathered.problems,
        first_problems=gathered.first,
        examples=tuple(keeping.examples),
        rows=gathered.rows,
        errors=gathered.errors,
        repeated=taking.repeated,
        repeats=tuple(taking.repeats),
        remarks=tuple(_remarks(desk, source, taking)),
    )


def _remarks(desk: Desk, source: Source, taking: Listed | Logged) -> Iterator[str]:
    if taking.undated:
        yield ngettext(
            "{n} deal has no day, and begins today.",
            "{n} deals have no day, and begin today.",
            taking.undated,
        ).format(n=taking.undated)
    if isinstance(taking, Logged) and taking.beside:
        yield ngettext(
            "{n} change is not one of the stage.",
            "{n} changes are not of the stage.",
            taking.beside,
        ).format(n=taking.beside)
    if source.keeping.by_hand:
        yield ngettext(
            "{n} deal stays where you have moved it since, whatever the file says.",
            "{n} deals stay where you have moved them since, whatever the file says.",
            source.keeping.by_hand,
        ).format(n=source.keeping.by_hand)
    currency = source.cells.currency
    if currency is not None and currency != desk.currency:
        yield _(
            "The sums are in {theirs}, yours are in {ours}: pipeline config set currency {theirs}"
        ).format(theirs=currency, ours=desk.currency)
    if taking.others and not len(source.keeping.new) and not source.keeping.same:
        names = sorted(source.owners.values())
        listed = ", ".join(names[:_MOST_OWNERS]) + (", …" if len(names) > _MOST_OWNERS else "")
        yield _("No deal is of that owner. The owners are: {names}").format(names=listed)

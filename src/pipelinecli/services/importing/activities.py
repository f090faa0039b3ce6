"""`import activities`: what was done, with whom and when, into the log.

Rows are streamed: of each only a few bytes stay in memory, however many there are. It refuses a
row with somebody nobody knows; one without anybody is an activity without a name.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from pipelinecli.config.clock import utc_text
from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.kinds import kind_map
from pipelinecli.exchange.mapping.labels import line, opening
from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.exchange.mapping.values import read_minutes
from pipelinecli.exchange.table import Problem
from pipelinecli.i18n import _
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import fields
from pipelinecli.services.capture import MOST_MINUTES
from pipelinecli.services.importing.cells import Cells, quoted
from pipelinecli.services.importing.correcting import correction
from pipelinecli.services.importing.frame import gathering, last_change, writing
from pipelinecli.services.importing.judging import uid_of
from pipelinecli.services.importing.outcome import EXAMPLES, Outcome, Step, Touched
from pipelinecli.services.importing.repeats import Repeats
from pipelinecli.services.importing.spool import Spool
from pipelinecli.services.importing.whom import Whom
from pipelinecli.store import activities
from pipelinecli.store.bulk import BATCH, filling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.exchange.table import Row, Table
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.frame import Gathering
    from pipelinecli.services.importing.outcome import Asked, Progress
    from pipelinecli.store.transaction import Transaction

_COLUMNS: Final = ("uid", "card_id", "attempt_id", "at", "kind", "due", "minutes", "note")
Named = tuple[str, int, tuple[Any, ...]]
"""The uid of a row, its line and what is kept of it."""
_UID_BYTES: Final = 16
_BETWEEN: Final = "\x1f"


def take_in(
    desk: Desk, table: Table, understanding: Understanding, asked: Asked, progress: Progress
) -> Outcome:
    """Take in the activities of a table in one change set; or say what would come of it.

    Nothing is written in a dry run, nor where a row has a problem unless that was asked for.
    Raises UsageError for a kind of ours that there is not, a PipelineError of the reader for a
    file that cannot be read any further, Refused if something else was recorded meanwhile,
    BackupFailed, StoreError.
    """
    seen = last_change(desk.store) if desk.store.exists() else 0
    doing = Doing(desk, understanding, asked)
    try:
        with gathering(table, asked, progress) as gathered:
            gathered.tell(understanding.problems)
            for row in gathered.good():
                if problems := doing.take(row):
                    gathered.refuse(row, problems)
            doing.settle()
            gathered.finish()
        backup, written = None, False
        something = doing.new or doing.updates or asked.preset is not None
        if gathered.may_write and something:
            with writing(desk, asked, seen) as under_way:
                doing.write(under_way.tx, progress)
            backup, written = under_way.backup, True
        return _outcome(doing, gathered)._replace(backup=backup, written=written)
    finally:
        doing.close()


class Doing:
    """What becomes of the activities of a file, one after the other."""

    def __init__(self, desk: Desk, understanding: Understanding, asked: Asked) -> None:
        self._desk = desk
        self._record = understanding.record
        self._column = understanding.header_of
        self._cells = Cells(desk, understanding.order, ".")
        self._kind_of = kind_map(asked.kinds, asked.known)
        self._whom = Whom(desk, understanding, asked.region)
        self._repeats = Repeats()
        self._now = utc_text(desk.clock.now)
        self._compares = desk.store.exists() and activities.any_at_all(desk.store)
        self._dry = asked.dry_run
        self._corrects = asked.update
        self._open: list[tuple[bytes, bool, int, tuple[Any, ...]]] = []
        """Of each row: its digest, whether that is a uid of ours, its line, and what is kept."""
        self._wrong: list[Problem] = []
        self.held = Spool(desk.store.path)
        """The rows of new ones, as `_COLUMNS` has them."""
        self.updates = Spool(desk.store.path)
        """The ids of those that are corrected, and what is kept of each."""
        self.new = self.same = self.repeated = 0
        self.examples: list[Touched] = []

    def take(self, row: Row) -> list[Problem]:
        """Take one row; return what is wrong with it, for then nothing becomes of it."""
        record = self._record(row.cells)
        self._wrong = []
        kept = self._kept(row, record)
        if self._wrong or kept is None:
            return self._wrong
        ours = uid_of(record["uid"]) if "uid" in record else None
        if ours is None:
            text = _BETWEEN.join(row.cells).encode("utf-8", "surrogatepass")
            digest = blake2b(text, digest_size=_UID_BYTES).digest()
        else:
            digest = bytes.fromhex(ours)
        self._open.append((digest, ours is not None, row.line, kept))
        if len(self._open) == BATCH:
            self.settle()
        return []

    def settle(self) -> None:
        """Tell those of the last rows that are new from those that are there."""
        named = self._named()
        self._open = []
        if self._corrects and self._compares:
            named = self._corrected(named)
        elif self._compares:
            there = activities.there(self._desk.store, [uid for uid, _line, _kept in named])
            self.same += len(there)
            named = [one for one in named if one[0] not in there]
        self.new += len(named)
        for _uid, at, kept in named[: EXAMPLES - len(self.examples)]:
            self.examples.append(Touched(at, kept[0], kept[3]))
        if not self._dry:
            # In order, an index takes them in several times faster.
            named.sort()
            self.held.add([(uid, *kept) for uid, _line, kept in named])

    def write(self, tx: Transaction, progress: Progress) -> None:
        """Write what is new and what is corrected."""
        for batch in self.updates.batches():
            activities.correct(tx, batch)
        if self.new:
            with filling(tx) as fill:
                left = self.new
                for batch in self.held.batches():
                    left -= len(batch)
                    fill.insert("activity", _COLUMNS, batch, left)
                    progress(Step.WRITING, self.new - left, self.new)

    def _corrected(self, named: list[Named]) -> list[Named]:
        """Return those that are new, after what is there was held against the file."""
        there = activities.kept(self._desk.store, [uid for uid, _line, _kept in named])
        new, updates = [], []
        for uid, at, kept in named:
            if uid not in there:
                new.append((uid, at, kept))
                continue
            found = correction(*there[uid], kept)
            if found is None:
                self.same += 1
                continue
            updates.append((found.of, found.kept))
            if len(self.examples) < EXAMPLES:
                self.examples.append(found.touched(at))
        self.updates.add(updates)
        return new

    def _named(self) -> list[Named]:
        """Return the last rows with their uids; of a uid of ours that is there twice the first."""
        times = self._repeats.times([digest for digest, _ours, _line, _kept in self._open])
        named = []
        for time, (digest, is_ours, at, kept) in zip(times, self._open, strict=True):
            if time == 1:
                named.append((digest.hex(), at, kept))
            elif is_ours:
                self.repeated += 1
            else:
                named.append((_again(digest, time), at, kept))
        return named

    def close(self) -> None:
        """Let go of what was held."""
        self.held.close()
        self.updates.close()
        self._repeats.close()

    def _kept(self, row: Row, record: Mapping[str, str]) -> tuple[Any, ...] | None:
        """Return the values of a row but for its uid; what is wrong with it is collected."""
        word = record.get("kind", "")
        kind = self._kind_of(word)
        if kind is None:
            self._refuse_kind(row, word)
        at = self._moment(row, record.get("at", ""))
        card = attempt = None
        try:
            card = self._whom.card(record)
        except Unreadable as error:
            self._refuse(row, self._whom.fields[-1], record, error.said, error.hint)
        if card is not None:
            attempt = self._whom.attempt(card, at or self._now)
        due = self._due(row, record) if "due" in record else None
        minutes = self._minutes(row, record) if "minutes" in record else None
        note = self._note(row, record)
        if kind == ActivityKind.NOTE and note is None and not self._wrong:
            note = word
        return (card, attempt, at, kind, due, minutes, note)

    def _moment(self, row: Row, text: str) -> str | None:
        try:
            at = self._cells.moment(text)
        except Unreadable as error:
            self._wrong.append(Problem(row.line, self._column("at"), text, error.said, error.hint))
            return None
        if at > self._now:
            said = _("that day has not come")
            hint = _("only what was done is an activity")
            self._wrong.append(Problem(row.line, self._column("at"), text, said, hint))
        return at

    def _minutes(self, row: Row, record: Mapping[str, str]) -> int | None:
        try:
            minutes = read_minutes(record["minutes"])
        except Unreadable as error:
            self._refuse(row, "minutes", record, error.said, error.hint)
            return None
        if minutes > MOST_MINUTES:
            hint = _("at most {n}, and not negative").format(n=MOST_MINUTES)
            self._refuse(row, "minutes", record, _("that is longer than a day"), hint)
        return minutes

    def _due(self, row: Row, record: Mapping[str, str]) -> str | None:
        try:
            return self._cells.when(record["due"]).text()
        except Unreadable as error:
            self._refuse(row, "due", record, error.said, error.hint)
            return None

    def _note(self, row: Row, record: Mapping[str, str]) -> str | None:
        """Return the note, with what came of it where a column says that."""
        text = record.get("note", "")
        if "outcome" in record:
            text = "\n".join(
                filter(None, (text, line(opening("more", _("outcome")), record["outcome"])))
            )
        if text.isprintable() and len(text) <= fields.LONGEST_NOTE:
            return text or None
        try:
            return fields.note(text.replace("\r\n", "\n").replace("\r", "\n"))
        except UsageError as error:
            self._refuse(row, "note", record, error.message, error.hint)
            return None

    def _refuse_kind(self, row: Row, word: str) -> None:
        said, hint = _("nothing says what was done"), _("fill it in")
        if word:
            said = _("nothing says which kind of activity “{value}” is").format(value=word)
            hint = _("say it: --kind {value}=KIND").format(value=quoted(word))
        self._wrong.append(Problem(row.line, self._column("kind"), word, said, hint))

    def _refuse(
        self, row: Row, field: str, record: Mapping[str, str], said: str, hint: str | None
    ) -> None:
        problem = Problem(row.line, self._column(field), record.get(field), said, hint)
        self._wrong.append(problem)


def _again(digest: bytes, time: int) -> str:
    """Return the uid of a row that is not the first of its like."""
    text = digest + time.to_bytes(_UID_BYTES, "big")
    return blake2b(text, digest_size=_UID_BYTES).hexdigest()


def _outcome(doing: Doing, gathered: Gathering) -> Outcome:
    return Outcome(
        new=doing.new,
        same=doing.same,
        updated=len(doing.updates),
        left_out=gathered.left_out + doing.repeated,
        problems=gathered.problems,
        first_problems=gathered.first,
        examples=tuple(doing.examples),
        rows=gathered.rows,
        errors=gathered.errors,
        repeated=doing.repeated,
    )

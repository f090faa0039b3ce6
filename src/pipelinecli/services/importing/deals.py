"""One row of a list of deals: who is on the card, and the deal as the method takes it.

What `add` refuses is refused here, in the same words. It refuses to take a contradiction for
either half of it: won by one column and lost by another is a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.labels import line, opening
from pipelinecli.exchange.mapping.stages import LOST, OPEN, WON, outcome_of
from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.i18n import N_, _
from pipelinecli.method.importing.deals import Deal, Wrong, attempts
from pipelinecli.method.importing.facts import Known
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields
from pipelinecli.services.importing.cells import quoted
from pipelinecli.services.importing.judging import Wrong as WrongCell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pipelinecli.method.importing.facts import Point, Run
    from pipelinecli.services.importing.cells import Cells

T = TypeVar("T")

_BESIDE: Final = {"contact": N_("contact"), "id": N_("deal"), "plan": N_("product")}
"""What a card's note has of a deal, and how the line begins."""

OWNER: Final = "owner:"
"""How a tag begins that says whose deal a card was."""
_SAID: Final = {
    Wrong.NO_CLOSE: ("closed", N_("it ended, and no column says when"), N_("write the day")),
    Wrong.ENDS_AHEAD: ("closed", N_("it ended, on a day that has not come"), N_("write the day")),
    Wrong.BEFORE_MEETING: (
        "closed",
        N_("it ended before it was engaged"),
        N_("put the two days right"),
    ),
    Wrong.MET_AHEAD: (
        "engaged",
        N_("it was engaged, on a day that has not come"),
        N_("write the day of the first meeting, or another stage"),
    ),
    Wrong.OPENED_AHEAD: (
        "created",
        N_("it was opened on a day that has not come"),
        N_("write the day"),
    ),
}


class Card(NamedTuple):
    """Who or what is on a card, as it may be kept."""

    name: str
    phone: str | None
    email: str | None
    org: str | None
    source: str | None
    note: str | None
    tags: tuple[str, ...]
    is_named: bool = True
    """Whether its name is one that the file gives, and not made of what there is."""


class Collected:
    """A record whose values are read one by one, and what is wrong with them."""

    def __init__(self, record: Mapping[str, str], cells: Cells) -> None:
        self.record = record
        self.cells = cells
        self.wrong: list[WrongCell] = []

    def text(self, field: str) -> str | None:
        """Return one line of text, or None."""
        if field not in self.record:
            return None
        return self._kept(field, lambda text: fields.optional_line(field, _one_line(text)))

    def point(self, field: str) -> Point | None:
        """Return a day or a moment, or None."""
        return self._read(field, self.cells.point) if field in self.record else None

    def sum(self, field: str) -> int | None:
        """Return a sum in minor units, or None."""
        if field not in self.record:
            return None
        currency = self.record.get("currency")
        return self._read(field, lambda text: self.cells.sum(text, currency))

    def card(self, runs: Sequence[Run]) -> Card:
        """Return the card of a deal with these attempts."""
        record = self.record
        name, rest = named(record)
        if (plan := record.get("plan")) and not (runs and runs[-1].plan):
            rest["plan"] = plan
        note = record.get("note", "")
        if rest:
            said = (line(opening("more", _(_BESIDE[field])), text) for field, text in rest.items())
            note = "\n".join(filter(None, (note, *said)))
        account = record.get("account")
        kept = self._kept_as("name", name, fields.name)
        return Card(
            kept or "",
            self._kept("phone", lambda text: fields.phone(_one_line(text))),
            self._kept("email", lambda text: fields.email(_one_line(text))),
            self.text("account") if account and account != name else None,
            self.text("source"),
            self._kept_as("note", _unix(note), fields.note) if note else None,
            self._tags(),
            is_named=bool(record.get("name") or record.get("contact")),
        )

    def refuse(self, field: str, said: str, hint: str | None) -> None:
        """Say what is wrong with a field."""
        self.wrong.append(WrongCell(field, self.record.get(field), said, hint))

    def _tags(self) -> tuple[str, ...]:
        owner = self.record.get("owner")
        if not owner:
            return ()
        # A comma separates tags wherever they are typed.
        text = OWNER + " ".join(owner.replace(",", " ").replace("，", " ").split())
        kept = self._kept_as("owner", text, lambda text: fields.line("tag", text, _LONGEST_TAG))
        return () if kept is None else (kept,)

    def _kept(self, field: str, check: Callable[[str], str | None]) -> str | None:
        text = self.record.get(field)
        return self._kept_as(field, text, check) if text else None

    def _kept_as(self, field: str, text: str, check: Callable[[str], str | None]) -> str | None:
        try:
            return check(text)
        except UsageError as error:
            self.refuse(field, error.message, error.hint)
            return None

    def _read(self, field: str, read: Callable[[str], T]) -> T | None:
        text = self.record.get(field)
        if not text:
            return None
        try:
            return read(text)
        except Unreadable as error:
            self.refuse(field, error.said, error.hint)
            return None


_LONGEST_TAG: Final = fields.LONGEST_NAME


def named(record: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return what a deal's card is called, and what else it is known by.

    It is called what the deal is, or the person; deals that only have a company and a number are
    called by both, for a company has many.
    """
    rest = {field: record[field] for field in ("contact", "id") if record.get(field)}
    if name := record.get("name"):
        return _one_line(name), rest
    if name := rest.pop("contact", None):
        return _one_line(name), rest
    number = rest.pop("id", "")
    account = _one_line(record.get("account", ""))
    if account and number:
        return _("{account} ({number})").format(account=account, number=number), rest
    return account or number, rest


def read_deal(
    found: Collected,
    stage_of: Callable[[str], str | None],
    *,
    system: str | None,
    asks_for_meetings: bool,
) -> Deal:
    """Return what a row says of its deal; what is wrong with it is collected."""
    stage, reached = _stages(found, stage_of)
    expected, closed = found.point("expected"), found.point("closed")
    ended = stage in {Stage.CLOSED, Stage.LOST}
    signing = None if ended else expected or closed
    step = found.point("next_step")
    return Deal(
        stage=stage,
        called=_one_line(found.record.get("stage", "")),
        reached=reached,
        created=found.point("created"),
        engaged=found.point("engaged"),
        closed=closed or (expected if ended else None),
        asks_for_meetings=asks_for_meetings,
        reason=found.text("reason"),
        known=Known(
            signing=signing and signing.day,
            next_step=step and step.day,
            agenda=found.text("agenda"),
            plan=found.text("plan"),
            value=found.sum("value"),
            system=system,
        ),
    )


def lived(found: Collected, deal: Deal, now: Point) -> tuple[Run, ...]:
    """Return the attempts of a deal; none where it cannot be, and that is collected."""
    runs = attempts(deal, now)
    if isinstance(runs, Wrong):
        field, said, hint = _SAID[runs]
        found.refuse(field, _(said), _(hint))
        return ()
    return runs


def _stages(found: Collected, stage_of: Callable[[str], str | None]) -> tuple[Stage, Stage]:
    """Return where a deal stands, and how far one that ended had come."""
    word, said = found.record.get("stage", ""), found.record.get("outcome", "")
    if not (word or said):
        found.refuse("stage", _("it has no stage"), _("write one"))
    stage = stage_called(found, "stage", word, stage_of) if word else None
    outcome = _outcome(found, said, stage_of) if said else None
    ends = None if stage is None else _ENDS.get(stage, OPEN)
    # “Closed” alone says that it ended, and not how.
    how = ends if ends != WON or outcome_of(word) == WON else None
    if outcome is not None and how in {WON, LOST} and how != outcome:
        said_by = _("the stage says otherwise: {stage}").format(stage=word)
        found.refuse("outcome", said_by, _("put one of them right"))
    final = _FINAL.get(outcome or "")
    if final is None:
        return stage or Stage.OPPORTUNITY, Stage.OPPORTUNITY
    return final, stage if stage is not None and ends == OPEN else Stage.OPPORTUNITY


_ENDS: Final = {Stage.CLOSED: WON, Stage.LOST: LOST}
_FINAL: Final = {WON: Stage.CLOSED, LOST: Stage.LOST}


def _outcome(found: Collected, said: str, stage_of: Callable[[str], str | None]) -> str | None:
    """Return won, lost or open as a column of its own says it, in these or in a stage's words."""
    outcome = outcome_of(said)
    if outcome is not None:
        return outcome
    known = stage_of(said)
    if known is None:
        found.refuse(
            "outcome",
            _("“{value}” is no outcome").format(value=said),
            _("write won, lost or open"),
        )
        return None
    return _ENDS.get(Stage(known), OPEN)


def stage_called(
    found: Collected, field: str, word: str, stage_of: Callable[[str], str | None]
) -> Stage | None:
    """Return our stage for a word of theirs, or None, and that is collected."""
    known = stage_of(word)
    if known is None:
        found.refuse(
            field,
            _("nothing says which stage “{value}” is").format(value=word),
            _("say it: --stage {value}=STAGE").format(value=quoted(word)),
        )
        return None
    return Stage(known)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _one_line(text: str) -> str:
    """Return a text on one line: a cell may have several."""
    return text if text.isprintable() else " ".join(text.split())

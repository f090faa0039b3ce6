"""What was done as rows, an alteration each, and as JSON, a change set each.

The columns are declared once, for plain text, CSV and Markdown. A change set that altered
nothing a person would look for, or was erased, still has a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.i18n import N_, _
from pipelinecli.method.record.alterations import What
from pipelinecli.render.changes.values import value_cell, value_json
from pipelinecli.render.changes.words import label, sides
from pipelinecli.render.formats.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.record.alterations import Account, Alteration, Subject
    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.render.changes.values import Names
    from pipelinecli.render.formats.listing import Scalar


class Row(NamedTuple):
    """One alteration of a change set, or one that has none."""

    account: Account
    alteration: Alteration | None
    names: Names

    @property
    def done(self) -> ChangeSet:
        """The change set."""
        return self.account.change_set

    @property
    def card(self) -> int | None:
        """The card that was altered; the one that was touched where there is only one."""
        if self.alteration is None:
            return self.account.cards[0] if len(self.account.cards) == 1 else None
        subject = self.alteration.subject
        return subject.key if isinstance(subject.key, int) else None


def rows(accounts: Iterable[Account], names: Names) -> Iterator[Row]:
    """Yield a row for each alteration, or one for a change set without any."""
    for account in accounts:
        for alteration in account.alterations or (None,):
            yield Row(account, alteration, names)


def change_set_json(account: Account, names: Names) -> dict[str, object]:
    """Give a change set's value; `before` and `after` are those of the command itself."""
    done = account.change_set
    return {
        "id": done.id,
        "command": done.command,
        "recorded": done.recorded.isoformat(timespec="seconds"),
        "effective": done.effective.isoformat(timespec="seconds"),
        "undone_by": done.undone_by,
        "erased": done.erased,
        "cards": [{"id": card, "name": names.get(card)} for card in account.cards],
        "changes": [_change(alteration, names) for alteration in account.alterations],
        "more": done.more,
    }


def _change(alteration: Alteration, names: Names) -> dict[str, object]:
    subject = alteration.subject
    return {
        "what": subject.what,
        "id": subject.key if subject.what is What.CARD else None,
        "name": _named(subject, names),
        "field": alteration.field,
        "before": value_json(alteration.before),
        "after": value_json(alteration.after),
    }


def _named(subject: Subject, names: Names) -> str | None:
    """Name whose alteration it is: a card, a day, a setting."""
    if isinstance(subject.key, int):
        return names.get(subject.key)
    if subject.key is None or isinstance(subject.key, str):
        return subject.key
    return subject.key.isoformat()


def _name(row: Row) -> str | None:
    if row.alteration is not None:
        return _named(row.alteration.subject, row.names)
    return None if row.card is None else row.names.get(row.card)


def _side(row: Row, side: int) -> str:
    return "" if row.alteration is None else sides(row.alteration, row.names)[side]


def _cell(row: Row, side: int) -> Scalar:
    if row.alteration is None:
        return None
    return value_cell((row.alteration.before, row.alteration.after)[side])


def _taken_back(row: Row) -> str:
    by = row.done.undone_by
    return "" if by is None else _("by {id}").format(id=by)


CHANGES: Final[Listing[Row]] = Listing(
    "history",
    (
        Column(
            "id", N_("Change"), lambda row: str(row.done.id), lambda row: row.done.id, align="right"
        ),
        Column(
            "recorded",
            N_("When"),
            lambda row: f"{row.done.recorded:%Y-%m-%d %H:%M}",
            lambda row: row.done.recorded.isoformat(timespec="seconds"),
        ),
        Column(
            "command", N_("Command"), lambda row: row.done.command, lambda row: row.done.command
        ),
        Column(
            "card",
            N_("Card"),
            lambda row: "" if row.card is None else str(row.card),
            lambda row: row.card,
            align="right",
        ),
        Column("name", N_("Name"), lambda row: _name(row) or "", _name, elastic=True),
        Column(
            "field",
            N_("What"),
            lambda row: "" if row.alteration is None else label(row.alteration),
            lambda row: None if row.alteration is None else row.alteration.field,
        ),
        Column(
            "before",
            N_("Before"),
            lambda row: _side(row, 0),
            lambda row: _cell(row, 0),
            elastic=True,
        ),
        Column(
            "after",
            N_("After"),
            lambda row: _side(row, 1),
            lambda row: _cell(row, 1),
            elastic=True,
        ),
        Column("undone", N_("Taken back"), _taken_back, lambda row: row.done.undone_by),
        Column(
            "erased",
            N_("Erased"),
            lambda row: _("yes") if row.done.erased else "",
            lambda row: row.done.erased,
        ),
    ),
)

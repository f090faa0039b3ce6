"""Which program a file comes from, told by its header.

A program is recognised by columns that only it has; of several the one that knows most of the
columns wins. It refuses to look at values.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.fields import Shape
from pipelinecli.exchange.mapping.roles import Table, look_up, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Program(NamedTuple):
    """What one program's export of one shape looks like."""

    name: str
    """As its makers write it."""
    shape: Shape
    marks: tuple[Table, ...]
    """A header is this program's if it has a column of each."""
    columns: Table

    def knows(self, header: Sequence[str]) -> int:
        """Return how many of the columns it knows; 0 where a mark is missing."""
        if not all(any(look_up(name, mark) for name in header) for mark in self.marks):
            return 0
        return sum(1 for name in header if look_up(name, self.columns))


OURS: Final = "pipelinecli"
NAMES: Final = {
    "ours": OURS,
    "google": "Google Contacts",
    "outlook": "Outlook",
    "linkedin": "LinkedIn",
    "hubspot": "HubSpot",
    "salesforce": "Salesforce",
    "pipedrive": "Pipedrive",
    "zoho": "Zoho",
    "opportunities": "sales opportunities",
}
"""The tokens that presets are called by, and the names shown."""


def token_of(name: str | None) -> str | None:
    """Return the token of the program with this name; None for none."""
    return next((token for token, shown in NAMES.items() if shown == name), None)


def recognised(shape: Shape, header: Sequence[str], named: str | None = None) -> Program | None:
    """Return the program whose export of `shape` the header is, or None.

    With `named`, the token of a built-in preset, only that program's exports are thought of, and
    it needs no mark.
    """
    best: Program | None = None
    most = 0
    for program in programs(shape):
        if named is not None and program.name != NAMES.get(named):
            continue
        knows = program.knows(header)
        if named is not None:
            knows = 1 + sum(1 for name in header if look_up(name, program.columns))
        if knows > most:
            best, most = program, knows
    return best


@cache
def general(shape: Shape) -> Table:
    """Return what columns are called in lists of no program."""
    from pipelinecli.exchange.mapping.programs import chinese, general

    texts = {
        Shape.CONTACT: (chinese.CONTACTS, general.CONTACTS),
        Shape.DEAL: (chinese.DEALS, general.DEALS),
        Shape.CHANGE: (chinese.CHANGES, general.CHANGES),
        Shape.ACTIVITY: (chinese.ACTIVITIES, general.ACTIVITIES),
    }
    theirs, ours = texts[shape]
    return {**table(theirs), **table(ours)}


@cache
def programs(shape: Shape) -> tuple[Program, ...]:
    """Return the known exports of one shape; where two fit as well, the first wins."""
    return tuple(
        Program(NAMES[token], shape, _marks(marks), table(columns))
        for token, of, marks, columns in _every()
        if of is shape
    )


def _marks(text: str) -> tuple[Table, ...]:
    """Read marks: lines that begin with the same number are alternatives of one mark."""
    known = {line.partition(" ")[0]: "" for line in text.split("\n") if line}
    for line in filter(None, text.split("\n")):
        known[line.partition(" ")[0]] += f"{line}\n"
    return tuple(table(lines) for lines in known.values())


def _every() -> Iterable[tuple[str, Shape, str, str]]:
    """Yield the token, shape, marks and columns of every export; of two alike the first wins."""
    from pipelinecli.exchange.mapping.programs import (
        google,
        hubspot,
        linkedin,
        opportunities,
        ours,
        outlook,
        outlook_elsewhere,
        pipedrive,
        salesforce,
        zoho,
    )

    contact, deal, change, activity = Shape.CONTACT, Shape.DEAL, Shape.CHANGE, Shape.ACTIVITY
    asian, european = outlook_elsewhere.ASIAN, outlook_elsewhere.EUROPEAN
    return (
        ("ours", contact, ours.CONTACTS_MARKS, ours.CONTACTS),
        ("ours", change, ours.CHANGES_MARKS, ours.CHANGES),
        ("ours", activity, ours.ACTIVITIES_MARKS, ours.ACTIVITIES),
        ("google", contact, google.MARKS, google.CONTACTS),
        ("google", contact, google.MARKS_OLD, google.CONTACTS),
        ("linkedin", contact, linkedin.MARKS, linkedin.CONTACTS),
        ("outlook", contact, outlook.MARKS, outlook.CONTACTS),
        ("outlook", contact, outlook_elsewhere.MARKS, asian),
        ("outlook", contact, outlook_elsewhere.MARKS, european),
        ("hubspot", contact, hubspot.CONTACTS_MARKS, hubspot.CONTACTS),
        ("hubspot", deal, hubspot.DEALS_MARKS, hubspot.DEALS),
        ("hubspot", activity, hubspot.ACTIVITIES_MARKS, hubspot.ACTIVITIES),
        ("salesforce", contact, salesforce.CONTACTS_MARKS, salesforce.CONTACTS),
        ("salesforce", deal, salesforce.DEALS_MARKS, salesforce.DEALS),
        ("salesforce", change, salesforce.CHANGES_MARKS, salesforce.CHANGES),
        ("salesforce", activity, salesforce.ACTIVITIES_MARKS, salesforce.ACTIVITIES),
        ("pipedrive", contact, pipedrive.CONTACTS_MARKS, pipedrive.CONTACTS),
        ("pipedrive", deal, pipedrive.DEALS_MARKS, pipedrive.DEALS),
        ("pipedrive", activity, pipedrive.ACTIVITIES_MARKS, pipedrive.ACTIVITIES),
        ("zoho", contact, zoho.CONTACTS_MARKS, zoho.CONTACTS),
        ("zoho", deal, zoho.DEALS_MARKS, zoho.DEALS),
        ("zoho", change, zoho.CHANGES_MARKS, zoho.CHANGES),
        ("opportunities", deal, opportunities.MARKS, opportunities.DEALS),
    )

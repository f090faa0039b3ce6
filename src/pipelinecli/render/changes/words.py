"""What a command altered, in a label and a clause. The arrow always points at what holds then.

History and redo tell what a command did: `25% → 50%`. Undo tells what it does to that: `50% →
back to 25%`. It refuses an arrow that could be read both ways.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.kinds import TallyKind
from pipelinecli.method.record.alterations import Field
from pipelinecli.method.record.changes import come_to
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.cells import ELLIPSIS, fit
from pipelinecli.render.changes.values import value_text
from pipelinecli.render.text import safe_text
from pipelinecli.words import day_text, tally_label

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.record.alterations import Account, Alteration, Value
    from pipelinecli.render.changes.values import Names


class Telling(StrEnum):
    """What is told of a change set: that it was done, is taken back, or is brought again."""

    DONE = "done"
    BACK = "back"
    AGAIN = "again"


_LABELS: Final[dict[str, str]] = {
    Field.CARD: N_("Card"),
    Field.MERGED_INTO: N_("Merged into"),
    Field.NAME: N_("Name"),
    Field.PHONE: N_("Phone"),
    Field.EMAIL: N_("E-mail"),
    Field.ORG: N_("Company"),
    Field.TITLE: N_("Position"),
    Field.SOURCE: N_("Source"),
    Field.REFERRED_BY: N_("Referred by"),
    Field.GRADE: N_("Grade"),
    Field.BIRTHDAY: N_("Birthday"),
    Field.NOTE: N_("Note"),
    Field.OPENED: N_("Card opened"),
    Field.TAG: N_("Tag"),
    Field.ATTEMPT: N_("Attempt"),
    Field.FIRST_MEETING: N_("First meeting"),
    Field.HELD: N_("Meeting held"),
    Field.NEXT_STEP: N_("Next step"),
    Field.PERSON: N_("Right person"),
    Field.PLAN: N_("Plan"),
    Field.BUDGET: N_("Budget"),
    Field.SIGNING: N_("Expected signing"),
    Field.SIGNED: N_("Signed"),
    Field.RECEIVED: N_("Received"),
    Field.ISSUED: N_("Issued"),
    Field.PREMIUM: N_("Premium"),
    Field.STANDARD: N_("Standard premium"),
    Field.STAGE: N_("Stage"),
    Field.OUTCOME: N_("How it ended"),
    Field.REASON: N_("Reason"),
    Field.OVERRIDE: N_("Override"),
    Field.NEXT_MARKED: N_("Next step marked on"),
    Field.PERSON_MARKED: N_("Right person marked on"),
    Field.PLAN_MARKED: N_("Plan marked on"),
    Field.BUDGET_MARKED: N_("Budget marked on"),
    Field.SIGNING_MARKED: N_("Signing marked on"),
    Field.MOVE: N_("Move"),
    Field.ACTIVITY: N_("Logged"),
    Field.TAKES_BACK: N_("Takes back"),
    Field.BRINGS_AGAIN: N_("Brings again"),
    Field.MORE: N_("More of it"),
}
_THINGS: Final = frozenset(
    {
        Field.CARD,
        Field.TAG,
        Field.ATTEMPT,
        Field.MOVE,
        Field.ACTIVITY,
        Field.CHECKIN,
        Field.TAKES_BACK,
        Field.BRINGS_AGAIN,
        Field.MORE,
        *TallyKind,
    }
)
"""What is there or not, and has no value of its own to go back to."""
_REPLAYED: Final = frozenset({Field.TAKES_BACK, Field.BRINGS_AGAIN})


def label(alteration: Alteration, telling: Telling = Telling.DONE) -> str:
    """Return what was altered, in a word or two, safe to show; with whose it is but for a card."""
    field, key = alteration.field, alteration.subject.key
    if field in _REPLAYED and telling is not Telling.DONE:
        return _("Commands")
    if field is Field.SETTING:
        return safe_text(_("Setting {key}").format(key=key))
    if field is Field.CHECKIN:
        return _("Check-in of {day}").format(day=_day(alteration))
    if field is Field.CARD and alteration.before is None:
        return _("New card")
    if field in _LABELS:
        return _(_LABELS[field])
    what = tally_label(field) if isinstance(field, TallyKind) else safe_text(field)
    return _("{day}, {what}").format(day=_day(alteration), what=what)


def field_label(field: Field) -> str:
    """Return what a field of a card is called, in a word or two."""
    return _(_LABELS[field])


def clause(
    alteration: Alteration, telling: Telling, names: Names, longest: int | None = None
) -> str:
    """Return what became of it, safe to show; each value has at most `longest` cells."""
    before, after = sides(alteration, names, longest)
    if alteration.field is Field.MERGED_INTO:
        return _merged(after, telling)
    if alteration.field in _REPLAYED and telling is not Telling.DONE:
        return _replayed(alteration, telling, after)
    if alteration.field in _THINGS and None in {alteration.before, alteration.after}:
        there = alteration.after is not None
        return _thing(after if there else before, telling, there=there)
    back = telling is Telling.BACK
    said = _("{after} → back to {before}") if back else _("{before} → {after}")
    return said.format(before=before, after=after)


def sides(alteration: Alteration, names: Names, longest: int | None = None) -> tuple[str, str]:
    """Return what it was and what the command made of it, in words that are safe to show."""
    before, after = (
        _shown(alteration, value, names) for value in (alteration.before, alteration.after)
    )
    return (before, after) if longest is None else _cut(before, after, longest)


def counts_text(account: Account) -> str:
    """Return what many alterations come to: 412 new cards, 3 cards corrected."""
    found = come_to(account)
    return listed(_count(field, found[field]) for field in _COUNTED if field in found)


_BEFORE_IT: Final = 20
"""Characters shown before the place where two long texts begin to differ."""
_COUNTED: Final = (
    Field.CARD,
    Field.NAME,
    Field.MERGED_INTO,
    Field.ACTIVITY,
    Field.SETTING,
    Field.CHECKIN,
)


def _count(field: Field, n: int) -> str:
    said = {
        Field.CARD: ngettext("{n} new card", "{n} new cards", n),
        Field.NAME: ngettext("{n} card changed", "{n} cards changed", n),
        Field.MERGED_INTO: ngettext("{n} card removed", "{n} cards removed", n),
        Field.ACTIVITY: ngettext("{n} activity", "{n} activities", n),
        Field.SETTING: ngettext("{n} setting", "{n} settings", n),
        Field.CHECKIN: ngettext("{n} check-in", "{n} check-ins", n),
    }
    return said[field].format(n=n)


def _shown(alteration: Alteration, value: Value, names: Names) -> str:
    if alteration.field is Field.SETTING and value is None:
        return _("not set")
    return safe_text(value_text(value, names))


def _cut(before: str, after: str, longest: int) -> tuple[str, str]:
    """Cut both to `longest` cells; where they begin alike, so that they are seen to differ."""
    first, second = fit(before, longest), fit(after, longest)
    if first != second or before == after:
        return first, second
    alike = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    since = max(0, alike - _BEFORE_IT)
    first, second = (fit(ELLIPSIS + text[since:].strip(), longest) for text in (before, after))
    return first, second


def _thing(text: str, telling: Telling, *, there: bool) -> str:
    """Say of a thing that was made (`there`) or removed what becomes of it."""
    if telling is Telling.DONE and there:
        return text
    if there is (telling is Telling.BACK):
        return _("{thing} → removed").format(thing=text)
    return _("{thing} → there again").format(thing=text)


def _replayed(alteration: Alteration, telling: Telling, changes: str) -> str:
    """Say what becomes of the commands that a restore took back, or brought again."""
    n = len(alteration.after) if isinstance(alteration.after, tuple) else 1
    if (alteration.field is Field.TAKES_BACK) is (telling is Telling.BACK):
        said = ngettext("{n} holds again: {changes}", "{n} hold again: {changes}", n)
    else:
        said = ngettext(
            "{n} is taken back again: {changes}", "{n} are taken back again: {changes}", n
        )
    return said.format(n=n, changes=changes)


def _merged(into: str, telling: Telling) -> str:
    said = {
        Telling.DONE: "{card}",
        Telling.BACK: _("{card} → two cards again"),
        Telling.AGAIN: _("{card} → one card again"),
    }
    return said[telling].format(card=into)


def _day(alteration: Alteration) -> str:
    day: date = alteration.subject.key  # type: ignore[assignment]
    return day_text(day)

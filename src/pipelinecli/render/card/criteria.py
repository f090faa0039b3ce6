"""The five criteria of a card, and the facts a stage still asks for, as rows.

A criterion is met or not in a word as well as in a sign, for fonts and readers without the sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from pipelinecli.i18n import N_, _
from pipelinecli.method.criteria import Criterion
from pipelinecli.render.card.data import card_json
from pipelinecli.render.card.phrases import step_text
from pipelinecli.render.formats.listing import Column, Listing
from pipelinecli.words import (
    amount_text,
    criterion_label,
    day_text,
    missing_command,
    missing_text,
    when_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card
    from pipelinecli.method.criteria import Verdict
    from pipelinecli.method.facts import Missing
    from pipelinecli.method.stages import Stage


class Judged(NamedTuple):
    """A criterion of a card: the verdict, and what is known of it."""

    verdict: Verdict
    known: str
    """For a person: the evidence, or why it is missing."""
    evidence: str | None
    marked: str | None


class Lack(NamedTuple):
    """A fact that a stage asks for and the card does not have."""

    stage: Stage
    missing: Missing
    card_id: int


def judged(card: Card) -> Iterator[Judged]:
    """Yield the five with their evidence, in the deck's order."""
    criteria = cast("dict[str, dict[str, str | None]]", card_json(card)["criteria"])
    for verdict in card.classification.verdicts:
        stored = criteria[verdict.criterion]
        known = _evidence_text(card, verdict.criterion, stored["evidence"])
        if verdict.missing is not None:
            known = missing_text(verdict.missing)
        yield Judged(verdict, known, stored["evidence"], stored["marked"])


def _evidence_text(card: Card, criterion: Criterion, stored: str | None) -> str:
    attempt = card.attempt
    if criterion is Criterion.BUDGET and attempt.amount is not None:
        return amount_text(attempt.amount)
    if criterion is Criterion.TIMING and attempt.signing is not None:
        return when_text(attempt.signing)
    if criterion is Criterion.TIMING and attempt.signed is not None:
        return day_text(attempt.signed)
    if criterion is Criterion.NEXT:
        return step_text(attempt) or _("answered by the signed papers")
    return stored or ""


def lack_json(lack: Lack) -> dict[str, object]:
    """Give the value of a missing fact (CLI.md, "why")."""
    missing = lack.missing
    return {
        "for": lack.stage,
        "fact": missing.fact,
        "why": missing.why,
        "day": None if missing.day is None else missing.day.isoformat(),
        "command": _command(lack),
    }


def _command(lack: Lack) -> str:
    return missing_command(lack.missing, lack.card_id)


def _fact_text(lack: Lack) -> str:
    return missing_text(lack.missing)


def _met(row: Judged) -> str:
    return _("✓ yes") if row.verdict.met else _("✗ no")


CRITERIA: Final[Listing[Judged]] = Listing(
    "criteria",
    (
        Column("met", N_("Met"), _met, lambda row: row.verdict.met),
        Column(
            "criterion",
            N_("Criterion"),
            lambda row: criterion_label(row.verdict.criterion),
            lambda row: row.verdict.criterion,
        ),
        Column(
            "evidence",
            N_("Evidence"),
            lambda row: row.known,
            lambda row: row.evidence,
            elastic=True,
        ),
        Column(
            "marked",
            N_("Won on"),
            lambda row: (row.marked or "") if row.verdict.met else "",
            lambda row: row.marked,
        ),
    ),
)
LACKS: Final[Listing[Lack]] = Listing(
    "missing",
    (
        Column(
            "fact",
            N_("Missing"),
            _fact_text,
            lambda lack: lack.missing.fact,
            elastic=True,
        ),
        Column("command", N_("Command"), _command, _command),
    ),
    lack_json,
)

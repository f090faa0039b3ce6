"""A check-up told: a line for each thing that was looked at, and what is to be done.

The columns are declared once. It refuses to judge how bad something is: the finding says so.
"""

from __future__ import annotations

import os
import shlex
from datetime import datetime
from typing import TYPE_CHECKING, Final, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.checkup.findings import Finding, Remedy, State
from pipelinecli.render.backups import size_text
from pipelinecli.render.checkup_words import CHECKS, COUNTED, REMEDIES, SAID, STATES
from pipelinecli.render.formats.answer import say
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.view import View, write_view

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZES: Final = frozenset({"size", "free", "needed"})
_WITH_A_BACKUP: Final = {
    Remedy.RESTORE: N_("put a backup back: pipeline restore {path}"),
    Remedy.LOOK_AT_BACKUP: N_("do not rely on it; the newest good one is {path}"),
}
_FOR_PEOPLE: Final = frozenset({Format.TABLE, Format.PLAIN})


def write_checkup(
    findings: Sequence[Finding], form: Format, out: TextIO, *, no_color: bool = False
) -> None:
    """Write what was found, JSON kind "doctor".

    For people what is to be done stands with what was found, and a line sums it up.
    """
    keys = _PEOPLES if form in _FOR_PEOPLE else _MACHINES
    columns = tuple(column for column in _COLUMNS if column.key in keys)
    listing = Listing("doctor", columns, _record)
    write_view(View(listing, ""), findings, form, out, no_color=no_color)
    if form in _FOR_PEOPLE:
        say([_summed_up(findings)], out)


def said_text(finding: Finding) -> str:
    """Return what was found as a sentence."""
    facts = {name: _told(name, fact) for name, fact in finding.facts.items()}
    said, count = finding.said, finding.facts.get("n")
    counted = COUNTED.get(said)
    text = _(SAID[said]) if counted is None else counted(count if isinstance(count, int) else 0)
    return text.format(**facts)


def remedy_text(finding: Finding) -> str | None:
    """Return what is to be done about a finding, None if nothing is."""
    if finding.remedy is None:
        return None
    remedy = finding.remedy
    facts = {name: _told(name, fact) for name, fact in finding.facts.items()}
    if remedy in _WITH_A_BACKUP and "good" in facts:
        path = facts["good"]
        if remedy is Remedy.LOOK_AT_BACKUP:
            path = os.path.basename(path)  # noqa: PTH119 - it lies beside the one that is named
        return _(_WITH_A_BACKUP[remedy]).format(path=shlex.quote(path))
    return _(REMEDIES[remedy]).format(**{"path": _("it"), **facts})


def _told(name: str, fact: str | int | datetime) -> str:
    if isinstance(fact, datetime):
        return f"{fact:%Y-%m-%d %H:%M}"
    return size_text(fact) if name in _SIZES and isinstance(fact, int) else str(fact)


def _summed_up(findings: Sequence[Finding]) -> str:
    problems = sum(finding.state is State.PROBLEM for finding in findings)
    warnings = sum(finding.state is State.WARNING for finding in findings)
    parts = []
    if problems:
        parts.append(ngettext("{n} problem", "{n} problems", problems).format(n=problems))
    if warnings:
        parts.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings))
    if not parts:
        return _("All is well.")
    summed = _(", ").join(parts)
    if any(finding.remedy is Remedy.FIX for finding in findings):
        return _("{found}. To mend what can be: pipeline doctor --fix").format(found=summed)
    return _("{found}.").format(found=summed)


def _all(finding: Finding) -> str:
    """Return what was found, and what is to be done about it."""
    said = said_text(finding)
    remedy = remedy_text(finding)
    if remedy is None or finding.remedy is Remedy.FIX:
        return said
    return _("{problem}; {hint}").format(problem=said, hint=remedy)


def _record(finding: Finding) -> dict[str, object]:
    facts = {
        name: fact.isoformat() if isinstance(fact, datetime) else fact
        for name, fact in finding.facts.items()
    }
    machines = (column for column in _COLUMNS if column.key in _MACHINES)
    return {**{column.key: column.data(finding) for column in machines}, "facts": facts}


_COLUMNS: Final[tuple[Column[Finding], ...]] = (
    Column(
        "check",
        N_("Check"),
        lambda finding: _(CHECKS[finding.check]),
        lambda finding: finding.check,
    ),
    Column(
        "state",
        N_("State"),
        lambda finding: _(STATES[finding.state]),
        lambda finding: finding.state,
    ),
    Column("code", N_("Code"), lambda finding: finding.said, lambda finding: finding.said),
    Column(
        "said",
        N_("Found"),
        said_text,
        said_text,
        elastic=True,
    ),
    Column(
        "fix",
        N_("To do"),
        lambda finding: remedy_text(finding) or "",
        remedy_text,
        elastic=True,
    ),
    Column("all", N_("Found"), _all, _all, elastic=True),
)
_PEOPLES: Final = frozenset({"check", "state", "all"})
_MACHINES: Final = frozenset({"check", "state", "code", "said", "fix"})

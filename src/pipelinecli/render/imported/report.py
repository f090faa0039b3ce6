"""An import as it is told: the file, how its columns were understood, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelinecli.exchange.outcome import Outcome


class Understood(NamedTuple):
    """One column of the file."""

    header: str
    field: str | None
    """Which of our fields it is; None where it was left alone."""
    how: str
    """How that was found out, as a token."""


class Report(NamedTuple):
    """Everything that is told of an import."""

    what: str
    """contacts, cards, activities or all."""
    file: str
    kind: str
    """csv, tsv, vcf, xlsx or json."""
    notes: Sequence[str]
    """What was found out about the file and about its columns, in sentences."""
    columns: Sequence[Understood]
    outcome: Outcome
    dry_run: bool = False
    skip_errors: bool = False
    errors: str | None = None
    """The file that bad rows were to go to."""
    preset: str | None = None
    """The name under which how the columns were understood was kept, or would be."""
    more: Mapping[str, Any] = {}
    """What else there is for programs."""

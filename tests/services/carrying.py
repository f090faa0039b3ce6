"""Bundles written from one store and taken into another, or into the same one later."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipelinecli.services.exporting.whole import write_all
from pipelinecli.services.importing.outcome import Asked
from pipelinecli.services.importing.whole import take_in
from tests.builders import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from pipelinecli.services.importing.outcome import Outcome, Step
    from tests.builders import Diary


def bundle_of(diary: Diary, moment: str = MONDAY) -> bytes:
    """Return what `export all` writes."""
    out = io.BytesIO()
    write_all(diary.desk(moment), out, lambda _done, _of: None)
    return out.getvalue()


def bring(diary: Diary, path: Path, moment: str = MONDAY, *, dry_run: bool = False) -> Outcome:
    """Take a bundle in."""
    return take_in(diary.desk(moment), str(path), Asked(dry_run=dry_run), unseen)


def unseen(_step: Step, _done: int, _of: int | None) -> None:
    """Show nobody how far it has come."""

"""What each parameter can be completed with: names from the store, stages, flags.

Nothing here fails aloud or creates a store: where it cannot know, it offers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipelinecli.cli.session import Session

_MOST = 30
_GRADES = ("A", "B", "C", "D")


class Candidate(NamedTuple):
    """One completion, with a line about it where there is one."""

    value: str
    about: str = ""


def _starting(values: Iterable[str], start: str) -> list[Candidate]:
    return [Candidate(value) for value in values if value.startswith(start)]


def _who(start: str, session: Session) -> list[Candidate]:
    """Offer names that begin with what was typed, once something was.

    A shell shows them as they are, so one that hides something is not offered.
    """
    from pipelinecli.render.text import safe_text
    from pipelinecli.store import cards

    if not start:
        return []
    try:
        store = session.store
        names = cards.names_starting(store, start, _MOST) if store.exists() else []
    except PipelineError:
        return []
    folded = (" ".join(name.split()) for name in names)
    return [Candidate(name) for name in folded if safe_text(name) == name]


def _stage(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.method.stages import BOARD

    return _starting(BOARD, start)


def _flag(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.method.flags import Flag

    return _starting(Flag, start)


def _kind(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.method.kinds import LOGGED

    return _starting(LOGGED, start)


def _criterion(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.method.criteria import Criterion

    return _starting([f"{criterion}=" for criterion in Criterion], start)


def _order(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.store.cards import LISTS

    return _starting(LISTS, start)


def _setting(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.config.settings import KNOWN

    return _starting(KNOWN, start)


def _format(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.render.formats.listing import Format

    return _starting(Format, start)


def _profile(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.method.figures.chain import profiles

    return _starting(profiles(), start)


def _language(start: str, _session: Session) -> list[Candidate]:
    return _starting(("en", "zh"), start)


def _scheduler(start: str, _session: Session) -> list[Candidate]:
    from pipelinecli.render.schedule.job import Scheduler

    return _starting(Scheduler, start)


def _grade(start: str, _session: Session) -> list[Candidate]:
    return _starting(_GRADES, start)


COMPLETERS: dict[str, Callable[[str, Session], list[Candidate]]] = {
    "who": _who,
    "keep": _who,
    "gone": _who,
    "referred_by": _who,
    "stage": _stage,
    "flag": _flag,
    "kind": _kind,
    "pairs": _criterion,
    "sort": _order,
    "key": _setting,
    "form": _format,
    "lang": _language,
    "language": _language,
    "grade": _grade,
    "profile": _profile,
    "scheduler": _scheduler,
}
"""By the name of the parameter; a parameter that is not here is left to the shell's own files."""

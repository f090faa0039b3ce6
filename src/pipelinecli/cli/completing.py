"""What the shell can complete: names from the store, stages, flags.

Completion never fails aloud and never creates a store: where it cannot know, it offers nothing.
"""

from __future__ import annotations

import os

import typer

from pipelinecli.method.stages import BOARD

_MOST = 30


def complete_who(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer names that begin with what was typed."""
    from pipelinecli.config.paths import store_path
    from pipelinecli.errors import PipelineError
    from pipelinecli.store import cards
    from pipelinecli.store.engine import Store

    if not incomplete:
        return []
    try:
        flag = ctx.find_root().params.get("store")
        store = Store(store_path(flag, os.environ.get("PIPELINE_STORE")))
        return cards.names_starting(store, incomplete, _MOST) if store.exists() else []
    except PipelineError:
        return []


def complete_stage(incomplete: str) -> list[str]:
    """Offer stage tokens."""
    return [stage.value for stage in BOARD if stage.value.startswith(incomplete)]


def complete_flag(incomplete: str) -> list[str]:
    """Offer flag tokens."""
    from pipelinecli.method.flags import Flag

    return [flag.value for flag in Flag if flag.value.startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Offer kinds of activity."""
    from pipelinecli.method.kinds import LOGGED

    return [kind.value for kind in LOGGED if kind.value.startswith(incomplete)]


def complete_mark(incomplete: str) -> list[str]:
    """Offer the five criteria."""
    from pipelinecli.method.criteria import Criterion

    return [f"{key.value}=" for key in Criterion if key.value.startswith(incomplete)]


def complete_sort(incomplete: str) -> list[str]:
    """Offer the orders of a list."""
    from pipelinecli.store.cards import LISTS

    return [key for key in LISTS if key.startswith(incomplete)]


def complete_setting(incomplete: str) -> list[str]:
    """Offer the settings."""
    from pipelinecli.config.settings import KNOWN

    return [key for key in KNOWN if key.startswith(incomplete)]

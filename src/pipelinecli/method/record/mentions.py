"""Where somebody's name may stand beside their own card: in what was written of others.

It refuses to say what is to be done about it: that is for whoever wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipelinecli.method.record.alterations import Field


class Mention(NamedTuple):
    """A text that has a name in it. What an attempt that is over has cannot be changed."""

    card: int | None
    """None for what was done with nobody on a card."""
    name: str
    """Whose card it is."""
    field: Field
    changeable: bool

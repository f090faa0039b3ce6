"""A label and what it stands before, with the colon of the reader's language.

It refuses to make either safe to show: whoever writes the line does.
"""

from __future__ import annotations

from pipelinecli.i18n import _


def labelled(label: str, value: object) -> str:
    """Return them as one line: Cycle: 28 days. A colon takes two cells in any language."""
    return _("{label}: {value}").format(label=label, value=value)
